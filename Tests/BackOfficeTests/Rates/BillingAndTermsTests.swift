import Domain
import Metering
import Testing

@testable import BackOffice

struct BillingAndTermsTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `the billing rate takes an actual register of the window, accepted by its end`() async throws {
        let world = try await WaterBooks.make()
        // Reads of the 1st to the 6th only. C1 is billed on the 9th: its window begins on the 6th, and both were read then.
        // C2 is billed on the 24th: E3 and E4 are eligible, neither has a read between the 21st and the 27th.
        try await world.take(try WaterBooks.files(through: 6))
        for (cycle, text) in [("C1", "2026-11-09"), ("C2", "2026-11-24")] {
            try await world.books.perform(
                SetBillDates(utility: WaterBooks.utility, cycle: cycle, month: WaterBooks.month, days: [try day(text)]))
        }
        let billing = try world.figures().billing
        #expect(billing.cycles.map(\.cycle) == ["C1", "C2"])
        #expect(billing.cycles.map(\.share) == [Share(2, of: 2), Share(0, of: 2)])
        #expect(billing.adjusted == Share(2, of: 4))
        // Excluded on its bill date, an endpoint leaves both sides.
        _ = try await world.exclude(
            ExclusionScope(.endpoints, ["E4"]), .disconnected, "2026-11-24T00:00:00-08:00", "2026-11-25T00:00:00-08:00",
            decidedAt: "2026-12-01T00:00:00-08:00")
        #expect(try world.figures().billing.adjusted == Share(2, of: 3))
        #expect(try world.figures().billing.raw == Share(2, of: 4))
    }

    @Test func `a bill date counts once its window is over, and new dates take the place of old ones`() async throws {
        let world = try await WaterBooks.make()
        for text in ["2026-11-09", "2026-11-24"] {
            try await world.books.perform(
                SetBillDates(utility: WaterBooks.utility, cycle: "C1", month: WaterBooks.month, days: [try day(text)]))
        }
        world.books.clock.stand(at: try WaterBooks.at("2026-11-27T23:59:59-08:00"))
        #expect(try world.figures().billing.toCome == 1)
        world.books.clock.stand(at: try WaterBooks.at("2026-11-28T00:00:00-08:00"))
        #expect(try world.figures().billing.cycles.map(\.billDate) == [try day("2026-11-24")])
        let december = try day("2026-12-01")
        await #expect(throws: ReadTermsRefusal.notInMonth(december, WaterBooks.month)) {
            try await world.books.perform(
                SetBillDates(utility: WaterBooks.utility, cycle: "C1", month: WaterBooks.month, days: [december]))
        }
    }

    @Test func `terms taken over do not reach back over reads that were accepted since`() async throws {
        let world = try await WaterBooks.make()
        try await world.take(try WaterBooks.files())
        let actor = try world.books.root
        let last = try world.books.office.read(as: actor) { view in
            try #require(ReadFileRow.all(of: WaterBooks.utility, in: view).map(\.acceptedAt).max())
        }
        let at = Circumstances(at: try WaterBooks.at("2026-11-03T12:00:00-08:00"))
        let (judged, from) = (Zone.pacific.day(of: last), try day("2026-11-04"))
        await #expect(throws: ReadTermsRefusal.dayBegun(judged)) {
            try await world.books.office.perform(
                SetReadTerms(utility: WaterBooks.utility, from: from, terms: ReadTerms(exportMinute: 600)), as: actor, at)
        }
        _ = try await world.books.office.perform(
            SetReadTerms(utility: WaterBooks.utility, from: judged + 1, terms: ReadTerms(exportMinute: 600)), as: actor, at)
    }

    @Test func `terms change from a day to come, never for days already judged`() async throws {
        let world = try await WaterBooks.make()
        world.books.clock.stand(at: try WaterBooks.at("2026-11-10T12:00:00-08:00"))
        var terms = ReadTerms.standard
        terms.exportMinute = 600
        let changed = terms
        let today = try day("2026-11-10")
        await #expect(throws: ReadTermsRefusal.dayBegun(today)) {
            try await world.books.perform(SetReadTerms(utility: WaterBooks.utility, from: today, terms: changed))
        }
        try await world.books.perform(SetReadTerms(utility: WaterBooks.utility, from: today + 1, terms: changed))
        let days = try world.books.office.read(as: try world.books.root) { try UtilityDays.fetch(WaterBooks.utility, $0.db) }
        #expect(days.terms(on: today).exportMinute == 480)
        #expect(days.terms(on: today + 1).exportMinute == 600)
        terms.exportMinute = 1_440
        let wrong = terms
        await #expect(throws: ReadTermsRefusal.outOfBounds) {
            try await world.books.perform(SetReadTerms(utility: WaterBooks.utility, from: today + 2, terms: wrong))
        }
    }
}
