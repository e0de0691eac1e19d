import Domain
import Testing

struct AvailabilityTests {
    private static let customer = CustomerCode(named: "RIVERBEND")
    private static let headend = MonitoredSystem.application(Application.Name(named: "headend"))
    private static let portal = MonitoredSystem.application(Application.Name(named: "portal"))

    private static func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private static func outage(
        _ from: String, _ to: String?, _ kind: Outage.Kind = .unavailable, of system: MonitoredSystem = headend, number: Int = 1
    ) throws -> Outage {
        Outage(
            recorded: Outage.ID(series: "OUT", number), customer: customer, system: system, kind: kind, startedAt: try at(from),
            endedAt: try to.map(at), note: "", isWithdrawn: false)
    }

    private static func window(
        _ systems: [MonitoredSystem] = [headend], _ from: String = "2026-09-15T02:00:00-07:00",
        _ to: String = "2026-09-15T04:00:00-07:00",
        announced: String = "2026-09-01T00:00:00-07:00", approved: String = "2026-08-31T00:00:00-07:00",
        completion: ServiceWindow.Completion? = nil, isCancelled: Bool = false
    ) throws -> ServiceWindow {
        ServiceWindow(
            recorded: ServiceWindow.ID(series: "WIN", 1), customer: customer, systems: systems,
            planned: Period(try at(from), try at(to)),
            approvedAt: try at(approved), announcedAt: try at(announced), reason: "release", completion: completion,
            isCancelled: isCancelled)
    }

