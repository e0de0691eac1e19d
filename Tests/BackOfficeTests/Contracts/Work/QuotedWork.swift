import BackOffice
import Domain

/// Two utilities with work that is quoted and not yet signed.
extension TestBooks {
    static let lakeside = CustomerCode(named: "LAKESIDE")
    static let signatories: [(Party, String)] = [(.customer, "Maria Ortiz"), (.provider, "Dana Ruiz")]

    static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    /// A services agreement of 2026 on, signed by both unless it is left a draft.
    func services(for customer: CustomerCode = riverbend, signed: Bool = true) async throws -> ProfessionalServicesAgreement.ID {
        let id = try await perform(
            DraftProfessionalServicesAgreement(customer: customer, from: Self.day("2026-01-01"))
        ).agreement
        guard signed else { return id }
        for (party, by) in Self.signatories {
            try await perform(
                SignProfessionalServicesAgreement(agreement: id, party: party, by: by, on: Zone.pacific.day(of: clock.now)))
        }
        return id
    }

    static func project(under agreement: ProfessionalServicesAgreement.ID) -> AdvancedServicesTerms {
        func fee(_ dollars: Int) -> Money { Money(minor: dollars * 100, .usd) }
        return AdvancedServicesTerms(
            agreement: agreement, hours: Hours(hours: 200), fee: fee(40_000), rate: fee(200),
            billing: .byPhase([.init(name: "design", fee: fee(15_000)), .init(name: "migration", fee: fee(25_000))]),
            startsOn: day("2026-03-02"), endsOn: day("2026-05-29"))
    }

    /// A project from March to May 2026 in two phases, quoted until the end of January.
    func quotedProject(
        for customer: CustomerCode = riverbend, under agreement: ProfessionalServicesAgreement.ID
    ) async throws -> StatementOfWork.ID {
        let id = try await perform(
            RequestStatementOfWork(customer: customer, kind: .advancedServices, title: "Migration")
        ).statementOfWork
        try await perform(RecordScoping(statementOfWork: id, completeAt: clock.now))
        try await perform(
            QuoteStatementOfWork(
                statementOfWork: id, validUntil: Self.day("2026-01-31"), advancedServices: Self.project(under: agreement)))
        return id
    }

    func sign(_ work: StatementOfWork.ID, on text: String) async throws {
        for (party, by) in Self.signatories {
            try await perform(SignStatementOfWork(statementOfWork: work, party: party, by: by, on: Self.day(text)))
        }
    }

    func plan(
        _ work: StatementOfWork.ID, from: String, through: String, specialist: String = "Lee Park"
    ) async throws -> PlanEngagement.Planned {
        try await perform(
            PlanEngagement(
                statementOfWork: work, subject: "Training", specialist: specialist, place: "On site", from: Self.day(from),
                through: Self.day(through)))
    }

    /// Someone who may do all that an account manager may, for one utility alone.
    func manager(of utility: CustomerCode) async throws -> Actor {
        let id = Actor.ID(named: "pat")
        try await tied(id, .accountManager, to: utility)
        return try office.actor("pat")
    }
}
