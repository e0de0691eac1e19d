import BackOffice
import Domain
import Metering
import Testing

/// Read commitments over the hand-worked month of the water utility.
struct ReadCommitmentTests {
    private static func world() async throws -> WaterBooks {
        let world = try await WaterBooks.make()
        let id = try await world.books.draft(WaterBooks.utility, tier: "Silver", from: "2026-11-01", through: "2027-10-31")
        try await world.books.sign(id, on: "2026-09-10")
        return world
    }

    private static func compliance(_ world: WaterBooks, at text: String) throws -> [String: ComplianceRow] {
        let rows = try world.books.read(at: text) {
            try $0.compliance(of: WaterBooks.utility, over: .month(WaterBooks.month))
        }
        return Dictionary(rows.map { ($0.assessment.commitment.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func `the frozen reads are judged at the close, and an exclusion approved later is restated`() async throws {
        let world = try await Self.world()
        try await world.take(try WaterBooks.files())
        _ = try await world.exclude(
            ExclusionScope(.servicePoints, ["S2"]), .premiseOutage, "2026-11-12T06:30:00-08:00", "2026-11-12T09:15:00-08:00",
            decidedAt: "2026-12-02T12:00:00-08:00")
        try await world.books.runJobs(until: "2026-12-08T00:00:00-08:00")
        _ = try await world.exclude(
            ExclusionScope(.endpoints, ["E3"]), .vandalism, "2026-11-05T00:00:00-08:00", "2026-11-06T00:00:00-08:00",
            decidedAt: "2026-12-09T12:00:00-08:00")

        let rows = try Self.compliance(world, at: "2026-12-10T00:00:00-08:00")
        let early = try #require(rows["interval-t1"])
        #expect(early.assessment.share == Share(2_577, of: 2_652))
        #expect(early.assessment.verdict == .missed)
        #expect(early.assessment.value == "97.17")
        #expect(early.assessment.excluded == ["premise-outage": 4])
        #expect(early.restated == Share(2_577, of: 2_628))
        let late = try #require(rows["interval-t3"])
        #expect(late.assessment.share == Share(2_625, of: 2_652))
        #expect(late.assessment.verdict == .met)
        #expect(rows["register-t3"]?.assessment.share == Share(110, of: 111))
        #expect(rows["billing"]?.assessment.verdict == .noObligation)
    }

    @Test func `before the close nothing is final`() async throws {
        let world = try await Self.world()
        try await world.take(try WaterBooks.files())
        let rows = try Self.compliance(world, at: "2026-12-07T23:59:59-08:00")
        #expect(rows.values.allSatisfy { $0.assessment.verdict == .notFinal })
    }

    @Test func `a running month counts the days whose deadline has passed, and takes the rest as received`() async throws {
        let world = try await Self.world()
        try await world.take(try WaterBooks.files(through: 10), at: "2026-11-11T12:00:00-08:00")
        let rows = try Self.compliance(world, at: "2026-11-11T12:00:00-08:00")
        // T1 has passed for ten days: 75 slots on the day of 25 hours, 8 x 72, 85 on the 10th; three estimated, 24 late.
        let early = try #require(rows["interval-t1"]?.assessment)
        #expect(early.share == Share(709, of: 736))
        // Twenty days to come with the 10th's 85 slots.
        #expect(early.ifNothingElseFails == Share(2_409, of: 2_436))
        // T3 has passed for seven.
        let late = try #require(rows["interval-t3"]?.assessment)
        #expect(late.share == Share(504, of: 507))
        #expect(late.ifNothingElseFails == Share(2_433, of: 2_436))
        // 98.5 % of 2,436 is 2,399.46, so 2,400 are needed.
        #expect(late.marginLeft == 33)
    }

    @Test func `files still to come are those of the term, also where it ends inside the month`() async throws {
        let world = try await WaterBooks.make()
        let id = try await world.books.draft(WaterBooks.utility, tier: "Silver", from: "2026-11-01", through: "2026-11-20")
        try await world.books.sign(id, on: "2026-09-10")
        try await world.books.perform(
            SetDeliverySchedule(
                utility: WaterBooks.utility, fileType: "daily-reads", destination: "sftp://tide", parts: 1,
                from: try #require(Day("2026-11-01"))))
        // The file of the 10th fell due on the 11th at 08:00: ten were missed, ten of the term are to come.
        let rows = try Self.compliance(world, at: "2026-11-11T12:00:00-08:00")
        let files = try #require(rows["file-delivery"]?.assessment)
        #expect(files.share == Share(0, of: 10))
        #expect(files.ifNothingElseFails == Share(10, of: 20))
    }
}
