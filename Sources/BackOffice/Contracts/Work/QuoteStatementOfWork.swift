import Domain
import GRDB

/// Offers terms until a day: at 24:00 of it, in the customer's zone, the quote lapses unless both have signed (3.3).
package struct QuoteStatementOfWork: Action {
    package static let permission = Permission.manageWork
    package static var example: QuoteStatementOfWork {
        var example = QuoteStatementOfWork(
            statementOfWork: Identifier(named: "SOW-2026-0012"), validUntil: Day(ordinal: 20_480),
            enhancedMaintenance: EnhancedMaintenanceTerms(
                maintenance: Identifier(named: "MSSA-000001"), yearlyHours: Hours(hours: 120), rate: Money(minor: 21_000, .usd),
                options: [FixedOption(name: "live chat", yearlyFee: Money(minor: 600_000, .usd))], startsOn: Day(ordinal: 20_500),
                firstYear: ShortYear(hours: Hours(hours: 100), fee: Money(minor: 2_600_000, .usd))))
        let project = Money(minor: 4_000_000, .usd)
        example.advancedServices = AdvancedServicesTerms(
            agreement: Identifier(named: "PSA-000001"), hours: Hours(hours: 200), fee: project, rate: Money(minor: 20_000, .usd),
            billing: .byPhase([AdvancedServicesTerms.Phase(name: "design", fee: project)]), startsOn: Day(ordinal: 20_500),
            endsOn: Day(ordinal: 20_600))
        return example
    }

    package var statementOfWork: StatementOfWork.ID
    package var validUntil: Day
    /// One of the two, by the kind that was requested.
    package var enhancedMaintenance: EnhancedMaintenanceTerms?
    package var advancedServices: AdvancedServicesTerms?

    package init(
        statementOfWork: StatementOfWork.ID, validUntil: Day, enhancedMaintenance: EnhancedMaintenanceTerms? = nil,
        advancedServices: AdvancedServicesTerms? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.validUntil = validUntil
        self.enhancedMaintenance = enhancedMaintenance
        self.advancedServices = advancedServices
    }

    package struct Quoted: Codable, Equatable, Sendable {
        package let validUntil: Day
        /// Whether the turnaround was kept.
        package let inTime: Bool?
    }

    package func perform(in book: Book) throws -> Quoted {
        var sow = try book.view.statementOfWork(statementOfWork)
        let customer = try book.view.customer(sow.customer)
        let terms = try terms(for: sow)
        try check(terms, of: sow, in: book.view)
        try sow.offer(
            terms, validUntil: validUntil, at: book.now, today: customer.zone.day(of: book.now), currency: customer.currency)
        try sow.updateState(at: book.now, book.db)
        try book.db.execute(
            sql: "INSERT INTO quote (customer, sow, terms, valid_until, quoted_by, quoted_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                sow.customer.text, sow.id.text, try Canonical.json(terms), validUntil.description, book.actor.id.text,
                book.now.milliseconds,
            ])
        return Quoted(validUntil: validUntil, inTime: try book.view.turnaround(of: sow)?.isMet)
    }

    private func terms(for sow: StatementOfWork) throws -> StatementOfWork.Terms {
        switch (enhancedMaintenance, advancedServices) {
        case (.some(let terms), nil): return .enhancedMaintenance(terms)
        case (nil, .some(let terms)): return .advancedServices(terms)
        case (nil, nil), (.some, .some): throw WorkRefusal.otherKind(sow.id, sow.kind)
        }
    }

    /// The agreement named is the customer's, and the days lie within it.
    private func check(_ terms: StatementOfWork.Terms, of sow: StatementOfWork, in view: View) throws {
        switch terms {
        case .enhancedMaintenance(let terms):
            let agreement = try view.maintenanceAgreement(terms.maintenance)
            guard agreement.customer == sow.customer else { throw Missing("maintenance agreement", terms.maintenance) }
            try terms.check(within: agreement.years)
        case .advancedServices(let terms):
            let agreement = try view.professionalServicesAgreement(terms.agreement)
            guard agreement.customer == sow.customer else { throw Missing("professional services agreement", terms.agreement) }
            guard agreement.covers(terms.startsOn), agreement.covers(terms.endsOn) else {
                throw WorkRefusal.outsideTheAgreement(sow.id, agreement.id.text)
            }
        }
    }
}
