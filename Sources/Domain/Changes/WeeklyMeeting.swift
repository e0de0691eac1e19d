/// When the board meets, week by week: a weekday and a time of a zone's clock, and until when its agenda takes requests (9.2).
package struct WeeklyMeeting: Equatable, Codable, Sendable {
    package let weekday: Day.Weekday
    /// Minutes after midnight, 0 to 1,439.
    package let minute: Int
    package let lengthMinutes: Int
    /// How long before its start the agenda closes, in minutes of elapsed time; less than a week.
    package let cutOffMinutes: Int
    package let zone: Zone

    package init(
        weekday: Day.Weekday, minute: Int, lengthMinutes: Int = 60, cutOffMinutes: Int, zone: Zone
    ) throws(BoardRefusal) {
        guard (0..<1_440).contains(minute), (15...600).contains(lengthMinutes), (0..<10_080).contains(cutOffMinutes) else {
            throw .timeOutOfBounds
        }
        self.weekday = weekday
        self.minute = minute
        self.lengthMinutes = lengthMinutes
        self.cutOffMinutes = cutOffMinutes
        self.zone = zone
    }

    package struct Sitting: Equatable, Codable, Sendable {
        package let day: Day
        package let period: Period
        package let cutOffAt: Instant
    }

    package func sitting(on day: Day) -> Sitting {
        let start = zone.instant(day, second: minute * 60)
        return Sitting(
            day: day, period: Period(start, start + lengthMinutes * 60), cutOffAt: start - cutOffMinutes * 60)
    }

    /// The first sitting that starts after an instant.
    package func next(after instant: Instant) -> Sitting {
        let today = zone.day(of: instant)
        let days = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        let first = sitting(on: today + days)
        return first.period.start > instant ? first : sitting(on: today + days + 7)
    }

    private enum CodingKeys: String, CodingKey { case weekday, minute, lengthMinutes, cutOffMinutes, zone }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            weekday: fields.decode(Day.Weekday.self, forKey: .weekday), minute: fields.decode(Int.self, forKey: .minute),
            lengthMinutes: fields.decode(Int.self, forKey: .lengthMinutes),
            cutOffMinutes: fields.decode(Int.self, forKey: .cutOffMinutes), zone: fields.decode(Zone.self, forKey: .zone))
    }
}
