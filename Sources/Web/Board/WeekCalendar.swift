import Documents
import Domain
import Workbook

/// Weeks one under another with what stands on their days: freezes hatched, windows as bands, changes as bars, those that clash
/// held together. Every bar says in words what its place shows.
struct WeekCalendar: Piece {
    static let template = "web/weeks"
    let weeks: [Week]
    let whenEmpty: String

    enum Kind: String, Sendable {
        case freeze, window, meeting, change
    }

    /// One thing on the calendar.
    struct Bar: TemplateValue, Equatable, Sendable {
        let kind: Kind
        let number: String
        let period: Period
        /// `emergency change`, `service window`.
        let word: String
        let title: String
        let href: String?
        var chip: Chip?
        /// What stands against it, in words.
        var clashes: [String] = []
        /// The numbers of what it clashes with.
        var joins: Set<String> = []
        var when = ""
        var dayWords = ""

        static let fields: [String: @Sendable (Bar) -> Any?] = [
            "kind": { $0.kind.rawValue }, "word": { $0.word }, "when": { $0.when }, "dayWords": { $0.dayWords },
            "linked": { $0.href == nil ? nil : $0.title }, "href": { $0.href }, "title": { $0.href == nil ? $0.title : nil },
            "chip": { $0.chip }, "clashes": { $0.clashes },
        ]
    }

    /// Where bars stand in a week: their first column and how many days they take.
    struct Place: TemplateValue, Equatable, Sendable {
        let column: Int
        let span: Int
        let bars: [Bar]

        static let fields: [String: @Sendable (Place) -> Any?] = [
            "column": { $0.column }, "span": { $0.span }, "bars": { $0.bars }, "isJoined": { $0.bars.count > 1 },
        ]
    }

    struct Week: TemplateValue, Equatable, Sendable {
        let first: Day
        let today: Day
        let places: [Place]

        struct Head: TemplateValue {
            let day: Day
            let isToday: Bool
            static let fields: [String: @Sendable (Head) -> Any?] = [
                "words": { "\($0.day.weekday.shortWord) \($0.day.day)" }, "isToday": { $0.isToday },
                "isWeekend": { $0.day.weekday.isWeekend },
            ]
        }

        static let fields: [String: @Sendable (Week) -> Any?] = [
            "title": { "\($0.first.words) to \(($0.first + 6).words)" },
            "heads": { week in (0..<7).map { Head(day: week.first + $0, isToday: week.first + $0 == week.today) } },
            "places": { $0.places }, "isQuiet": { $0.places.isEmpty },
        ]

        /// The bars that touch the week of a zone, each over the days it takes; those that clash stand together.
        init(from first: Day, today: Day, zone: Zone, bars: [Bar]) {
            self.first = first
            self.today = today
            let whole = zone.period(of: first...(first + 6))
            let inside = bars.filter { $0.period.overlaps(whole) }.map { bar in
                var bar = bar
                (bar.dayWords, bar.when) = Week.words(bar.period, zone)
                return bar
            }
            let kinds: [[Bar]] = [.freeze, .window, .meeting, .change].map { kind in inside.filter { $0.kind == kind } }
            places = kinds.flatMap { Week.groups($0) }.map { group in
                let columns = group.map { Week.columns($0.period, first, zone) }
                let start = columns.map(\.lowerBound).min() ?? 0
                let end = columns.map(\.upperBound).max() ?? start
                return Place(column: start + 1, span: end - start + 1, bars: group)
            }
        }

        private static func columns(_ period: Period, _ first: Day, _ zone: Zone) -> ClosedRange<Int> {
            let start = min(max(zone.day(of: period.start) - first, 0), 6)
            let end = zone.day(of: Instant(milliseconds: period.end.milliseconds - 1)) - first
            return start...max(start, min(end, 6))
        }

        /// What clashes with one another is one group, whatever the order.
        private static func groups(_ bars: [Bar]) -> [[Bar]] {
            bars.reduce(into: []) { groups, bar in
                let mine = groups.filter { $0.contains { $0.joins.contains(bar.number) || bar.joins.contains($0.number) } }
                let others = groups.filter { !mine.contains($0) }
                groups = others + [mine.flatMap(\.self) + [bar]]
            }
        }

        /// `Tue 24 Nov` and `02:00 to 04:00 PST`; both days where it takes more than one.
        private static func words(_ period: Period, _ zone: Zone) -> (String, String) {
            let start = zone.civil(period.start)
            let end = zone.civil(period.end)
            let letters = zone.abbreviation(at: period.end)
            guard start.day == end.day else {
                let from = "\(start.day.shortWords) \(Week.clock(start.second))"
                return ("", "\(from) to \(end.day.shortWords) \(Week.clock(end.second)) \(letters)")
            }
            let clock = "\(Week.clock(start.second)) to \(Week.clock(end.second)) \(letters)"
            return ("\(start.day.weekday.shortWord) \(start.day.shortWords)", clock)
        }

        private static func clock(_ second: Int) -> String { "\((second / 3_600).padded(2)):\((second / 60 % 60).padded(2))" }
    }

    static let fields: [String: @Sendable (WeekCalendar) -> Any?] = [
        "weeks": { $0.weeks },
        "whenEmpty": { calendar in calendar.weeks.allSatisfy(\.places.isEmpty) ? calendar.whenEmpty : nil },
    ]
}

extension Day {
    /// `24 Nov`.
    var shortWords: String { "\(day) \(Month.shortName(month))" }
}

extension Day.Weekday {
    /// `Mon`.
    var shortWord: String {
        switch self {
        case .monday: "Mon"
        case .tuesday: "Tue"
        case .wednesday: "Wed"
        case .thursday: "Thu"
        case .friday: "Fri"
        case .saturday: "Sat"
        case .sunday: "Sun"
        }
    }
}

extension Zone {
    /// As a field for wall time has it: `2026-11-24T02:00`.
    func typed(_ instant: Instant) -> String {
        let (day, second) = civil(instant)
        return "\(day)T\((second / 3_600).padded(2)):\((second / 60 % 60).padded(2))"
    }
}
