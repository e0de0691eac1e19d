import BackOffice
import Domain
import Testing

/// Recovery time, checklist completeness and quote turnaround as commitments, judged and closed in the books (13.3).
struct WorkCommitmentTests {
    private static func books(_ targets: [(Metric, String)] = []) async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        let terms = try targets.map { Catalogue.ReadTarget(metric: $0.0, target: try #require(Percent($0.1))) }
        try await books.sign(try await books.draft(readTargets: terms))
        return books
    }

    private static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private static func row(_ books: TestBooks, _ commitment: String, _ period: String, at text: String) throws -> ComplianceRow {
        let period = try #require(ReportingPeriod(period))
        let rows = try books.read(at: text) { try $0.compliance(of: TestBooks.riverbend, over: period) }
        return try #require(rows.first { $0.assessment.commitment.text == commitment })
    }

    /// Gold restores from on-site backup within 4 h (2.2).
    private static func recover(
        _ books: TestBooks, from: String, to: String, drill: Bool = false, recorded: String
    ) async throws {
        let begun = try await books.perform(
            BeginRecovery(
                customer: TestBooks.riverbend, system: TestBooks.headend, kind: .onSiteRestore, isDrill: drill,
                identifiedAt: try at(from)), at: recorded)
        try await books.perform(VerifyRecovery(drill: begun.drill, verifiedAt: try at(to)))
    }

    @Test func `recoveries in earnest count against the tier's hours, drills do not, and what is told late is restated`()
        async throws
    {
        let books = try await Self.books()
        // 4 h to the second; 4 h and a second; a drill of 6 h.
        try await Self.recover(
            books, from: "2026-09-08T08:00:00-07:00", to: "2026-09-08T12:00:00-07:00", recorded: "2026-09-08T20:00:00Z")
        try await Self.recover(
            books, from: "2026-09-14T08:00:00-07:00", to: "2026-09-14T12:00:01-07:00", recorded: "2026-09-14T20:00:00Z")
        try await Self.recover(
            books, from: "2026-09-15T08:00:00-07:00", to: "2026-09-15T14:00:00-07:00", drill: true,
            recorded: "2026-09-16T20:00:00Z")
        #expect(try Self.row(books, "recovery-time", "2026-08", at: "2026-09-20T00:00:00Z").assessment.share == .zero)
        let running = try Self.row(books, "recovery-time", "2026-09", at: "2026-09-20T00:00:00Z").assessment
        #expect(running.verdict == .notFinal && running.share == Share(1, of: 2))
        #expect(running.marginLeft == -1)

        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        try await Self.recover(
            books, from: "2026-09-21T08:00:00-07:00", to: "2026-09-21T09:00:00-07:00", recorded: "2026-10-20T00:00:00Z")
        let closed = try Self.row(books, "recovery-time", "2026-09", at: "2026-10-21T00:00:00Z")
        #expect(closed.assessment.verdict == .missed && closed.assessment.share == Share(1, of: 2))
        #expect(closed.restated == Share(2, of: 3))
        let why = closed.assessment.derivation.text
        #expect(why.contains("1 of 2 recoveries, final"))
        #expect(
            why.contains(
                "late     restore from on-site backup of headend: due 14 Sep 2026 12:00 PDT, done 14 Sep 2026 12:00:01 PDT  [DR-000002]"
            ))
        #expect(!why.contains("DR-000003"))
        // The quarter is its closed months, not what was told after.
        let quarter = try Self.row(books, "recovery-time", "2026Q3", at: "2026-10-21T00:00:00Z")
        #expect(quarter.assessment.share == Share(1, of: 2) && quarter.assessment.verdict == .missed)
        #expect(try Self.row(books, "recovery-time", "2026-08", at: "2026-10-21T00:00:00Z").assessment.verdict == .noObligation)
    }

