import Domain
import GRDB

extension View {
    /// Issued invoices with something open at the end of a day, by customer and due day (7.4): of one customer, or of all the
    /// actor may see. Below zero where more was paid than is owed.
    package func ageing(of customer: CustomerCode? = nil, on day: Day) throws -> [AgedInvoice] {
        let issued = try issuedInvoices(of: customer, on: .earliest...day)
        let payments = Dictionary(grouping: try payments(where: "1", [:]), by: \.invoice)
        let notes = Dictionary(grouping: try creditNotes(where: "1", [:]), by: \.invoice)
        return try issued.compactMap { invoice in
            guard let issue = invoice.issue else { return nil }
            let balance = try InvoiceBalance(
                of: issue, payments: payments[invoice.id] ?? [], notes: notes[invoice.id] ?? [], on: day)
            guard balance.open.minor != 0 else { return nil }
            return AgedInvoice(
                invoice: invoice.id, number: issue.number, customer: invoice.customer, issuedOn: issue.on, dueOn: issue.dueOn,
                balance: balance, on: day)
        }.sorted { ($0.customer, $0.dueOn, $0.number) < ($1.customer, $1.dueOn, $1.number) }
    }
}
