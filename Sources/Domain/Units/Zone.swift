/// A time zone by its own integer rules: the zones of the United States since 1967, and fixed offsets.
///
/// No system zone data is read, so a figure frozen today comes out the same on any machine; `Zone.dataVersion` names the
/// rules and is stored with every frozen figure. Bounds: 1970 to 2100 is checked day by day against Foundation.
package struct Zone: Hashable, Sendable {
    /// The IANA identifier, `UTC`, or an offset such as `+10:00`.
    package let id: String
    /// Seconds east of UTC in standard time.
    package let standardOffset: Int
    private let daylight: Bool
    private let names: (standard: String, daylight: String)

    /// Names the daylight rules below; it changes whenever they do.
    package static let dataVersion = "us-2007"

    package static let utc = Zone("UTC", hours: 0, daylight: false, "UTC", "UTC")
    /// The provider's zone.
    package static let pacific = Zone("America/Los_Angeles", hours: -8, daylight: true, "PST", "PDT")
    /// The other reading of a contract's "PST": eight hours behind UTC all year (1.3).
    package static let fixedPacific = Zone("-08:00", seconds: -28_800)
    /// The gas zone.
    package static let central = Zone("America/Chicago", hours: -6, daylight: true, "CST", "CDT")
    /// The one clock of the Australian market's files (NEM12), which knows no daylight time.
    package static let nem = Zone("Australia/Brisbane", hours: 10, daylight: false, "AEST", "AEST")

    package static let known: [Zone] = [
        utc, pacific, central, nem,
        Zone("America/New_York", hours: -5, daylight: true, "EST", "EDT"),
        Zone("America/Denver", hours: -7, daylight: true, "MST", "MDT"),
        Zone("America/Phoenix", hours: -7, daylight: false, "MST", "MST"),
        Zone("America/Anchorage", hours: -9, daylight: true, "AKST", "AKDT"),
        Zone("Pacific/Honolulu", hours: -10, daylight: false, "HST", "HST"),
        Zone("America/Puerto_Rico", hours: -4, daylight: false, "AST", "AST"),
    ]

    /// A zone of `known` by its identifier, or a fixed offset (`+10:00`, `-08:00`, at most 18 hours); else nil.
    package init?(_ id: some StringProtocol) {
        if let zone = Zone.known.first(where: { $0.id == id }) {
            self = zone
        } else if id.utf8.count == 6, id.utf8.first.map({ $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) == true,
            let shifted = Instant("1970-01-01T00:00:00\(id)")
        {
            self.init(String(id), seconds: -shifted.seconds)
        } else {
            return nil
        }
    }

    private init(_ id: String, hours: Int, daylight: Bool, _ standard: String, _ summer: String) {
        self.id = id
        standardOffset = hours * 3_600
        self.daylight = daylight
        names = (standard, summer)
    }

    private init(_ id: String, seconds: Int) {
        self.id = id
        standardOffset = seconds
        daylight = false
        names = ("UTC" + id, "UTC" + id)
    }

    package static func == (a: Zone, b: Zone) -> Bool { a.id == b.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    // MARK: Instant to civil

    /// Seconds east of UTC at an instant.
    package func offset(at instant: Instant) -> Int {
        isDaylight(at: instant) ? standardOffset + 3_600 : standardOffset
    }

    package func abbreviation(at instant: Instant) -> String {
        isDaylight(at: instant) ? names.daylight : names.standard
    }

    package func isDaylight(at instant: Instant) -> Bool {
        guard daylight else { return false }
        let standard = instant.seconds + standardOffset
        let year = Day(ordinal: standard.flooredQuotient(86_400)).year
        guard let season = DaylightRule.season(of: year) else { return false }
        // Both changes are at 02:00 of the clock in force: 02:00 standard in spring, 01:00 standard in autumn.
        return standard >= season.first.ordinal * 86_400 + 7_200 && standard < season.last.ordinal * 86_400 + 3_600
    }

    /// The civil day and the second of its clock at an instant (on an autumn change day the clock reads some seconds twice).
    package func civil(_ instant: Instant) -> (day: Day, second: Int) {
        let local = instant.seconds + offset(at: instant)
        let ordinal = local.flooredQuotient(86_400)
        return (Day(ordinal: ordinal), local - ordinal * 86_400)
    }

    package func day(of instant: Instant) -> Day { civil(instant).day }

    // MARK: Civil to instant

    /// The instant at which the clock of a day shows `second` (0...86,400; 86,400 is 24:00).
    ///
    /// A time the spring change skips is read with the offset before it (02:30 becomes 03:30); a time the autumn change
    /// shows twice is the first of the two, unless `later` is asked for.
    package func instant(_ day: Day, second: Int, later: Bool = false) -> Instant {
        let local = day.ordinal * 86_400 + second
        let standard = Instant(seconds: local - standardOffset)
        guard daylight else { return standard }
        let summer = Instant(seconds: local - standardOffset - 3_600)
        switch (isDaylight(at: summer), isDaylight(at: standard)) {
        case (true, true): return summer
        case (false, false): return standard
        case (true, false): return later ? standard : summer
        case (false, true): return standard
        }
    }

    /// The first instant of a civil day: its 00:00.
    package func start(of day: Day) -> Instant { instant(day, second: 0) }

    /// The civil day as a period: 23, 24 or 25 hours.
    package func period(of day: Day) -> Period { period(of: day...day) }

    /// All of a run of civil days.
    package func period(of days: ClosedRange<Day>) -> Period {
        // 24:00 of the last day, not 00:00 of the next: the last day there is has no next.
        Period(start(of: days.lowerBound), instant(days.upperBound, second: 86_400))
    }

    /// The instants within a year at which the offset changes, in order (none, or spring and autumn).
    package func changes(in year: Int) -> [Instant] {
        guard daylight, let season = DaylightRule.season(of: year) else { return [] }
        return [
            Instant(seconds: season.first.ordinal * 86_400 + 7_200 - standardOffset),
            Instant(seconds: season.last.ordinal * 86_400 + 3_600 - standardOffset),
        ]
    }

    // MARK: Text

    /// `2026-11-01T00:00:00-08:00`: the instant with this zone's offset; milliseconds only when there are some.
    package func iso(_ instant: Instant) -> String {
        let (day, second) = civil(instant)
        let fraction = instant.millisecond
        let clock = "\((second / 3_600).padded(2)):\((second / 60 % 60).padded(2)):\((second % 60).padded(2))"
        let offset = offset(at: instant)
        let suffix =
            offset == 0
            ? "Z" : "\(offset < 0 ? "-" : "+")\((abs(offset) / 3_600).padded(2)):\((abs(offset) / 60 % 60).padded(2))"
        return "\(day)T\(clock)\(fraction == 0 ? "" : "." + fraction.padded(3))\(suffix)"
    }

    /// `30 Sep 2026 14:30 PDT`, as people read it; seconds only when there are some.
    package func words(_ instant: Instant) -> String {
        let (day, second) = civil(instant)
        let clock = "\((second / 3_600).padded(2)):\((second / 60 % 60).padded(2))"
        let seconds = second % 60 == 0 ? "" : ":" + (second % 60).padded(2)
        return "\(day.words) \(clock)\(seconds) \(abbreviation(at: instant))"
    }
}

extension Zone: CustomStringConvertible, Codable {
    package var description: String { id }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a zone, one of \(Zone.known.map(\.id).joined(separator: ", ")) or an offset such as -08:00") {
            Zone($0)
        }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: id) }
}

