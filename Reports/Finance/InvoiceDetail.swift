import BackOffice
import Domain
import Workbook

/// Every line of the invoices issued in a period, with the facts it bills.
enum InvoiceDetail {
    static let report = Report(
        "invoice-detail", title: "Invoice detail", holds: "Each line of the invoices of a period, with the facts it bills",
        over: .period
    ) { scope in
        let invoices = try scope.view.invoiceEntries(issuedIn: scope.days, asOf: scope.asOf).filter {
            scope.holds($0.customer)
        }
        let byID = Dictionary(invoices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = try scope.view.lineEntries(of: invoices).compactMap { line in
            byID[line.invoice].map { DetailLine(invoice: $0, line: line) }
        }
        return sheets(rows)
    }

    static func sheets(_ rows: [DetailLine]) -> [Sheet] {
        let facts = rows.flatMap { row in row.line.facts.map { FactLine(row: row, fact: $0) } }
        return [
            Sheet(
                "Lines", title: "Lines", summary: "Each line with its service period, quantity, price and amount",
                CurrencyRows.split(rows) { $0.line.amount.currency }.map { .table(table($0)) }),
            Sheet(
                "Facts", title: "Facts", summary: "Every fact a line bills, with where its quantity or price comes from",
                [.table(table(facts))]),
        ]
    }

    private static func table(_ part: CurrencyRows<DetailLine>) -> Table {
        Table(
            part.name("lines"), part.rows,
            columns: [
                Column("Invoice", total: .text("All")) { .text($0.invoice.name) },
                Column("Customer") { .text($0.invoice.customer.text) },
                Column("Issued") { row in row.invoice.issue.map { .day($0.on) } ?? .empty },
                Column("Line") { .int($0.line.position) },
                Column("Agreement") { .text($0.line.agreement) },
                Column("Item", widest: 24) { .text($0.line.item) },
                Column("From") { .day($0.line.from) },
                Column("Through") { .day($0.line.through) },
                Column("Quantity") { $0.quantity },
                Column("Unit") { .text($0.line.unit) },
                Column("Price") { .money($0.line.price) },
                Column("Amount", total: .sum(part.sum(\.line.amount))) { .money($0.line.amount) },
                Column("Taxable") { .text($0.line.isTaxable ? "yes" : "no") },
                Column("Facts", total: .sum(.int(part.rows.reduce(0) { $0 + $1.line.facts.count }))) {
                    .int($0.line.facts.count)
                },
                Column("Description", widest: 60) { .text($0.line.description) },
            ], whenEmpty: "Nothing was issued in these days.")
    }

    private static func table(_ rows: [FactLine]) -> Table {
        Table(
            "facts", rows,
            columns: [
                Column("Invoice") { .text($0.row.invoice.name) },
                Column("Line") { .int($0.row.line.position) },
                Column("Customer") { .text($0.row.invoice.customer.text) },
                Column("Fact") { .text($0.fact.kind) },
                Column("Of", widest: 40) { .text($0.fact.id) },
                Column("Quantity") { $0.row.quantity(of: $0.fact.quantity) },
                Column("Where it comes from", widest: 80) { .text($0.fact.words) },
            ], whenEmpty: "Nothing was billed in these days.")
    }

    private struct FactLine: Sendable {
        let row: DetailLine
        let fact: InvoiceLineEntry.Fact
    }
}

struct DetailLine: Sendable {
    let invoice: InvoiceEntry
    let line: InvoiceLineEntry

    var quantity: Cell { quantity(of: line.quantity) }

    /// Minutes where the price is for an hour.
    func quantity(of amount: Int) -> Cell {
        line.unit == BillingUnit.hour.rawValue ? .hours(Hours(minutes: amount)) : .int(amount)
    }
}
