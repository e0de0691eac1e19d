import Domain
import GRDB

/// One invoice as finance and its paper see it: what it comes to, and what of it is paid, credited and open on a day.
package struct InvoiceEntry: Equatable, Sendable {
    /// `DI-000001`: the key it was drafted under.
    package let id: String
    package let customer: CustomerCode
    /// The month or quarter of the run that drafted it.
    package let period: String
    package let status: String
    package let draftedOn: Day
    /// What only an issued invoice has.
    package let issue: Issue?
    /// Of a draft: its lines, before tax.
    package let net: Money
    /// The sum of the taxable lines.
    package let taxable: Money
    package let tax: Money
    package let total: Money
    package let paid: Money
    package let credited: Money

    package struct Issue: Equatable, Sendable {
        package let number: String
        package let on: Day
        package let dueOn: Day
        /// Nil where the customer was exempt.
        package let taxBasisPoints: Int?
        package let exempt: String?
    }

    /// Nothing is open on a draft.
    package var open: Money { issue == nil ? Money(minor: 0, total.currency) : total.less(paid).less(credited) }

    /// The number, or the draft's key.
    package var name: String { issue?.number ?? id }
}

/// One payment that reached an invoice, or that was taken back.
package struct PaymentEntry: Equatable, Sendable {
    package let id: String
    package let invoice: String
    package let customer: CustomerCode
    package let amount: Money
    package let on: Day
    package let reference: String
    /// Why it was taken back, where it was.
    package let reversed: String?
}

/// One credit note, with what it takes off an invoice.
package struct CreditNoteEntry: Equatable, Sendable {
    package let number: String
    package let customer: CustomerCode
    package let invoiceID: String
    package let invoice: String
    package let isWhole: Bool
    package let reason: String
    package let on: Day
    package let net: Money
    package let taxable: Money
    package let tax: Money
    package let total: Money
    package let taxBasisPoints: Int?
    package let exempt: String?
}

/// One line of an invoice, with the facts it bills; or the part of it that a credit note takes off.
package struct InvoiceLineEntry: Equatable, Sendable {
    package let invoice: String
    package let position: Int
    package let agreement: String
    package let item: String
    package let description: String
    package let from: Day
    package let through: Day
    /// Minutes where the unit is an hour.
    package let quantity: Int
    /// `each`, `hour`, `day`, `endpoint-month`, `device-month`.
    package let unit: String
    package let price: Money
    package let amount: Money
    package let isTaxable: Bool
    package let isPrepaid: Bool
    package let facts: [Fact]

    package struct Fact: Equatable, Sendable {
        package let kind: String
        package let id: String
        package let quantity: Int
        package let words: String
    }
}
