import Domain
import Testing

/// Each promise counts once, and one without obligation is neither kept nor missed (1.6).
struct CommitmentTallyTests {
    private static func assessment(_ part: Int, _ whole: Int, isFinal: Bool, atBest: Share? = nil) throws -> Assessment {
        let month = try #require(Month("2026-09"))
        let share = Share(part, of: whole)
        let commitment = Commitment(
            id: Metric.fileDelivery.commitment, metric: .fileDelivery, target: Percent(literal: 990_000), zone: .pacific,
            denominator: .filesDue, exclusions: [], from: .earliest, through: .latest)
        return Assessment(
            of: commitment, agreement: CloudServicesAgreement.ID(named: "CSA-000001"), over: .month(month),
            months: [
                MonthMeasure(
                    month: month, soFar: share, ifNothingElseFails: atBest ?? share, isFinal: isFinal,
                    derivation: Derivation("", rule: "", result: ""))
            ], closesAt: Instant(seconds: 1_791_442_800))
    }

    @Test(arguments: [
        (990, 1_000, true, 990, 1_000, Assessment.Standing.met), (989, 1_000, true, 989, 1_000, .missed),
        (0, 0, true, 0, 0, .noObligation), (0, 0, false, 0, 0, .noObligation), (80, 100, false, 980, 1_000, .lost),
        (95, 100, false, 995, 1_000, .behind), (100, 100, false, 1_000, 1_000, .onCourse),
    ])
    func `a commitment stands at one place`(
        part: Int, whole: Int, isFinal: Bool, best: Int, of all: Int, standing: Assessment.Standing
    ) throws {
        #expect(try Self.assessment(part, whole, isFinal: isFinal, atBest: Share(best, of: all)).standing == standing)
    }

    @Test func `the parts of a tally come to its rows, and the lost one counts once`() throws {
        let lost = try Self.assessment(80, 100, isFinal: false, atBest: Share(980, of: 1_000))
        let running = try Self.assessment(100, 100, isFinal: false, atBest: Share(1_000, of: 1_000))
        let nothing = try Self.assessment(0, 0, isFinal: false)
        let tally = CommitmentTally([lost, running, running, nothing])
        #expect(tally.words == "0 met, 0 missed, 1 lost already, 2 not final yet, 1 without obligation.")
        #expect(tally.judged == 3 && tally.keptOrOnCourse == 2)
    }

    @Test func `a closed period tells of nothing that may still come`() throws {
        let tally = CommitmentTally([
            try Self.assessment(990, 1_000, isFinal: true), try Self.assessment(1, 1_000, isFinal: true),
            try Self.assessment(0, 0, isFinal: true),
        ])
        #expect(tally.words == "1 met, 1 missed, 1 without obligation.")
        #expect(tally.judged == 2 && tally.keptOrOnCourse == 1)
    }
}
