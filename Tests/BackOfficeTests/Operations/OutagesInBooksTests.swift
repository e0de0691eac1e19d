import BackOffice
import Domain
import Testing

struct OutagesInBooksTests {
    private static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft())
        return books
    }

    @Test func `an outage is known as it was known at each instant`() async throws {
        let books = try await Self.books()
        let start = try Self.at("2026-09-14T10:00:00-07:00")
        let recorded = try await books.perform(
            RecordOutage(customer: TestBooks.riverbend, system: TestBooks.headend, startedAt: start), at: "2026-09-14T18:00:00Z")
        try await books.perform(EndOutage(outage: recorded.outage, endedAt: start + 3_600), at: "2026-09-14T20:00:00Z")
        try await books.perform(
            CorrectOutage(outage: recorded.outage, reason: "clock ahead", endedAt: start + 1_800), at: "2026-09-20T00:00:00Z")
        func end(asOf text: String) throws -> [Instant?] {
            let instant = try Self.at(text)
            return try books.read(at: text) { try $0.outages(of: TestBooks.riverbend, asOf: instant) }.map(\.endedAt)
        }
        #expect(try end(asOf: "2026-09-14T17:59:59Z") == [])
        #expect(try end(asOf: "2026-09-14T18:00:00Z") == [nil])
        #expect(try end(asOf: "2026-09-15T00:00:00Z") == [start + 3_600])
        #expect(try end(asOf: "2026-09-21T00:00:00Z") == [start + 1_800])
    }

    @Test func `a system no agreement names is refused, so that no typing error hides an outage`() async throws {
        let books = try await Self.books()
        let typo = try #require(MonitoredSystem("haedend"))
        await #expect(throws: OutageRefusal.unknownSystem(typo, known: ["headend", "infrastructure"])) {
            try await books.perform(
                RecordOutage(customer: TestBooks.riverbend, system: typo, startedAt: Instant(seconds: 1_700_000_000)))
        }
    }

    @Test func `a window leaves the agreed time of its month, and its overrun is downtime`() async throws {
        let books = try await Self.books()
        let start = try Self.at("2026-09-15T02:00:00-07:00")
        let approved = try await books.perform(
            ApproveServiceWindow(
                customer: TestBooks.riverbend, systems: [TestBooks.headend], start: start, end: start + 7_200,
                announcedAt: start - 604_800),
            at: "2026-09-10T00:00:00Z")
        #expect(approved.standing == "counts")
        try await books.perform(
            RecordWindowCompletion(window: approved.window, endedAt: start + 8_100, available: false), at: "2026-09-16T00:00:00Z")
        let month = try #require(Month("2026-09"))
        let rows = try books.read(at: "2026-10-02T00:00:00-07:00") { try $0.availability(of: TestBooks.riverbend, in: month) }
        #expect(rows.map(\.figure.system.name) == ["headend", "infrastructure"])
        #expect(rows.map(\.figure.agreed) == [20_160 * 60 - 7_200, 43_200 * 60])
        #expect(rows.map(\.figure.down) == [900, 0])
        #expect(rows.map(\.isFinal) == [false, false])
    }

    @Test func `nobody approves a window they asked for`() async throws {
        let books = try await Self.books()
        await #expect(throws: WindowRefusal.ownRequest) {
            try await books.perform(
                ApproveServiceWindow(
                    customer: TestBooks.riverbend, start: Instant(seconds: 1_790_000_000), end: Instant(seconds: 1_790_003_600),
                    announcedAt: Instant(seconds: 1_780_000_000), requestedBy: TestBooks.administrator))
        }
    }

    @Test func `another utility's outages, windows and agreements are missing to a utility's own people`() async throws {
        let books = try await Self.books()
        let start = try Self.at("2026-09-14T10:00:00-07:00")
        let recorded = try await books.perform(
            RecordOutage(customer: TestBooks.riverbend, system: TestBooks.headend, startedAt: start), at: "2026-09-14T18:00:00Z")
        let other = CustomerCode(named: "LAKESIDE")
        try await books.register(other)
        try await books.tied(Identifier(named: "kim"), .administrator, to: other)
        let kim = try books.office.actor("kim")
        await #expect(throws: Missing("outage", recorded.outage)) {
            _ = try await books.office.perform(EndOutage(outage: recorded.outage, endedAt: start), as: kim)
        }
        #expect(throws: Missing.self) { try books.office.read(as: kim) { try $0.outages(of: TestBooks.riverbend) } }
        #expect(throws: Missing.self) {
            try books.office.read(as: kim) { try $0.agreement(CloudServicesAgreement.ID(named: "CSA-000001")) }
        }
        #expect(try books.office.read(as: kim) { try CustomerLine.list($0) }.map(\.code) == [other])
    }
}
