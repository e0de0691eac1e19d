import Domain
import GRDB

extension View {
    /// Issued invoices with something open at the end of a day, by customer and due day (7.4): of one customer, or of all the
    /// actor may see. Below zero where more was paid than is owed.
    package func ageing(of customer: CustomerCode? = nil, on day: Day) throws -> [AgedInvoice] {
        if let customer { try requireCustomer(customer) }
        let open = try invoiceEntries(
            "number IS NOT NULL AND issued_on <= ? AND (customer = ? OR ? IS NULL)",
            [day.description, customer?.text, customer?.text], asOf: day, isOpen: true)
        return try open.map { entry in
            guard let issue = entry.issue, let id = Invoice.ID(entry.id), let number = Invoice.Number(issue.number) else {
                throw Unreadable("invoice.number")
            }
            return AgedInvoice(
                invoice: id, number: number, customer: entry.customer, issuedOn: issue.on, dueOn: issue.dueOn,
                balance: InvoiceBalance(total: entry.total, paid: entry.paid, credited: entry.credited), on: day)
        }.sorted { ($0.customer, $0.dueOn, $0.number) < ($1.customer, $1.dueOn, $1.number) }
    }
}