    private static func judge(
        _ tier: String = "gold", _ month: String = "2026-09", system: MonitoredSystem = headend, from: String = "2026-01-01",
        through: String = "2026-12-31", outages: [Outage] = [], windows: [ServiceWindow] = [],
        now: String = "2026-12-31T00:00:00Z",
        noticeHours: Int = 168
    ) throws -> Availability {
        Availability(
            of: system, in: try #require(Month(month)),
            terms: AvailabilityTerms(calendar: try #require(ServiceCalendar.shipped(tier)), noticeHours: noticeHours),
            term: try #require(Day(from))...(try #require(Day(through))), outages: outages, windows: windows, now: try at(now))
    }

    // Minutes of 2026, DOMAIN 10.3.
    @Test(arguments: [
        ("silver", "2026-09", 12_600), ("gold", "2026-11", 18_240), ("platinum", "2026-11", 43_260),
        ("platinum", "2026-03", 44_580),
    ])
    func `without windows the agreed time is the tier's window`(tier: String, month: String, minutes: Int) throws {
        let figure = try Self.judge(tier, month)
        #expect(figure.agreed == minutes * 60)
        #expect(figure.share.percent() == "100.00")
        #expect(figure.remaining == 0)
    }

    @Test func `a window announced exactly seven days before its start leaves the agreed time, a second later it does not`()
        throws
    {
        let intime = try Self.judge(windows: [try Self.window(announced: "2026-09-08T02:00:00-07:00")])
        #expect(intime.agreed == 20_160 * 60 - 7_200)
        let late = try Self.judge(windows: [try Self.window(announced: "2026-09-08T02:00:01-07:00")])
        #expect(late.agreed == 20_160 * 60)
        #expect(late.windows.map(\.counts) == [false])
    }

    @Test func `the seven days are hours, also over the change to daylight time`() throws {
        // Monday 2026-03-09 02:00 PDT is 168 h after Monday 2026-03-02 01:00 PST.
        let start = "2026-03-09T02:00:00-07:00"
        let counts = try Self.window(
            [], start, "2026-03-09T03:00:00-07:00", announced: "2026-03-02T01:00:00-08:00", approved: "2026-03-01T00:00:00Z")
        #expect(counts.standing(noticeHours: 168) == .counts)
        let late = try Self.window(
            [], start, "2026-03-09T03:00:00-07:00", announced: "2026-03-02T02:00:00-08:00", approved: "2026-03-01T00:00:00Z")
        #expect(late.standing(noticeHours: 168) == .announcedLate(hours: 168))
    }

    @Test func `a window approved after its start, or cancelled, excuses nothing`() throws {
        #expect(try Self.judge(windows: [try Self.window(approved: "2026-09-15T02:00:01-07:00")]).agreed == 20_160 * 60)
        #expect(try Self.judge(windows: [try Self.window(isCancelled: true)]).agreed == 20_160 * 60)
    }

    @Test func `a window bears on the systems it names, and on all when it names none`() throws {
        #expect(try Self.judge(windows: [try Self.window([Self.portal])]).agreed == 20_160 * 60)
        #expect(try Self.judge(windows: [try Self.window([])]).agreed == 20_160 * 60 - 7_200)
        #expect(try Self.judge(system: .infrastructure, windows: [try Self.window([])]).agreed == 43_200 * 60 - 7_200)
        #expect(try Self.judge(system: .infrastructure, windows: [try Self.window()]).agreed == 43_200 * 60)
    }

    @Test func `only the part of an outage inside agreed time counts`() throws {
        // Gold ends at 18:00; infrastructure runs round the clock.
        let evening = ("2026-09-14T17:30:00-07:00", "2026-09-14T19:00:00-07:00")
        #expect(try Self.judge(outages: [try Self.outage(evening.0, evening.1)]).down == 1_800)
        #expect(try Self.judge(outages: [try Self.outage(evening.0, evening.1, of: .infrastructure)]).down == 0)
        #expect(
            try Self.judge(system: .infrastructure, outages: [try Self.outage(evening.0, evening.1, of: .infrastructure)]).down
                == 5_400)
        // Labor Day, and a Saturday.
        #expect(try Self.judge(outages: [try Self.outage("2026-09-07T08:00:00-07:00", "2026-09-07T09:00:00-07:00")]).down == 0)
        #expect(try Self.judge(outages: [try Self.outage("2026-09-12T08:00:00-07:00", "2026-09-12T09:00:00-07:00")]).down == 0)
    }

    @Test func `an outage inside a service window that counts is not downtime`() throws {
        let figure = try Self.judge(
            outages: [try Self.outage("2026-09-15T03:00:00-07:00", "2026-09-15T05:00:00-07:00")], windows: [try Self.window()])
        #expect(figure.down == 3_600)
        #expect(figure.agreed == 20_160 * 60 - 7_200)
    }

    @Test func `overlapping outages count each second once, degraded counts for nothing, unknown is apart and up`() throws {
        let figure = try Self.judge(outages: [
            try Self.outage("2026-09-16T10:30:00-07:00", "2026-09-16T10:45:00-07:00", .unavailable, number: 1),
            try Self.outage("2026-09-16T10:40:00-07:00", "2026-09-16T10:50:00-07:00", .unavailable, number: 2),
            try Self.outage("2026-09-16T08:00:00-07:00", "2026-09-16T12:00:00-07:00", .degraded, number: 3),
            try Self.outage("2026-09-16T10:00:00-07:00", "2026-09-16T11:00:00-07:00", .unknown, number: 4),
        ])
        #expect(figure.down == 20 * 60)
        #expect(figure.unknown == 40 * 60)
        #expect(figure.agreed == 20_160 * 60)
        #expect(figure.share == Share(20_160 * 60 - 1_200, of: 20_160 * 60))
    }

    @Test func `from the planned end to the change's actual end its systems are down, unless it says they were available`() throws
    {
        let ended = try Self.at("2026-09-15T05:10:00-07:00")
        let overrun = try Self.window(completion: .init(endedAt: ended, available: false))
        #expect(try Self.judge(windows: [overrun]).down == 70 * 60)
        let available = try Self.window(completion: .init(endedAt: ended, available: true))
        #expect(try Self.judge(windows: [available]).down == 0)
        let early = try Self.window(completion: .init(endedAt: try Self.at("2026-09-15T03:00:00-07:00"), available: false))
        let figure = try Self.judge(windows: [early])
        #expect(figure.down == 0)
        #expect(figure.agreed == 20_160 * 60 - 7_200)
    }

    @Test func `an open outage runs to now, and no further than the month's end`() throws {
        let open = try Self.outage("2026-09-30T17:00:00-07:00", nil)
        #expect(try Self.judge(outages: [open], now: "2026-09-30T17:30:00-07:00").down == 1_800)
        #expect(try Self.judge(outages: [open], now: "2026-10-05T00:00:00Z").down == 3_600)
        let next = try Self.judge("gold", "2026-10", outages: [open], now: "2026-10-01T03:00:00-07:00")
        #expect(next.down == 3_600)
        #expect(next.agreed == 3_600)
    }

    @Test func `a running month splits its agreed time at now`() throws {
        let figure = try Self.judge(
            outages: [try Self.outage("2026-09-01T02:00:00-07:00", "2026-09-01T03:00:00-07:00")], now: "2026-09-02T02:00:00-07:00"
        )
        #expect(figure.agreed == 16 * 3_600)
        #expect(figure.agreed + figure.remaining == 20_160 * 60)
        #expect(figure.share == Share(15 * 3_600, of: 16 * 3_600))
        #expect(figure.ifNothingElseFails == Share(20_160 * 60 - 3_600, of: 20_160 * 60))
        let before = try Self.judge(now: "2026-08-01T00:00:00Z")
        #expect(before.share.isNoObligation)
        #expect(before.remaining == 20_160 * 60)
    }

    @Test func `the month is clipped to the agreement's term, in the calendar's own zone`() throws {
        // Business days from 16 to 30 September: 11 of 16 hours.
        #expect(try Self.judge(from: "2026-09-16").agreed == 11 * 16 * 3_600)
        #expect(try Self.judge("platinum", "2026-11", through: "2026-11-01").agreed == 25 * 3_600)
        #expect(try Self.judge(from: "2026-10-01").share.isNoObligation)
    }

    @Test func `any mix of outages and windows agrees with counting minutes one by one`() throws {
        var random = Seeded(21)
        let calendar = try #require(ServiceCalendar.shipped("gold"))
        let month = try #require(Month("2026-11"))
        let whole = calendar.period(of: month)
        for _ in 0..<40 {
            let outages = (0..<8).map { number in
                let start = whole.start + Int.random(in: -2_000...44_000, using: &random) * 60
                return Outage(
                    recorded: Outage.ID(series: "OUT", number), customer: Self.customer, system: Self.headend,
                    kind: Outage.Kind.allCases[number % 3], startedAt: start,
                    endedAt: start + Int.random(in: 0...3_000, using: &random) * 60,
                    note: "", isWithdrawn: number == 7)
            }
            let windows = (0..<3).map { number in
                let start = whole.start + Int.random(in: 0...43_000, using: &random) * 60
                let end = start + Int.random(in: 1...600, using: &random) * 60
                return ServiceWindow(
                    recorded: ServiceWindow.ID(series: "WIN", number), customer: Self.customer, systems: [],
                    planned: Period(start, end),
                    approvedAt: start - 700_000, announcedAt: start - Int.random(in: 600_000...620_000, using: &random),
                    reason: "",
                    completion: .init(endedAt: end + Int.random(in: -60...60, using: &random) * 60, available: number == 2),
                    isCancelled: false)
            }
            let now = whole.start + Int.random(in: 1_000...50_000, using: &random) * 60
            let figure = Availability(
                of: Self.headend, in: month, terms: AvailabilityTerms(calendar: calendar), term: month.days, outages: outages,
                windows: windows, now: now)
            var (agreed, down, unknown) = (0, 0, 0)
            let open = calendar.spans(in: whole)
            for minute in 0..<(whole.seconds / 60) {
                let instant = whole.start + minute * 60
                guard instant < now, open.periods.contains(where: { $0.contains(instant) }) else { continue }
                if windows.contains(where: { $0.announcedAt + 604_800 <= $0.planned.start && $0.planned.contains(instant) }) {
                    continue
                }
                agreed += 60
                func isIn(_ kind: Outage.Kind) -> Bool {
                    outages.contains {
                        !$0.isWithdrawn && $0.kind == kind && $0.startedAt <= instant && instant < ($0.endedAt ?? now)
                    }
                }
                let isOverrun = windows.contains {
                    guard let completion = $0.completion, !completion.available else { return false }
                    return $0.planned.end <= instant && instant < completion.endedAt
                }
                if isIn(.unavailable) || isOverrun { down += 60 } else if isIn(.unknown) { unknown += 60 }
            }
            #expect((figure.agreed, figure.down, figure.unknown) == (agreed, down, unknown))
        }
    }

    @Test func `the derivation names rule, windows, outages and seconds`() throws {
        let text = try Self.judge(
            outages: [try Self.outage("2026-09-14T17:30:00-07:00", "2026-09-14T19:00:00-07:00")], windows: [try Self.window()]
        ).derivation.text
        for part in ["10.3", "OUT-000001", "WIN-000001", "1,800 s", "(1,202,400 - 1,800) / 1,202,400 = 99.85 %"] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
    }
}
