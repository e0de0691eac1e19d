import Domain
import Metering
import Testing

/// November 2026 of a small water utility on the Pacific coast, worked out by hand.
///
/// Endpoints 1 to 3 are expected all month: hourly 3 x (25 + 29 x 24) = 3 x 721 = 2,163, registers 3 x 30 = 90.
/// Endpoint 4 is linked on 10 November at 10:20: hourly 13 (11:00 to 24:00) + 20 x 24 = 493, registers 1 + 20 = 21.
/// Raw: hourly 2,656, registers 111. Premise outage of endpoint 2 on 12 November, 06:30 to 09:15: four hours leave, 2,652.
///
/// Reads: everything by 06:00 of the next morning, but
/// - the file of 5 November of endpoint 3 arrives at 09:00 of the 6th: late for T1, in time for T3 (24 + 1);
/// - that of 20 November of endpoint 1 arrives at 24:00 of the 23rd sharp: late for T1, in time for T3 (24 + 1);
/// - that of 21 November of endpoint 1 a millisecond after 24:00 of the 24th: late for both (24 + 1);
/// - endpoint 1 has three estimated hours on 1 November: never received (3);
/// - endpoint 2 has no values for the four hours of its outage.
struct HandWorkedMonthTests {
    private static let channels = Configuration.water.channels
    private let days = ReadTerms.standard.days(of: .water, in: .pacific)

    private func judged() throws -> MonthRate {
        let month = try #require(Month("2026-11"))
        let at = { (text: String) throws in try #require(Instant(text)) }
        let link = Period(try at("2026-11-10T10:20:00-08:00"), .distantFuture)
        let outage = Period(try at("2026-11-12T06:30:00-08:00"), try at("2026-11-12T09:15:00-08:00"))
        let late: [String: Instant] = [
            "3 2026-11-05": try at("2026-11-06T09:00:00-08:00"), "1 2026-11-20": try at("2026-11-24T00:00:00-08:00"),
            "1 2026-11-21": try at("2026-11-25T00:00:00.001-08:00"),
        ]
        var rows: [RateJudgement.ChannelDay: [Int: ReceivedSlots]] = [:]
        for index in 0..<month.length {
            let day = month.first + index
            for channel in Self.channels {
                for endpoint in 1...4 where endpoint < 4 || day.day >= 10 {
                    let grid = days.grid(of: day, minutes: channel.minutes)
                    var slots = SlotMask(endpoint == 4 && day.day == 10 ? grid.expected(under: link) : grid.all)
                    if endpoint == 1, day.day == 1, channel.minutes != nil { slots = slots.subtracting(SlotMask(4..<7)) }
                    if endpoint == 2, day.day == 12 { slots = slots.subtracting(SlotMask(grid.touched(by: outage))) }
                    let accepted = late["\(endpoint) \(day)"] ?? Zone.pacific.instant(day + 1, second: 6 * 3_600)
                    let due = days.deadlines(for: day)
                    rows[.init(day: index, channel: channel.number), default: [:]][endpoint] = ReceivedSlots(
                        t1: accepted <= due.t1 ? slots : .none, t3: accepted <= due.t3 ? slots : .none, ever: slots)
                }
            }
        }
        let tallies = rows.mapValues { $0.values.reduce(into: SlotCounts.none) { $0 += Self.tally($1) } }
        let exclusion = ExclusionSpan(number: 1, code: .premiseOutage, period: outage)
        return try RateJudgement(
            month: month, days: { _, _ in days }, population: [.water: (0..<30).map { $0 < 10 ? 3 : 4 }], tallies: tallies,
            exceptions: [
                ExceptionDay(
                    day: 9, endpoint: 4, counted: nil, links: [ExpectedLink(configuration: .water, period: link)], exclusions: []),
                ExceptionDay(
                    day: 11, endpoint: 2, counted: .water,
                    links: [ExpectedLink(configuration: .water, period: Period(.distantPast, .distantFuture))],
                    exclusions: [exclusion]),
            ], wide: [:], row: { rows[$1]?[$0] }, received: { _, _ in .none }
        ).rate()
    }

    private static func tally(_ row: ReceivedSlots) -> SlotCounts {
        SlotCounts(eligible: 0, t1: row.t1.count, t3: row.t3.count, ever: row.ever.count)
    }

    @Test func `the month comes out as worked by hand`() throws {
        let rate = try judged()
        let hourly = try #require(rate.series(.water, .interval).first).total
        #expect(hourly.raw == SlotCounts(eligible: 2_656, t1: 2_577, t3: 2_625, ever: 2_649))
        // T1: 2,652 - 24 - 24 - 24 - 3. T3: 2,652 - 24 - 3.
        #expect(hourly.adjusted == SlotCounts(eligible: 2_652, t1: 2_577, t3: 2_625, ever: 2_649))
        #expect(hourly.excluded == 4)
        #expect(hourly.excludedByCode == ["premise-outage": 4])
        #expect(!hourly.isFlagged)
        #expect(hourly.adjusted.share(.t1).percent() == "97.17")
        #expect(hourly.adjusted.share(.t3).percent() == "98.98")
        let register = try #require(rate.series(.water, .register).first).total
        #expect(register.raw == register.adjusted)
        #expect(register.adjusted == SlotCounts(eligible: 111, t1: 108, t3: 110, ever: 111))
    }

    @Test func `each day stands for itself`() throws {
        let rate = try judged()
        let series = try #require(rate.series(.water, .interval).first)
        #expect(series.days[0].adjusted == SlotCounts(eligible: 75, t1: 72, t3: 72, ever: 72))
        #expect(series.days[4].adjusted == SlotCounts(eligible: 72, t1: 48, t3: 72, ever: 72))
        #expect(series.days[9].adjusted.eligible == 72 + 13)
        #expect(series.days[11].adjusted == SlotCounts(eligible: 92, t1: 92, t3: 92, ever: 92))
        #expect(series.days[11].raw.eligible == 96)
        #expect(series.days[20].adjusted == SlotCounts(eligible: 96, t1: 72, t3: 72, ever: 96))
    }

    @Test(arguments: [(2, 100, false), (3, 100, true), (20, 1_000, false), (21, 1_000, true), (0, 0, false)])
    func `more than two percent excluded raises the flag, two percent does not`(excluded: Int, of whole: Int, flag: Bool) throws {
        let day = DayRate(
            day: try #require(Day("2026-09-01")), raw: SlotCounts(eligible: whole, t1: 0, t3: 0, ever: 0),
            adjusted: SlotCounts(eligible: whole - excluded, t1: 0, t3: 0, ever: 0))
        #expect(RateTotal([day]).isFlagged == flag)
    }
}
