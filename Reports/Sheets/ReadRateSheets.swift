import BackOffice
import Domain
import Metering
import Workbook

/// Read rates by commodity, class and day: what was expected, excluded, received by each deadline.
enum ReadRateSheets {
    static let summaryName = "Read rates"
    private static let rates = [
        "T1": Table.Rate("By T1", over: "Eligible"), "T3": Table.Rate("By T3", over: "Eligible T3"),
        "Raw T1": Table.Rate("Raw by T1", over: "Expected"), "Excluded share": Table.Rate("Excluded", over: "Expected"),
    ]

    static func dailyName(_ slots: String) -> String { slots.prefix(1).uppercased() + slots.dropFirst() + " reads" }

    /// The classes the utility has endpoints of, in their order.
    static func classes(_ facts: QuarterFacts) -> [ReadClass] {
        let present: Set<ReadClass> = Set(facts.metering.flatMap { $0.judgedRate.series.map { $0.readClass } })
        return ReadClass.allCases.filter { present.contains($0) }
    }

    // MARK: Summary

    /// One line a commodity and class over the quarter, and a chart for each class with a promise.
    static func summary(_ facts: QuarterFacts) -> Sheet {
        var blocks: [Block] = [.table(quarter(facts))]
        for slots in classes(facts) where facts.target(slots, .t1) != nil || facts.target(slots, .t3) != nil {
            blocks.append(.chart(chart(slots, facts)))
        }
        return Sheet(
            summaryName, title: "Read rates",
            summary: "Each commodity and class over the quarter, raw beside adjusted, with charts by day",
            blocks)
    }

    /// The daily rates of a class with the promise as a line.
    static func chart(_ slots: ReadClass, _ facts: QuarterFacts) -> Chart {
        var series: [Chart.Series] = []
        if facts.target(slots, .t1) != nil {
            series = [Chart.Series("T1", name: "by T1"), .target("Promise T1", name: "promise T1")]
        } else {
            series = [Chart.Series("T3", name: "by T3"), .target("Promise T3", name: "promise T3")]
        }
        return Chart(
            "\(dailyName(slots.rawValue)) by day, percent of eligible slots", .line, of: dailyName(slots.rawValue),
            along: "Service day", series: series, unit: "percent of eligible slots")
    }

    /// A commodity and class over some time, with the promises for its class.
    private struct Group: Sendable {
        let month: Month?
        let commodity: Commodity
        let slots: ReadClass
        let total: RateTotal
        /// Of the days whose T3 has passed.
        let late: SlotCounts
        var restated: RateTotal?
        var isFinal = true
        let target: (t1: Percent?, t3: Percent?)

        var expected: Int { total.raw.eligible }
        var eligible: Int { total.adjusted.eligible }
        var byT1: Cell { .share(total.adjusted.share(.t1), against: target.t1) }
        var byT3: Cell { .share(late.share(.t3), against: target.t3) }
        var rawT1: Cell { .share(total.raw.share(.t1), against: target.t1) }
        var excludedShare: Cell { .share(Share(total.excluded, of: total.raw.eligible)) }
        var flag: Cell { total.isFlagged ? .verdict(Verdict("over 2 % excluded", .due)) : .empty }
        var state: Cell {
            guard isFinal else { return .verdict(Verdict("not final", .calm)) }
            let isSame = restated == nil || restated == total
            return .verdict(isSame ? Verdict("frozen", .good) : Verdict("frozen, restated since", .due))
        }

        func restated(_ deadline: ReadDeadline) -> Cell {
            restated.map { Cell.share($0.adjusted.share(deadline), against: deadline == .t1 ? target.t1 : target.t3) } ?? .empty
        }
    }

    private static func targets(_ slots: ReadClass, _ facts: QuarterFacts) -> (t1: Percent?, t3: Percent?) {
        (facts.target(slots, .t1), facts.target(slots, .t3))
    }

