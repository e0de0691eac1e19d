import Domain
import Foundation
import Testing

@testable import BackOffice
@testable import Demo
@testable import Reports
@testable import Workbook

/// The finance workbooks of real books: LibreOffice works every total out anew, and finds what billing's own queries say.
@Suite struct LedgerReportTests {
    @Test func `each total of the finance workbooks is the ledger's`() async throws {
        let folder = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let office = try await StoryBooks.open()
        let view = { (query: (View) throws -> Void) in try office.read(as: office.actor("whoever"), query) }
        let quarter = try #require(Quarter("2026Q3"))
        try view { view in
            let request = ReportRequest(period: .quarter(quarter))
            let invoices = try view.issuedInvoices(on: quarter.first...quarter.last)
            let balances = try invoices.compactMap { try view.balance(of: $0) }
            // Of three utilities: the yearly one of July, and the services of July and of August.
            #expect(invoices.count == 9 && balances.count == 9)
            try check("invoice-register", request, view, folder) { cells in
                let totals = invoices.compactMap { $0.issue?.totals }
                return cells == [
                    sum(totals.map(\.net)), sum(totals.map(\.tax)), sum(totals.map(\.total)), sum(balances.map(\.paid)),
                    sum(balances.map(\.credited)), sum(balances.map(\.open)),
                ]
            }
            try check("invoice-detail", request, view, folder) { cells in
                let lines = invoices.flatMap(\.lines)
                return cells == [sum(lines.map(\.amount)), lines.reduce(0) { $0 + $1.claims.count } * 100]
            }
            let day = try #require(Day("2026-09-30"))
            try check("ageing", ReportRequest(on: day), view, folder) { cells in
                let open = try view.ageing(on: day)
                return cells == [sum(open.map(\.open))]
                    + AgeBucket.allCases.map { age in sum(open.filter { $0.bucket == age }.map(\.open)) }
            }
            try check("deferred-revenue", ReportRequest(on: day), view, folder) { cells in
                let lines = try view.deferredRevenue(touching: .earliest ... .latest).map(\.revenue)
                return cells == [
                    sum(lines.map(\.fee)), sum(lines.map { $0.recognised(through: day) }),
                    sum(lines.map { $0.deferred(after: day) }),
                ]
            }
        }
        try office.close()
    }

    private func sum(_ amounts: [Money]) -> Int { amounts.reduce(0) { $0 + $1.minor } }

    /// Hundredths in the row of totals, as LibreOffice works them out.
    private func check(
        _ name: String, _ request: ReportRequest, _ view: View, _ folder: String, _ agrees: ([Int]) throws -> Bool
    ) throws {
        let path = "\(folder)/\(name).xlsx"
        try ReportCatalogue.report(name).workbook(request, from: view).write(to: path)
        guard let cells = try recalculated(path, sheet: 1) else { return }
        let totals = try #require(cells.first { $0.first == "All" }, "\(name)").compactMap(Double.init).map {
            Int(($0 * 100).rounded())
        }
        #expect(try agrees(totals), "\(name): \(totals)")
    }
}
