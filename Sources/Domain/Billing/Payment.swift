/// Money received for an invoice.
package struct Payment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Payment>

    package let id: ID
    package let invoice: Invoice.ID
    package let amount: Money
    package let on: Day
    /// As the bank statement has it.
    package let reference: String
    /// Where it was recorded wrongly, or went back: the day.
    package let reversedOn: Day?

    package init(id: ID, invoice: Invoice.ID, amount: Money, on: Day, reference: String, reversedOn: Day? = nil) {
        self.id = id
        self.invoice = invoice
        self.amount = amount
        self.on = on
        self.reference = reference
        self.reversedOn = reversedOn
    }

    /// Whether it counts on a day.
    package func counts(on day: Day) -> Bool { on <= day && reversedOn.map { day < $0 } ?? true }
}

/// What of an invoice is paid, credited, open (7.3).
package struct InvoiceBalance: Equatable, Codable, Sendable {
    package let total: Money
    package let paid: Money
    package let credited: Money

    package init(total: Money, paid: Money, credited: Money) {
        self.total = total
        self.paid = paid
        self.credited = credited
    }

    /// As it stood at the end of a day.
    package init(of issue: Invoice.Issue, payments: [Payment], notes: [CreditNote], on day: Day) throws(BillingRefusal) {
        let zero = Money(minor: 0, issue.totals.total.currency)
        var (paid, credited) = (zero, zero)
        for payment in payments where payment.counts(on: day) { paid = try paid.plus(payment.amount) }
        for note in notes where note.on <= day { credited = try credited.plus(note.totals.total) }
        self.init(total: issue.totals.total, paid: paid, credited: credited)
    }

    /// Below zero where more was paid than is owed: it goes back to the customer.
    package var open: Money {
        Money(minor: total.minor.addingClamped(-paid.minor).addingClamped(-credited.minor), total.currency)
    }

    package var isSettled: Bool { open.minor <= 0 }

    /// Refuses an amount of nothing, of another currency, or above what is open.
    package func check(_ amount: Money, of invoice: String) throws(BillingRefusal) {
        guard amount.currency == total.currency else { throw .otherCurrency(amount.currency, total.currency) }
        guard amount.minor > 0 else { throw .nothingToRecord }
        guard amount.minor <= open.minor else { throw .aboveWhatIsOpen(invoice, open: open) }
    }
}

extension Money {
    func plus(_ other: Money) throws(BillingRefusal) -> Money {
        guard let sum = adding(other) else { throw .amountOutOfBounds }
        return sum
    }
}