    private static func quarter(_ facts: QuarterFacts) -> Table {
        let series = facts.metering.flatMap { judged($0) }
        var groups: [Group] = []
        for commodity in Commodity.allCases {
            for slots in ReadClass.allCases {
                let mine = series.filter { $0.commodity == commodity && $0.readClass == slots }
                guard !mine.isEmpty else { continue }
                groups.append(
                    Group(
                        month: nil, commodity: commodity, slots: slots, total: RateTotal(mine.flatMap { $0.days }),
                        late: RateTotal(mine.flatMap { $0.late }).adjusted, target: targets(slots, facts)))
            }
        }
        let columns: [Column<Group>] = [
            Column("Commodity") { .text($0.commodity.rawValue) },
            Column("Class") { .link($0.slots.rawValue, .sheet(dailyName($0.slots.rawValue))) },
            Column("Expected") { .int($0.expected) },
            Column("Excluded") { .int($0.total.excluded) },
            Column("Excluded share") { $0.excludedShare },
            Column("Eligible") { .int($0.eligible) },
            Column("By T1") { .int($0.total.adjusted.t1) },
            Column("T1") { $0.byT1 },
            Column("Eligible T3") { .int($0.late.eligible) },
            Column("By T3") { .int($0.late.t3) },
            Column("T3") { $0.byT3 },
            Column("Raw by T1") { .int($0.total.raw.t1) },
            Column("Raw T1") { $0.rawT1 },
            Column("Flag") { $0.flag },
        ]
        return Table("read rates", groups, columns: columns, rates: rates, whenEmpty: "No endpoint was expected to report.")
    }

    // MARK: By month

    /// Each month as frozen, and as all that is known now makes it.
    static func months(_ facts: QuarterFacts) -> Sheet {
        var groups: [Group] = []
        for figures in facts.metering {
            for series in judged(figures) {
                let known = figures.rate.series(series.commodity, series.readClass).flatMap { $0.days }
                groups.append(
                    Group(
                        month: figures.month, commodity: series.commodity, slots: series.readClass,
                        total: RateTotal(series.days), late: RateTotal(series.late).adjusted,
                        restated: figures.isFinal ? RateTotal(known) : nil, isFinal: figures.isFinal,
                        target: targets(series.readClass, facts)))
            }
        }
        let columns: [Column<Group>] = [
            Column("Month") { $0.month.map { Cell.month($0) } ?? .empty },
            Column("Commodity") { .text($0.commodity.rawValue) },
            Column("Class") { .text($0.slots.rawValue) },
            Column("Eligible") { .int($0.eligible) },
            Column("By T1") { .int($0.total.adjusted.t1) },
            Column("T1") { $0.byT1 },
            Column("Eligible T3") { .int($0.late.eligible) },
            Column("By T3") { .int($0.late.t3) },
            Column("T3") { $0.byT3 },
            Column("Restated T1") { $0.restated(.t1) },
            Column("Restated T3") { $0.restated(.t3) },
            Column("State") { $0.state },
        ]
        return Sheet(
            "By month", title: "Read rates by month",
            summary: "Frozen at each month's close, and restated from all that is known now",
            [.table(Table("read rates by month", groups, columns: columns, rates: rates))])
    }

    // MARK: By day

    private struct DayLine: Sendable {
        let rate: DayRate
        /// None while the day's T3 has not passed.
        let late: SlotCounts?
        let commodity: Commodity?
        let slots: ReadClass

        var name: String { "\(commodity?.rawValue ?? "") \(slots.rawValue)" }
    }

    /// A class by day, commodities pooled: what the contract judges.
    static func daily(_ slots: ReadClass, _ facts: QuarterFacts) -> Sheet {
        let mine = facts.metering.flatMap { judged($0) }.filter { $0.readClass == slots }
        let lines = lines(mine.flatMap { $0.days }, late: mine.flatMap { $0.late }, commodity: nil, slots)
        let name = dailyName(slots.rawValue)
        return Sheet(
            name, title: "\(name) by day", summary: "Slots expected, excluded and received on every service day",
            [.table(table(name, lines, targets(slots, facts), detailed: false))])
    }

    /// Every day of every commodity and class.
    static func detail(_ facts: QuarterFacts) -> Sheet {
        var lines: [DayLine] = []
        for series in facts.metering.flatMap({ judged($0) }) {
            lines += self.lines(series.days, late: series.late, commodity: series.commodity, series.readClass)
        }
        lines.sort { ($0.rate.day, $0.name) < ($1.rate.day, $1.name) }
        return Sheet(
            "By day", title: "Read rates by day, commodity and class", summary: "Every service day of every commodity and class",
            [.table(table("detail", lines, (nil, nil), detailed: true))])
    }

