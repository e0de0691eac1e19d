import BackOffice
import Domain
import Testing

struct AgreementTests {
    @Test func `an agreement is drafted, signed by both, and then in force with its tier`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let id = try await books.draft()
        #expect(id.text == "CSA-000001")
        #expect(try books.read(at: "2026-08-01T00:00:00Z") { try CustomerLine.list($0) }.first?.tier == nil)
        let signed = try await books.sign(id)
        #expect(signed.status == "binding")
        #expect(signed.commitments.map(\.text).contains("interval-t1"))
        let line = try #require(try books.read(at: "2026-08-01T00:00:00Z") { try CustomerLine.list($0) }.first)
        #expect((line.code, line.tier, line.zone) == (TestBooks.riverbend, "Gold", .pacific))
    }

    @Test func `two agreements of one customer are not in force on the same day`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let first = try await books.draft()
        try await books.sign(first)
        let second = try await books.draft(from: "2027-06-30", through: "2028-06-29")
        await #expect(throws: AgreementRefusal.self) { try await books.sign(second) }
        let third = try await books.draft(tier: "Platinum", from: "2027-07-01", through: "2028-06-30")
        try await books.sign(third)
        #expect(try books.read(at: "2027-08-01T00:00:00Z") { try CustomerLine.list($0) }.first?.tier == "Platinum")
    }

    @Test func `a customer has one binding maintenance agreement, another customer its own (3_1)`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.register(TestBooks.lakeside)
        let on = Day("2026-06-10") ?? .earliest
        func draft(_ customer: CustomerCode, from: String) async throws -> MaintenanceAgreement.ID {
            let fee = Money(minor: 4_800_000, .usd)
            let draft = DraftMaintenanceAgreement(customer: customer, from: Day(from) ?? .earliest, yearlyFee: fee)
            return try await books.perform(draft).agreement
        }
        func sign(_ agreement: MaintenanceAgreement.ID, _ party: Party) async throws -> String {
            let signed = SignMaintenanceAgreement(agreement: agreement, party: party, by: "Maria Ortiz", on: on)
            return try await books.perform(signed).status
        }
        let first = try await draft(TestBooks.riverbend, from: "2026-01-01")
        let second = try await draft(TestBooks.riverbend, from: "2027-07-01")
        #expect(try await sign(second, .customer) == "signed by one")
        _ = try await sign(first, .provider)
        #expect(try await sign(first, .customer) == "binding")
        let refusal = PaperRefusal.anotherBinds(first, from: Day("2026-01-01") ?? .earliest)
        await #expect(throws: refusal) { _ = try await sign(second, .provider) }
        #expect(refusal.message.contains("one maintenance agreement") && refusal.message.contains("(3.1)"))
        let third = try await draft(TestBooks.riverbend, from: "2027-01-01")
        await #expect(throws: refusal) { _ = try await sign(third, .customer) }
        let foreign = try await draft(TestBooks.lakeside, from: "2026-01-01")
        _ = try await sign(foreign, .provider)
        #expect(try await sign(foreign, .customer) == "binding")
    }

    @Test func `a new catalogue sells anew and leaves signed promises alone`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let old = try await books.draft()
        try await books.sign(old)
        let standard = Catalogue.standard
        func version(_ number: Int) -> Catalogue {
            Catalogue(
                version: number, tiers: Array(standard.tiers.dropFirst()), responsibilities: standard.responsibilities,
                options: standard.options, readTargets: [], maintenance: standard.maintenance)
        }
        await #expect(throws: CatalogueRefusal.versionTaken(3, next: 2)) {
            try await books.perform(PublishCatalogue(catalogue: version(3)))
        }
        try await books.perform(PublishCatalogue(catalogue: version(2)))
        await #expect(throws: CatalogueRefusal.unknownTier("Silver", known: ["Gold", "Platinum"])) {
            _ = try await books.draft(tier: "Silver", from: "2027-07-01", through: "2028-06-30")
        }
        let kept = try books.read(at: "2026-08-01T00:00:00Z") { try $0.agreement(old) }
        #expect(kept.promise?.commitments.count == 8)
    }

    @Test func `a customer is registered once, and corrected only in what changes`() async throws {
        let books = try await TestBooks.make()
        try await books.register()
        await #expect(throws: CustomerRefusal.alreadyRegistered(TestBooks.riverbend)) { try await books.register() }
        try await books.perform(CorrectCustomer(customer: TestBooks.riverbend, technicalRepresentative: "Ana Silva"))
        let customer = try books.read(at: "2026-08-01T00:00:00Z") { try $0.customer(TestBooks.riverbend) }
        #expect((customer.name, customer.technicalRepresentative) == ("Riverbend Electric", "Ana Silva"))
        await #expect(throws: CustomerRefusal.nothingToCorrect(TestBooks.riverbend)) {
            try await books.perform(CorrectCustomer(customer: TestBooks.riverbend, name: "Riverbend Electric"))
        }
    }
}
