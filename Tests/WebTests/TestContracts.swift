import Domain
import Testing

@testable import BackOffice

/// Contracts of a utility as the worked example 4.6 has them: 120 h for 2026 at 210.00, with 43 h 30 min worked by 28 September.
struct TestContracts {
    let customer: CustomerCode
    let maintenance: MaintenanceAgreement.ID
    let work: StatementOfWork.ID
    /// The words only this utility may read.
    let canary: String

    static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    static func sign(_ perform: (Party) async throws -> Void) async throws {
        for party in Party.allCases { try await perform(party) }
    }

    static func fill(_ code: String, in office: Office) async throws -> TestContracts {
        let root = try office.actor("root")
        let customer = try #require(CustomerCode(code))
        let canary = TestServer.canaries[code] ?? ""
        let first = try day("2026-01-01")
        let maintenance = try await office.perform(
            DraftMaintenanceAgreement(customer: customer, from: first, yearlyFee: Money(minor: 4_800_000, .usd)), as: root
        ).agreement
        try await sign { party in
            try await office.perform(
                SignMaintenanceAgreement(agreement: maintenance, party: party, by: "Maria Ortiz", on: first), as: root)
        }
        let work = try await office.perform(
            RequestStatementOfWork(customer: customer, kind: .enhancedMaintenance, title: "Hours of 2026 \(canary)"), as: root
        ).statementOfWork
        try await office.perform(RecordScoping(statementOfWork: work, completeAt: Instant("2026-01-01T10:00:00Z")), as: root)
        try await office.perform(
            QuoteStatementOfWork(
                statementOfWork: work, validUntil: try day("2026-12-30"),
                enhancedMaintenance: EnhancedMaintenanceTerms(
                    maintenance: maintenance, yearlyHours: Hours(hours: 120), rate: Money(minor: 21_000, .usd), unit: 1,
                    startsOn: first)), as: root)
        try await sign { party in
            try await office.perform(
                SignStatementOfWork(statementOfWork: work, party: party, by: "Maria Ortiz", on: first), as: root)
        }
        for (on, minutes) in [("2026-03-02", 1_000), ("2026-06-30", 880), ("2026-09-01", 730)] {
            try await office.perform(
                LogHours(
                    statementOfWork: work, on: try day(on), person: "Lee Park", minutes: Hours(minutes: minutes),
                    note: "Training \(canary)"), as: root)
        }
        return TestContracts(customer: customer, maintenance: maintenance, work: work, canary: canary)
    }
}
