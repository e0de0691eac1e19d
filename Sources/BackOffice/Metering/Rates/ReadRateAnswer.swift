import Domain
import Metering

/// What `reads rate --json` prints: counts after exclusions, day by day and pooled over the commodities and classes chosen;
/// beside them the raw counts, the restated ones of a closed month, and each commodity and class apart.
///
/// Of a running month a day counts once its T1 has passed, and for T3 once its T3 has, as in an assessment (13.2): so T3 has an
/// eligible count of its own, the same as the other when all days are due.
package struct ReadRateAnswer: Encodable, Equatable, Sendable {
    package struct Counts: Encodable, Equatable, Sendable {
        package let eligible: Int
        package let excluded: Int
        package let t1: Int
        package let t3: Int
        /// Of the days T3 is counted over.
        package let t3Eligible: Int
        package let ever: Int
    }

    package struct DayCounts: Encodable, Equatable, Sendable {
        package let day: Day
        package let eligible: Int
        package let excluded: Int
        package let t1: Int
        package let t3: Int
        package let ever: Int
    }

    package struct Series: Encodable, Equatable, Sendable {
        package let commodity: Commodity
        package let readClass: ReadClass
        package let counts: Counts
        package let raw: Counts
        package let excludedByCode: [String: Int]
        package let flag: Bool
        package let days: [DayCounts]

        private enum CodingKeys: String, CodingKey {
            case commodity, counts, raw, excludedByCode, flag, days
            case readClass = "class"
        }
    }

    /// Those whose T1 has passed.
    package let days: [DayCounts]
    package let eligible: Int
    package let excluded: Int
    package let t1: Int
    /// Over the days whose T3 has passed.
    package let t3: Int
    package let t3Eligible: Int
    /// The last day judged by T1, and by T3; nil before the first.
    package let t1Through: Day?
    package let t3Through: Day?
    package let final: Bool
    package let ever: Int
    package let raw: Counts
    /// The same as all that is known now makes it; only of a closed month.
    package let restated: Counts?
    package let excludedByCode: [String: Int]
    /// More than 2 % of the slots are excluded.
    package let flag: Bool
    package let series: [Series]
    package let closesAt: Instant
    /// SHA-256 of the frozen evidence.
    package let digest: String?

    package init(_ figures: MeteringMonth, commodity: Commodity? = nil, readClass: ReadClass? = nil) {
        let chosen = figures.judgedRate.series(commodity, readClass)
        let rows = DayRate.pooled(chosen.flatMap { figures.judgedDays(of: $0, by: .t1) })
        let latest = DayRate.pooled(chosen.flatMap { figures.judgedDays(of: $0, by: .t3) })
        let total = RateTotal(rows)
        let late = RateTotal(latest)
        days = rows.map(DayCounts.init)
        eligible = total.adjusted.eligible
        excluded = total.excluded
        t1 = total.adjusted.t1
        t3 = late.adjusted.t3
        t3Eligible = late.adjusted.eligible
        t1Through = rows.last?.day
        t3Through = latest.last?.day
        ever = total.adjusted.ever
        raw = Counts(total.raw, late: late.raw, excluded: 0)
        final = figures.isFinal
        restated =
            figures.isFinal
            ? { Counts($0.adjusted, late: $0.adjusted, excluded: $0.excluded) }(
                RateTotal(figures.rate.pooled(commodity, readClass))) : nil
        excludedByCode = total.excludedByCode
        flag = total.isFlagged
        series = chosen.map { Series($0, figures) }
        closesAt = figures.closesAt
        digest = figures.digest
    }
}

extension ReadRateAnswer.Counts {
    /// `late`: over the days whose T3 has passed.
    fileprivate init(_ counts: SlotCounts, late: SlotCounts, excluded: Int) {
        self.init(
            eligible: counts.eligible, excluded: excluded, t1: counts.t1, t3: late.t3, t3Eligible: late.eligible,
            ever: counts.ever)
    }
}

extension ReadRateAnswer.DayCounts {
    fileprivate init(_ rate: DayRate) {
        self.init(
            day: rate.day, eligible: rate.adjusted.eligible, excluded: rate.excluded, t1: rate.adjusted.t1, t3: rate.adjusted.t3,
            ever: rate.adjusted.ever)
    }
}

extension ReadRateAnswer.Series {
    fileprivate init(_ series: RateSeries, _ figures: MeteringMonth) {
        let days = figures.judgedDays(of: series, by: .t1)
        let total = RateTotal(days)
        let late = RateTotal(figures.judgedDays(of: series, by: .t3))
        self.init(
            commodity: series.commodity, readClass: series.readClass,
            counts: ReadRateAnswer.Counts(total.adjusted, late: late.adjusted, excluded: total.excluded),
            raw: ReadRateAnswer.Counts(total.raw, late: late.raw, excluded: 0), excludedByCode: total.excludedByCode,
            flag: total.isFlagged, days: days.map(ReadRateAnswer.DayCounts.init))
    }
}
