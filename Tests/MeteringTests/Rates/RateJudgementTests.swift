import Domain
import Metering
import Testing

/// Random months: what comes from kept counts has to be what looking at every single slot gives.
struct RateJudgementTests {
    private struct Lot: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private struct Endpoint {
        var links: [ExpectedLink]
        var exclusions: [ExclusionSpan]
    }

    @Test(arguments: 1...12) func `kept counts and looking at every slot agree`(seed: UInt64) throws {
        var lot = Lot(state: seed)
        let month = try #require(Month(year: 2026, number: seed.isMultiple(of: 2) ? 11 : 3))
        let days = ReadTerms.standard.days(of: .water, in: .pacific)
        let span = Period(Zone.pacific.start(of: month.first), Zone.pacific.start(of: month.last + 1))
        func period(_ lot: inout Lot, longest: Int) -> Period {
            let start = span.start + Int.random(in: 0..<span.seconds / 60, using: &lot) * 60
            return Period(start, start + Int.random(in: 1...longest, using: &lot) * 60)
        }
        var endpoints: [Int: Endpoint] = [:]
        for number in 1...12 {
            var links = [ExpectedLink(configuration: .water, period: Period(.distantPast, .distantFuture))]
            if number > 6 {
                let gap = period(&lot, longest: 20_000)
                links = [
                    ExpectedLink(configuration: .water, period: Period(.distantPast, gap.start)),
                    ExpectedLink(configuration: .water, period: Period(gap.end, .distantFuture)),
                ]
            }
            let own =
                number.isMultiple(of: 3)
                ? [ExclusionSpan(number: number, code: .disconnected, period: period(&lot, longest: 9_000))] : []
            endpoints[number] = Endpoint(links: links, exclusions: own)
        }
        let wide = [
            ExclusionSpan(number: 5, code: .forceMajeure, period: period(&lot, longest: 4_000)),
            ExclusionSpan(number: 100, code: .utilityBackhaul, period: period(&lot, longest: 3_000)),
        ]

        var rows: [RateJudgement.ChannelDay: [Int: ReceivedSlots]] = [:]
        var population = Array(repeating: 0, count: month.length)
        var exceptions: [ExceptionDay] = []
        var expected: [ReadClass: [DayRate]] = [:]
        for index in 0..<month.length {
            let day = month.first + index
            for (number, endpoint) in endpoints {
                let isWhole = endpoint.links.contains {
                    $0.period.start <= days.period(of: day).start && days.period(of: day).end <= $0.period.end
                }
                if isWhole { population[index] += 1 }
                if !isWhole || !endpoint.exclusions.isEmpty {
                    exceptions.append(
                        ExceptionDay(
                            day: index, endpoint: number, counted: isWhole ? .water : nil, links: endpoint.links,
                            exclusions: endpoint.exclusions))
                }
                for channel in Configuration.water.channels {
                    let grid = days.grid(of: day, minutes: channel.minutes)
                    var row = ReceivedSlots.none
                    var rate = DayRate(day: day)
                    for slot in grid.all {
                        let arrived = Int.random(in: 0..<10, using: &lot)
                        if arrived < 7 { row.t1.insert(slot) }
                        if arrived < 8 { row.t3.insert(slot) }
                        if arrived < 9 { row.ever.insert(slot) }
                        let length = grid.isRegister ? 0 : 3_600
                        let (from, to) = (grid.end(of: slot) - length, grid.end(of: slot))
                        let isLinked = endpoint.links.contains { link in
                            let whole = link.period.start == .distantPast ? link.period.start : hour(atOrAfter: link.period.start)
                            return grid.isRegister ? whole < to && to <= link.period.end : whole <= from && to <= link.period.end
                        }
                        guard isLinked else { continue }
                        let counts = SlotCounts(
                            eligible: 1, t1: arrived < 7 ? 1 : 0, t3: arrived < 8 ? 1 : 0, ever: arrived < 9 ? 1 : 0)
                        rate.raw += counts
                        let removing = (wide + endpoint.exclusions).sorted { $0.number < $1.number }.first {
                            grid.isRegister
                                ? $0.period.start < to && to <= $0.period.end : $0.period.start < to && from < $0.period.end
                        }
                        if let removing {
                            rate.excludedByCode[removing.code.rawValue, default: 0] += 1
                        } else {
                            rate.adjusted += counts
                        }
                    }
                    rows[.init(day: index, channel: channel.number), default: [:]][number] = row
                    var list = expected[channel.readClass] ?? month.days.map { DayRate(day: $0) }
                    list[index] = list[index] + rate
                    expected[channel.readClass] = list
                }
            }
        }
        let tallies = rows.mapValues {
            $0.values.reduce(into: SlotCounts.none) {
                $0 += SlotCounts(eligible: 0, t1: $1.t1.count, t3: $1.t3.count, ever: $1.ever.count)
            }
        }
        let rate = try RateJudgement(
            month: month, days: { _, _ in days }, population: [.water: population], tallies: tallies, exceptions: exceptions,
            wide: [.water: wide], row: { rows[$1]?[$0] },
            received: { key, mask in
                (rows[key] ?? [:]).values.reduce(into: SlotCounts.none) { $0 += $1.counts(within: mask) }
            }
        ).rate()
        #expect(rate.series(.water, .interval).first?.days == expected[.interval])
        #expect(rate.series(.water, .register).first?.days == expected[.register])
    }

    /// On the utility's clock, by stepping.
    private func hour(atOrAfter instant: Instant) -> Instant {
        var at = instant
        while Zone.pacific.civil(at).second % 3_600 != 0 { at = at + 60 }
        return at
    }
}
