import BackOffice
import Domain
import Testing

/// First response, updates and resolution as commitments, judged and closed in the books (8.3, 13.3).
struct ClockCommitmentTests {
    private static func books(_ targets: [(Metric, String)]) async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let terms = try targets.map { Catalogue.ReadTarget(metric: $0.0, target: try #require(Percent($0.1))) }
        try await books.sign(try await books.draft(readTargets: terms))
        return books
    }

    private static func judged(_ books: TestBooks, _ commitment: String, _ period: String, at text: String) throws
        -> ComplianceRow
    {
        let period = try #require(ReportingPeriod(period))
        let rows = try books.read(at: text) { try $0.compliance(of: TestBooks.riverbend, over: period) }
        return try #require(rows.first { $0.assessment.commitment.text == commitment })
    }

    private static func open(_ books: TestBooks, _ severity: Severity, at text: String) async throws -> ServiceRequest.ID {
        try await RequestsInBooksTests.open(books, severity, at: text).request
    }

    /// Severity 2 is answered in 4 h: at 14:00:00 in time, at 14:00:01 late. The third is late only through its severity, which
    /// the 12 h of severity 3 would have kept. Fixed in 5 business days: the first alone.
    @Test func `clocks met over clocks due are held to the target agreed, and late through a change is left out`() async throws {
        let books = try await Self.books([
            (.clock(.firstResponse), "50"), (.clock(.resolution), "50"), (.clock(.nextUpdate), "90"),
        ])
        let first = try await Self.open(books, .major, at: "2026-09-15T10:00:00-07:00")
        try await books.perform(ReplyToRequest(request: first, text: "Looking"), at: "2026-09-15T14:00:00-07:00")
        try await books.perform(ResolveRequest(request: first, text: "Fixed"), at: "2026-09-15T15:00:00-07:00")
        let second = try await Self.open(books, .major, at: "2026-09-16T10:00:00-07:00")
        let running = try Self.judged(books, "first-response", "2026-09", at: "2026-09-16T12:00:00-07:00").assessment
        #expect(running.share == Share(1, of: 1) && running.ifNothingElseFails == Share(2, of: 2))
        try await books.perform(ReplyToRequest(request: second, text: "Looking"), at: "2026-09-16T14:00:01-07:00")
        let third = try await Self.open(books, .limited, at: "2026-09-17T10:00:00-07:00")
        try await books.perform(
            SetRequestSeverity(request: third, severity: .major, reason: "Worse"), at: "2026-09-17T15:00:00-07:00")
        try await books.perform(ReplyToRequest(request: third, text: "Looking"), at: "2026-09-18T10:00:00-07:00")

        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let closed = try Self.judged(books, "first-response", "2026-09", at: "2026-10-21T00:00:00Z").assessment
        #expect(closed.share == Share(1, of: 2) && closed.verdict == .met)
        let why = closed.derivation.text
        #expect(
            why.contains(
                "late     first response, severity 2: due 16 Sep 2026 14:00 PDT, done 16 Sep 2026 14:00:01 PDT  [\(second)]"))
        #expect(!why.contains(third.text))
        let resolution = try Self.judged(books, "resolution", "2026-09", at: "2026-10-21T00:00:00Z").assessment
        #expect(resolution.share == Share(1, of: 3) && resolution.verdict == .missed)
        #expect(try Self.judged(books, "update", "2026-09", at: "2026-10-21T00:00:00Z").assessment.verdict == .missed)
    }

    @Test func `a clock belongs to its month of the provider's zone`() async throws {
        let books = try await Self.books([(.clock(.firstResponse), "90")])
        // Answered 30 September 23:30 Pacific: 1 October where the utility is, and in UTC.
        let request = try await Self.open(books, .critical, at: "2026-09-30T23:20:00-07:00")
        try await books.perform(ReplyToRequest(request: request, text: "Looking"), at: "2026-09-30T23:30:00-07:00")
        let now = "2026-10-02T00:00:00Z"
        #expect(try Self.judged(books, "first-response", "2026-09", at: now).assessment.share == Share(1, of: 1))
        #expect(try Self.judged(books, "first-response", "2026-10", at: now).assessment.share == .zero)
    }
}
