import BackOffice
import Domain
import Metering
import Workbook

/// The rates of the months an exclusion touches: raw and adjusted always together (12.6), and of a closed month the frozen figure
/// with the restated one beneath where they differ (12.5).
enum ExclusionRates {
    static func grid(_ months: [MeteringMonth]) -> Grid {
        Grid(
            "Raw and adjusted rates of the months it touches",
            ["Commodity and class", "Raw T1", "Adjusted T1", "Raw T3", "Adjusted T3", "Slots excluded"],
            months.flatMap { figures in figures.judgedRate.series.flatMap { rows($0, figures) } },
            whenEmpty: "Nothing was expected to report in its months.")
    }

    private static func rows(_ series: RateSeries, _ figures: MeteringMonth) -> [[Shown]] {
        let judged = figures.judgedDays(of: series, by: .t1)
        let late = figures.judgedDays(of: series, by: .t3)
        let why =
            "/why/read-rate/\(figures.utility)/\(figures.month)?class=\(series.readClass.rawValue)&commodity=\(series.commodity.rawValue)"
        func row(_ state: String, _ byT1: [DayRate], _ byT3: [DayRate]) -> [Shown] {
            let (total, late) = (RateTotal(byT1), RateTotal(byT3))
            return [
                Shown("\(series.commodity.rawValue) \(series.readClass.rawValue)", sub: "\(figures.month.words), \(state)"),
                .figure(total.raw.share(.t1).words(), sub: "\(total.raw.t1.grouped) of \(total.raw.eligible.grouped)"),
                .figure(
                    total.adjusted.share(.t1).words(), why: why + "&by=t1",
                    sub: "\(total.adjusted.t1.grouped) of \(total.adjusted.eligible.grouped)"),
                .figure(late.raw.share(.t3).words()), .figure(late.adjusted.share(.t3).words(), why: why + "&by=t3"),
                Shown(total.excluded.grouped, chip: total.isFlagged ? Chip("over 2 %", .due) : nil, isFigure: true),
            ]
        }
        guard figures.isFinal else { return [row("not final", judged, late)] }
        let known = figures.rate.series(series.commodity, series.readClass).flatMap(\.days)
        guard RateTotal(known) != RateTotal(judged) else { return [row("frozen", judged, late)] }
        return [row("frozen", judged, late), row("restated", known, known)]
    }
}
