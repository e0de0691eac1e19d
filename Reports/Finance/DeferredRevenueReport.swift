import BackOffice
import Domain
import Workbook

/// Fees paid before they are served: what is recognised to a month's end, and what is still deferred (7.4).
enum DeferredRevenueReport {
    static let report = Report(
        "deferred-revenue", title: "Deferred revenue",
        holds: "Prepaid fees by month: recognised to the month's end, and what is still deferred", over: .day
    ) { scope in
        let day = scope.days.upperBound
        let fees = try scope.view.prepaidEntries(issuedBy: day).filter { scope.holds($0.customer) }
        return sheets(fees.map(PrepaidLine.init), asOf: Month(of: day))
    }

    static func sheets(_ lines: [PrepaidLine], asOf month: Month) -> [Sheet] {
        let parts = CurrencyRows.split(lines, by: \.entry.fee.currency)
        return [
            Sheet(
                "Deferred", title: "Deferred revenue", summary: "Each prepaid fee: recognised to the month's end, and deferred",
                [.text("Recognised to the end of \(month.words).")] + parts.map { .table(table($0, asOf: month)) }),
            Sheet(
                "By month", title: "By month", summary: "All prepaid fees, month by month",
                parts.flatMap { [Block.table(byMonth($0))] }),
            Sheet(
                "Schedule", title: "Schedule", summary: "Each prepaid fee month by month; its months sum to the fee",
                parts.map { .table(schedule($0)) }),
        ]
    }

    private static func table(_ part: CurrencyRows<PrepaidLine>, asOf month: Month) -> Table {
        Table(
            part.name("deferred"), part.rows,
            columns: [
                Column("Customer", total: .text("All")) { .text($0.entry.customer.text) },
                Column("Invoice") { .text($0.entry.invoice) },
                Column("Agreement") { .text($0.entry.agreement) },
                Column("From") { .day($0.entry.from) },
                Column("Through") { .day($0.entry.through) },
                Column("Fee", total: .sum(part.sum(\.entry.fee))) { .money($0.entry.fee) },
                Column("Recognised", total: .sum(part.sum { $0.recognised(to: month.last) })) {
                    .money($0.recognised(to: month.last))
                },
                Column("Deferred", total: .sum(part.sum { $0.deferred(after: month.last) })) {
                    .money($0.deferred(after: month.last))
                },
                Column("For", widest: 60) { .text($0.entry.description) },
            ], whenEmpty: "No fee is prepaid.")
    }

    private static func byMonth(_ part: CurrencyRows<PrepaidLine>) -> Table {
        let months = Set(part.rows.flatMap(\.months)).sorted()
        let rows = months.map { month in
            MonthSum(
                month: month, recognised: part.total { $0.recognised(in: month) },
                deferred: part.total { $0.deferred(after: month.last) })
        }
        return Table(
            part.name("deferred-months"), rows,
            columns: [
                Column("Month", total: .text("All")) { .month($0.month) },
                Column("Recognised in the month", total: .sum(part.sum(\.entry.fee))) { .money($0.recognised) },
                Column("Deferred at its end") { .money($0.deferred) },
            ], whenEmpty: "No fee is prepaid.")
    }

    private static func schedule(_ part: CurrencyRows<PrepaidLine>) -> Table {
        let rows = part.rows.flatMap { line in line.months.map { ScheduleRow(line: line, month: $0) } }
        return Table(
            part.name("schedule"), rows,
            columns: [
                Column("Customer", total: .text("All")) { .text($0.line.entry.customer.text) },
                Column("Invoice") { .text($0.line.entry.invoice) },
                Column("Agreement") { .text($0.line.entry.agreement) },
                Column("Month") { .month($0.month) },
                Column("Recognised", total: .sum(part.sum(\.entry.fee))) { .money($0.line.recognised(in: $0.month)) },
                Column("For", widest: 60) { .text($0.line.entry.description) },
            ], whenEmpty: "No fee is prepaid.")
    }

    private struct MonthSum: Sendable {
        let month: Month
        let recognised: Money
        let deferred: Money
    }

    private struct ScheduleRow: Sendable {
        let line: PrepaidLine
        let month: Month
    }
}

/// One prepaid fee over its days.
struct PrepaidLine: Sendable {
    let entry: PrepaidEntry

    private var revenue: DeferredRevenue { DeferredRevenue(fee: entry.fee, from: entry.from, through: entry.through) }

    func recognised(to day: Day) -> Money { revenue.recognised(through: day) }
    func recognised(in month: Month) -> Money { revenue.recognised(in: month) }
    func deferred(after day: Day) -> Money { revenue.deferred(after: day) }
    var months: [Month] { revenue.months.map(\.month) }
}
