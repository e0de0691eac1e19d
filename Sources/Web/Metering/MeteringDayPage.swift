import BackOffice
import Domain
import Metering
import Workbook

/// One service day of a utility: what was expected, left out and received, who did not report, what was delivered for it.
enum MeteringDayPage {
    static let routes: [Route] = [
        .get("/metering/days/{utility}/{day}", .permission(.readBooks), "A service day of a utility, by commodity and class") {
            visit in
            .page(try page(visit))
        }
    ]

    private struct Found {
        let figures: MeteringMonth
        /// Nil while a deadline of the day is still to come: nobody can be called silent.
        let silent: [SilentEndpoint]?
        let exclusions: [ExclusionRow]
    }

    private static func page(_ visit: Visit) throws -> Page {
        let (utility, day) = (try visit.utilityInPath(), try visit.dayInPath())
        let found = try visit.read { view in
            let figures = try view.meteringMonth(of: utility, in: Month(of: day), parts: [.rate, .deliveries])
            let over = figures.zone.period(of: day)
            return Found(
                figures: figures,
                silent: day <= (try view.lastJudgedDay(of: utility)) ? try view.silentEndpoints(of: utility, on: day) : nil,
                exclusions: try ExclusionRow.list(of: utility, touching: over, asOf: view.now, view.db))
        }
        let figures = found.figures
        var pieces: [any Piece] = [Panel("Read rates", [rates(figures, day, visit)])]
        pieces.append(
            Panel(
                "Did not report", more: Button("All, with how long", href: "/metering/silent?utility=\(utility)&day=\(day)"),
                [silent(found.silent, figures, day, visit)]))
        pieces.append(
            Panel(
                "Exclusions over the day", more: Button("Request an exclusion", href: "/exclusions/new?utility=\(utility)"),
                [exclusions(found.exclusions, visit)]))
        pieces.append(Panel("Files due for the day", [DeliveryPages.table(figures, visit) { $0.serviceDay == day }]))
        let before = Button("\((day - 1).words)", href: "/metering/days/\(utility)/\(day - 1)")
        let after = Button("\((day + 1).words)", href: "/metering/days/\(utility)/\(day + 1)")
        return Page(
            "\(utility), \(day.words)", lead: "service day in \(figures.zone.id)", section: .metering,
            deeds: [before, after, Button("The month", href: "/metering?utility=\(utility)&month=\(Month(of: day))")],
            pieces + [Panel("Deadlines", [deadlines(figures, day, visit)])])
    }

    private static func rates(_ figures: MeteringMonth, _ day: Day, _ visit: Visit) -> Grid {
        let rows = figures.judgedRate.series.compactMap { series -> [Shown]? in
            guard let rate = series.days.first(where: { $0.day == day }), rate.raw.eligible > 0 else { return nil }
            let why =
                "/why/read-rate/\(figures.utility)/\(figures.month)?day=\(day)&class=\(series.readClass.rawValue)&commodity=\(series.commodity.rawValue)"
            let waits = ReadDeadline.allCases.map { figures.notDueUntil($0, of: series.commodity, on: day) }
            return [
                Shown("\(series.commodity.rawValue) \(series.readClass.rawValue)"), .figure(rate.raw.eligible),
                .figure(
                    rate.excluded.grouped,
                    sub: rate.excludedByCode.sorted { $0.key < $1.key }
                        .map { "\($0.value.grouped) \(ExclusionCode(rawValue: $0.key)?.words ?? $0.key)" }.joined(separator: ", ")
                        .unlessEmpty),
                .figure(rate.adjusted.eligible),
            ]
                + ReadDeadline.allCases.map { deadline in
                    figure(rate.adjusted, deadline, of: series.commodity, figures, day, visit, why: why)
                } + [
                    figure(rate.raw, .t1, of: series.commodity, figures, day, visit), .figure(rate.adjusted.ever),
                    restated(rate, series, figures, isDue: waits.allSatisfy { $0 == nil }),
                ]
        }
        return Grid(
            "Read rates of the day",
            ["Commodity and class", "Expected", "Excluded", "Eligible", "By T1", "By T3", "Raw T1", "At any time", "Restated"],
            rows,
            whenEmpty: "Nothing was expected on this day.")
    }

