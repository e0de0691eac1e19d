import Domain
import Foundation
import Testing

@testable import BackOffice

/// Books with a binding maintenance agreement and a binding professional services agreement of one customer, from 2026 on.
struct WorkBooks {
    let books: TestBooks
    let maintenance: MaintenanceAgreement.ID
    let services: ProfessionalServicesAgreement.ID

    static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    static func make(zone: Zone = .pacific, at: String = "2026-01-05T18:00:00Z") async throws -> WorkBooks {
        let books = try await TestBooks.make(at: at)
        try await books.register(zone: zone)
        let made = try await drafted(TestBooks.riverbend, in: books)
        for (party, by) in HourBooks.signatories {
            let on = zone.day(of: books.clock.now)
            try await books.perform(SignMaintenanceAgreement(agreement: made.maintenance, party: party, by: by, on: on))
            try await books.perform(SignProfessionalServicesAgreement(agreement: made.services, party: party, by: by, on: on))
        }
        return made
    }

    /// Both agreements as drafts.
    static func drafted(_ customer: CustomerCode, in books: TestBooks) async throws -> WorkBooks {
        let maintenance = try await books.perform(
            DraftMaintenanceAgreement(customer: customer, from: day("2026-01-01"), yearlyFee: Money(minor: 4_800_000, .usd))
        ).agreement
        let services = try await books.perform(
            DraftProfessionalServicesAgreement(customer: customer, from: day("2026-01-01"), through: day("2028-12-31"))
        ).agreement
        return WorkBooks(books: books, maintenance: maintenance, services: services)
    }

    var enhanced: EnhancedMaintenanceTerms {
        EnhancedMaintenanceTerms(
            maintenance: maintenance, yearlyHours: Hours(hours: 120), rate: Money(minor: 21_000, .usd), unit: 15,
            startsOn: Self.day("2026-01-01"))
    }

    func project(
        phases: [AdvancedServicesTerms.Phase] = [], from: String = "2026-02-01", through: String = "2026-06-30"
    ) -> AdvancedServicesTerms {
        AdvancedServicesTerms(
            agreement: services, hours: Hours(hours: 100),
            fee: Money(minor: phases.isEmpty ? 2_000_000 : phases.reduce(0) { $0 + $1.fee.minor }, .usd),
            rate: Money(minor: 20_000, .usd), billing: phases.isEmpty ? .monthly : .byPhase(phases),
            startsOn: Self.day(from), endsOn: Self.day(through))
    }

    /// Requested, scoped and quoted now.
    func quote(
        _ terms: StatementOfWork.Terms, until: String = "2026-12-31", of customer: CustomerCode = TestBooks.riverbend
    ) async throws -> StatementOfWork.ID {
        let sow = try await books.perform(RequestStatementOfWork(customer: customer, kind: terms.kind, title: "Work"))
            .statementOfWork
        try await books.perform(RecordScoping(statementOfWork: sow, completeAt: books.clock.now))
        try await offer(sow, terms, until: until)
        return sow
    }

    func offer(_ sow: StatementOfWork.ID, _ terms: StatementOfWork.Terms, until: String = "2026-12-31") async throws {
        var quote = QuoteStatementOfWork(statementOfWork: sow, validUntil: Self.day(until))
        switch terms {
        case .enhancedMaintenance(let terms): quote.enhancedMaintenance = terms
        case .advancedServices(let terms): quote.advancedServices = terms
        }
        try await books.perform(quote)
    }

    @discardableResult
    func sign(
        _ sow: StatementOfWork.ID, _ party: Party, on: String, at: String? = nil
    ) async throws -> SignStatementOfWork.Signed {
        try await books.perform(
            SignStatementOfWork(statementOfWork: sow, party: party, by: "Maria Ortiz", on: Self.day(on)), at: at)
    }

    /// Quoted and signed by both today.
    func bind(_ terms: StatementOfWork.Terms) async throws -> StatementOfWork.ID {
        let sow = try await quote(terms)
        let today = Zone.pacific.day(of: books.clock.now).description
        for (party, _) in HourBooks.signatories { try await sign(sow, party, on: today) }
        return sow
    }

    func plan(
        _ sow: StatementOfWork.ID, from: String, through: String, specialist: String = "Lee Park", order: ChangeOrder.ID? = nil
    ) async throws -> PlanEngagement.Planned {
        try await books.perform(
            PlanEngagement(
                statementOfWork: sow, subject: "Training", specialist: specialist, place: "Riverbend", from: Self.day(from),
                through: Self.day(through), changeOrder: order))
    }

    /// A file of these bytes in the file store.
    func receipt(_ text: String = "Flight 482.60") throws -> String {
        let path = TestBooks.temporaryPath()
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try books.office.files.put(path)
    }

    func standing(_ sow: StatementOfWork.ID) throws -> StatementOfWork.Standing {
        try books.office.read(as: books.root) { view in
            let work = try view.statementOfWork(sow)
            return work.standing(on: try view.today(of: work.customer))
        }
    }
}
