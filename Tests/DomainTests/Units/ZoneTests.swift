import Domain
import Foundation
import Testing

struct ZoneTests {
    private static let zones = ["America/Los_Angeles", "America/Chicago", "America/New_York"]

    @Test(arguments: zones)
    func `every change of daylight time from 1970 to 2100 is at Foundation's instant`(id: String) throws {
        let zone = try #require(Zone(id))
        let oracle = try #require(TimeZone(identifier: id))
        var expected: [Int] = []
        var date = Date(timeIntervalSince1970: -1)
        let end = Date(timeIntervalSince1970: 4_133_980_800)  // 2101-01-01
        while let change = oracle.nextDaylightSavingTimeTransition(after: date), change < end {
            expected.append(Int(change.timeIntervalSince1970))
            date = change
        }
        #expect(expected.count == 262)
        #expect((1970...2100).flatMap { zone.changes(in: $0).map(\.seconds) } == expected)
    }

    @Test(arguments: zones)
    func `the offset is Foundation's at every noon, midnight and around every change`(id: String) throws {
        let zone = try #require(Zone(id))
        let oracle = try #require(TimeZone(identifier: id))
        var instants = (0..<47_847).flatMap { [$0 * 86_400, $0 * 86_400 + 43_200] }
        instants += (1970...2100).flatMap { zone.changes(in: $0).flatMap { [$0.seconds - 1, $0.seconds, $0.seconds + 1] } }
        for seconds in instants {
            let instant = Instant(seconds: seconds)
            let expected = oracle.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            guard zone.offset(at: instant) == expected else {
                Issue.record("\(id) at \(instant): \(zone.offset(at: instant)) against \(expected)")
                return
            }
        }
    }

    @Test(arguments: zones)
    func `every day from 1970 to 2100 begins at Foundation's instant`(id: String) throws {
        let zone = try #require(Zone(id))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: id))
        for ordinal in 0..<47_847 {
            let day = Day(ordinal: ordinal)
            let (year, month, number) = day.civil
            let expected = try #require(calendar.date(from: DateComponents(year: year, month: month, day: number)))
            guard zone.start(of: day).seconds == Int(expected.timeIntervalSince1970) else {
                Issue.record("\(id) \(day): \(zone.start(of: day)) against \(expected)")
                return
            }
        }
    }

    @Test(arguments: zones + ["UTC", "Australia/Brisbane", "-08:00", "+05:30", "America/Phoenix"])
    func `an instant, its clock, and the instant of that clock are one`(id: String) throws {
        let zone = try #require(Zone(id))
        var random = Seeded(7)
        for _ in 0..<20_000 {
            let instant = Instant(seconds: Int.random(in: 0..<4_133_980_800, using: &random))
            let (day, second) = zone.civil(instant)
            let first = zone.instant(day, second: second)
            let second2 = zone.instant(day, second: second, later: true)
            #expect(instant == first || instant == second2)
            #expect(Instant(zone.iso(instant)) == instant)
        }
    }

    @Test func `the hour that spring skips is read with the offset before it`() throws {
        let spring = try #require(Day("2026-03-08"))
        #expect(Zone.pacific.instant(spring, second: 2 * 3_600 + 1_800) == Instant("2026-03-08T10:30:00Z"))
        #expect(Zone.pacific.iso(Zone.pacific.instant(spring, second: 9_000)) == "2026-03-08T03:30:00-07:00")
        #expect(Zone.pacific.period(of: spring).seconds == 23 * 3_600)
    }

    @Test func `the hour that autumn shows twice is the first, unless the later is asked for`() throws {
        let autumn = try #require(Day("2026-11-01"))
        #expect(Zone.pacific.instant(autumn, second: 5_400) == Instant("2026-11-01T08:30:00Z"))
        #expect(Zone.pacific.instant(autumn, second: 5_400, later: true) == Instant("2026-11-01T09:30:00Z"))
        #expect(Zone.pacific.instant(autumn, second: 7_200) == Instant("2026-11-01T10:00:00Z"))
        #expect(Zone.pacific.period(of: autumn).seconds == 25 * 3_600)
    }

    @Test func `a zone is found by its name or as a fixed offset, and nothing else is one`() {
        #expect(Zone("America/Los_Angeles") == .pacific)
        #expect(Zone("-08:00") == .fixedPacific)
        #expect(Zone("-08:00")?.standardOffset == -28_800)
        #expect(Zone("+05:30")?.standardOffset == 19_800)
        for id in ["PST", "america/los_angeles", "+25:00", "+1", "08:00", "", "+18:01", "+aa:bb", "Z"] {
            #expect(Zone(id) == nil, "\(id)")
        }
    }

    @Test func `people read the hour with its name, machines with its offset`() throws {
        let instant = try #require(Instant("2026-09-30T21:30:00Z"))
        #expect(Zone.pacific.words(instant) == "30 Sep 2026 14:30 PDT")
        #expect(Zone.pacific.iso(instant) == "2026-09-30T14:30:00-07:00")
        #expect(Zone.fixedPacific.iso(instant) == "2026-09-30T13:30:00-08:00")
        #expect(Zone.utc.iso(instant + 1) == "2026-09-30T21:30:01Z")
    }

    @Test func `the ends of time are written without a trap`() {
        #expect(!Zone.pacific.iso(.distantPast).isEmpty)
        #expect(!Zone.pacific.iso(.distantFuture).isEmpty)
        #expect(Instant.distantFuture + 10 == .distantFuture)
        #expect(Instant.distantPast - Int.min > .distantPast)
    }
}
