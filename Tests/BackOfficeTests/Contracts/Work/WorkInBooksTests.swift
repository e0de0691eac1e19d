import Domain
import GRDB
import Testing

@testable import BackOffice

/// The life of statements of work in the books (3.1 to 3.3).
@Suite struct WorkInBooksTests {
    private static func books(zone: Zone = .pacific) async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-01-05T18:00:00Z")
        try await books.register(zone: zone)
        return books
    }

    private func standing(_ work: StatementOfWork.ID, _ books: TestBooks, at text: String) throws -> StatementOfWork.Standing {
        try books.read(at: text) { view in
            let work = try view.statementOfWork(work)
            return work.standing(on: try view.today(of: work.customer))
        }
    }

    @Test func `numbers run by the year of the request in the provider's zone`() async throws {
        let books = try await TestBooks.make(at: "2025-12-01T00:00:00Z")
        try await books.register(zone: try #require(Zone("America/New_York")))
        func request(at text: String) async throws -> String {
            let action = RequestStatementOfWork(customer: TestBooks.riverbend, kind: .advancedServices, title: "Work")
            return try await books.perform(action, at: text).statementOfWork.text
        }
        #expect(try await request(at: "2025-12-31T20:00:00Z") == "SOW-2025-0001")
        #expect(try await request(at: "2026-01-01T07:59:59Z") == "SOW-2025-0002")
        #expect(try await request(at: "2026-01-01T08:00:00Z") == "SOW-2026-0001")
    }

    @Test func `a quote lapses by the customer's own midnight (3_3)`() async throws {
        let books = try await Self.books(zone: try #require(Zone("America/New_York")))
        let work = try await books.quotedProject(under: books.services())
        #expect(try standing(work, books, at: "2026-02-01T04:59:59Z") == .quoted)
        #expect(try standing(work, books, at: "2026-02-01T05:00:00Z") == .lapsed)
        books.clock.stand(at: Instant("2026-02-03T18:00:00Z") ?? .distantFuture)
        await #expect(throws: WorkRefusal.quoteLapsed(work, TestBooks.day("2026-01-31"))) {
            try await books.sign(work, on: "2026-02-01")
        }
    }

    @Test func `a statement of work binds only under an agreement that binds`() async throws {
        let books = try await Self.books()
        let agreement = try await books.services(signed: false)
        let work = try await books.quotedProject(under: agreement)
        await #expect(throws: WorkRefusal.agreementNotBinding(work, agreement.text)) {
            try await books.sign(work, on: "2026-01-05")
        }
        let stands = try books.read(at: "2026-01-06T18:00:00Z") { try $0.statementOfWork(work) }
        #expect(stands.signatures.map(\.party) == [.customer], "the refused signature left nothing")
        let rows = try books.read(at: "2026-01-06T18:00:00Z") {
            try Int.fetchOne($0.db, sql: "SELECT count(*) FROM paper_signature WHERE paper = ?", arguments: [work.text])
        }
        #expect(rows == 1)
    }

    @Test func `the agreement is the customer's own, and its days hold the work's`() async throws {
        let books = try await Self.books()
        try await books.register(TestBooks.lakeside)
        let foreign = try await books.services(for: TestBooks.lakeside)
        await #expect(throws: Missing.self) { _ = try await books.quotedProject(under: foreign) }
        let short = try await books.perform(
            DraftProfessionalServicesAgreement(
                customer: TestBooks.riverbend, from: TestBooks.day("2026-01-01"), through: TestBooks.day("2026-05-28"))
        ).agreement
        await #expect(throws: WorkRefusal.self) { _ = try await books.quotedProject(under: short) }
    }

    @Test func `a phase is accepted once, by its name, and not before the work is in effect (7_1)`() async throws {
        let books = try await Self.books()
        let work = try await books.quotedProject(under: books.services())
        func accept(_ phase: String, on: String) -> AcceptPhase {
            AcceptPhase(statementOfWork: work, phase: phase, by: "Maria Ortiz", on: TestBooks.day(on))
        }
        await #expect(throws: WorkRefusal.notBinding(work)) { try await books.perform(accept("design", on: "2026-01-05")) }
        try await books.sign(work, on: "2026-01-05")
        await #expect(throws: WorkRefusal.notInEffect(work, TestBooks.day("2026-03-02"))) {
            try await books.perform(accept("design", on: "2026-03-01"), at: "2026-03-01T20:00:00Z")
        }
        books.clock.stand(at: Instant("2026-03-20T20:00:00Z") ?? .distantFuture)
        await #expect(throws: WorkRefusal.unknownPhase("desing", known: ["design", "migration"])) {
            try await books.perform(accept("desing", on: "2026-03-20"))
        }
        await #expect(throws: WorkRefusal.inTheFuture(TestBooks.day("2026-03-21"))) {
            try await books.perform(accept("design", on: "2026-03-21"))
        }
        try await books.perform(accept("design", on: "2026-03-20"))
        await #expect(throws: WorkRefusal.acceptedAlready("design")) {
            try await books.perform(accept("design", on: "2026-03-20"))
        }
        let accepted = try books.read(at: "2026-03-21T20:00:00Z") { try $0.acceptedPhases(of: $0.statementOfWork(work)) }
        #expect(accepted.map(\.phase) == ["design"] && accepted.first?.fee == Money(minor: 1_500_000, .usd))
    }

    @Test func `a year's requirements are gathered for a year there is; gathered again, the later hold and both stay (3_2)`()
        async throws
    {
        let hours = try await HourBooks.make()
        func gather(_ year: String, _ scope: String) async throws {
            try await hours.books.perform(
                GatherRequirements(
                    statementOfWork: hours.sow, year: TestBooks.day(year), scope: scope, assumptions: "None", schedule: "June",
                    responsibilities: "Lee Park leads"), at: "2026-09-03T18:00:00Z")
        }
        await #expect(throws: WorkRefusal.noSuchYear(hours.sow, TestBooks.day("2027-03-01"), first: TestBooks.day("2026-01-01")))
        {
            try await gather("2027-03-01", "Training")
        }
        try await gather("2027-01-01", "Training")
        try await gather("2027-01-01", "Two upgrades")
        try await gather("2026-01-01", "Health check")
        let (gathered, rows) = try hours.books.read(at: "2026-09-04T18:00:00Z") { view in
            let found = try view.requirements(of: view.statementOfWork(hours.sow))
            return (found, try Int.fetchOne(view.db, sql: "SELECT count(*) FROM yearly_requirements"))
        }
        #expect(gathered.map { "\($0.year) \($0.scope)" } == ["2026-01-01 Health check", "2027-01-01 Two upgrades"])
        #expect(rows == 3)
    }

    @Test func `another utility's work is missing, whatever is asked of it`() async throws {
        let books = try await Self.books()
        try await books.register(TestBooks.lakeside)
        let work = try await books.quotedProject(under: books.services())
        let pat = try await books.manager(of: TestBooks.lakeside)
        await #expect(throws: Missing.self) {
            try await books.office.perform(DropStatementOfWork(statementOfWork: work, why: "Not wanted"), as: pat)
        }
        await #expect(throws: Missing.self) {
            let action = RequestStatementOfWork(customer: TestBooks.riverbend, kind: .advancedServices, title: "Work")
            try await books.office.perform(action, as: pat)
        }
        #expect(throws: Missing.self) { try books.office.read(as: pat) { try $0.statementsOfWork(of: TestBooks.riverbend) } }
        #expect(throws: Missing.self) { try books.office.read(as: pat) { try $0.statementOfWork(work) } }
    }
}
