import Domain

extension Day {
    /// A day of the demo's year; a date the calendar does not have is the year's first day.
    static func of2026(_ month: Int, _ day: Int) -> Day {
        Day(year: 2026, month: month, day: day) ?? Day(ordinal: 20_454)
    }
}

extension Zone {
    /// The instant at which this zone's clock shows `hour:minute` on a day of 2026.
    func at(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        instant(.of2026(month, day), second: hour * 3_600 + minute * 60)
    }
}

/// How much of the story is told: the whole of it, or a shorter span for a test.
package struct DemoSpan: Hashable, Sendable {
    /// The first service day.
    package let first: Day
    /// The last service day. Its morning files lie in the drop folder, not yet imported.
    package let last: Day
    /// The moment the books stand at.
    package let now: Instant

    package init(first: Day, last: Day, now: Instant) {
        self.first = first
        self.last = last
        self.now = now
    }

    /// 1 July to 15 November 2026, seen on Monday 16 November at 07:30 Pacific.
    package static let story = DemoSpan(first: .of2026(7, 1), last: .of2026(11, 15), now: Zone.pacific.at(11, 16, 7, 30))

    /// From 1 July to a day of 2026, seen at 07:30 Pacific of the morning after it.
    package static func until(_ month: Int, _ day: Int) -> DemoSpan {
        let last = Day.of2026(month, day)
        return DemoSpan(first: .of2026(7, 1), last: last, now: Zone.pacific.instant(last + 1, second: 27_000))
    }

    package var days: ClosedRange<Day> { first...max(first, last) }
}
