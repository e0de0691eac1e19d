import BackOffice
import Domain
import Testing

struct ComplianceTests {
    private static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private static func books(_ tier: String = "Gold") async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft(tier: tier, readTargets: []))
        return books
    }

    private static func outage(_ books: TestBooks, _ from: String, hours: Int, recorded: String) async throws {
        let start = try at(from)
        try await books.perform(
            RecordOutage(
                customer: TestBooks.riverbend, system: TestBooks.headend, startedAt: start, endedAt: start + hours * 3_600),
            at: recorded)
    }

    private static func compliance(_ books: TestBooks, _ period: String, at text: String) throws -> [String: ComplianceRow] {
        let period = try #require(ReportingPeriod(period))
        let rows = try books.read(at: text) { try $0.compliance(of: TestBooks.riverbend, over: period) }
        return Dictionary(rows.map { ($0.assessment.commitment.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `a month is not final until its close, then stored, and what is learnt later stands beside it`() async throws {
        let books = try await Self.books()
        // Gold in September: 336 h agreed, 99 % leaves 3.36 h.
        try await Self.outage(books, "2026-09-14T10:00:00-07:00", hours: 3, recorded: "2026-09-15T00:00:00Z")
        let before = try #require(
            try Self.compliance(books, "2026-09", at: "2026-10-07T23:59:59-07:00")["application-availability"])
        #expect(before.assessment.verdict == .notFinal)
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        try await Self.outage(books, "2026-09-21T10:00:00-07:00", hours: 2, recorded: "2026-10-20T00:00:00Z")

        let after = try #require(try Self.compliance(books, "2026-09", at: "2026-10-21T00:00:00Z")["application-availability"])
        #expect(after.assessment.verdict == .met)
        #expect(after.assessment.share == Share(333 * 3_600, of: 336 * 3_600))
        #expect(after.restated == Share(331 * 3_600, of: 336 * 3_600))
        let month = try #require(Month("2026-09"))
        let row = try #require(
            try books.read(at: "2026-10-21T00:00:00Z") { try $0.availability(of: TestBooks.riverbend, in: month) }.first)
        #expect(row.isFinal)
        #expect(row.figure.down == 3 * 3_600)
        #expect(row.restated?.down == 5 * 3_600)
    }

    @Test func `a fact recorded at the very close still counts, one recorded a second later does not`() async throws {
        let books = try await Self.books()
        try await Self.outage(books, "2026-09-14T10:00:00-07:00", hours: 3, recorded: "2026-10-08T00:00:00-07:00")
        try await Self.outage(books, "2026-09-15T10:00:00-07:00", hours: 3, recorded: "2026-10-08T00:00:01-07:00")
        try await books.runJobs(until: "2026-10-09T00:00:00-07:00")
        let row = try #require(try Self.compliance(books, "2026-09", at: "2026-10-21T00:00:00Z")["application-availability"])
        #expect(row.assessment.share == Share(333 * 3_600, of: 336 * 3_600))
    }

    @Test func `a quarter is its months pooled and final with the last of them`() async throws {
        let books = try await Self.books()
        // 3 July is the day off for the 4th: July 22 days, August 21, September 21 of 16 h, 1,024 h in all.
        try await Self.outage(books, "2026-07-14T04:00:00-07:00", hours: 11, recorded: "2026-07-15T00:00:00Z")
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let july = try #require(try Self.compliance(books, "2026-07", at: "2026-10-21T00:00:00Z")["application-availability"])
        #expect(july.assessment.verdict == .missed)
        #expect(july.assessment.share == Share(341 * 3_600, of: 352 * 3_600))
        let quarter = try #require(try Self.compliance(books, "2026Q3", at: "2026-10-21T00:00:00Z")["application-availability"])
        #expect(quarter.assessment.share == Share(1_013 * 3_600, of: 1_024 * 3_600))
        #expect(quarter.assessment.verdict == .missed)
        #expect(quarter.assessment.value == "98.92")
        let running = try #require(try Self.compliance(books, "2026Q3", at: "2026-09-20T00:00:00Z")["application-availability"])
        #expect(running.assessment.verdict == .notFinal)
    }

    @Test func `closed months at a glance are those that were stored, and only what was missed is read`() async throws {
        let books = try await Self.books()
        // 11 of the 352 h of July are more than one in a hundred.
        try await Self.outage(books, "2026-07-14T04:00:00-07:00", hours: 11, recorded: "2026-07-15T00:00:00Z")
        try await books.runJobs(until: "2026-09-09T00:00:00-07:00")
        let months = try ["2026-09", "2026-07", "2026-08"].map { try #require(Month($0)) }
        let (closed, stored) = try books.read(at: "2026-09-10T00:00:00Z") { view in
            (
                try view.closedMonths(of: TestBooks.riverbend, among: months),
                try view.closedAssessments(of: TestBooks.riverbend, over: .month(months[1]))
            )
        }
        #expect(closed.map(\.month) == [months[1], months[2]])
        #expect(closed.map(\.missed) == [stored.filter { $0.verdict == .missed }, []])
        #expect(closed.first?.missed.map(\.commitment.text) == ["application-availability"])
        #expect(closed.first?.met == stored.count { $0.verdict == .met } && closed.first?.judged ?? 0 > 1)
        // Seen from before its close it is not there yet.
        let before = try books.read(at: "2026-08-05T00:00:00Z") { try $0.closedMonths(of: TestBooks.riverbend, among: months) }
        #expect(before.isEmpty)
    }

    @Test func `a running month says what may still fail`() async throws {
        let books = try await Self.books()
        try await Self.outage(books, "2026-09-01T10:00:00-07:00", hours: 1, recorded: "2026-09-01T20:00:00Z")
        let row = try #require(try Self.compliance(books, "2026-09", at: "2026-09-02T02:00:00-07:00")["application-availability"])
        #expect(row.assessment.share == Share(15 * 3_600, of: 16 * 3_600))
        #expect(row.assessment.ifNothingElseFails == Share(335 * 3_600, of: 336 * 3_600))
        // 1 % of 336 h is 12,096 s; one hour of it is gone.
        #expect(row.assessment.marginLeft == 12_096 - 3_600)
    }

    @Test(arguments: [true, false])
    func `Platinum owes a meeting a quarter, with minutes`(isHeld: Bool) async throws {
        let books = try await Self.books("Platinum")
        if isHeld {
            let held = try await books.perform(
                RecordQuarterlyMeeting(
                    customer: TestBooks.riverbend, heldOn: try #require(Day("2026-09-20")), minutes: "Gone through."),
                at: "2026-09-22T00:00:00Z")
            #expect(held.meeting.text == "QSM-000001")
        }
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let row = try #require(try Self.compliance(books, "2026Q3", at: "2026-10-21T00:00:00Z")["quarterly-meeting"])
        #expect(row.assessment.verdict == (isHeld ? .met : .missed))
        #expect(row.assessment.share == Share(isHeld ? 1 : 0, of: 1))
        #expect(try Self.compliance(books, "2026-09", at: "2026-10-21T00:00:00Z")["quarterly-meeting"] == nil)
    }

    @Test func `assessments are not stored before the close, nor twice`() async throws {
        let books = try await Self.books()
        let month = try #require(Month("2026-07"))
        let store = StoreAssessments(customer: TestBooks.riverbend, month: month)
        await #expect(throws: ComplianceRefusal.self) { try await books.perform(store, at: "2026-08-01T00:00:00Z") }
        try await books.perform(store, at: "2026-09-01T00:00:00Z")
        await #expect(throws: ComplianceRefusal.storedAlready(TestBooks.riverbend, month)) { try await books.perform(store) }
    }

    @Test func `an agreement taken over after the close is judged by what is known when the month is closed`() async throws {
        let books = try await TestBooks.make(at: "2026-11-01T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft(readTargets: []))
        try await Self.outage(books, "2026-09-14T10:00:00-07:00", hours: 4, recorded: "2026-11-02T00:00:00Z")
        try await books.runJobs(until: "2026-11-03T00:00:00Z")
        let row = try #require(try Self.compliance(books, "2026-09", at: "2026-11-04T00:00:00Z")["application-availability"])
        #expect(row.assessment.verdict == .missed)
        #expect(row.assessment.share == Share(332 * 3_600, of: 336 * 3_600))
    }

    @Test func `reads that were never due are no obligation`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft())
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let row = try #require(try Self.compliance(books, "2026-09", at: "2026-10-21T00:00:00Z")["interval-t3"])
        #expect(row.assessment.verdict == .noObligation)
        #expect(row.assessment.value == nil)
        let quarter = try #require(try Self.compliance(books, "2026Q3", at: "2026-10-21T00:00:00Z")["interval-t3"])
        #expect(quarter.assessment.verdict == .noObligation)
    }

    @Test func `without a binding agreement nothing is judged, and the answer says what to do`() async throws {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let period = try #require(ReportingPeriod("2026-09"))
        #expect(throws: AgreementRefusal.noneInForce(TestBooks.riverbend, period)) {
            try books.read(at: "2026-10-21T00:00:00Z") { try $0.compliance(of: TestBooks.riverbend, over: period) }
        }
    }
}
