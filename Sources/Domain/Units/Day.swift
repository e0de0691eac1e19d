/// A civil date of the proleptic Gregorian calendar, without a zone; years 1600 to 9999.
///
/// Kept as days since 1970-01-01, so arithmetic is integer arithmetic. A rule that turns a day into an instant names
/// its zone (`Zone.start(of:)`).
package struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    package let ordinal: Int

    package init(ordinal: Int) {
        self.ordinal = min(max(ordinal, Day.bounds.lowerBound), Day.bounds.upperBound)
    }

    /// Nil when the calendar has no such date.
    package init?(year: Int, month: Int, day: Int) {
        guard (1600...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        ordinal = Day.ordinal(year, month, day)
    }

    /// Reads `2026-05-30`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var (year, month, day) = (0, 0, 0)
        var place = 0
        // Byte by byte: rows of the books hold many days.
        for byte in text.utf8 {
            switch (place, byte) {
            case (4, 45), (7, 45): break
            case (0...3, 48...57): year = year * 10 + Int(byte) - 48
            case (5...6, 48...57): month = month * 10 + Int(byte) - 48
            case (8...9, 48...57): day = day * 10 + Int(byte) - 48
            default: return nil
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package enum Weekday: Int, CaseIterable, Sendable, Codable {
        case monday = 1
        case tuesday, wednesday, thursday, friday, saturday, sunday

        package var isWeekend: Bool { self == .saturday || self == .sunday }
    }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(rawValue: ((ordinal + 3) % 7 + 7) % 7 + 1) ?? .monday
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// Year, month and day in one division run (era arithmetic on 400-year cycles that begin on 1 March).
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }

    package static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    package static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The n-th given weekday of a month (1 = first), or the last one for a negative `n`. Bounds: n in 1...4.
    package static func nth(_ n: Int, _ weekday: Weekday, of month: Month) -> Day {
        if n < 0 {
            let back = (month.last.weekday.rawValue - weekday.rawValue + 7) % 7
            return month.last - back
        }
        let ahead = (weekday.rawValue - month.first.weekday.rawValue + 7) % 7
        return month.first + (ahead + 7 * (min(max(n, 1), 4) - 1))
    }

    package static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal.addingClamped(days)) }
    package static func - (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal.addingClamped(days.negatedClamped)) }
    /// Days from `other` to `day`.
    package static func - (day: Day, other: Day) -> Int { day.ordinal - other.ordinal }

    package static let earliest = Day(ordinal: bounds.lowerBound)
    package static let latest = Day(ordinal: bounds.upperBound)

    /// 1600-01-01 to 9999-12-31.
    private static let bounds = ordinal(1600, 1, 1)...ordinal(9999, 12, 31)

    private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Day: Comparable, Strideable {
    package static func < (a: Day, b: Day) -> Bool { a.ordinal < b.ordinal }
    package func advanced(by n: Int) -> Day { self + n }
    package func distance(to other: Day) -> Int { other - self }
}

extension Day: CustomStringConvertible {
    /// `2026-05-30`.
    package var description: String {
        let (year, month, day) = civil
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }

    /// `30 May 2026`, as people read it.
    package var words: String { "\(day) \(Month.shortName(month)) \(year)" }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a day such as 2026-05-30") { Day($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
