import Domain
import Testing

struct AssessmentTests {
    private static func commitment(_ target: String, metric: Metric = .readRate(.interval, by: .t3)) throws -> Commitment {
        Commitment(
            id: metric.commitment, metric: metric, target: try #require(Percent(target)), zone: .pacific,
            denominator: .eligibleSlots,
            exclusions: [], from: .earliest, through: .latest)
    }

    private static func month(_ text: String, _ part: Int, _ whole: Int, isFinal: Bool = true, rest: Share? = nil) throws
        -> MonthMeasure
    {
        let share = Share(part, of: whole)
        return MonthMeasure(
            month: try #require(Month(text)), soFar: share, ifNothingElseFails: rest ?? share, isFinal: isFinal,
            derivation: Derivation(text, rule: "", result: ""))
    }

    private static func assess(_ target: String, _ period: String, _ months: [MonthMeasure]) throws -> Assessment {
        Assessment(
            of: try commitment(target), agreement: CloudServicesAgreement.ID(named: "CSA-000001"),
            over: try #require(ReportingPeriod(period)), months: months, closesAt: Instant(seconds: 1_791_442_800))
    }

    @Test(arguments: [
        (98_500, 100_000, "98.5", Assessment.Verdict.met), (98_499, 100_000, "98.5", .missed), (0, 0, "98.5", .noObligation),
        (98_996, 100_000, "99", .missed), (0, 5, "0", .met),
    ])
    func `a closed month is met, missed, or no obligation`(part: Int, whole: Int, target: String, verdict: Assessment.Verdict)
        throws
    {
        #expect(try Self.assess(target, "2026-09", [try Self.month("2026-09", part, whole)]).verdict == verdict)
    }

    @Test func `a month that is not closed is not final, whatever it shows`() throws {
        let lost = try Self.assess("99", "2026-09", [try Self.month("2026-09", 1, 100, isFinal: false)])
        #expect(lost.verdict == .notFinal)
        #expect(lost.value == "1.00")
    }

    @Test func `a quarter pools its months and is no mean of their rates`() throws {
        // Means 99.0; pooled 997 of 1,000.
        let large = try Self.assess(
            "99.5", "2026Q3",
            [try Self.month("2026-07", 100, 100), try Self.month("2026-08", 97, 100), try Self.month("2026-09", 800, 800)])
        #expect(large.share == Share(997, of: 1_000))
        #expect(large.verdict == .met)
        let small = try Self.assess(
            "99", "2026Q3",
            [try Self.month("2026-07", 10, 10), try Self.month("2026-08", 10, 10), try Self.month("2026-09", 970, 990)])
        #expect(small.verdict == .missed)
        #expect(small.value == "98.01")
    }

    @Test func `a quarter is final only when each of its months is`() throws {
        let months = [
            try Self.month("2026-07", 1, 1), try Self.month("2026-08", 1, 1), try Self.month("2026-09", 1, 1, isFinal: false),
        ]
        #expect(try Self.assess("99", "2026Q3", months).verdict == .notFinal)
    }

    @Test func `no obligation in one month leaves the others to judge the quarter`() throws {
        let months = [try Self.month("2026-07", 0, 0), try Self.month("2026-08", 99, 100), try Self.month("2026-09", 0, 0)]
        #expect(try Self.assess("99", "2026Q3", months).verdict == .met)
    }

    private static func days() throws -> [DayCount] {
        // Ten days judged with 98 of 100, two over but not due with 110, eighteen to come.
        let first = try #require(Day("2026-09-01"))
        return (0..<30).map { index in
            DayCount(
                day: first + index, eligible: index < 10 ? 100 : index < 12 ? 110 : 0,
                received: index < 10 ? 98 : index < 12 ? 5 : 0,
                isComplete: index < 12, isJudged: index < 10)
        }
    }

    @Test func `so far is what has been judged, and nothing else failing is the last complete day's slots, all received`() throws
    {
        let days = try Self.days()
        #expect(DayCount.soFar(days) == Share(980, of: 1_000))
        // 980 + 2 x 110 + 18 x 110 of 1,000 + 20 x 110.
        #expect(DayCount.ifNothingElseFails(days) == Share(3_180, of: 3_200))
    }

    @Test func `a month without a complete day is taken with the last one before it`() throws {
        let first = try #require(Day("2026-10-01"))
        let days = (0..<31).map { DayCount(day: first + $0, eligible: 0, received: 0, isComplete: false, isJudged: false) }
        #expect(DayCount.ifNothingElseFails(days, before: 200) == Share(6_200, of: 6_200))
        #expect(DayCount.soFar(days).isNoObligation)
    }

    @Test func `the margin left is rounded down, and negative when the target is lost`() throws {
        let days = try Self.days()
        func assessment(_ target: String) throws -> Assessment {
            let month = MonthMeasure(
                month: try #require(Month("2026-09")), soFar: DayCount.soFar(days),
                ifNothingElseFails: DayCount.ifNothingElseFails(days),
                isFinal: false, derivation: Derivation("", rule: "", result: ""))
            return try Self.assess(target, "2026-09", [month])
        }
        // 98.5 % of 3,200 is 3,152; 98.51 % is 3,152.32, so 3,153 are needed.
        #expect(try assessment("98.5").marginLeft == 28)
        #expect(try assessment("98.51").marginLeft == 27)
        // 99.5 % is 3,184.
        #expect(try assessment("99.5").marginLeft == -4)
        let text = try assessment("98.5").derivation.text
        for part in [
            "980 of 1,000 slots, so far", "if nothing else fails: 3,180 of 3,200 = 99.37 %", "28 slots may still fail", "12.4",
        ] {
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
        #expect(try assessment("99.5").derivation.text.contains("the target is lost by 4 slots"))
    }

    @Test func `the derivation of a final figure says the verdict and how it was compared`() throws {
        let text = try Self.assess("99", "2026-09", [try Self.month("2026-09", 98_996, 100_000)]).derivation.text
        #expect(text.contains("98.99 % is below 99 %, compared in whole numbers"))
        #expect(text.contains("98.99 % against 99 %: missed"))
    }
}
