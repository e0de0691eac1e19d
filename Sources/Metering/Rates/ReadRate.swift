import Domain

/// Slots expected and received of some part of a month; what a read rate is made of (12.4).
package struct SlotCounts: Hashable, Codable, Sendable {
    package var eligible: Int
    /// Received by T1, by T3, and at any time.
    package var t1: Int
    package var t3: Int
    package var ever: Int

    package static let none = SlotCounts(eligible: 0, t1: 0, t3: 0, ever: 0)

    package init(eligible: Int, t1: Int, t3: Int, ever: Int) {
        self.eligible = eligible
        self.t1 = t1
        self.t3 = t3
        self.ever = ever
    }

    package func share(_ deadline: ReadDeadline) -> Share {
        switch deadline {
        case .t1: Share(t1, of: eligible)
        case .t3: Share(t3, of: eligible)
        }
    }

    package static func + (a: SlotCounts, b: SlotCounts) -> SlotCounts {
        SlotCounts(eligible: a.eligible &+ b.eligible, t1: a.t1 &+ b.t1, t3: a.t3 &+ b.t3, ever: a.ever &+ b.ever)
    }

    package static func += (a: inout SlotCounts, b: SlotCounts) { a = a + b }
}

/// By when an actual has to be accepted.
package enum ReadDeadline: String, CaseIterable, Codable, Sendable {
    /// The first export time after the service day.
    case t1
    /// 24:00 of the third day after it.
    case t3

    package var words: String { rawValue.uppercased() }
}

/// One service day of one commodity and class: raw beside adjusted, and why they differ.
package struct DayRate: Hashable, Codable, Sendable {
    package let day: Day
    /// Before exclusions.
    package var raw: SlotCounts
    /// After exclusions: what the contract judges.
    package var adjusted: SlotCounts
    /// Slots excluded, each once, under the exclusion with the lowest number that removes it.
    package var excludedByCode: [String: Int]

    package var excluded: Int { raw.eligible - adjusted.eligible }

    package init(day: Day, raw: SlotCounts = .none, adjusted: SlotCounts = .none, excludedByCode: [String: Int] = [:]) {
        self.day = day
        self.raw = raw
        self.adjusted = adjusted
        self.excludedByCode = excludedByCode
    }

    /// Rows of the same day summed, in order of the days.
    package static func pooled(_ rows: some Sequence<DayRate>) -> [DayRate] {
        var sums: [Day: DayRate] = [:]
        for row in rows { sums[row.day] = sums[row.day].map { $0 + row } ?? row }
        return sums.values.sorted { $0.day < $1.day }
    }

    package static func + (a: DayRate, b: DayRate) -> DayRate {
        DayRate(
            day: a.day, raw: a.raw + b.raw, adjusted: a.adjusted + b.adjusted,
            excludedByCode: a.excludedByCode.merging(b.excludedByCode, uniquingKeysWith: &+))
    }
}

/// The month of one commodity and class, day by day. A month is pooled: sum over sum, never a mean of days.
package struct RateSeries: Hashable, Codable, Sendable {
    package let commodity: Commodity
    package let readClass: ReadClass
    package var days: [DayRate]

    package init(commodity: Commodity, readClass: ReadClass, days: [DayRate]) {
        self.commodity = commodity
        self.readClass = readClass
        self.days = days
    }

    package var total: RateTotal { RateTotal(days) }
}

/// Days summed.
package struct RateTotal: Hashable, Codable, Sendable {
    package let raw: SlotCounts
    package let adjusted: SlotCounts
    package let excludedByCode: [String: Int]

    package init(_ days: some Sequence<DayRate>) {
        var raw = SlotCounts.none
        var adjusted = SlotCounts.none
        var codes: [String: Int] = [:]
        for day in days {
            raw += day.raw
            adjusted += day.adjusted
            codes.merge(day.excludedByCode, uniquingKeysWith: &+)
        }
        self.raw = raw
        self.adjusted = adjusted
        excludedByCode = codes
    }

    package var excluded: Int { raw.eligible - adjusted.eligible }

    /// More than 2 % of the slots excluded raises a flag (12.6).
    package var isFlagged: Bool {
        let (scaled, overflow) = excluded.multipliedReportingOverflow(by: 50)
        return overflow || scaled > raw.eligible
    }
}

/// Every commodity and class of a utility's month.
package struct MonthRate: Hashable, Codable, Sendable {
    package let month: Month
    /// By commodity, then class; one for each the utility had endpoints of.
    package let series: [RateSeries]

    package init(month: Month, series: [RateSeries]) {
        self.month = month
        self.series = series
    }

    package func series(_ commodity: Commodity?, _ readClass: ReadClass?) -> [RateSeries] {
        series.filter { (commodity ?? $0.commodity) == $0.commodity && (readClass ?? $0.readClass) == $0.readClass }
    }

    /// The days of the chosen series pooled, one row a day of the month.
    package func pooled(_ commodity: Commodity?, _ readClass: ReadClass?) -> [DayRate] {
        var days = month.days.map { DayRate(day: $0) }
        for one in series(commodity, readClass) {
            for row in one.days {
                let index = row.day - month.first
                if days.indices.contains(index) { days[index] = days[index] + row }
            }
        }
        return days
    }
}
