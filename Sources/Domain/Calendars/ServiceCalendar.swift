/// When a service is owed: a zone, and its hours in dated versions (1.2).
///
/// An instant is working time when the clock of the zone shows a time within a span of its weekday, and the day is no
/// observed holiday. So a span that covers the spring change loses the hour that does not exist, and one that covers the
/// autumn change has the hour that comes twice, twice.
package struct ServiceCalendar: Equatable, Codable, Sendable {
    package struct Change: Equatable, Codable, Sendable {
        /// From 00:00 of this day in the calendar's zone.
        package let from: Day
        package let hours: ServiceHours

        package init(from: Day, hours: ServiceHours) {
            self.from = from
            self.hours = hours
        }
    }

    package let name: String
    package let zone: Zone
    /// The hours until the first change.
    package let hours: ServiceHours
    package let changes: [Change]

    package init(name: String, zone: Zone, hours: ServiceHours, changes: [Change] = []) {
        self.name = name
        self.zone = zone
        self.hours = hours
        self.changes = changes.sorted { $0.from < $1.from }
    }

    /// Working seconds between two instants, fractions dropped; zero when `end` is not after `start`.
    package func workingTime(from start: Instant, to end: Instant) -> Int {
        var left = Int64.max
        for stretch in stretches(of: Period(start, end)) {
            _ = stretch.days.consume(&left, within: stretch.period)
        }
        return Int((Int64.max - left) / 1_000)
    }

    /// The earliest instant with `workingTime(from: start, to: it) == seconds`; for zero the start itself.
    ///
    /// Refuses a negative length, and one that the years up to 9999 do not hold.
    package func instant(after seconds: Int, from start: Instant) throws(CalendarRefusal) -> Instant {
        guard seconds >= 0 else { throw .negativeLength }
        guard seconds > 0 else { return start }
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000)
        var left = product
        if !overflow {
            for stretch in stretches(of: Period(start, zone.instant(.latest, second: 86_400))) {
                if let instant = stretch.days.consume(&left, within: stretch.period) { return instant }
            }
        }
        throw .notBeforeYear10000(calendar: name)
    }

    /// Takes the working time of a period off `left` (milliseconds, above zero); the instant at which none is left, or nil
    /// when the period ends before.
    func consume(_ left: inout Int64, within period: Period) -> Instant? {
        for stretch in stretches(of: period) {
            if let instant = stretch.days.consume(&left, within: stretch.period) { return instant }
        }
        return nil
    }

    /// The working time within a period as spans. Cost: one step a day.
    package func spans(in period: Period) -> Spans {
        var found: [Period] = []
        for stretch in stretches(of: period) { found += stretch.days.periods(within: stretch.period) }
        return Spans(found)
    }

    /// A month by the calendar's own zone (10.3).
    package func period(of month: Month) -> Period { zone.period(of: month.days) }

    /// The working time of a month, by the calendar's own zone.
    package func agreedTime(in month: Month) -> Spans { spans(in: period(of: month)) }

    /// True when the hours of this civil day are not empty.
    package func hasHours(on day: Day) -> Bool { !spans(in: zone.period(of: day)).isEmpty }

    /// The same calendar with holidays measured like any other day (a setting of the contract, 1.3).
    package var measuringHolidays: ServiceCalendar {
        func measured(_ hours: ServiceHours) -> ServiceHours {
            switch hours {
            case .roundTheClock: .roundTheClock
            case .weekly(let week, _): .weekly(week, except: .none)
            }
        }
        return ServiceCalendar(
            name: name, zone: zone, hours: measured(hours),
            changes: changes.map { Change(from: $0.from, hours: measured($0.hours)) })
    }

    /// A period cut where a version of the hours ends and the next begins.
    private func stretches(of period: Period) -> [(period: Period, days: WorkingDays)] {
        var starts = [(period.start, hours)]
        for change in changes {
            let from = zone.start(of: change.from)
            if from <= period.start { starts = [(period.start, change.hours)] } else { starts.append((from, change.hours)) }
        }
        let ends = starts.dropFirst().map(\.0) + [period.end]
        return zip(starts, ends).map { start, end in
            let from = min(start.0, period.end)
            return (Period(from, min(end, period.end)), WorkingDays(zone: zone, hours: start.1))
        }
    }
}

package enum CalendarRefusal: Refusal, Equatable {
    case negativeLength
    case notBeforeYear10000(calendar: String)
    case unknown(String)

    package var message: String {
        switch self {
        case .negativeLength: "A length of working time cannot be negative. Give zero or more."
        case .notBeforeYear10000(let calendar):
            "The calendar \(calendar) does not hold that much working time before the year 10000. Give a shorter length."
        case .unknown(let name):
            "There is no calendar \(name). Name one of \(ServiceCalendar.shippedNames.joined(separator: ", "))."
        }
    }
}
