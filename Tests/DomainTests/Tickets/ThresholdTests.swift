import Domain
import Testing

/// Thresholds of clocks, worked by hand: half of 4 support hours are 2, three quarters 3 (8.4).
struct ThresholdTests {
    private static func words(_ crossing: ThresholdCrossing) -> String {
        let through = crossing.isThroughChange ? " through a change" : ""
        return "\(crossing.kind.words) \(crossing.percent) % \(ClockCase.words(crossing.at))\(through)"
    }

    private static func crossings(_ facts: [String], now: String, _ kind: ServiceClock.Kind = .firstResponse) throws -> [String] {
        try ClockCase("", facts, now: now).clocks().crossings(until: ClockCase.instant(now)).filter { $0.kind == kind }.map(words)
    }

    @Test func `a clock passes half, three quarters and all of its target by its own calendar`() throws {
        // Friday 15:00: two hours to 17:00, and the third and fourth from Monday 05:00 on.
        let facts = ["18 Sep 15:00 PDT opened 2"]
        #expect(try Self.crossings(facts, now: "18 Sep 16:59 PDT").isEmpty)
        #expect(
            try Self.crossings(facts, now: "21 Sep 12:00 PDT") == [
                "first response 50 % 18 Sep 17:00 PDT", "first response 75 % 21 Sep 06:00 PDT",
                "first response 100 % 21 Sep 07:00 PDT",
            ])
    }

    @Test func `the next crossing is known beforehand`() throws {
        let clocks = try ClockCase("", ["18 Sep 15:00 PDT opened 2"], now: "18 Sep 18:00 PDT").clocks()
        let next = try #require(clocks.nextCrossing(after: try ClockCase.instant("18 Sep 18:00 PDT")))
        #expect(Self.words(next) == "first response 75 % 21 Sep 06:00 PDT")
        let last = try ClockCase.instant("25 Sep 15:00 PDT")
        #expect(clocks.nextCrossing(after: last) == nil)
    }

    @Test func `what is done passes nothing more, done at the due second neither`() throws {
        #expect(
            try Self.crossings(["15 Sep 10:00 PDT opened 2", "15 Sep 14:00 PDT reply"], now: "18 Sep 10:00 PDT") == [
                "first response 50 % 15 Sep 12:00 PDT", "first response 75 % 15 Sep 13:00 PDT",
            ])
        #expect(
            try Self.crossings(["15 Sep 10:00 PDT opened 2", "15 Sep 14:00:01 PDT reply"], now: "18 Sep 10:00 PDT").last
                == "first response 100 % 15 Sep 14:00 PDT")
    }

    @Test func `a clock that stands passes nothing`() throws {
        let facts = ["15 Sep 10:00 PDT opened 1", "15 Sep 12:00 PDT pause field"]
        #expect(try Self.crossings(facts, now: "30 Sep 10:00 PDT", .resolution).isEmpty)
        #expect(
            try Self.crossings(facts + ["16 Sep 12:00 PDT resume"], now: "16 Sep 16:00 PDT", .resolution)
                == ["resolution 50 % 16 Sep 16:00 PDT"])
    }

    @Test func `each update passes its own thresholds`() throws {
        // Six of twelve hours after 11:00 are over at 17:00; the second update begins at 17:00, and its six end at 11:00.
        let facts = ["15 Sep 10:00 PDT opened 2", "15 Sep 11:00 PDT reply", "15 Sep 17:00:01 PDT reply"]
        #expect(
            try Self.crossings(facts, now: "16 Sep 11:00 PDT", .nextUpdate) == [
                "next update 50 % 15 Sep 17:00 PDT", "next update 50 % 16 Sep 11:00 PDT",
            ])
    }

    @Test func `late through a change is one crossing, and the earlier promise running out later is none`() throws {
        let facts = ["15 Sep 10:00 PDT opened 3", "15 Sep 15:00 PDT severity 2"]
        #expect(
            try Self.crossings(facts, now: "18 Sep 10:00 PDT")
                == ["first response 100 % 15 Sep 15:00 PDT through a change"])
    }

    @Test func `a change may make a clock pass a part of its target`() throws {
        // At 12:30 two and a half hours are used: a fifth of 12 h, but more than half of the 4 h of severity 2.
        let facts = ["15 Sep 10:00 PDT opened 3", "15 Sep 12:30 PDT severity 2"]
        #expect(
            try Self.crossings(facts, now: "15 Sep 13:30 PDT") == [
                "first response 50 % 15 Sep 12:30 PDT through a change", "first response 75 % 15 Sep 13:00 PDT",
            ])
    }

    @Test func `a threshold passed is passed once, whatever is changed afterwards`() throws {
        let facts = ["15 Sep 10:00 PDT opened 2", "15 Sep 12:30 PDT severity 3"]
        // 50 % of 4 h at 12:00; then 75 % of 12 h: seven hours to 17:00, two more from 05:00.
        #expect(
            try Self.crossings(facts, now: "16 Sep 09:00 PDT") == [
                "first response 50 % 15 Sep 12:00 PDT", "first response 75 % 16 Sep 07:00 PDT",
            ])
    }

    @Test func `a reopened resolution passes what it had not passed before`() throws {
        // Six of twelve hours at 16:00; resolved at 16:30, so three quarters are two and a half hours after the reopening.
        let facts = ["15 Sep 10:00 PDT opened 1", "15 Sep 16:30 PDT resolved", "17 Sep 08:00 PDT reopened"]
        #expect(
            try Self.crossings(facts, now: "17 Sep 12:00 PDT", .resolution) == [
                "resolution 50 % 15 Sep 16:00 PDT", "resolution 75 % 17 Sep 10:30 PDT",
            ])
    }

    @Test(arguments: [
        // Looked at while the desk is open, at night, on a Saturday, and as it opens.
        ("15 Sep 12:00 PDT", "15 Sep 12:00 PDT"), ("15 Sep 23:00 PDT", "16 Sep 05:00 PDT"),
        ("19 Sep 12:00 PDT", "21 Sep 05:00 PDT"), ("16 Sep 05:00 PDT", "16 Sep 05:00 PDT"),
    ])
    func `nobody is called over business hours when the desk is closed`(now: String, told: String) throws {
        let clocks = try ClockCase("", ["15 Sep 10:00 PDT opened 2"], now: now).clocks()
        let first = try #require(clocks.crossings(until: try ClockCase.instant(now)).first)
        #expect(ClockCase.words(first.tellAt(from: try ClockCase.instant(now))) == told)
    }

    @Test func `a severity 1 calls at midnight`() throws {
        let clocks = try ClockCase("", ["19 Sep 23:50 PDT opened 1"], now: "20 Sep 00:00 PDT").clocks()
        let half = try #require(clocks.crossings(until: try ClockCase.instant("20 Sep 00:00 PDT")).first)
        #expect(half.tellAt(from: half.at) == half.at)
    }

    @Test func `after a time in which nobody looked, the highest of each clock is told`() throws {
        let clocks = try ClockCase("", ["15 Sep 10:00 PDT opened 1"], now: "15 Sep 18:00 PDT").clocks()
        let told = clocks.crossings(until: try ClockCase.instant("15 Sep 18:00 PDT")).highestOfEachClock
        #expect(told.map { "\($0.kind.words) \($0.percent)" } == ["first response 100", "resolution 50"])
    }
}
