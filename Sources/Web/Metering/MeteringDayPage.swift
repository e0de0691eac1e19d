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
        let silent: [SilentEndpoint]
        let exclusions: [ExclusionRow]
    }

    private static func page(_ visit: Visit) throws -> Page {
        let (utility, day) = (try visit.utilityInPath(), try visit.dayInPath())
        let found = try visit.read { view in
            let figures = try view.meteringMonth(of: utility, in: Month(of: day), parts: [.rate, .deliveries])
            let over = figures.zone.period(of: day)
            return Found(
                figures: figures,
                silent: day <= (try view.lastJudgedDay(of: utility)) ? try view.silentEndpoints(of: utility, on: day) : [],
                exclusions: try ExclusionRow.list(of: utility, touching: over, asOf: view.now, view.db))
        }
        let figures = found.figures
        var pieces: [any Piece] = [Panel("Read rates", [rates(figures, day)])]
        pieces.append(
            Panel(
                "Did not report", more: Button("All, with how long", href: "/metering/silent?utility=\(utility)&day=\(day)"),
                [silent(found.silent, utility)]))
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

    private static func rates(_ figures: MeteringMonth, _ day: Day) -> Grid {
        let rows = figures.judgedRate.series.compactMap { series -> [Shown]? in
            guard let rate = series.days.first(where: { $0.day == day }), rate.raw.eligible > 0 else { return nil }
            let known = figures.rate.series(series.commodity, series.readClass).flatMap(\.days).first { $0.day == day }
            let why =
                "/why/read-rate/\(figures.utility)/\(figures.month)?class=\(series.readClass.rawValue)&commodity=\(series.commodity.rawValue)"
            let isRestated = figures.isFinal && known.map { $0.adjusted != rate.adjusted } == true
            return [
                Shown("\(series.commodity.rawValue) \(series.readClass.rawValue)"), .figure(rate.raw.eligible),
                .figure(
                    rate.excluded.grouped,
                    sub: rate.excludedByCode.sorted { $0.key < $1.key }
                        .map { "\($0.value.grouped) \(ExclusionCode(rawValue: $0.key)?.words ?? $0.key)" }.joined(separator: ", ")
                        .unlessEmpty),
                .figure(rate.adjusted.eligible),
                .figure(rate.adjusted.share(.t1).words(), why: why + "&by=t1", sub: rate.adjusted.t1.grouped),
                .figure(rate.adjusted.share(.t3).words(), why: why + "&by=t3", sub: rate.adjusted.t3.grouped),
                .figure(rate.raw.share(.t1).words()), .figure(rate.adjusted.ever),
                isRestated
                    ? Shown(chip: Chip("restated", .due), sub: known.map { "T1 \($0.adjusted.share(.t1).words())" })
                    : Shown(figures.isFinal ? "as frozen" : "not final"),
            ]
        }
        return Grid(
            "Read rates of the day",
            ["Commodity and class", "Expected", "Excluded", "Eligible", "By T1", "By T3", "Raw T1", "At any time", "Restated"],
            rows,
            whenEmpty: "Nothing was expected on this day.")
    }

    private static func silent(_ rows: [SilentEndpoint], _ utility: CustomerCode) -> any Piece {
        guard !rows.isEmpty else { return Remark("Every expected endpoint gave a read.", tone: .good) }
        return Grid(
            "Endpoints that gave no read", ["Endpoint", "Meter", "Network device", "Silent for"],
            rows.prefix(15).map { row in
                [
                    Shown(row.endpoint, href: "/metering/endpoints/\(utility)/\(Query.encoded(row.endpoint))"), Shown(row.meter),
                    Shown(row.device), .figure(row.days.counted("day")),
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
