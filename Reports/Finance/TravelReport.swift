import BackOffice
import Domain
import Workbook

/// Travel and living of a period: what was spent, by whom it is borne, on which invoice it stands (3.5, 7.4).
enum TravelReport {
    static let report = Report(
        "travel", title: "Travel and living", holds: "Travel and living of a period, with receipts, rates and invoices",
        over: .period
    ) { scope in
        let invoices = try scope.view.invoicesOfExpenses()
        let rows = try scope.customers.flatMap { customer in
            try scope.view.expenses(of: customer.code).filter { scope.days.contains($0.spentOn) }.map {
                TravelLine(expense: $0, invoice: invoices[$0.id.text])
            }
        }
        return sheets(rows)
    }

    static func sheets(_ rows: [TravelLine]) -> [Sheet] {
        let waiting = rows.filter { $0.expense.bearer == .customer && $0.invoice == nil }.count
        let verdict =
            waiting == 0
            ? Verdict("All that customers bear is billed.", .good)
            : Verdict(
                waiting == 1
                    ? "1 expense that customers bear is not billed yet."
                    : "\(waiting.grouped) expenses that customers bear are not billed yet.", .due)
        return [
            Sheet(
                "Travel", title: "Travel and living", summary: "Each expense with its basis, who bears it and where it is billed",
                [.banner(verdict)] + CurrencyRows.split(rows, by: \.expense.amount.currency).map { .table(table($0)) })
        ]
    }

    private static func table(_ part: CurrencyRows<TravelLine>) -> Table {
        let currency = part.currency
        return Table(
            part.name("travel"), part.rows,
            columns: [
                Column("Customer", total: .text("All")) { .text($0.expense.customer.text) },
                Column("Expense") { .text($0.expense.id.text) },
                Column("SOW") { .text($0.expense.statementOfWork.text) },
                Column("Engagement") { .text($0.expense.engagement?.text ?? "") },
                Column("Day") { .day($0.expense.spentOn) },
                Column("Kind") { .text($0.expense.category.rawValue) },
                Column("What", widest: 44) { .text($0.expense.what) },
                Column("Basis", widest: 44) { .text($0.basis) },
                Column("Amount", total: .sum(part.sum(\.expense.amount))) { .money($0.expense.amount) },
                Column("Borne by customer", total: .sum(part.sum { $0.billable(currency) })) { .money($0.billable(currency)) },
                Column("Invoice") { .verdict($0.standing) },
            ], whenEmpty: "Nothing was spent in these days.")
    }
}

struct TravelLine: Sendable {
    let expense: Expense
    /// The number, or the draft, it stands on.
    let invoice: String?

    func billable(_ currency: Currency) -> Money {
        expense.bearer == .customer ? expense.amount : Money(minor: 0, currency)
    }

    var basis: String {
        switch expense.basis {
        case .actual(_, let receipt): "receipt \(receipt.prefix(12))"
        case .perDiem(let days, let rate, let asked): "\(days) days at \(rate) (\(asked))"
        }
    }

    var standing: Verdict {
        if expense.bearer == .provider { return Verdict("never billed", .calm) }
        return invoice.map { Verdict($0, .good) } ?? Verdict("not billed yet", .due)
    }
}