    /// Five sheets are due, 26 to 30 September; 28 September is signed at 00:00:01 of the 29th, too late. 4 of 5 = 80 %.
    @Test(arguments: [("80", Assessment.Verdict.met), ("80.0001", .missed)])
    func `sheets signed in time over sheets due are held to the target agreed`(target: String, verdict: Assessment.Verdict)
        async throws
    {
        let books = try await Self.books([(.checklistCompleteness, target)])
        let disk = Checklist.Item.ID(named: "disk-space")
        try await books.perform(
            SetChecklist(
                customer: TestBooks.riverbend, system: TestBooks.headend, from: Day("2026-09-26"),
                items: [Checklist.Item(id: disk, words: "Disk space is enough")]))
        for day in 26...30 {
            let on = try #require(Day("2026-09-\(day)"))
            let at = day == 28 ? "2026-09-29T00:00:01-07:00" : "2026-09-\(day)T23:59:59-07:00"
            try await books.perform(
                RecordChecks(
                    customer: TestBooks.riverbend, system: TestBooks.headend, on: on,
                    checks: [ChecklistSheet.Check(item: disk, result: .good)]), at: at)
            try await books.perform(
                SignChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, on: on, initials: "HN"))
            if day == 27 {
                let so = try Self.row(books, "checklist-completeness", "2026-09", at: "2026-09-28T12:00:00-07:00").assessment
                #expect(so.share == Share(2, of: 2) && so.ifNothingElseFails == Share(5, of: 5))
            }
        }
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let closed = try Self.row(books, "checklist-completeness", "2026-09", at: "2026-10-21T00:00:00Z")
        #expect(closed.assessment.share == Share(4, of: 5) && closed.assessment.verdict == verdict)
        #expect(closed.restated == nil)
        #expect(closed.assessment.derivation.text.contains("headend on 28 Sep 2026, signed 29 Sep 2026 00:00:01 PDT"))
    }

    /// Five business days of support hours: from Tue 1 Sep 10:00, Labor Day between, to Wed 9 Sep 10:00; from Mon 21 Sep 16:00 to
    /// Mon 28 Sep 16:00.
    @Test func `quotes made within five business days over quotes due are held to the target agreed`() async throws {
        let books = try await Self.books([(.quoteTurnaround, "50")])
        let services = try await books.services()
        for (complete, quoted) in [
            ("2026-09-01T10:00:00-07:00", "2026-09-09T10:00:00-07:00"),
            ("2026-09-21T16:00:00-07:00", "2026-09-28T16:00:01-07:00"),
        ] {
            let sow = try await books.perform(
                RequestStatementOfWork(customer: TestBooks.riverbend, kind: .advancedServices, title: "Migration"), at: complete
            ).statementOfWork
            try await books.perform(RecordScoping(statementOfWork: sow, completeAt: try Self.at(complete)))
            let before = try Self.row(books, "quote-turnaround", "2026-09", at: complete).assessment
            #expect(before.ifNothingElseFails.whole == before.share.whole + 1)
            try await books.perform(
                QuoteStatementOfWork(
                    statementOfWork: sow, validUntil: TestBooks.day("2026-10-31"),
                    advancedServices: TestBooks.project(under: services)), at: quoted)
        }
        try await books.runJobs(until: "2026-10-08T00:00:00-07:00")
        let closed = try Self.row(books, "quote-turnaround", "2026-09", at: "2026-10-21T00:00:00Z").assessment
        #expect(closed.share == Share(1, of: 2) && closed.verdict == .met)
        #expect(closed.derivation.text.contains("quote: due 28 Sep 2026 16:00 PDT"))
    }

    @Test func `without a target agreed neither sheets nor quotes are a commitment`() async throws {
        let books = try await Self.books()
        let period = try #require(ReportingPeriod("2026-09"))
        let names = try books.read(at: "2026-09-20T00:00:00Z") { try $0.compliance(of: TestBooks.riverbend, over: period) }
            .map(\.assessment.commitment.text)
        #expect(names == ["application-availability", "infrastructure-availability", "recovery-time"])
    }
}
