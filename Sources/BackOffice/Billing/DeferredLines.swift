import Domain
import GRDB

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

extension View {
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
