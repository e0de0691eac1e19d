/// An invoice from its draft on (7.3): `draft -> issued -> paid | credited`, or a draft that is discarded.
package struct Invoice: Equatable, Codable, Sendable {
    /// `DI-000012`, its name as a draft and in the books; it keeps it once it has a number.
    package typealias ID = Identifier<Invoice>
    /// `INV-2026-0001`.
    package typealias Number = Identifier<InvoiceNumber>

    package let id: ID
    package let customer: CustomerCode
    package let category: BilledItem.Category
    /// What it was drafted for.
    package let period: ReportingPeriod
    package let currency: Currency
    package let draftedOn: Day
    package let lines: [InvoiceLine]
    package private(set) var status: Status

    package enum Status: Equatable, Codable, Sendable {
        case draft
        case issued(Issue)
        case paid(Issue)
        /// A credit note stands over the whole of it.
        case credited(Issue)
        case discarded

        package var word: String {
            switch self {
            case .draft: "draft"
            case .issued: "issued"
            case .paid: "paid"
            case .credited: "credited"
            case .discarded: "discarded"
            }
        }
    }

    /// What issuing fixed.
    package struct Issue: Equatable, Codable, Sendable {
        package let number: Number
        /// In the customer's zone.
        package let on: Day
        package let at: Instant
        package let dueOn: Day
        package let tax: TaxTreatment
        package let totals: InvoiceTotals

        package init(number: Number, on: Day, at: Instant, dueOn: Day, tax: TaxTreatment, totals: InvoiceTotals) {
            self.number = number
            self.on = on
            self.at = at
            self.dueOn = dueOn
            self.tax = tax
            self.totals = totals
        }

        package var taxed: TaxedTotals { TaxedTotals(on: on, tax: tax, totals: totals) }
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, category: BilledItem.Category, period: ReportingPeriod, currency: Currency,
        draftedOn: Day, lines: [InvoiceLine], status: Status
    ) {
        self.id = id
        self.customer = customer
        self.category = category
        self.period = period
        self.currency = currency
        self.draftedOn = draftedOn
        self.lines = lines
        self.status = status
    }

    package var issue: Issue? {
        switch status {
        case .draft, .discarded: nil
        case .issued(let issue), .paid(let issue), .credited(let issue): issue
        }
    }

    /// Its number, or what it is called while it has none.
    package var name: String { issue?.number.text ?? id.text }

    package var net: Money? { lines.reduce(Money(minor: 0, currency)) { $0?.adding($1.amount) } }

    /// What its lines come to; issuing fixes it.
    package func totals(taxed treatment: TaxTreatment) throws(BillingRefusal) -> InvoiceTotals {
        try InvoiceTotals(of: lines, tax: treatment, currency: currency)
    }

    /// Fixes it: number, day, due day and tax. From then on it never changes.
    ///
    /// Refuses what is no draft, a day to come or before the draft, and a total below zero.
    package mutating func issue(
        _ number: Number, on day: Day, at instant: Instant, today: Day, dueDays: Int, tax: TaxTreatment
    ) throws(BillingRefusal) {
        switch status {
        case .draft: break
        case .issued, .paid, .credited: throw .issuedAlready(name)
        case .discarded: throw .discarded(id)
        }
        guard day <= today else { throw .inTheFuture(day) }
        guard day >= draftedOn else { throw .beforeItsDraft(id, day, drafted: draftedOn) }
        let totals = try totals(taxed: tax)
        guard totals.total.minor >= 0 else { throw .belowZero(id, totals.total) }
        let issue = Issue(number: number, on: day, at: instant, dueOn: day + dueDays, tax: tax, totals: totals)
        status = totals.total.minor == 0 ? .paid(issue) : .issued(issue)
    }

    /// Drops a draft; what it would have billed is billed by a later run.
    package mutating func discard() throws(BillingRefusal) {
        switch status {
        case .draft: status = .discarded
        case .issued, .paid, .credited: throw .issuedAlready(name)
        case .discarded: throw .discarded(id)
        }
    }

    /// Follows the money: paid when nothing is open, issued while something is.
    package mutating func settle(_ balance: InvoiceBalance) {
        switch status {
        case .issued(let issue), .paid(let issue): status = balance.isSettled ? .paid(issue) : .issued(issue)
        case .draft, .credited, .discarded: break
        }
    }

    mutating func markCredited(_ issue: Issue) { status = .credited(issue) }
}

/// Marks the numbers of issued invoices.
package enum InvoiceNumber {}

extension Optional<Money> {
    fileprivate func adding(_ other: Money) -> Money? { flatMap { $0.adding(other) } }
}
