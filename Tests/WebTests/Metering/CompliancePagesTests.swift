import Domain
import Testing

@testable import BackOffice
@testable import Documents
@testable import Web

/// Commitments with their evidence, and why (13).
@Suite struct CompliancePagesTests {
    private func books() async throws -> TestServer {
        let server = try await TestServer.start()
        try await LakeReads.fill(server.office)
        try await LakeReads.agree(server.office)
        return server
    }

    @Test func `a commitment shows what was promised, how it stands and what may still fail`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("accountManager")
        let page = try await visitor.get("/compliance/LAKE/2026-09")
        #expect(page.status == 200)
        #expect(page.text.contains("Interval read rate, T1") && page.text.contains("at least 98 %"))
        #expect(page.text.contains("30.55 %") && page.text.contains("44 of 144"))
        // Fifteen days to come with the 15th's 72 slots: 44 + 1,080 of 1,224; 98 % needs 1,200.
        #expect(page.text.contains("short by 76 slots"))
        #expect(page.text.contains("/why/commitment/LAKE/2026-09/interval-t1"))
    }

    @Test func `a tally counts each promise once, the same on every page, and a finished period tells of no more to come`()
        async throws
    {
        let server = try await books()
        let visitor = try await server.visitor("accountManager")
        let tally = try server.office.read(as: server.office.actor("root")) { view in
            CommitmentTally(
                try view.compliance(of: LakeReads.lake, over: try #require(ReportingPeriod("2026Q3"))).map(\.assessment))
        }
        #expect(tally.judged > 0 && tally.withoutObligation > 0)
        let customer = try await visitor.get("/customers/LAKE?quarter=2026Q3").text
        #expect(customer.contains(tally.words) && customer.contains("kept so far") && customer.contains("May still fail"))
        let all = try await visitor.get("/compliance?period=2026Q3").text
        #expect(
            all.contains("\(tally.keptOrOnCourse) of \(tally.judged)")
                && all.contains("\(tally.withoutObligation) without obligation"))
        let over = try await TestServer.start(at: "2026-10-12T17:00:00Z")
        try await LakeReads.agree(over.office)
        let finished = try await over.visitor("accountManager").get("/customers/LAKE?quarter=2026Q3").text
        #expect(finished.contains("Promised and kept in"))
        #expect(!finished.contains("kept so far") && !finished.contains("May still fail") && finished.contains("Margin"))
    }

    @Test func `why a commitment stands as it does is told with its rule`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("auditor")
        let page = try await visitor.get("/why/commitment/LAKE/2026-09/interval-t1")
        #expect(page.text.contains("over eligible slots") && page.text.contains("44 of 144 slots"))
        #expect(try await visitor.get("/why/commitment/LAKE/2026-09/no-such-thing").status == 404)
        #expect(try await visitor.get("/why/commitment/LAKE/September/interval-t1").status == 404)
    }

    @Test func `the own utility's contact sees its commitments`() async throws {
        let server = try await books()
        let page = try await server.visitor("contact-lake").get("/compliance/LAKE/2026-09")
        #expect(page.status == 200 && page.text.contains("30.55 %"))
    }

    @Test func `a line of closed months tells of each whether it was kept`() throws {
        let target = Percent(literal: 980_000)
        let last = try #require(Month("2026-09"))
        let points = [("2026-07", 99), ("2026-08", 97), ("2026-09", 98)].compactMap { text, part in
            Month(text).map { CommitmentTrend.Point(month: $0, share: Share(part, of: 100), verdict: .met) }
        }
        let line = try #require(SparkLine(points, of: target, through: last))
        #expect(line.field("words").map { "\($0)" } == "3 closed months against 98 %: 1 missed, the last 98.00 %")
        #expect(SparkLine([], of: target, through: last) == nil)
    }
}
