/// Business days, which are the dates and the lengths of support hours (1.4).
package struct BusinessDays: Equatable, Codable, Sendable {
    package static let standard = BusinessDays(support: .support)

    package let support: ServiceCalendar

    /// One business day as a length: twelve hours of support time.
    package static let length = Hours(hours: 12)

    package init(support: ServiceCalendar) { self.support = support }

    /// So many business days as a length after an instant: one from Friday 16:00 is Monday 16:00. Refuses as
    /// `ServiceCalendar.instant(after:from:)` does.
    package func instant(after count: Int, from start: Instant) throws(CalendarRefusal) -> Instant {
        let (seconds, overflow) = count.multipliedReportingOverflow(by: BusinessDays.length.minutes * 60)
        return try support.instant(after: overflow ? (count < 0 ? -1 : .max) : seconds, from: start)
    }

    /// The N-th date with support hours after a day; N from 1 to 1,000, nil beyond or where the calendar holds none.
    package func date(_ count: Int, after day: Day) -> Day? {
        guard (1...1_000).contains(count) else { return nil }
        var found = 0
        // The longest run without support hours is a weekend and two holidays; a calendar without hours ends the search.
        for date in (day + 1)...(day + max(1, count * 8 + 14)) where support.hasHours(on: date) {
            found += 1
            if found == count { return date }
        }
        return nil
    }

    /// 24:00, in the zone named, of the N-th date with support hours after a day. Bounds as `date(_:after:)`.
    package func end(_ count: Int, after day: Day, in zone: Zone) -> Instant? {
        date(count, after: day).map { zone.instant($0, second: 86_400) }
    }
}
