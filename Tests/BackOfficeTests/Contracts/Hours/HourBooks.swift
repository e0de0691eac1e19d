import Domain
import Testing

@testable import BackOffice

/// Books with an Enhanced Maintenance SOW of 120 h for 2026 at 210.00/h, and what the tests of hours do to it.
struct HourBooks {
    let books: TestBooks
    let sow: StatementOfWork.ID
    let zone: Zone

    static let rate = Money(minor: 21_000, .usd)

    /// Under a maintenance agreement whose first year it begins with; signed on the day of `at`.
    static func make(
        unit: Int = 1, hours: Int = 120, zone: Zone = .pacific, from: String = "2026-01-01", at: String = "2025-12-01T18:00:00Z",
        customer: CustomerCode = TestBooks.riverbend
    ) async throws -> HourBooks {
        let books = try await TestBooks.make(at: at)
        try await books.register(customer, zone: zone)
        let agreement = try await books.perform(
            DraftMaintenanceAgreement(customer: customer, from: day(from), yearlyFee: Money(minor: 1_200_000, .usd))
        ).agreement
        let today = zone.day(of: books.clock.now)
        for (party, by) in signatories {
            try await books.perform(SignMaintenanceAgreement(agreement: agreement, party: party, by: by, on: today))
        }
        let sow = try await books.sign(
            customer, .enhancedMaintenance, today: today,
            maintenance: EnhancedMaintenanceTerms(
                maintenance: agreement, yearlyHours: Hours(hours: hours), rate: rate, unit: unit, startsOn: day(from)))
        return HourBooks(books: books, sow: sow, zone: zone)
    }

    /// A project from February to June 2026, billed monthly or by phase, signed today.
    func project(hours: Int = 100, phases: [AdvancedServicesTerms.Phase] = []) async throws -> StatementOfWork.ID {
        let today = zone.day(of: books.clock.now)
        let agreement = try await books.perform(
            DraftProfessionalServicesAgreement(customer: TestBooks.riverbend, from: Self.day("2026-01-01"))
        ).agreement
        for (party, by) in Self.signatories {
            try await books.perform(SignProfessionalServicesAgreement(agreement: agreement, party: party, by: by, on: today))
        }
        let fee = phases.isEmpty ? 2_100_000 : phases.reduce(0) { $0 + $1.fee.minor }
        return try await books.sign(
            TestBooks.riverbend, .advancedServices, today: today,
            project: AdvancedServicesTerms(
                agreement: agreement, hours: Hours(hours: hours), fee: Money(minor: fee, .usd), rate: Self.rate,
                billing: phases.isEmpty ? .monthly : .byPhase(phases), unit: 15, startsOn: Self.day("2026-02-01"),
                endsOn: Self.day("2026-06-30")))
    }

    static let signatories: [(Party, String)] = [(.customer, "Maria Ortiz"), (.provider, "Dana Ruiz")]

    static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    @discardableResult
    func log(
        _ minutes: Int, on: String, at: String? = nil, sow: StatementOfWork.ID? = nil, phase: String? = nil
    ) async throws -> LogHours.Logged {
        try await books.perform(
            LogHours(
                statementOfWork: sow ?? self.sow, on: Self.day(on), person: "Lee Park", minutes: Hours(minutes: minutes),
                phase: phase), at: at ?? "\(on)T20:00:00Z")
    }

    /// Drafted and signed by both on the day of `at`.
    @discardableResult
    func order(
        _ asks: ChangeOrder.Kind, minutes: Int? = nil, fee: Int? = nil, costs: Int? = nil, year: String? = nil, at: String,
        sow: StatementOfWork.ID? = nil
    ) async throws -> SignChangeOrder.Signed {
        let draft = DraftChangeOrder(
            statementOfWork: sow ?? self.sow, asks: asks, reason: "asked for", hours: minutes.map { Hours(minutes: $0) },
            fee: fee.map { Money(minor: $0, .usd) }, costs: costs.map { Money(minor: $0, .usd) }, year: year.map(Self.day))
        let order = try await books.perform(draft, at: at).changeOrder
        let on = Self.day(String(at.prefix(10)))
        let one = try await books.perform(SignChangeOrder(changeOrder: order, party: .customer, by: "Maria Ortiz", on: on))
        #expect(one.status == "signed by one" && one.effectiveFrom == nil)
        return try await books.perform(SignChangeOrder(changeOrder: order, party: .provider, by: "Dana Ruiz", on: on))
    }

    @discardableResult
    func notice(on: String, at: String? = nil, receivedAt: String? = nil) async throws -> GiveNotice.Given {
        try await books.perform(
            GiveNotice(
                statementOfWork: sow, receivedOn: Self.day(on), by: "Maria Ortiz", how: "letter",
                receivedAt: receivedAt.flatMap { Instant($0) }), at: at ?? "\(on)T20:00:00Z")
    }

    func ledger(_ year: String = "2026-01-01", sow: StatementOfWork.ID? = nil) throws -> HourLedger {
        try books.read(at: "2030-01-01T00:00:00Z") { view in
            let sow = try view.statementOfWork(sow ?? self.sow)
            return try view.hourLedger(of: sow, view.hourYear(of: sow, containing: Self.day(year)))
        }
    }

    func reminders(_ kind: Reminder.Kind) throws -> [Reminder] {
        try books.read(at: "2030-01-01T00:00:00Z") { try $0.reminders(of: TestBooks.riverbend) }.filter { $0.kind == kind }
    }
}

extension TestBooks {
    /// A statement of work requested, scoped, quoted and signed by both, all today.
    fileprivate func sign(
        _ customer: CustomerCode, _ kind: StatementOfWork.Kind, today: Day, maintenance: EnhancedMaintenanceTerms? = nil,
        project: AdvancedServicesTerms? = nil
    ) async throws -> StatementOfWork.ID {
        let sow = try await perform(RequestStatementOfWork(customer: customer, kind: kind, title: "Work")).statementOfWork
        try await perform(RecordScoping(statementOfWork: sow, completeAt: clock.now))
        try await perform(
            QuoteStatementOfWork(
                statementOfWork: sow, validUntil: today + 30, enhancedMaintenance: maintenance, advancedServices: project))
        for (party, by) in HourBooks.signatories {
            try await perform(SignStatementOfWork(statementOfWork: sow, party: party, by: by, on: today))
        }
        return sow
    }
}
