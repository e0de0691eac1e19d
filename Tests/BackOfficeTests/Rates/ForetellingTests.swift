import Domain
import Metering
import Testing

@testable import BackOffice

/// What an exclusion would do, told before its approval, is what it does once it is approved.
struct ForetellingTests {
    /// When November is over and not yet closed; and when it is closed.
    private let open = "2026-12-02T12:00:00-08:00"
    private let closed = "2026-12-09T12:00:00-08:00"

    private struct Wish {
        let scope: ExclusionScope
        let code: ExclusionCode
        let from: String
        let to: String

        /// Of November 2026 on the utility's clock: `12T06:30`.
        init(_ scope: ExclusionScope, _ code: ExclusionCode, _ from: String, _ to: String) {
            self.scope = scope
            self.code = code
            self.from = "2026-11-\(from):00-08:00"
            self.to = "2026-11-\(to):00-08:00"
        }
    }

    /// Some over the same slots, so that each takes what the others left.
    private let wishes = [
        Wish(ExclusionScope(.utility), .forceMajeure, "12T06:00", "12T08:00"),
        Wish(ExclusionScope(.servicePoints, ["S2"]), .premiseOutage, "12T06:30", "12T09:15"),
        Wish(ExclusionScope(.endpoints, ["E1", "E4"]), .vandalism, "09T00:00", "12T07:10"),
        Wish(ExclusionScope(.devices, ["G2"]), .devicePower, "04T22:30", "06T01:30"),
        Wish(ExclusionScope(.cycles, ["C1"]), .outsideCoverage, "20T00:00", "22T00:00"),
        Wish(ExclusionScope(.commodity, ["water"]), .agreedMaintenance, "29T12:00", "29T18:20"),
        Wish(ExclusionScope(.commodity, ["gas"]), .agreedMaintenance, "29T12:00", "29T18:20"),
    ]

    private func request(_ wish: Wish, _ world: WaterBooks) async throws -> Exclusion.ID {
        try await world.books.office.perform(
            RequestExclusion(
                utility: WaterBooks.utility, scope: wish.scope, code: wish.code, from: try WaterBooks.at(wish.from),
                to: try WaterBooks.at(wish.to), evidence: "ticket 7"), as: try world.books.office.actor("lee")
        ).exclusion
    }

    private func foretold(_ id: Exclusion.ID, _ world: WaterBooks) throws -> ExclusionForetelling {
        let all = try world.books.office.read(as: try world.books.root) { view in
            try view.foretelling(of: try ExclusionRow.find(id, in: view))
        }
        #expect(all.map(\.now.month) == [WaterBooks.month])
        return try #require(all.first)
    }

    private func approve(_ id: Exclusion.ID, _ world: WaterBooks) async throws {
        _ = try await world.books.office.perform(ApproveExclusion(exclusion: id), as: try world.books.office.actor("kim"))
    }

    @Test(arguments: [[0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 0, 6, 2, 5, 1, 4]])
    func `the figure foretold is the figure after the approval, whichever comes first`(order: [Int]) async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        world.books.clock.stand(at: try WaterBooks.at(open))
        var asked: [Exclusion.ID] = []
        for wish in wishes { asked.append(try await request(wish, world)) }
        var moved = 0
        for place in order {
            let id = try #require(asked.indices.contains(place) ? asked[place] : nil)
            let before = try world.figures()
            let told = try foretold(id, world)
            #expect(!told.isTooLate && told.now.rate == before.rate)
            try await approve(id, world)
            let after = try world.figures()
            #expect(told.approved.rate == after.rate, "\(id)")
            moved += before.rate == after.rate ? 0 : 1
        }
        // All but the one of gas, which nobody has.
        #expect(moved == 6)
    }

    @Test func `of a closed month the frozen figure stays, and the restated one goes where it was foretold`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        try await world.close(at: "2026-12-08T00:00:00-08:00")
        let frozen = try world.figures()
        world.books.clock.stand(at: try WaterBooks.at(closed))
        let id = try await request(Wish(ExclusionScope(.endpoints, ["E3"]), .vandalism, "05T00:00", "06T00:00"), world)
        let told = try foretold(id, world)
        #expect(told.isTooLate && told.promises.isEmpty)
        #expect(told.approved.judgedRate == frozen.judgedRate && told.approved.digest == frozen.digest)
        #expect(
            RateTotal(told.approved.rate.pooled(.water, .interval)).adjusted
                == SlotCounts(eligible: 2_632, t1: 2_577, t3: 2_601, ever: 2_625))
        try await approve(id, world)
        #expect(try world.figures().rate == told.approved.rate)
        #expect(try world.figures().digest == frozen.digest)
    }

    @Test func `nothing that is kept knows of an exclusion that waits`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        world.books.clock.stand(at: try WaterBooks.at(open))
        let id = try await request(Wish(ExclusionScope(.utility), .forceMajeure, "12T00:00", "13T00:00"), world)
        #expect(try foretold(id, world).approved.rate != world.figures().rate)
        let running = try world.figures().rate
        try await world.close(at: "2026-12-08T00:00:00-08:00")
        #expect(try world.figures().frozen?.rate == running)
    }

    @Test func `a month that has not begun is not foretold`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files(through: 2), at: "2026-11-20T12:00:00-08:00")
        let asked = try await world.books.office.perform(
            RequestExclusion(
                utility: WaterBooks.utility, scope: ExclusionScope(.utility), code: .forceMajeure,
                from: try WaterBooks.at("2026-11-30T00:00:00-08:00"), to: try WaterBooks.at("2027-02-02T00:00:00-08:00"),
                evidence: "ticket 7"), as: try world.books.office.actor("lee"))
        #expect(try foretold(asked.exclusion, world).now.month == WaterBooks.month)
    }
}