/// Daylight time in the United States: 15 USC 260a and its changes since 1967.
private enum DaylightRule {
    /// Worked out once: every instant shown and every day judged asks for one.
    private static let seasons = (0...2_200).map(worked)

    /// The first and the last civil day that a change falls on, both changes at 02:00 of the clock in force.
    static func season(of year: Int) -> (first: Day, last: Day)? {
        seasons.indices.contains(year) ? seasons[year] : worked(year)
    }

    private static func worked(_ year: Int) -> (first: Day, last: Day)? {
        guard year >= 1967, let march = Month(year: year, number: 3), let april = Month(year: year, number: 4),
            let october = Month(year: year, number: 10), let november = Month(year: year, number: 11)
        else { return nil }
        switch year {
        case 1974: return Day(year: 1974, month: 1, day: 6).map { ($0, Day.nth(-1, .sunday, of: october)) }
        case 1975: return Day(year: 1975, month: 2, day: 23).map { ($0, Day.nth(-1, .sunday, of: october)) }
        case ...1986: return (Day.nth(-1, .sunday, of: april), Day.nth(-1, .sunday, of: october))
        case ...2006: return (Day.nth(1, .sunday, of: april), Day.nth(-1, .sunday, of: october))
        default: return (Day.nth(2, .sunday, of: march), Day.nth(1, .sunday, of: november))
        }
    }
}

extension Int {
    /// Division rounded towards the past, for clocks before 1970; the divisor is positive.
    package func flooredQuotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
