import Domain
import Metering
import Testing

@testable import BackOffice

struct ExclusionActionTests {
    private func request(_ scope: ExclusionScope, _ code: ExclusionCode = .vandalism) throws -> RequestExclusion {
        RequestExclusion(
            utility: WaterBooks.utility, scope: scope, code: code, from: try WaterBooks.at("2026-11-05T00:00:00-08:00"),
            to: try WaterBooks.at("2026-11-06T00:00:00-08:00"), evidence: "ticket 7",
            routedAt: code == .routedToUtility ? try WaterBooks.at("2026-11-05T00:00:00-08:00") : nil)
    }

    @Test func `who asked may not approve, and what is decided is decided`() async throws {
        let world = try await WaterBooks.make()
        let asked = try await world.books.perform(try request(ExclusionScope(.endpoints, ["E1"])))
        await #expect(throws: ExclusionRefusal.ownRequest("root")) {
            try await world.books.perform(ApproveExclusion(exclusion: asked.exclusion))
        }
        let kim = try world.books.office.actor("kim")
        _ = try await world.books.office.perform(ApproveExclusion(exclusion: asked.exclusion), as: kim)
        await #expect(throws: ExclusionRefusal.alreadyDecided(.approved)) {
            try await world.books.office.perform(RejectExclusion(exclusion: asked.exclusion, reason: "no"), as: kim)
        }
    }

    @Test func `a name the registry does not know is refused`() async throws {
        let world = try await WaterBooks.make()
        for scope in [
            ExclusionScope(.endpoints, ["E9"]), ExclusionScope(.servicePoints, ["S9"]), ExclusionScope(.devices, ["G9"]),
            ExclusionScope(.cycles, ["C9"]),
        ] {
            let action = try request(scope)
            await #expect(throws: ExclusionRefusal.unknownNames(scope.kind, scope.names)) {
                try await world.books.perform(action)
            }
        }
    }

    @Test(arguments: [
        // November 5: all three endpoints, those of device G1 (two), of cycle C2 (one that day), and the utility.
        (ExclusionScope(.utility), 72), (ExclusionScope(.commodity, ["water"]), 72), (ExclusionScope(.commodity, ["gas"]), 0),
        (ExclusionScope(.devices, ["G1"]), 48), (ExclusionScope(.cycles, ["C2"]), 24),
        (ExclusionScope(.servicePoints, ["S1"]), 24),
    ])
    func `an exclusion reaches the endpoints linked to what it names`(scope: ExclusionScope, slots: Int) async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 6))
        _ = try await world.exclude(
            scope, .forceMajeure, "2026-11-05T00:00:00-08:00", "2026-11-06T00:00:00-08:00", decidedAt: "2026-12-01T00:00:00-08:00"
        )
        let total = try world.counts(.interval).judged
        #expect(total.excluded == slots)
        // All of the day's values were received in time but those of endpoint 3, whose file was late for T1.
        let all = SlotCounts(
            eligible: 2_656, t1: 3 * (25 + 5 * 24) - 3 - 24, t3: 3 * (25 + 5 * 24) - 3, ever: 3 * (25 + 5 * 24) - 3)
        #expect(total.raw == all)
        let late = slots == 72 || scope.names == ["C2"] ? 24 : 0
        #expect(total.adjusted.t1 == all.t1 - (slots - late))
        #expect(total.adjusted.t3 == all.t3 - slots)
    }

    @Test func `a part of a day of the whole utility is excluded slot by slot`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 6))
        _ = try await world.exclude(
            ExclusionScope(.utility), .utilityBackhaul, "2026-11-05T22:30:00-08:00", "2026-11-06T01:00:00-08:00",
            decidedAt: "2026-12-01T00:00:00-08:00")
        // Hours 22 and 23 of the 5th and hour 0 of the 6th, three endpoints each; the register of the 5th too.
        #expect(try world.counts(.interval).judged.excluded == 9)
        #expect(try world.counts(.register).judged.excluded == 3)
    }

    @Test func `a withdrawn exclusion counts no more`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 6))
        let decided = try await world.exclude(
            ExclusionScope(.endpoints, ["E1"]), .forceMajeure, "2026-11-05T00:00:00-08:00", "2026-11-06T00:00:00-08:00",
            decidedAt: "2026-12-01T00:00:00-08:00")
        #expect(try world.counts(.interval).judged.excluded == 24)
        try await world.books.perform(
            WithdrawExclusion(exclusion: decided.exclusion, reason: "wrong endpoint"), at: "2026-12-02T00:00:00-08:00")
        #expect(try world.counts(.interval).judged.excluded == 0)
    }
}
