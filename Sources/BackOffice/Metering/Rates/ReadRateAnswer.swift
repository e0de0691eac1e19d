import Domain
import Metering

/// What `reads rate --json` prints: counts after exclusions, day by day and pooled over the commodities and classes chosen;
/// beside them the raw counts, the restated ones of a closed month, and each commodity and class apart.
package struct ReadRateAnswer: Encodable, Equatable, Sendable {
    package struct Counts: Encodable, Equatable, Sendable {
        package let eligible: Int
        package let excluded: Int
        package let t1: Int
        package let t3: Int
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

    package let days: [DayCounts]
    package let eligible: Int
    package let excluded: Int
    package let t1: Int
    package let t3: Int
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
        let rows = figures.judgedRate.pooled(commodity, readClass).filter { $0.day - figures.month.first < figures.dayCount }
        let total = RateTotal(rows)
        days = rows.map(DayCounts.init)
        eligible = total.adjusted.eligible
        excluded = total.excluded
        t1 = total.adjusted.t1
        t3 = total.adjusted.t3
        ever = total.adjusted.ever
        raw = Counts(total.raw, excluded: 0)
        final = figures.isFinal
        restated =
            figures.isFinal
            ? { Counts($0.adjusted, excluded: $0.excluded) }(RateTotal(figures.rate.pooled(commodity, readClass))) : nil
        excludedByCode = total.excludedByCode
        flag = total.isFlagged
        series = figures.judgedRate.series(commodity, readClass).map(Series.init)
        closesAt = figures.closesAt
        digest = figures.digest
    }
}

extension ReadRateAnswer.Counts {
    fileprivate init(_ counts: SlotCounts, excluded: Int) {
        self.init(eligible: counts.eligible, excluded: excluded, t1: counts.t1, t3: counts.t3, ever: counts.ever)
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
    fileprivate init(_ series: RateSeries) {
        let total = series.total
        self.init(
            commodity: series.commodity, readClass: series.readClass,
            counts: ReadRateAnswer.Counts(total.adjusted, excluded: total.excluded),
            raw: ReadRateAnswer.Counts(total.raw, excluded: 0), excludedByCode: total.excludedByCode, flag: total.isFlagged,
            days: series.days.map(ReadRateAnswer.DayCounts.init))
    }
}

extension MeteringMonth {
    /// Days of the month that have begun and so have rows.
    fileprivate var dayCount: Int { judgedRate.series.map(\.days.count).max() ?? 0 }
}