    private static func lines(_ days: [DayRate], late: [DayRate], commodity: Commodity?, _ slots: ReadClass) -> [DayLine] {
        let passed = Dictionary(DayRate.pooled(late).map { ($0.day, $0.adjusted) }) { first, _ in first }
        return DayRate.pooled(days).map { DayLine(rate: $0, late: passed[$0.day], commodity: commodity, slots: slots) }
    }

    private static func table(
        _ name: String, _ lines: [DayLine], _ target: (t1: Percent?, t3: Percent?), detailed: Bool
    ) -> Table {
        let total = RateTotal(lines.map { $0.rate })
        let adjusted = total.adjusted
        let late = lines.compactMap { $0.late }.reduce(.none, +)
        func rate(_ part: String, _ whole: String, _ share: Share, _ target: Percent?) -> Total {
            .rate(part: part, whole: whole, .share(share, against: target))
        }
        @Sendable func shown(_ share: Share, _ target: Percent?) -> Cell {
            share.isNoObligation ? .empty : .share(share, against: target)
        }
        var columns: [Column<DayLine>] = [Column("Service day", total: .text("All")) { .day($0.rate.day) }]
        if detailed {
            columns.append(Column("Commodity") { .text($0.commodity?.rawValue ?? "") })
            columns.append(Column("Class") { .text($0.slots.rawValue) })
        }
        columns.append(Column("Expected", total: .sum(.int(total.raw.eligible))) { .int($0.rate.raw.eligible) })
        columns.append(Column("Excluded", total: .sum(.int(total.excluded))) { .int($0.rate.excluded) })
        columns.append(Column("Eligible", total: .sum(.int(adjusted.eligible))) { .int($0.rate.adjusted.eligible) })
        columns.append(Column("By T1", total: .sum(.int(adjusted.t1))) { .int($0.rate.adjusted.t1) })
        columns.append(
            Column("T1", total: rate("By T1", "Eligible", adjusted.share(.t1), target.t1)) {
                shown($0.rate.adjusted.share(.t1), target.t1)
            })
        if let promise = target.t1 { columns.append(Column("Promise T1") { _ in .percent(promise) }) }
        columns.append(
            Column("Eligible T3", total: .sum(.int(late.eligible))) { $0.late.map { .int($0.eligible) } ?? .empty })
        columns.append(Column("By T3", total: .sum(.int(late.t3))) { $0.late.map { .int($0.t3) } ?? .empty })
        columns.append(
            Column("T3", total: rate("By T3", "Eligible T3", late.share(.t3), target.t3)) {
                $0.late.map { shown($0.share(.t3), target.t3) } ?? .empty
            })
        if let promise = target.t3 { columns.append(Column("Promise T3") { _ in .percent(promise) }) }
        columns.append(Column("At any time", total: .sum(.int(adjusted.ever))) { .int($0.rate.adjusted.ever) })
        columns.append(Column("Raw by T1", total: .sum(.int(total.raw.t1))) { .int($0.rate.raw.t1) })
        columns.append(
            Column("Raw T1", total: rate("Raw by T1", "Expected", total.raw.share(.t1), target.t1)) {
                shown($0.rate.raw.share(.t1), target.t1)
            })
        return Table(name, lines, columns: columns, rates: rates, whenEmpty: "No day of the quarter is over yet.")
    }

    /// A month of a commodity and class: the days whose T1 has passed, and of them those whose T3 has passed too.
    private struct JudgedSeries {
        let commodity: Commodity
        let readClass: ReadClass
        let days: [DayRate]
        let late: [DayRate]
    }

    private static func judged(_ figures: MeteringMonth) -> [JudgedSeries] {
        figures.judgedRate.series.map { series in
            JudgedSeries(
                commodity: series.commodity, readClass: series.readClass, days: figures.judgedDays(of: series, by: .t1),
                late: figures.judgedDays(of: series, by: .t3))
        }
    }
}
