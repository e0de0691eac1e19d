import Domain
import Testing

/// A statement of work as the tests of its life take it: valid until the end of November 2026, from 1 January 2027.
enum SampleWork {
    static let id = StatementOfWork.ID(named: "SOW-2026-0012")
    static let customer = CustomerCode(named: "RIVERBEND")
    static let scoped = Instant("2026-11-03T18:00:00Z") ?? .distantFuture
    static let quoted = Instant("2026-11-05T18:00:00Z") ?? .distantFuture

    static let euro = Currency("EUR") ?? .usd

    static func day(_ text: String) -> Day { Day(text) ?? .earliest }

    static func maintenance(
        hours: Int = 120, rate: Money = Money(minor: 21_000, .usd), options: [FixedOption] = [], unit: Int = 15,
        startsOn: String = "2027-01-01", firstYear: ShortYear? = nil
    ) -> EnhancedMaintenanceTerms {
        EnhancedMaintenanceTerms(
            maintenance: Identifier(named: "MSSA-000001"), yearlyHours: Hours(hours: hours), rate: rate, options: options,
            unit: unit, startsOn: day(startsOn), firstYear: firstYear)
    }

    static func project(
        fee: Int = 4_000_000, billing: AdvancedServicesTerms.Billing = .monthly, startsOn: String = "2027-01-01",
        endsOn: String = "2027-06-30"
    ) -> AdvancedServicesTerms {
        AdvancedServicesTerms(
            agreement: Identifier(named: "PSA-000001"), hours: Hours(hours: 200), fee: Money(minor: fee, .usd),
            rate: Money(minor: 20_000, .usd), billing: billing, startsOn: day(startsOn), endsOn: day(endsOn))
    }

    static func requested(_ kind: StatementOfWork.Kind = .enhancedMaintenance) throws -> StatementOfWork {
        try StatementOfWork(requested: id, customer: customer, kind: kind, title: "Enhanced Maintenance 2027")
    }

    static func quoted(_ terms: StatementOfWork.Terms = .enhancedMaintenance(maintenance())) throws -> StatementOfWork {
        var work = try requested(terms.kind)
        try work.scope(completeAt: scoped)
        try work.offer(terms, validUntil: day("2026-11-30"), at: quoted, today: day("2026-11-05"), currency: .usd)
        return work
    }

    static func bound(_ terms: StatementOfWork.Terms = .enhancedMaintenance(maintenance())) throws -> StatementOfWork {
        var work = try quoted(terms)
        try work.sign(signature(.customer, on: "2026-11-10"), today: day("2026-11-10"))
        try work.sign(signature(.provider, on: "2026-11-12"), today: day("2026-11-12"))
        return work
    }

    static func signature(_ party: Party, on text: String) -> Signature {
        Signature(party: party, by: party == .customer ? "Maria Ortiz" : "Dana Ruiz", on: day(text))
    }
}
