import Domain
import Testing

/// What maintenance covers and hours buy (2.4, 8.5).
struct CoverageTests {
    private static let agreement = MaintenanceAgreement.ID(named: "MSSA-2026-0001")

    private static func mssa(signed: Bool = true, from: String = "2026-01-01") throws -> MaintenanceAgreement {
        let day = try #require(Day(from))
        var agreement = try MaintenanceAgreement(
            id: agreement, customer: CustomerCode(named: "RIVERBEND"),
            terms: MaintenanceAgreement.Terms(from: day, yearlyFee: Money(minor: 100, .usd)), currency: .usd)
        guard signed else { return agreement }
        for party in Party.allCases { try agreement.sign(Signature(party: party, by: "A", on: day), today: day) }
        return agreement
    }

    private static func budget(_ number: Int, _ lastDay: String, hours: Int, isInEffect: Bool = true) throws -> RoutingBudget {
        RoutingBudget(
            statementOfWork: StatementOfWork.ID(series: "SOW", number), lastDay: try #require(Day(lastDay)),
            left: Hours(hours: hours), isInEffect: isInEffect)
    }

    private static func coverage(_ service: String, on day: String = "2026-09-15", _ agreement: MaintenanceAgreement?) throws
        -> Coverage
    {
        try Coverage(of: service, under: agreement, on: try #require(Day(day)), catalogue: .standard)
    }

    @Test(arguments: [
        "technical questions by phone, email and portal", "scheduled maintenance and major releases", "hot fixes",
        "knowledge base", "troubleshooting and root cause", "severity escalation", "logging of enhancement requests",
    ])
    func `the agreement covers`(service: String) throws {
        #expect(try Self.coverage(service, Self.mssa()) == .maintenance(Self.agreement))
    }

    @Test(arguments: [
        "operator training", "IT and administrator training", "end-to-end upgrades", "system migrations",
        "consulting on best practice", "database administration", "database migrations", "annual health checks",
    ])
    func `it never covers`(service: String) throws {
        #expect(try Self.coverage(service, Self.mssa()) == .supplemental)
        #expect(try Self.coverage(service, nil) == .supplemental)
    }

    @Test func `break-fix without an agreement is refused, not sold by the hour`() throws {
        let day = try #require(Day("2026-09-15"))
        for agreement in [nil, try Self.mssa(signed: false), try Self.mssa(from: "2026-09-16")] {
            #expect(throws: CoverageRefusal.noAgreement("hot fixes", day)) { try Self.coverage("hot fixes", agreement) }
        }
        #expect(try Self.coverage("hot fixes", Self.mssa(from: "2026-09-15")) == .maintenance(Self.agreement))
    }

    @Test func `what the catalogue does not sell is refused with what it does`() throws {
        #expect {
            try Self.coverage("gardening", Self.mssa())
        } throws: { ($0 as? CoverageRefusal)?.message.contains("annual health checks") == true }
    }

    @Test func `break-fix draws no hours, however many are left`() throws {
        let route = try WorkRoute(.maintenance(Self.agreement), budgets: [Self.budget(1, "2026-12-31", hours: 90)])
        #expect(route.way == .coveredByMaintenance(Self.agreement))
    }

    @Test func `supplemental work draws on the budget in effect that ends first and holds it`() throws {
        let budgets = [
            try Self.budget(1, "2027-06-30", hours: 90), try Self.budget(2, "2026-12-31", hours: 10),
            try Self.budget(3, "2026-10-31", hours: 90, isInEffect: false),
        ]
        func way(_ hours: Int?) throws -> WorkRoute.Way {
            try WorkRoute(.supplemental, needs: hours.map { Hours(hours: $0) }, budgets: budgets).way
        }
        #expect(try way(nil) == .budget(StatementOfWork.ID(series: "SOW", 2)))
        #expect(try way(10) == .budget(StatementOfWork.ID(series: "SOW", 2)))
        #expect(try way(11) == .budget(StatementOfWork.ID(series: "SOW", 1)))
        #expect(try way(91) == .statementOfWorkRequest)
    }

    @Test func `without a budget that holds a minute a statement of work is requested`() throws {
        #expect(try WorkRoute(.supplemental, budgets: []).way == .statementOfWorkRequest)
        let empty = try WorkRoute(.supplemental, budgets: [Self.budget(1, "2026-12-31", hours: 0)])
        #expect(empty.way == .statementOfWorkRequest)
        #expect(empty.derivation.text.contains("no budget in effect has hours left"))
    }

    @Test(arguments: [0, -1, 600_001, Int.max, Int.min])
    func `an estimate out of bounds is refused`(minutes: Int) {
        #expect(throws: CoverageRefusal.estimateOutOfBounds) {
            try WorkRoute(.supplemental, needs: Hours(minutes: minutes), budgets: [])
        }
    }
}
