import Domain

/// The read rate of a month from kept counts: populations and tallies for the many, single rows for the few.
///
/// Received = the tally of all rows, less the rows of exceptional endpoint-days, plus what of those rows is eligible. Nothing
/// scans the values, and a change of the registry or of an exclusion never touches the store.
package struct RateJudgement {
    package struct ChannelDay: Hashable, Sendable {
        /// Day of the month, from 0.
        package let day: Int
        package let channel: Int

        package init(day: Int, channel: Int) {
            self.day = day
            self.channel = channel
        }
    }

    package let month: Month
    /// How each commodity's days are cut; terms may change within the month, so it is asked day by day.
    package let days: (Commodity, Day) -> ServiceDays
    /// Endpoints expected all day, by configuration, one number a day of the month.
    package let population: [Configuration: [Int]]
    /// Slots received, over all rows of the store; `eligible` is left zero.
    package let tallies: [ChannelDay: SlotCounts]
    package let exceptions: [ExceptionDay]
    /// Exclusions of a whole commodity or the whole utility, in order of their numbers.
    package let wide: [Commodity: [ExclusionSpan]]
    /// The row of one endpoint's channel and day.
    package let row: (_ endpoint: Int, ChannelDay) throws -> ReceivedSlots?
    /// Slots received within some slots, over all rows of a channel's day. Asked only where a wide exclusion removes part of a day.
    package let received: (ChannelDay, SlotMask) throws -> SlotCounts

    package init(
        month: Month, days: @escaping (Commodity, Day) -> ServiceDays, population: [Configuration: [Int]],
        tallies: [ChannelDay: SlotCounts], exceptions: [ExceptionDay], wide: [Commodity: [ExclusionSpan]],
        row: @escaping (_ endpoint: Int, ChannelDay) throws -> ReceivedSlots?,
        received: @escaping (ChannelDay, SlotMask) throws -> SlotCounts
    ) {
        self.month = month
        self.days = days
        self.population = population
        self.tallies = tallies
        self.exceptions = exceptions
        self.wide = wide
        self.row = row
        self.received = received
    }

    /// One series for each commodity and class in `configurations`, judged over the first `through` days of the month.
    package func rate(classes: Set<ReadClass> = Set(ReadClass.allCases), through: Int? = nil) throws -> MonthRate {
        let length = min(through ?? month.length, month.length)
        let byDay = Dictionary(grouping: exceptions.filter { $0.day < length }, by: \.day)
        var rows: [SeriesKey: [DayRate]] = [:]
        for configuration in Configuration.allCases where isPresent(configuration) {
            for channel in configuration.channels where classes.contains(channel.readClass) {
                let key = SeriesKey(commodity: configuration.commodity, readClass: channel.readClass)
                var days = rows[key] ?? (0..<length).map { DayRate(day: month.first + $0) }
                for index in days.indices {
                    let one = try judge(configuration, channel, day: index, exceptions: byDay[index] ?? [])
                    days[index] = days[index] + one
                }
                rows[key] = days
            }
        }
        let series = rows.map { RateSeries(commodity: $0.key.commodity, readClass: $0.key.readClass, days: $0.value) }
        return MonthRate(
            month: month,
            series: series.sorted { ($0.commodity.rawValue, $0.readClass) < ($1.commodity.rawValue, $1.readClass) })
    }

    private struct SeriesKey: Hashable {
        let commodity: Commodity
        let readClass: ReadClass
    }

    private func isPresent(_ configuration: Configuration) -> Bool {
        population[configuration]?.contains { $0 != 0 } ?? false
            || exceptions.contains { $0.links.contains { $0.configuration == configuration } }
    }

    private func judge(
        _ configuration: Configuration, _ channel: ChannelDefinition, day index: Int, exceptions: [ExceptionDay]
    ) throws -> DayRate {
        let day = month.first + index
        let grid = days(configuration.commodity, day).grid(of: day, minutes: channel.minutes)
        let key = ChannelDay(day: index, channel: channel.number)
        let everyone = SlotMask(grid.all)
        let wide = (wide[configuration.commodity] ?? []).map { ($0, SlotMask(grid.touched(by: $0.period))) }
        let removed = wide.reduce(SlotMask.none) { $0.union($1.1) }
        let left = everyone.subtracting(removed)

        var out = DayRate(day: day)
        let tally = tallies[key] ?? .none
        let counted = population[configuration].flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? 0
        out.raw = tally
        out.raw.eligible = counted * grid.count
        out.adjusted = removed.isEmpty ? tally : left.isEmpty ? .none : try received(key, left)
        out.adjusted.eligible = counted * left.count
        out.attribute(everyone, to: wide, times: counted)

        for exception in exceptions {
            // A channel's day without a tally has no rows to look for.
            let row = tallies[key] == nil ? .none : try row(exception.endpoint, key) ?? .none
            let isCounted = exception.counted == configuration
            // Take the row out as the population and the tally counted it ...
            out.raw.subtract(row, slots: isCounted ? grid.count : 0)
            out.adjusted.subtract(row, within: left, isCounted: isCounted)
            if isCounted { out.attribute(everyone, to: wide, times: -1) }
            // ... and put it back as it stands.
            let expected = exception.expected(of: channel, in: configuration, grid: grid)
            guard !expected.isEmpty else { continue }
            let own = exception.exclusions.map { ($0, SlotMask(grid.touched(by: $0.period))) }
            let all = own.isEmpty ? wide : (own + wide).sorted { $0.0.number < $1.0.number }
            let eligible = all.reduce(expected) { $0.subtracting($1.1) }
            out.raw += row.counts(within: expected)
            out.adjusted += row.counts(within: eligible)
            out.attribute(expected, to: all, times: 1)
        }
        return out
    }
}

extension SlotCounts {
    /// Takes out a row that a tally counted whole, and `slots` that a population counted.
    fileprivate mutating func subtract(_ row: ReceivedSlots, slots: Int) {
        self = SlotCounts(
            eligible: eligible - slots, t1: t1 - row.t1.count, t3: t3 - row.t3.count, ever: ever - row.ever.count)
    }

    /// Takes out what of a row lies within the slots that wide exclusions leave.
    fileprivate mutating func subtract(_ row: ReceivedSlots, within left: SlotMask, isCounted: Bool) {
        let counts = row.counts(within: left)
        self = SlotCounts(
            eligible: eligible - (isCounted ? counts.eligible : 0), t1: t1 - counts.t1, t3: t3 - counts.t3,
            ever: ever - counts.ever)
    }
}

extension DayRate {
    /// Counts the slots that exclusions remove, each under the first that does.
    fileprivate mutating func attribute(_ slots: SlotMask, to exclusions: [(ExclusionSpan, SlotMask)], times: Int) {
        guard times != 0, !exclusions.isEmpty else { return }
        var rest = slots
        for (exclusion, mask) in exclusions {
            let count = rest.intersection(mask).count * times
            guard count != 0 else { continue }
            let sum = (excludedByCode[exclusion.code.rawValue] ?? 0) + count
            excludedByCode[exclusion.code.rawValue] = sum == 0 ? nil : sum
            rest = rest.subtracting(mask)
        }
    }
}
