import BackOffice
import Domain
import Workbook

/// Hours bought, used, left and forecast lost, by statement of work and by month, with every entry.
enum HoursReport {
    static let report = Report(
        "hours", title: "Hours", holds: "Hours bought, used, left and forecast lost, by statement of work and month",
        over: .period
    ) { scope in
        let lines = try scope.customers.flatMap {
            try HoursLine.list(of: $0, days: scope.days, asOf: scope.day(for: $0), from: scope.view)
        }
        return HoursSheets.all(lines)
    }
}

/// The sheets about hours, for finance and for the quarterly status report.
enum HoursSheets {
    static func all(_ lines: [HoursLine]) -> [Sheet] {
        [
            Sheet(
                "Hours", title: "Hours", summary: "Each statement of work's year: bought, used, left, forecast lost",
                [.banner(verdict(lines))] + summary(lines)),
            Sheet("By month", title: "Hours by month", summary: "The same month by month", [.table(byMonth(lines))]),
            Sheet("Entries", title: "Entries", summary: "Every row of the ledgers in the period", [.table(entries(lines))]),
        ]
    }

    /// What there is to say first: work outside a budget, else hours that will be lost.
    static func verdict(_ lines: [HoursLine]) -> Verdict {
        let over = lines.filter { $0.overBudget > .zero }
        let losing = lines.filter { $0.lost > .zero }
        guard !lines.isEmpty else { return Verdict("No hours are under contract in these days.", .calm) }
        var words: [String] = []
        if !over.isEmpty {
            words.append("Over budget: \(over.map { "\($0.sow.id) by \($0.overBudget)" }.joined(separator: ", ")).")
        }
        if !losing.isEmpty {
            let named = losing.map { line in
                "\(line.sow.id) \(line.lost)\(line.worth.map { " (\($0))" } ?? "") on \(line.year.last.words)"
            }
            words.append("Forecast lost: \(named.joined(separator: ", ")).")
        }
        if words.isEmpty { return Verdict("No hours are forecast to be lost, and none are over budget.", .good) }
        return Verdict(words.joined(separator: " "), over.isEmpty ? .due : .late)
    }

    static func summary(_ lines: [HoursLine]) -> [Block] {
        let total = { (value: (HoursLine) -> Hours) in sum(lines.map(value)) }
        let columns: [Column<HoursLine>] = [
            Column("Customer", total: .text("All")) { .text($0.customer.text) },
            Column("SOW") { .text($0.sow.id.text) },
            Column("Title", widest: 34) { .text($0.sow.title) },
            Column("Year from") { .day($0.year.first) },
            Column("Year to") { .day($0.year.last) },
            Column("Bought", total: total(\.bought)) { .hours($0.bought) },
            Column("Used in period", total: total(\.usedInPeriod)) { .hours($0.usedInPeriod) },
            Column("Used", total: total(\.used)) { .hours($0.used) },
            Column("Expired", total: total(\.expired)) { .hours($0.expired) },
            Column("Left", total: total(\.left)) { .hours($0.left) },
            Column("Over budget", total: total(\.overBudget)) { .hours($0.overBudget) },
            Column("Forecast lost", total: total(\.lost)) { .hours($0.lost) },
            Column("Worth lost") { line in line.worth.map { .money($0) } ?? .empty },
        ]
        let table = Table("hours", lines, columns: columns, whenEmpty: "No hours are under contract in these days.")
        guard let first = lines.first else { return [.table(table)] }
        return [
            .table(table),
            .text("As of the end of \(first.asOf.words). Hours are counted hours; the words are on the sheet Notes."),
        ]
    }

    static func byMonth(_ lines: [HoursLine]) -> Table {
        let rows = lines.flatMap(\.months)
        let total = { (value: (HoursLine.MonthLine) -> Hours) in sum(rows.map(value)) }
        return Table(
            "hours-by-month", rows,
            columns: [
                Column("Customer", total: .text("All")) { .text($0.customer.text) },
                Column("SOW") { .text($0.sow.text) },
                Column("Month") { .month($0.month) },
                Column("Bought", total: total(\.bought)) { .hours($0.bought) },
                Column("Used", total: total(\.used)) { .hours($0.used) },
                Column("Expired", total: total(\.expired)) { .hours($0.expired) },
                Column("Left at month's end") { .hours($0.left) },
            ], whenEmpty: "No hours are under contract in these days.")
    }

    /// A live sum; where hours were taken off (a project with fewer of them) a workbook knows no time below zero to sum.
    private static func sum(_ hours: [Hours]) -> Total {
        let total = Cell.hours(hours.reduce(.zero, +))
        return hours.contains { $0 < .zero } ? .figure(total) : .sum(total)
    }

    private struct Entry: Sendable {
        let line: HoursLine
        let row: HourRow
    }

    static func entries(_ lines: [HoursLine]) -> Table {
        let rows = lines.flatMap { line in line.entries.map { Entry(line: line, row: $0) } }
        return Table(
            "hour-entries", rows,
            columns: [
                Column("Customer") { .text($0.line.customer.text) },
                Column("SOW") { .text($0.line.sow.id.text) },
                Column("Row") { .text($0.row.id.text) },
                Column("Day") { .day($0.row.on) },
                Column("Kind") { .text($0.row.kind.rawValue) },
                Column("Real") { $0.row.real == .zero ? .empty : .hours($0.row.real) },
                Column("Counted min") { .int($0.row.hours.minutes) },
                Column("In the budget") { .text($0.row.isOverBudget ? "over budget" : "yes") },
                Column("Person", widest: 26) { .text($0.row.person ?? "") },
                Column("For", widest: 34) { .text($0.row.request ?? $0.row.engagement?.text ?? $0.row.changeOrder?.text ?? "") },
                Column("Note", widest: 60) { .text($0.row.note) },
            ], whenEmpty: "No row lies in these days.")
    }
}
