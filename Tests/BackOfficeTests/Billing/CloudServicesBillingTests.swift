import Domain
import Foundation
import Testing

@testable import BackOffice

/// Cloud Services fees, optional charges from the registry, service credits as draft lines (7.1, 2.3, 13.5).
@Suite struct CloudServicesBillingTests {
    private static func cents(_ minor: Int) -> Money { Money(minor: minor, .usd) }

    /// An agreement from 10 August 2026 at 3,100.00 a month, three options priced.
    private func books(credits: CreditTerms? = nil, zone: Zone = .pacific) async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-07-01T00:00:00Z")
        try await books.register(zone: zone)
        var draft = DraftCloudServicesAgreement(
            customer: TestBooks.riverbend, tier: "Platinum", deliveryModel: .managedServices, dataCenter: .thirdParty,
            applications: [Identifier(named: "headend")], from: TestBooks.day("2026-08-10"), through: TestBooks.day("2027-08-09"))
        draft.options = ["cellular", "storage-15-minute", "storage-5-minute", "wan-backhaul"]
        draft.readTargets = []
        draft.fees = CloudServicesFees(
            fee: Self.cents(310_000), per: .month,
            options: [
                .init(option: "cellular", price: Self.cents(85)), .init(option: "storage-15-minute", price: Self.cents(3)),
                .init(option: "storage-5-minute", price: Self.cents(9)), .init(option: "wan-backhaul", price: Self.cents(4_500)),
            ])
        draft.credits = credits
        let agreement = try await books.perform(draft).agreement
        try await books.sign(agreement)
        return books
    }

    private func register(_ rows: [String], _ books: TestBooks) async throws {
        let head = "service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to"
        let path = TestBooks.temporaryPath() + ".csv"
        try Data(([head] + rows).joined(separator: "\n").appending("\n").utf8).write(to: URL(fileURLWithPath: path))
        let digest = try books.office.files.put(path)
        try await books.perform(ImportRegistry(utility: TestBooks.riverbend, sha256: digest))
    }

    private func row(_ name: String, _ configuration: String, _ communication: String, _ device: String, _ days: String) -> String
    {
        let commodity = configuration == "water" ? "water" : "electric"
        return "S\(name),P\(name),A\(name),\(commodity),01,M\(name),E\(name),\(configuration),\(communication),\(device),"
            + "billing-approved,\(days)"
    }

    private func lines(_ books: TestBooks, _ period: String, at text: String) async throws -> [String] {
        let run = try await books.perform(RunInvoices(period: try #require(ReportingPeriod(period))), at: text)
        return try books.read(at: text) { view in
            try run.drafts.flatMap { try view.invoice($0.invoice).lines }.map {
                "\($0.description) \($0.from) \($0.quantity) \($0.amount.minor)"
            }
        }
    }

    @Test func `months are billed in arrears, a part of one by its days; endpoints as they stand at its end (7_1)`() async throws
    {
        let books = try await books()
        try await register(
            [
                row("1", "residential-electric", "cellular", "R1", "2026-07-01,"),
                row("2", "residential-electric", "mesh", "R1", "2026-07-01,2026-09-01"),
                row("3", "water", "cellular", "R2", "2026-08-31,"),
                row("4", "water", "mesh", "R3", "2026-09-01,"),
                row("5", "commercial-electric", "cellular", "R3", "2026-07-01,2026-08-31"),
            ], books)
        #expect(try await lines(books, "2026-08", at: "2026-08-31T20:00:00Z") == [])
        // 22 of August's 31 days: 3,100.00 x 22 / 31. At its end E1, E2 and E3 stand; E4 begins then, E5 has gone.
        #expect(
            try await lines(books, "2026-08", at: "2026-09-01T20:00:00Z") == [
                "Cloud Services 2026-08-10 1 220000", "Cellular, per cellular endpoint 2026-08-01 2 170",
                "Extra storage for 15-minute data 2026-08-01 2 6", "WAN backhaul 2026-08-01 2 9000",
            ])
        #expect(
            try await lines(books, "2026-09", at: "2026-10-01T20:00:00Z") == [
                "Cloud Services 2026-09-01 1 310000", "Cellular, per cellular endpoint 2026-09-01 2 170",
                "Extra storage for 15-minute data 2026-09-01 1 3", "WAN backhaul 2026-09-01 3 13500",
            ])
        #expect(try await lines(books, "2026-09", at: "2026-10-02T20:00:00Z") == [])
    }

    @Test func `the end of a month is the utility's own midnight (7_1)`() async throws {
        let books = try await books(zone: try #require(Zone("America/New_York")))
        // Midnight in New York is 04:00 UTC: the first stands at the end of August there, the second begins with September.
        try await register(
            [
                row("1", "water", "cellular", "", "2026-09-01T03:59:00Z,"),
                row("2", "water", "cellular", "", "2026-09-01T04:00:00Z,"),
            ], books)
        #expect(
            try await lines(books, "2026-08", at: "2026-09-01T20:00:00Z").filter { $0.hasPrefix("Cellular") } == [
                "Cellular, per cellular endpoint 2026-08-01 1 85"
            ])
    }

    @Test func `a missed month is offered as a negative line from its close on, within the claim deadline (13_5)`() async throws {
        let terms = CreditTerms(
            bands: [
                .init(below: Percent(literal: 999_000), basisPoints: 500),
                .init(below: Percent(literal: 990_000), basisPoints: 1_000),
            ], claimDays: 30)
        let books = try await books(credits: terms)
        try await books.perform(
            RecordOutage(
                customer: TestBooks.riverbend, system: TestBooks.headend,
                startedAt: try #require(Instant("2026-09-10T12:00:00Z")), endedAt: Instant("2026-09-10T20:00:00Z")),
            at: "2026-09-11T00:00:00Z")
        #expect(try await lines(books, "2026-09", at: "2026-10-01T20:00:00Z").filter { $0.hasPrefix("Service") } == [])
        try await books.runJobs(until: "2026-10-08T20:00:00Z")
        // 8 of 720 hours down is 98.88 %, below 99 %: 10 % of 3,100.00.
        #expect(
            try await lines(books, "2026-09", at: "2026-10-09T20:00:00Z") == [
                "Service credit, availability in Sep 2026 2026-09-01 1 -31000"
            ])
        // Below zero it waits, and the next run adds to it.
        let draft = try #require(try books.read(at: "2026-10-09T20:00:00Z") { try $0.invoices().last })
        try await books.perform(SetTax(customer: TestBooks.riverbend, from: TestBooks.day("2026-01-01"), basisPoints: 0))
        await #expect(throws: BillingRefusal.belowZero(draft.id, Self.cents(-31_000))) {
            try await books.perform(IssueInvoice(invoice: draft.id))
        }
        // What the run would make of it is told over all its lines, as issuing takes them.
        let later = "2026-11-02T20:00:00Z"
        let totals = try books.read(at: later) { view in
            let plan = try view.invoicePlans(for: try #require(ReportingPeriod("2026-10"))).first { $0.addsTo == draft.id }
            return [try view.foretold(draft), try view.foretold(try #require(plan))].map { $0.taxed?.totals.total.minor }
        }
        #expect(totals == [-31_000, 279_000])
        _ = try await lines(books, "2026-10", at: later)
        let issued = try await books.perform(IssueInvoice(invoice: draft.id))
        #expect(issued.total.minor == 279_000)
    }

    @Test func `after its claim deadline a credit is offered only where it was claimed in time (13_5)`() async throws {
        let terms = CreditTerms(bands: [.init(below: Percent(literal: 999_000), basisPoints: 500)], claimDays: 10)
        let books = try await books(credits: terms)
        try await books.perform(
            RecordOutage(
                customer: TestBooks.riverbend, system: TestBooks.headend,
                startedAt: try #require(Instant("2026-09-10T12:00:00Z")), endedAt: Instant("2026-09-10T20:00:00Z")),
            at: "2026-09-11T00:00:00Z")
        try await books.runJobs(until: "2026-10-08T20:00:00Z")
        let agreement = CloudServicesAgreement.ID(named: "CSA-000001")
        let september = Month(of: TestBooks.day("2026-09-01"))
        func claim(_ day: String) -> ClaimServiceCredit {
            ClaimServiceCredit(agreement: agreement, month: september, receivedOn: TestBooks.day(day), by: "Maria Ortiz")
        }
        #expect(
            try await lines(books, "2026-10", at: "2026-11-09T20:00:00Z").filter { $0.hasPrefix("Service") } == [])
        // The close is on 7 October; ten days on it is the 17th.
        await #expect(throws: BillingRefusal.claimTooLate(september, deadline: TestBooks.day("2026-10-17"))) {
            try await books.perform(claim("2026-10-18"))
        }
        try await books.perform(claim("2026-10-17"))
        #expect(
            try await lines(books, "2026-10", at: "2026-11-10T20:00:00Z") == [
                "Service credit, availability in Sep 2026 2026-09-01 1 -15500"
            ])
    }
}
