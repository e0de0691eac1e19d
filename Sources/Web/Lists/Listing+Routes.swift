import BackOffice
import Domain
import Foundation
import Workbook

extension Listing {
    /// The page, and the exports of exactly what it shows: the same filter, columns and order, uncapped; a line that stands
    /// beneath another in a cell has a column of its own.
    package var routes: [Route] {
        [
            .get(path, access, title) { visit in
                .page(Page(title, section: section, deeds: deeds(visit), try above(visit) + pieces(visit)))
            },
            .get(path + ".xlsx", access, "\(title), as a workbook") { visit in
                .workbook(try workbook(visit), name: "\(fileName).xlsx")
            },
            .get(path + ".csv", access, "\(title), as CSV") { visit in
                .download(name: "\(fileName).csv", type: "text/csv; charset=utf-8", Data(try table(visit).csv.utf8))
            },
        ]
    }

    private var fileName: String { path.split(separator: "/").joined(separator: "-") }

    private func table(_ visit: Visit) throws -> Table {
        let all = columns(visit)
        let rows = try page(ListQuery(visit.query, limit: nil), visit, all).rows
        return Table(title, rows, columns: chosen(of: all, visit).flatMap(\.exported), whenEmpty: whenEmpty)
    }

    /// With a foot that tells the filter, the zone, the count and the time (14.3).
    private func workbook(_ visit: Visit) throws -> Data {
        let table = try table(visit)
        let filters = try filters(visit).compactMap { filter in
            visit.query[filter.name].map { "\(filter.label.lowercased()) \($0)" }
        }
        let words = filters.isEmpty ? "all" : filters.joined(separator: ", ")
        let title = TitleBlock(
            title, customer: visit.actor.utility?.text ?? "All utilities", period: words, zone: visit.zone, madeAt: visit.now,
            madeBy: visit.actor.name)
        let foot =
            "Filter: \(words). \(table.count.counted("row")). Times in \(visit.zone.id). Made \(visit.zone.words(visit.now))."
        let sheet = Sheet(self.title, title: self.title, summary: words, [.table(table), .text(foot)])
        return try Workbook(title, sheets: [sheet], notes: []).bytes
    }
}
