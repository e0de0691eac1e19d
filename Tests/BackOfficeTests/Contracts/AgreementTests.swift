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
        #expect(kept.promise?.commitments.count == 7)
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
