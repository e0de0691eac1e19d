import Domain
import Testing

@testable import BackOffice

/// What engagements wait for, and when none is planned any more.
struct EngagementRulesInBooksTests {
    private static func day(_ text: String) -> Day { WorkBooks.day(text) }
    private static let lakeside = CustomerCode(named: "LAKESIDE")

    /// A second customer with a binding project, and none of Enhanced Maintenance.
    private func neighbour(of work: WorkBooks) async throws -> StatementOfWork.ID {
        try await work.books.register(Self.lakeside)
        let other = try await WorkBooks.drafted(Self.lakeside, in: work.books)
        for (party, by) in HourBooks.signatories {
            try await work.books.perform(
                SignProfessionalServicesAgreement(agreement: other.services, party: party, by: by, on: Self.day("2026-01-05")))
        }
        let sow = try await other.quote(.advancedServices(other.project()), of: Self.lakeside)
        for (party, _) in HourBooks.signatories { try await other.sign(sow, party, on: "2026-01-05") }
        return sow
    }

    @Test func `a request that is not binding makes nobody an Enhanced Maintenance customer`() async throws {
        let work = try await WorkBooks.make()
        let project = try await neighbour(of: work)
        let quoted = try await work.quote(.enhancedMaintenance(work.enhanced))
        _ = try await work.plan(quoted, from: "2026-03-02", through: "2026-03-02")
        let first = try await work.plan(project, from: "2026-03-02", through: "2026-03-04").engagement
        try await work.books.perform(ConfirmEngagement(engagement: first))
    }

    @Test func `behind a change order, it is confirmed once that is binding (3_4)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.enhancedMaintenance(work.enhanced))
        let order = try await work.books.perform(
            DraftChangeOrder(statementOfWork: sow, asks: .moreHoursThisYear, reason: "Second shift", hours: Hours(hours: 20))
        ).changeOrder
        let planned = try await work.plan(sow, from: "2026-03-02", through: "2026-03-04", order: order).engagement
        await #expect(throws: EngagementRefusal.orderNotBinding(order, "draft")) {
            try await work.books.perform(ConfirmEngagement(engagement: planned))
        }
        for (party, by) in HourBooks.signatories {
            try await work.books.perform(
                SignChangeOrder(changeOrder: order, party: party, by: by, on: Self.day("2026-01-05")))
        }
        try await work.books.perform(ConfirmEngagement(engagement: planned))
        let project = try await work.bind(.advancedServices(work.project()))
        await #expect(throws: EngagementRefusal.otherOrder(order, project)) {
            _ = try await work.plan(project, from: "2026-03-02", through: "2026-03-04", order: order)
        }
    }

    @Test func `nothing is planned after notice ends the work, nor under what has ended (6_3)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.enhancedMaintenance(work.enhanced))
        let planned = try await work.plan(sow, from: "2026-12-30", through: "2027-01-02").engagement
        try await work.books.perform(
            GiveNotice(statementOfWork: sow, receivedOn: Self.day("2026-09-01"), by: "Maria Ortiz", how: "letter"),
            at: "2026-09-01T20:00:00Z")
        let end = EngagementRefusal.afterItsEnd(sow, Self.day("2026-12-31"))
        await #expect(throws: end) { try await work.books.perform(ConfirmEngagement(engagement: planned)) }
        await #expect(throws: end) { _ = try await work.plan(sow, from: "2027-01-01", through: "2027-01-01") }
        try await work.books.perform(
            RescheduleEngagement(
                engagement: planned, from: Self.day("2026-12-28"), through: Self.day("2026-12-31"), movedBy: .customer,
                reason: "Before the end"))
        try await work.books.perform(ConfirmEngagement(engagement: planned))
        let dropped = try await work.quote(.advancedServices(work.project()))
        try await work.books.perform(DropStatementOfWork(statementOfWork: dropped, why: "Not now"))
        await #expect(throws: EngagementRefusal.self) {
            _ = try await work.plan(dropped, from: "2026-10-05", through: "2026-10-06")
        }
    }

    @Test func `work over budget of the year just ended blocks engagements until its closing (4_4)`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        try await hours.log(90, on: "2026-12-30")
        try await hours.books.runJobs(until: "2027-01-10T20:00:00Z")
        let plan = PlanEngagement(
            statementOfWork: hours.sow, subject: "Training", specialist: "Lee Park", place: "Riverbend",
            from: Self.day("2027-05-04"), through: Self.day("2027-05-05"))
        await #expect(throws: HoursRefusal.overBudget(hours.sow, Hours(minutes: 30))) { try await hours.books.perform(plan) }
        try await hours.order(.moreHoursThisYear, minutes: 30, year: "2026-12-30", at: "2027-01-11T20:00:00Z")
        try await hours.books.perform(plan)
    }
}
