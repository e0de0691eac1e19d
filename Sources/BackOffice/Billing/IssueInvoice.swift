import Domain
import GRDB

/// Issues a draft: it gets its number and day, its tax is fixed, and from then on it never changes (7.3).
///
/// Refused where it no longer says what is due, and, without the word that it may, where a yearly invoice this early moves the
/// last day for notice of somebody (6.2).
package struct IssueInvoice: Action {
    package static let permission = Permission.issueInvoices
    package static var example: IssueInvoice {
        IssueInvoice(invoice: Identifier(named: "DI-000012"), on: Day(ordinal: 20_758), movesDeadline: true)
    }

    package var invoice: Invoice.ID
    /// In the customer's zone; today when left out.
    package var on: Day?
    /// That it may move a last day for notice.
    package var movesDeadline: Bool?

    package init(invoice: Invoice.ID, on: Day? = nil, movesDeadline: Bool? = nil) {
        self.invoice = invoice
        self.on = on
        self.movesDeadline = movesDeadline
    }

    package struct Issued: Codable, Equatable, Sendable {
        package let number: Invoice.Number
        package let on: Day
        package let dueOn: Day
        package let total: Money
        package let moved: [BillingRefusal.MovedDeadline]
    }

    package func perform(in book: Book) throws -> Issued {
        let view = book.view
        var issued = try view.invoice(invoice)
        let today = try view.customer(issued.customer).zone.day(of: book.now)
        let day = on ?? today
        if case .draft = issued.status { try view.requireDue(issued, today: today) }
        let moved = try view.deadlinesMoved(by: issued, issuedOn: day)
        guard moved.isEmpty || movesDeadline == true else { throw BillingRefusal.movesDeadlines(moved) }
        guard let tax = try view.tax(of: issued.customer, on: day) else {
            throw BillingRefusal.taxUnknown(issued.customer, day)
        }
        // Every refusal comes before the number: a refused issue gives it back with the transaction all the same.
        let number = try book.yearlyNumber("INV", of: day, as: InvoiceNumber.self)
        try issued.issue(
            number, on: day, at: book.now, today: today, dueDays: try view.dueDays(of: issued.customer), tax: tax.treatment)
        guard let issue = issued.issue else { throw Unreadable("invoice.number") }
        try book.store(issue, of: issued)
        return Issued(number: number, on: day, dueOn: issue.dueOn, total: issue.totals.total, moved: moved)
    }
}

/// Drops a draft; what it would have billed is billed by a later run.
package struct DiscardInvoice: Action {
    package static let permission = Permission.runInvoices
    package static var example: DiscardInvoice { DiscardInvoice(invoice: Identifier(named: "DI-000012")) }

    package var invoice: Invoice.ID

    package init(invoice: Invoice.ID) { self.invoice = invoice }

    package func perform(in book: Book) throws -> Done {
        var draft = try book.view.invoice(invoice)
        try draft.discard()
        try book.db.execute(
            sql: "UPDATE invoice SET status = 'discarded', discarded_by = ?, discarded_at = ? WHERE id = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, draft.id.text])
        try book.releaseClaims(of: draft.id)
        return Done()
    }
}

extension Book {
    /// The next number of a year's series, without gaps: `INV-2026-0001`.
    func yearlyNumber<Subject>(_ prefix: String, of day: Day, as: Subject.Type) throws -> Identifier<Subject> {
        let series = "\(prefix)-\(day.year.padded(4))"
        guard let number = Identifier<Subject>("\(series)-\(try number(series).padded(4))") else {
            throw Unreadable("number_series.last")
        }
        return number
    }
}

extension View {
    /// Refuses a draft with a line over what is no longer due, or is due otherwise: after a notice, a correction, a late fact.
    fileprivate func requireDue(_ draft: Invoice, today: Day) throws {
        // A later run may have added to it: as far ahead as a run may bill.
        let horizon = max(draft.period.last, today + 366)
        let due =
            try BillableFacts(self, through: horizon, customer: draft.customer, except: draft)
            .fetch()[draft.customer] ?? []
        let byKey = Dictionary(due.map { ("\($0.kind.rawValue) \($0.id)", $0) }, uniquingKeysWith: { first, _ in first })
        for line in draft.lines {
            for claim in line.claims {
                guard let fact = byKey["\(claim.kind.rawValue) \(claim.id)"], fact.item == line.item else {
                    throw BillingRefusal.stale(draft.id, "\(line.description) (\(claim.id)) is not due")
                }
                guard fact.quantity == claim.quantity, fact.price == claim.price else {
                    throw BillingRefusal.stale(
                        draft.id,
                        "\(line.description) (\(claim.id)) is \(fact.unit.words(fact.quantity)) at \(fact.price) now")
                }
            }
        }
    }

    /// Whose last day for notice an invoice moves forward when it is issued on a day: at or before the days of notice (6.2).
    package func deadlinesMoved(by invoice: Invoice, issuedOn day: Day) throws -> [BillingRefusal.MovedDeadline] {
        var moved: [BillingRefusal.MovedDeadline] = []
        for line in invoice.lines where line.item == .maintenanceFee {
            guard let id = MaintenanceAgreement.ID(line.agreement) else { throw Unreadable("invoice_line.agreement") }
            let agreement = try maintenanceAgreement(id)
            let year = ContractYear(first: line.from, last: line.through)
            let last = line.from - 1
            guard last >= agreement.terms.from, day <= last - agreement.noticeDays, try yearlyInvoiceIssued(id, year) == nil
            else { continue }
            for sow in try statementsOfWork(of: invoice.customer) {
                guard case .enhancedMaintenance(let terms) = sow.terms, terms.maintenance == id, terms.startsOn <= last,
                    try mayStillEnd(sow, on: day)
                else { continue }
                let before = try noticeDeadline(of: sow, hourYear(of: sow, containing: last)).day
                guard day - 1 < before else { continue }
                moved.append(
                    BillingRefusal.MovedDeadline(
                        customer: invoice.customer, statementOfWork: sow.id, before: before, after: day - 1))
            }
        }
        return moved
    }

    /// Binding or in effect, and no notice given.
    private func mayStillEnd(_ sow: StatementOfWork, on day: Day) throws -> Bool {
        switch sow.standing(on: day) {
        case .binding, .inEffect: try standingNotice(of: sow.id) == nil
        case .requested, .scoping, .quoted, .signedByOne, .lapsed, .completed, .cancelled: false
        }
    }
}
