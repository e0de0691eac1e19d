import Domain
import Testing

/// Counting clocks by month, severity and kind (8.3).
struct ClockAttainmentTests {
    private static func clocks(_ number: Int, _ facts: [String]) throws -> [(request: ServiceRequest.ID, clock: ServiceClock)] {
        let id = ServiceRequest.ID(series: "SR", number)
        return try ClockCase("", facts, now: "1 Dec 00:00 PST").clocks().all.map { (request: id, clock: $0) }
    }

    @Test func `met and missed make the share, late only through a change stands apart`() throws {
        let september = try #require(Month("2026-09"))
        let all =
            try Self.clocks(1, ["15 Sep 10:00 PDT opened 2", "15 Sep 14:00 PDT reply", "15 Sep 14:00 PDT resolved"])
            + Self.clocks(2, ["16 Sep 10:00 PDT opened 2", "16 Sep 14:00:01 PDT reply", "16 Sep 15:00 PDT resolved"])
            + Self.clocks(
                3,
                [
                    "17 Sep 10:00 PDT opened 3", "17 Sep 15:00 PDT severity 2", "18 Sep 10:00 PDT reply",
                    "18 Sep 10:00 PDT work-around", "18 Sep 10:00 PDT resolved",
                ])
            + Self.clocks(4, ["30 Sep 16:00 PDT opened 2", "1 Oct 09:00 PDT reply", "1 Oct 09:00 PDT resolved"])
        let rows = ClockAttainment.table(all, months: [september])
        let words = rows.map { "\($0.group.kind.words) \($0.group.severity): \($0.met) of \($0.share.whole)" }
        // The fourth fell due on 1 October; the second owed an update from 14:00:01 until it was resolved.
        #expect(words == ["first response 2: 1 of 2", "resolution 2: 3 of 3"])
        let first = try #require(rows.first)
        #expect(first.missed == [ServiceRequest.ID(series: "SR", 2)])
        #expect(first.lateThroughChange == [ServiceRequest.ID(series: "SR", 3)])
        #expect(first.derivation.text.contains("1 of 2 met = 50.00 %"))
    }
}
