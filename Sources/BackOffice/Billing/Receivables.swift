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

    /// The prepaid lines of issued invoices with something left to recognise, or recognised, on these days (7.4): less what
    /// credit notes have taken off them.
    package func deferredRevenue(of customer: CustomerCode? = nil, touching days: ClosedRange<Day>) throws -> [DeferredLine] {
        let notes = Dictionary(grouping: try creditNotes(where: "1", [:]), by: \.invoice)
        return try issuedInvoices(of: customer, on: .earliest...days.upperBound).flatMap { invoice -> [DeferredLine] in
            let left = try invoice.remaining(after: notes[invoice.id] ?? [])
            return invoice.lines.compactMap { line in
                guard line.isPrepaid, line.through >= days.lowerBound, line.from <= days.upperBound,
                    let fee = left.first(where: { $0.line == line.position })?.amount, fee.minor != 0
                else { return nil }
                return DeferredLine(
                    invoice: invoice.id, number: invoice.name, customer: invoice.customer, position: line.position,
                    agreement: line.agreement, description: line.description,
                    revenue: DeferredRevenue(fee: fee, from: line.from, through: line.through))
            }
        }
    }
}

/// A prepaid line and what of it is recognised month by month.
package struct DeferredLine: Equatable, Codable, Sendable {
    package let invoice: Invoice.ID
    package let number: String
    package let customer: CustomerCode
    package let position: Int
    package let agreement: String
    package let description: String
    package let revenue: DeferredRevenue
}