    /// A rate once its deadline has passed; before, what has come is no verdict on it.
    private static func figure(
        _ counts: SlotCounts, _ deadline: ReadDeadline, of commodity: Commodity, _ figures: MeteringMonth, _ day: Day,
        _ visit: Visit, why: String? = nil
    ) -> Shown {
        if let due = figures.notDueUntil(deadline, of: commodity, on: day) {
            return .figure("not due", sub: why == nil ? nil : "until \(visit.zone.words(due))")
        }
        let share = counts.share(deadline)
        return .figure(
            share.words(), why: why.map { "\($0)&by=\(deadline.rawValue)" }, sub: why == nil ? nil : share.part.grouped)
    }

    private static func restated(_ rate: DayRate, _ series: RateSeries, _ figures: MeteringMonth, isDue: Bool) -> Shown {
        guard figures.isFinal else { return Shown(isDue ? "not final" : "") }
        let known = figures.rate.series(series.commodity, series.readClass).flatMap(\.days).first { $0.day == rate.day }
        guard let known, known.adjusted != rate.adjusted else { return Shown("as frozen") }
        return Shown(chip: Chip("restated", .due), sub: "T1 \(known.adjusted.share(.t1).words())")
    }

    private static func silent(_ rows: [SilentEndpoint]?, _ figures: MeteringMonth, _ day: Day, _ visit: Visit) -> any Piece {
        guard let rows else {
            let due = Commodity.allCases.compactMap { figures.notDueUntil(.t1, of: $0, on: day) }.max()
            return Remark("The reads of this day are not due\(due.map { " until \(visit.zone.words($0))" } ?? " yet").")
        }
        guard !rows.isEmpty else {
            return figures.judgedRate.series.contains { $0.days.contains { $0.day == day && $0.raw.eligible > 0 } }
                ? Remark("Every expected endpoint gave a read.", tone: .good) : Remark("Nothing was expected on this day.")
        }
        return Grid(
            "Endpoints that gave no read", ["Endpoint", "Meter", "Network device", "Silent for"],
            rows.prefix(15).map { row in
                [
                    Shown(row.endpoint, href: "/metering/endpoints/\(figures.utility)/\(Query.encoded(row.endpoint))"),
                    Shown(row.meter), Shown(row.device), .figure(row.days.counted("day")),
                ]
            })
    }

    private static func exclusions(_ rows: [ExclusionRow], _ visit: Visit) -> any Piece {
        Grid(
            "Exclusions over the day", ["Exclusion", "State", "Reaches", "From", "To"],
            rows.map { row in
                [
                    Shown(row.id.text, href: "/exclusions/\(row.id)", sub: row.code.words), Shown(chip: row.status.chip),
                    Shown(row.scope.words), Shown(visit.zone.words(row.period.start)), Shown(visit.zone.words(row.period.end)),
                ]
            }, whenEmpty: "No exclusion touches the day.")
    }

    private static func deadlines(_ figures: MeteringMonth, _ day: Day, _ visit: Visit) -> Facts {
        let commodities = Set(figures.judgedRate.series.map(\.commodity))
        return Facts(
            Commodity.allCases.filter { commodities.contains($0) }.map { commodity in
                let service = figures.days.days(of: commodity, on: day)
                let due = service.deadlines(for: day)
                let period = service.period(of: day)
                return (
                    commodity.rawValue.capitalizedFirst,
                    Shown(
                        "T1 \(visit.zone.words(due.t1))",
                        sub:
                            "T3 \(visit.zone.words(due.t3)); the day runs \(visit.zone.words(period.start)) to \(visit.zone.words(period.end))"
                    )
                )
            } + [("Month closes", Shown(visit.zone.words(figures.closesAt)))])
    }
}

extension String {
    /// Nil for an empty text, which is no line of its own.
    var unlessEmpty: String? { isEmpty ? nil : self }
}
