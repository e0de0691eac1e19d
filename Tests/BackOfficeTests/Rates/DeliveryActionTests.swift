import Domain
import Metering
import Testing

@testable import BackOffice

struct DeliveryActionTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func schedule(_ world: WaterBooks, parts: Int = 1) async throws -> DeliverySchedule.ID {
        try await world.books.perform(
            SetDeliverySchedule(
                utility: WaterBooks.utility, fileType: "daily-reads", destination: "sftp://tide", parts: parts,
                from: try day("2026-11-01"))
        ).schedule
    }

    private func delivery(
        _ id: DeliverySchedule.ID, _ day: String, _ at: String, corrects: Delivery.ID? = nil, valid: Bool = true
    )
        throws -> RecordDelivery
    {
        RecordDelivery(
            schedule: id, serviceDay: try self.day(day), deliveredAt: try WaterBooks.at(at), valid: valid, declared: 72,
            actual: 72,
            file: "reads.xml", corrects: corrects)
    }

    @Test func `thirty files are due in November, and one recorded is one kept`() async throws {
        let world = try await WaterBooks.make()
        let id = try await schedule(world)
        try await world.books.perform(
            try delivery(id, "2026-11-03", "2026-11-04T07:59:00-08:00"), at: "2026-11-04T09:00:00-08:00")
        #expect(try world.figures().deliveries.adjusted.due == 3)
        world.books.clock.stand(at: try WaterBooks.at("2026-12-02T00:00:00-08:00"))
        #expect(try world.figures().deliveries.adjusted == DeliveryCounts(due: 30, onTime: 1, complete: 1, valid: 1, good: 1))
    }

    @Test func `a wrong record is put right by one that names it, once`() async throws {
        let world = try await WaterBooks.make()
        let id = try await schedule(world)
        let first = try delivery(id, "2026-11-03", "2026-11-04T07:59:00-08:00", valid: false)
        let wrong = try await world.books.perform(first, at: "2026-11-04T09:00:00-08:00").delivery
        await #expect(throws: DeliveryRefusal.partRecorded(1, version: 1)) { try await world.books.perform(first) }
        let right = try delivery(id, "2026-11-03", "2026-11-04T07:59:00-08:00", corrects: wrong)
        try await world.books.perform(right)
        await #expect(throws: DeliveryRefusal.alreadyCorrected) { try await world.books.perform(right) }
        #expect(try world.figures().deliveries.adjusted.good == 1)
    }

    @Test func `deliveries are of days that are due, and have happened`() async throws {
        let world = try await WaterBooks.make()
        let id = try await schedule(world)
        let early = try delivery(id, "2026-10-31", "2026-11-01T07:59:00-07:00")
        let coming = try delivery(id, "2026-11-03", "2026-11-04T10:00:00-08:00")
        world.books.clock.stand(at: try WaterBooks.at("2026-11-04T09:00:00-08:00"))
        let october = try day("2026-10-31")
        await #expect(throws: DeliveryRefusal.notDue(october)) { try await world.books.perform(early) }
        await #expect(throws: DeliveryRefusal.inTheFuture(coming.deliveredAt)) { try await world.books.perform(coming) }
    }

    @Test func `an outage of the receiver counts when another person approved it by the close`() async throws {
        let world = try await WaterBooks.make()
        _ = try await schedule(world)
        let asked = try await world.books.perform(
            RequestReceiverOutage(
                utility: WaterBooks.utility, destination: "sftp://tide", from: try WaterBooks.at("2026-11-05T07:00:00-08:00"),
                to: try WaterBooks.at("2026-11-05T09:00:00-08:00"), evidence: "log"), at: "2026-11-06T00:00:00-08:00")
        await #expect(throws: DeliveryRefusal.ownRequest("root")) {
            try await world.books.perform(DecideReceiverOutage(outage: asked.outage, approve: true))
        }
        world.books.clock.stand(at: try WaterBooks.at("2026-12-02T00:00:00-08:00"))
        #expect(try world.figures().deliveries.excluded == 0)
        _ = try await world.books.office.perform(
            DecideReceiverOutage(outage: asked.outage, approve: true), as: try world.books.office.actor("kim"))
        #expect(try world.figures().deliveries.adjusted.due == 29)
        #expect(try world.figures().deliveries.raw.due == 30)
        // Late: approved after the close it only shows as restated.
        try await world.close(at: "2026-12-08T00:00:00-08:00")
        #expect(try world.figures().frozen?.deliveries.adjusted.due == 29)
    }
}
