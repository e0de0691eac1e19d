/// A holiday by its rule: what it is called, the date it falls on in a year, and the years it has been kept.
package struct Holiday: Equatable, Codable, Sendable {
    package enum Rule: Equatable, Codable, Sendable {
        /// The same date every year; on a Saturday it is observed the Friday before, on a Sunday the Monday after.
        case fixed(month: Int, day: Int)
        /// The n-th given weekday of a month, or the last one for -1.
        case nth(Int, weekday: Day.Weekday, month: Int)
        /// One date, as it stands.
        case once(Day)

        /// Only the first and the last of a year are observed in another.
        fileprivate var mayLeaveItsYear: Bool {
            switch self {
            case .fixed(1, 1), .fixed(12, 31): true
            case .fixed, .nth, .once: false
            }
        }
    }

    package let name: String
    package let rule: Rule
    package let firstYear: Int
    package let lastYear: Int

    package init(_ name: String, _ rule: Rule, from firstYear: Int = 1600, through lastYear: Int = 9999) {
        self.name = name
        self.rule = rule
        self.firstYear = firstYear
        self.lastYear = lastYear
    }

    /// The day people stay home for the holiday of a year; it may lie in the year before or after.
    package func observed(in year: Int) -> Day? {
        guard firstYear <= year, year <= lastYear else { return nil }
        switch rule {
        case .fixed(let month, let day):
            guard let date = Day(year: year, month: month, day: day) else { return nil }
            switch date.weekday {
            case .saturday: return date - 1
            case .sunday: return date + 1
            case .monday, .tuesday, .wednesday, .thursday, .friday: return date
            }
        case .nth(let n, let weekday, let month):
            return Month(year: year, number: month).map { Day.nth(n, weekday, of: $0) }
        case .once(let day):
            return day.year == year ? day : nil
        }
    }
}

/// The holidays a calendar keeps, as data.
package struct Holidays: Equatable, Codable, Sendable {
    package let kept: [Holiday]

    package init(_ kept: [Holiday]) { self.kept = kept }

    package static let none = Holidays([])

    /// The days of a year on which a holiday is observed, with its name: Saturday 2028-01-01 is Friday 2027-12-31.
    package func days(in year: Int) -> [Day: String] {
        var days: [Day: String] = [:]
        for holiday in kept {
            for candidate in (year - 1)...(year + 1) where candidate == year || holiday.rule.mayLeaveItsYear {
                guard let day = holiday.observed(in: candidate), day.year == year else { continue }
                days[day] = holiday.name
            }
        }
        return days
    }

    /// The federal holidays of the United States (5 USC 6103), with the years since which each is kept as it is.
    package static let unitedStatesFederal = Holidays([
        Holiday("New Year's Day", .fixed(month: 1, day: 1)),
        Holiday("Martin Luther King Jr. Day", .nth(3, weekday: .monday, month: 1), from: 1986),
        Holiday("Washington's Birthday", .fixed(month: 2, day: 22), from: 1879, through: 1970),
        Holiday("Washington's Birthday", .nth(3, weekday: .monday, month: 2), from: 1971),
        Holiday("Memorial Day", .fixed(month: 5, day: 30), from: 1888, through: 1970),
        Holiday("Memorial Day", .nth(-1, weekday: .monday, month: 5), from: 1971),
        Holiday("Juneteenth", .fixed(month: 6, day: 19), from: 2021),
        Holiday("Independence Day", .fixed(month: 7, day: 4), from: 1870),
        Holiday("Labor Day", .nth(1, weekday: .monday, month: 9), from: 1894),
        Holiday("Columbus Day", .nth(2, weekday: .monday, month: 10), from: 1971),
        Holiday("Veterans Day", .fixed(month: 11, day: 11), from: 1938, through: 1970),
        Holiday("Veterans Day", .nth(4, weekday: .monday, month: 10), from: 1971, through: 1977),
        Holiday("Veterans Day", .fixed(month: 11, day: 11), from: 1978),
        Holiday("Thanksgiving Day", .nth(4, weekday: .thursday, month: 11), from: 1942),
        Holiday("Christmas Day", .fixed(month: 12, day: 25)),
    ])
}
