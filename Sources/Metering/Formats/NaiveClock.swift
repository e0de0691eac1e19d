import Domain

/// Turns stamps without an offset into instants of one zone, and remembers the day it was last asked for.
///
/// Bounds: 1970 to 2199. A time the spring change skips is refused, but for the instant of the change itself; of a time the
/// autumn change shows twice the first is meant, or the second where the first would not come after the stamp before.
struct NaiveClock {
    let zone: Zone
    private var digits: UInt64 = .max
    private var day = Day(ordinal: 0)
    private var start: Int64 = 0
    /// Whether the day has 24 hours, so that its clock is plain arithmetic.
    private var plain = false

    init(zone: Zone) { self.zone = zone }

    static let years = 1970...2199

    /// Reads `CCYYMMDDHHMM` at a place of a line; nil when it is no such stamp.
    @inline(__always)
    mutating func minuteStamp(in line: ByteView, at index: Int, after previous: Instant?) -> Instant? {
        let word = line.word(at: index)
        if word != digits {
            guard turn(to: line, at: index) else { return nil }
            digits = word
        }
        let hour = line.two(at: index &+ 8)
        let minute = line.two(at: index &+ 10)
        guard hour >= 0, hour < 24, minute >= 0, minute < 60 else { return nil }
        let second = (hour &* 60 &+ minute) &* 60
        return plain ? Instant(milliseconds: start &+ Int64(second) &* 1_000) : changing(second, after: previous)
    }

    /// Reads `CCYYMMDDHHMM` or `CCYYMMDDHHMMSS` as the whole of a field.
    mutating func stamp(_ field: ByteView, after previous: Instant? = nil) -> Instant? {
        switch field.count {
        case 12: return minuteStamp(in: field, at: 0, after: previous)
        case 14:
            let second = field.two(at: 12)
            guard (0..<60).contains(second), let minute = minuteStamp(in: field, at: 0, after: previous) else { return nil }
            return minute + second
        default: return nil
        }
    }

    /// The instant at which a day's clock shows a second; nil when it never does.
    mutating func instant(_ day: Day, second: Int, after previous: Instant? = nil) -> Instant? {
        guard NaiveClock.years.contains(day.year), (0...86_400).contains(second) else { return nil }
        digits = .max
        turn(to: day)
        return plain ? Instant(milliseconds: start + Int64(second) * 1_000) : changing(second, after: previous)
    }

    private mutating func turn(to line: ByteView, at index: Int) -> Bool {
        guard let day = Day(line.slice(index, index + 8)), NaiveClock.years.contains(day.year) else { return false }
        turn(to: day)
        return true
    }

    private mutating func turn(to day: Day) {
        self.day = day
        start = zone.start(of: day).milliseconds
        plain = zone.start(of: day + 1).milliseconds - start == 86_400_000
    }

    private func changing(_ second: Int, after previous: Instant?) -> Instant? {
        let first = zone.instant(day, second: second)
        let shown = zone.civil(first)
        let exists = second == 86_400 || (shown.day == day && shown.second == second)
        guard exists || zone.changes(in: day.year).contains(first) else { return nil }
        if let previous, first <= previous { return zone.instant(day, second: second, later: true) }
        return first
    }
}

extension Day {
    /// Reads `CCYYMMDD`.
    init?(_ digits: ByteView) {
        guard digits.count == 8, let year = digits.slice(0, 4).number(digits: 4...4),
            let month = digits.slice(4, 6).number(digits: 2...2), let day = digits.slice(6, 8).number(digits: 2...2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
