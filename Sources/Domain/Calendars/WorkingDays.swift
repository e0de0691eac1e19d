/// The days of one version of a calendar, walked in order: whole years by their sums, whole days by theirs, the rest by
/// spans. A walk from the year 1600 to 9999 costs some ten thousand steps.
struct WorkingDays {
    let zone: Zone
    let hours: ServiceHours

    /// Takes the working time of a period off `left` (milliseconds, above zero), and returns the instant at which none
    /// is left; nil when the period ends before.
    func consume(_ left: inout Int64, within period: Period) -> Instant? {
        switch hours {
        case .roundTheClock:
            return WorkingDays.take(&left, from: period)
        case .weekly(let week, let holidays):
            var walk = WeeklyWalk(zone: zone, week: week, holidays: holidays)
            return walk.consume(&left, within: period)
        }
    }

    func periods(within period: Period) -> [Period] {
        switch hours {
        case .roundTheClock:
            return [period]
        case .weekly(let week, let holidays):
            guard !period.isEmpty else { return [] }
            var walk = WeeklyWalk(zone: zone, week: week, holidays: holidays)
            return (zone.day(of: period.start)...zone.day(of: period.end)).flatMap { day in
                walk.periods(on: day).map { $0.clipped(to: period) }
            }
        }
    }

    fileprivate static func take(_ left: inout Int64, from span: Period) -> Instant? {
        let (length, overflow) = span.end.milliseconds.subtractingReportingOverflow(span.start.milliseconds)
        if !overflow, length < left {
            left -= length
            return nil
        }
        return Instant(milliseconds: span.start.milliseconds &+ left)
    }
}

private struct WeeklyWalk {
    let zone: Zone
    let week: WeeklyHours
    let holidays: Holidays
    /// The year whose holidays are at hand.
    private var year: Int?
    private var closed: [Day: String] = [:]
    private var sums: [YearShape: Int64] = [:]

    init(zone: Zone, week: WeeklyHours, holidays: Holidays) {
        self.zone = zone
        self.week = week
        self.holidays = holidays
    }

    mutating func consume(_ left: inout Int64, within period: Period) -> Instant? {
        guard !period.isEmpty else { return nil }
        let first = zone.day(of: period.start)
        let last = zone.day(of: period.end)
        var day = first
        while day <= last {
            if day > first, day < last {
                if let end = WeeklyWalk.endOfYear(begunOn: day), end < last {
                    let sum = milliseconds(inYearFrom: day, to: end)
                    if sum < left {
                        left -= sum
                        day = end + 1
                        continue
                    }
                }
                let sum = milliseconds(on: day)
                if sum < left {
                    left -= sum
                    day = day + 1
                    continue
                }
            }
            for span in periods(on: day) {
                let inside = span.clipped(to: period)
                if !inside.isEmpty, let instant = WorkingDays.take(&left, from: inside) { return instant }
            }
            if day == .latest { break }
            day = day + 1
        }
        return nil
    }

    mutating func periods(on day: Day) -> [Period] {
        let spans = openSpans(on: day)
        guard !spans.isEmpty else { return [] }
        let whole = zone.period(of: day)
        let before = zone.offset(at: whole.start)
        let after = zone.offset(at: whole.end - 1)
        let change = before == after ? whole.end : zone.changes(in: day.year).first(where: whole.contains) ?? whole.end
        var found = WeeklyWalk.show(spans, on: day, offset: before, within: Period(whole.start, change))
        if change < whole.end { found += WeeklyWalk.show(spans, on: day, offset: after, within: Period(change, whole.end)) }
        return found
    }

    /// The instants of a part of a day, of one offset, at which its clock shows a time in the spans.
    private static func show(_ spans: [ClockSpan], on day: Day, offset: Int, within part: Period) -> [Period] {
        let midnight = day.ordinal * 86_400 - offset
        return spans.map {
            Period(Instant(seconds: midnight + $0.from * 60), Instant(seconds: midnight + $0.to * 60)).clipped(to: part)
        }
    }

    private mutating func openSpans(on day: Day) -> [ClockSpan] {
        let spans = week.spans(on: day.weekday)
        guard !spans.isEmpty, !holidays.kept.isEmpty else { return spans }
        let ofDay = day.year
        if ofDay != year {
            year = ofDay
            closed = holidays.days(in: ofDay)
        }
        return closed[day] == nil ? spans : []
    }

    private mutating func milliseconds(on day: Day) -> Int64 {
        if zone.offset(at: zone.start(of: day)) == zone.offset(at: zone.instant(day, second: 86_399)) {
            return openSpans(on: day).reduce(0) { $0 + Int64($1.to - $1.from) * 60_000 }
        }
        return Spans(periods(on: day)).milliseconds
    }

    /// Years with the same first weekday, length, holidays and clock changes have the same sum; there are a few dozen.
    private mutating func milliseconds(inYearFrom first: Day, to last: Day) -> Int64 {
        let number = first.year
        let midnight = zone.start(of: first)
        let shape = YearShape(
            length: last - first, weekday: first.weekday.rawValue,
            closed: Set(holidays.days(in: number).keys.map { $0 - first }),
            changes: zone.changes(in: number).map { $0 - midnight })
        if let sum = sums[shape] { return sum }
        let sum = (first...last).reduce(Int64(0)) { $0 + milliseconds(on: $1) }
        sums[shape] = sum
        return sum
    }

    private static func endOfYear(begunOn day: Day) -> Day? {
        let (year, month, number) = day.civil
        return month == 1 && number == 1 ? Day(year: year, month: 12, day: 31) : nil
    }

    private struct YearShape: Hashable {
        let length: Int
        let weekday: Int
        let closed: Set<Int>
        let changes: [Int]
    }
}
