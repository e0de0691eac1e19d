import Domain
import Testing

/// Due times worked by hand from the targets of 8.2, the rules of 8.3 and the calendar of 2026.
struct ClockTests {
    @Test(arguments: ClockCase.firstResponses + ClockCase.updates + ClockCase.resolutions)
    func `the clocks say`(example: ClockCase) throws {
        let clocks = try example.clocks()
        if let first = example.first { #expect(ClockCase.words(clocks.firstResponse) == first) }
        if let updates = example.updates { #expect(clocks.updates.map(ClockCase.words) == updates) }
        if let resolution = example.resolution { #expect(ClockCase.words(clocks.resolution) == resolution) }
        // Written down the other way round it is the same history.
        #expect(try example.clocks(example.facts.reversed()) == clocks)
    }

    // A reply at 23:30 on 30 September in the provider's zone is one of 1 October in UTC.
    @Test(arguments: [
        ("met in the month of the answer", "30 Sep 23:20 PDT opened 1", "30 Sep 23:30 PDT reply", "2026-09"),
        ("met in the next month", "30 Sep 23:50 PDT opened 1", "1 Oct 00:00 PDT reply", "2026-10"),
        ("met before it fell due", "30 Sep 16:00 PDT opened 2", "30 Sep 16:30 PDT reply", "2026-09"),
        ("unmet where it fell due", "30 Sep 16:00 PDT opened 2", "1 Oct 08:00:01 PDT reply", "2026-10"),
        ("unmet where it fell due, however late it is done", "30 Sep 23:30 PDT opened 1", "3 Nov 09:00 PST reply", "2026-09"),
        ("midnight belongs to the month it begins", "30 Sep 23:45 PDT opened 1", "1 Oct 00:01 PDT reply", "2026-10"),
    ])
    func `a clock belongs to the month in which it was met or, unmet, fell due`(
        rule: String, opened: String, reply: String, month: String
    ) throws {
        let clocks = try ClockCase(rule, [opened, reply], now: "1 Dec 00:00 PST").clocks()
        #expect(clocks.firstResponse.month?.description == month)
    }

    @Test func `a clock that runs, stands, is owed no more or is late through a change belongs to no month`() throws {
        let running = try ClockCase("", ["15 Sep 10:00 PDT opened 2"], now: "15 Sep 11:00 PDT").clocks()
        #expect(running.all.allSatisfy { $0.month == nil })
        let late = try ClockCase(
            "", ["15 Sep 10:00 PDT opened 3", "15 Sep 15:00 PDT severity 2", "15 Sep 16:00 PDT merged"], now: "15 Sep 17:00 PDT"
        ).clocks()
        #expect(late.all.allSatisfy { $0.month == nil })
    }

    @Test func `a request without an opening has no history`() throws {
        #expect(RequestHistory(try ClockCase.facts("15 Sep 10:00 PDT message")) == nil)
    }
}
