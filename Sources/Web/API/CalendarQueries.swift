import BackOffice
import Domain

/// What the API reckons without the books: working time of calendars, what a request is owed, what-ifs of a contract.
enum CalendarQueries {
    static let routes: [Route] = calendars + supposed

    private static let calendars: [Route] = [
        APIQueries.one(
            "calendars/{calendar}/working-time", "The working time between two instants.",
            [instant("from", "The start"), instant("to", "The end")] + reading
        ) {
            let (from, to) = (try instant("from", $0), try instant("to", $0))
            guard to - from <= longest else { throw BadCall.badRequest("from and to span at most forty years.") }
            return try WorkingTimeAnswer(calendar($0), from: from, to: to)
        },
        APIQueries.one(
            "calendars/{calendar}/after", "The earliest instant after so much working time.",
            [instant("from", "The start"), .init("minutes", "Working minutes, zero or more", example: "720", needed: true)]
                + reading
        ) {
            let minutes = try $0.needed("minutes", "0 to 20,000,000 minutes") {
                Int($0).flatMap { (0...20_000_000).contains($0) ? $0 : nil }
            }
            return try AfterAnswer(calendar($0), minutes: minutes, from: instant("from", $0))
        },
        APIQueries.one(
            "calendars/{calendar}/agreed-time", "The working time of a month, in the calendar's own zone.",
            [.neededMonth] + reading
        ) { AgreedTimeAnswer(try calendar($0), in: try $0.neededMonth) },
        APIQueries.one(
            "service-levels/owed", "When a new request of a severity would be owed what; null where nothing is.",
            [
                .severity(needed: true),
                .init("opened", "When it was opened, with its offset", example: "2026-09-18T15:00:00-07:00", needed: true),
            ]
        ) {
            try OwedAnswer(
                severity: $0.needed("severity", Severity.expected) { Int($0) }, opened: instant("opened", $0),
                under: $0.view.serviceLevelPolicies())
        },
    ]

    private static let supposed: [Route] = [
        APIQueries.one(
            "what-if/notice-deadline", "The last day for notice, from the two days it hangs on.",
            [
                day("last-day", "The running year's last day", "2026-12-31"),
                day("invoice-on", "When the next year's maintenance invoice is issued, or planned", "2026-11-01"),
                .init("notice-days", "Days of notice (90 where it is left out)", example: "90"),
            ]
        ) {
            let notice = try $0.count("notice-days", 0...3_660, whenNone: CancellationTerms.standard.noticeDays)
            return SupposedDeadlineAnswer(
                CancellationTerms(noticeDays: notice).lastDayForNotice(
                    yearEndingOn: try day("last-day", $0), invoice: .planned(try day("invoice-on", $0))))
        },
        APIQueries.one(
            "what-if/forecast", "How many hours of a year would be lost.",
            [
                minutes("bought", "Minutes bought for the year", "7200"), minutes("used", "Minutes used so far", "2610"),
                minutes("window-used", "Minutes used in the window", "730"), day("on", "The day of the forecast", "2026-09-28"),
                day("first-day", "The year's first day", "2026-01-01"), day("last-day", "The year's last day", "2026-12-31"),
                .init("rate", "Price of an hour", example: "210.00", needed: true),
                .init("currency", "Of the rate (USD where it is left out)", example: "USD"),
            ]
        ) { question in
            func minutes(_ name: String) throws -> Int {
                try question.needed(name, "0 to 1,000,000,000 minutes") {
                    Int($0).flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
                }
            }
            let currency = try question.word("currency", "a currency such as USD") { Currency($0) } ?? .usd
            let rate = try question.needed("rate", "an amount such as 210.00") { text in
                Money(decimal: text, currency).flatMap { $0.minor >= 0 ? $0 : nil }
            }
            return SupposedForecastAnswer(
                try ForfeitForecast(
                    on: day("on", question), year: day("first-day", question), through: day("last-day", question),
                    balance: Hours(minutes: max(0, minutes("bought") - minutes("used"))),
                    inWindow: Hours(minutes: minutes("window-used")), rate: rate))
        },
    ]

    /// In seconds. Each day between takes a step.
    private static let longest = 40 * 366 * 86_400

    private static let reading = [
        Route.Parameter(
            "pst", "What PST means: \(PacificReading.allCases.map(\.rawValue).joined(separator: " or "))",
            example: PacificReading.pacificPrevailing.rawValue),
        .flag("holidays-measured", "Measure holidays like any other day"),
    ]

    private static func calendar(_ question: Question) throws -> ServiceCalendar {
        try ServiceCalendar.named(
            question.inPath("calendar"),
            reading: question.word("pst", "a reading of PST", PacificReading.init) ?? .pacificPrevailing,
            holidaysMeasured: question.flag("holidays-measured"))
    }

    private static func instant(_ name: String, _ holds: String) -> Route.Parameter {
        .init(name, "\(holds), with its offset", example: "2026-09-04T16:00:00-07:00", needed: true)
    }

    private static func instant(_ name: String, _ question: Question) throws -> Instant {
        try question.needed(name, "an instant such as 2026-09-04T16:00:00-07:00") { Instant($0) }
    }

    private static func day(_ name: String, _ holds: String, _ example: String) -> Route.Parameter {
        .init(name, holds, example: example, needed: true)
    }

    private static func day(_ name: String, _ question: Question) throws -> Day {
        try question.needed(name, "a day such as 2026-09-30") { Day($0) }
    }

    private static func minutes(_ name: String, _ holds: String, _ example: String) -> Route.Parameter {
        .init(name, holds, example: example, needed: true)
    }
}
