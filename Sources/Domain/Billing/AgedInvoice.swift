/// What is owed by the age of its due day (7.4).
package enum AgeBucket: String, CaseIterable, Codable, Sendable {
    case notDue = "not due"
    case to30 = "1-30"
    case to60 = "31-60"
    case to90 = "61-90"
    case over90 = "over 90"
    /// More was paid and credited than was owed. It is nobody's debt to the provider, whatever its day, and lessens none of another.
    case credit

    /// By days after the due day; on the due day itself nothing is overdue.
    package init(_ open: Money, dueOn: Day, on day: Day) {
        guard open.minor >= 0 else {
            self = .credit
            return
        }
        self =
            switch day - dueOn {
            case ...0: .notDue
            case 1...30: .to30
            case 31...60: .to60
            case 61...90: .to90
            default: .over90
            }
    }
}

/// One issued invoice that is open at the end of a day.
package struct AgedInvoice: Equatable, Codable, Sendable {
    package let invoice: Invoice.ID
    package let number: Invoice.Number
    package let customer: CustomerCode
    package let issuedOn: Day
    package let dueOn: Day
    package let balance: InvoiceBalance
    package let bucket: AgeBucket

    package init(
        invoice: Invoice.ID, number: Invoice.Number, customer: CustomerCode, issuedOn: Day, dueOn: Day, balance: InvoiceBalance,
        on day: Day
    ) {
        self.invoice = invoice
        self.number = number
        self.customer = customer
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        self.balance = balance
        bucket = AgeBucket(balance.open, dueOn: dueOn, on: day)
    }

    package var open: Money { balance.open }
}
