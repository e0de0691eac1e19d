import Domain
import Foundation
import Testing

struct ServiceCalendarTests {
    private static func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    /// Every day of the week, over both hours that clocks change in, up to 24:00.
    private static func everyDay(_ zone: Zone, holidays: Holidays = .none) throws -> ServiceCalendar {
        let spans = [
            try #require(ClockSpan("00:30-01:30")), try #require(ClockSpan("02:15-09:00")),
            try #require(ClockSpan("22:00-24:00")),
        ]
        let week = WeeklyHours(Dictionary(uniqueKeysWithValues: Day.Weekday.allCases.map { ($0, spans) }))
        return ServiceCalendar(name: "test", zone: zone, hours: .weekly(week, except: holidays))
    }

    /// Second by second, by the clock on the wall as Foundation shows it.
    private static func oracle(_ zone: Zone, from: Instant, to: Instant) throws -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone.id))
        return stride(from: from.seconds, to: to.seconds, by: 60).count { second in
            let parts = calendar.dateComponents([.hour, .minute], from: Date(timeIntervalSince1970: Double(second)))
            let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            return (30..<90).contains(minute) || (135..<540).contains(minute) || minute >= 1_320
        } * 60
    }

    @Test(arguments: ["America/Los_Angeles", "America/Chicago", "America/New_York"])
    func `working time on the days around both changes is what the clock on the wall shows`(id: String) throws {
        let zone = try #require(Zone(id))
        let calendar = try Self.everyDay(zone)
        var random = Seeded(10)
        for change in zone.changes(in: 2026) {
            for _ in 0..<12 {
                let from = change + Int.random(in: -1_500...600, using: &random) * 60
                let to = from + Int.random(in: 0...2_500, using: &random) * 60
                #expect(calendar.workingTime(from: from, to: to) == (try Self.oracle(zone, from: from, to: to)))
            }
        }
    }

    @Test(arguments: ServiceCalendar.shippedNames, PacificReading.allCases)
    func `the instant after a time is the earliest that holds it`(name: String, reading: PacificReading) throws {
        try Self.checkLaw(try #require(ServiceCalendar.shipped(name, reading: reading)), seed: 11)
    }

    @Test(arguments: ["America/Los_Angeles", "America/Chicago", "America/New_York", "UTC", "+05:30"])
    func `the law holds over the change hours too`(id: String) throws {
        try Self.checkLaw(try Self.everyDay(try #require(Zone(id)), holidays: .unitedStatesFederal), seed: 12)
    }

    private static func checkLaw(_ calendar: ServiceCalendar, seed: UInt64) throws {
        var random = Seeded(seed)
        let around = [2_026, 2_027, 2_028].flatMap { Zone.pacific.changes(in: $0) }
        for round in 0..<300 {
            let base = around.randomElement(using: &random) ?? .distantPast
            let spread = round.isMultiple(of: 2) ? 100_000_000 : 20_000_000_000
            let start = Instant(milliseconds: base.milliseconds + Int64(Int.random(in: -spread...spread, using: &random)))
            let seconds = Int.random(in: 0...(round.isMultiple(of: 3) ? 100 : 2_000_000), using: &random)
            let end = try calendar.instant(after: seconds, from: start)
            #expect(calendar.workingTime(from: start, to: end) == seconds)
            #expect(end >= start)
            if seconds > 0 {
                let earlier = Instant(milliseconds: end.milliseconds - 1)
                #expect(calendar.workingTime(from: start, to: earlier) < seconds, "\(calendar.name) \(start) + \(seconds)")
            } else {
                #expect(end == start)
            }
        }
    }

    @Test func `working time adds up over any cut`() throws {
        var random = Seeded(13)
        let calendar = try Self.everyDay(.pacific, holidays: .unitedStatesFederal)
        for _ in 0..<200 {
            let cuts = (0..<3).map { _ in Instant(seconds: Int.random(in: 1_700_000_000..<1_900_000_000, using: &random)) }
                .sorted()
            #expect(
                calendar.workingTime(from: cuts[0], to: cuts[1]) + calendar.workingTime(from: cuts[1], to: cuts[2])
                    == calendar.workingTime(from: cuts[0], to: cuts[2]))
            #expect(
                calendar.spans(in: Period(cuts[0], cuts[1])).seconds == calendar.workingTime(from: cuts[0], to: cuts[1]))
        }
    }

    @Test func `long spans by whole years are the sum of their days`() throws {
        let calendar = try #require(ServiceCalendar.shipped("gold"))
        let from = try Self.instant("2018-05-05T10:00:00Z")
        let to = try Self.instant("2041-02-03T12:34:56Z")
        #expect(calendar.workingTime(from: from, to: to) == calendar.spans(in: Period(from, to)).seconds)
    }

    // DOMAIN 10.3, minutes of 2026 in the Pacific zone.
    @Test(arguments: [
        ("silver", "2026-09", 12_600), ("gold", "2026-09", 20_160), ("platinum", "2026-09", 43_200),
        ("silver", "2026-11", 11_400),
        ("gold", "2026-11", 18_240), ("platinum", "2026-11", 43_260), ("silver", "2026-03", 13_200),
        ("platinum", "2026-03", 44_580),
    ])
    func `a month holds the agreed minutes of the contract`(name: String, month: String, minutes: Int) throws {
        let calendar = try #require(ServiceCalendar.shipped(name))
        #expect(calendar.agreedTime(in: try #require(Month(month))).seconds == minutes * 60)
    }

    @Test func `read as eight hours behind UTC, November has no hour twice`() throws {
        let calendar = try #require(ServiceCalendar.shipped("platinum", reading: .fixedUTCminus8))
        #expect(calendar.agreedTime(in: try #require(Month("2026-11"))).seconds == 43_200 * 60)
        let support = try #require(ServiceCalendar.shipped("support", reading: .fixedUTCminus8))
        #expect(
            try support.instant(after: 60, from: Self.instant("2026-07-10T12:00:00Z")) == Self.instant("2026-07-10T13:01:00Z"))
        #expect(
            try ServiceCalendar.support.instant(after: 60, from: Self.instant("2026-07-10T11:59:00Z"))
                == Self.instant("2026-07-10T12:01:00Z"))
    }

    @Test func `holidays count as measured days where the contract says so`() throws {
        let calendar = try #require(ServiceCalendar.shipped("silver"))
        #expect(calendar.measuringHolidays.agreedTime(in: try #require(Month("2026-09"))).seconds == 13_200 * 60)
    }

    @Test func `time that runs out at closing ends at closing, not at the next opening`() throws {
        let friday = try Self.instant("2026-09-04T16:00:00-07:00")
        #expect(try ServiceCalendar.support.instant(after: 3_600, from: friday) == Self.instant("2026-09-04T17:00:00-07:00"))
        // Labor Day is Monday 7 September.
        #expect(try ServiceCalendar.support.instant(after: 3_601, from: friday) == Self.instant("2026-09-08T05:00:01-07:00"))
    }

    @Test func `a dated version changes the hours from its day on`() throws {
        let long = try #require(ClockSpan("06:00-18:00"))
        let short = try #require(ClockSpan("09:00-10:00"))
        let calendar = ServiceCalendar(
            name: "changing", zone: .pacific, hours: .weekly(.mondayToFriday(long), except: .none),
            changes: [
                .init(from: try #require(Day("2026-09-16")), hours: .roundTheClock),
                .init(from: try #require(Day("2026-09-09")), hours: .weekly(.mondayToFriday(short), except: .none)),
            ])
        let from = try Self.instant("2026-09-08T00:00:00-07:00")
        let to = try Self.instant("2026-09-17T00:00:00-07:00")
        // Tuesday 12 h, then Wednesday to Tuesday 5 x 1 h, then one whole day.
        #expect(calendar.workingTime(from: from, to: to) == (12 + 5 + 24) * 3_600)
        #expect(try calendar.instant(after: 17 * 3_600 + 60, from: from) == Self.instant("2026-09-16T00:01:00-07:00"))
    }

    @Test(.timeLimit(.minutes(15))) func `absurd lengths are refused at once, and eight thousand years counted at once`() throws {
        let from = try Self.instant("1600-01-01T00:00:00Z")
        let to = try Self.instant("9999-12-31T00:00:00Z")
        for name in ServiceCalendar.shippedNames {
            let calendar = try #require(ServiceCalendar.shipped(name))
            #expect(throws: CalendarRefusal.notBeforeYear10000(calendar: name)) {
                try calendar.instant(after: 60_000_000_000_000, from: from)
            }
            #expect(throws: CalendarRefusal.notBeforeYear10000(calendar: name)) { try calendar.instant(after: .max, from: from) }
            #expect(throws: CalendarRefusal.negativeLength) { try calendar.instant(after: -1, from: from) }
            #expect(calendar.workingTime(from: from, to: to) > 0)
            #expect(calendar.workingTime(from: to, to: from) == 0)
        }
        let none = ServiceCalendar(name: "never", zone: .pacific, hours: .weekly(WeeklyHours([:]), except: .none))
        #expect(throws: CalendarRefusal.notBeforeYear10000(calendar: "never")) { try none.instant(after: 1, from: from) }
        #expect(none.workingTime(from: .distantPast, to: .distantFuture) == 0)
    }

    @Test func `a calendar written and read is the same`() throws {
        let calendar = try Self.everyDay(.central, holidays: .unitedStatesFederal)
        #expect(try JSONDecoder().decode(ServiceCalendar.self, from: JSONEncoder().encode(calendar)) == calendar)
    }

    @Test(arguments: [
        "17:00-07:00", "07:00-07:00", "07:00-24:01", "7:00-17:00", "07:00", "", "07:60-09:00", "-1:00-02:00", "07:00-17:00-18:00",
    ])
    func `a span that is none is refused`(text: String) {
        #expect(ClockSpan(text) == nil)
    }
}
