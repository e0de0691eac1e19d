import Domain
import Testing

@testable import BackOffice

struct ChangeOrdersInBooksTests {
    @Test func `where the running year's invoice is not issued, the addition is a row of the running year (4_1, 5_1)`()
        async throws
    {
        let hours = try await HourBooks.make(hours: 1)
        try await hours.log(90, on: "2026-02-01")
        let signed = try await hours.order(.moreHoursEveryYear, minutes: 60, at: "2026-02-02T20:00:00Z")
        #expect((signed.effectiveFrom?.description, signed.attached?.minutes) == ("2026-01-01", 30))
        #expect(try hours.ledger().rows.last { $0.kind == .recurringAddition }?.on.description == "2026-01-01")
        #expect(try hours.ledger("2027-01-01").rows.map(\.hours.minutes) == [120])
    }

    @Test func `fewer Enhanced Maintenance hours are refused with the rule, the balance and what hours still buy (5_1)`()
        async throws
    {
        let hours = try await HourBooks.make()
        try await hours.log(1_440, on: "2026-09-01")
        try await hours.log(1_170, on: "2026-09-02")
        let refusal = await #expect(throws: ChangeOrderRefusal.self) {
            try await hours.order(.fewerHours, minutes: 600, at: "2026-09-28T20:00:00Z")
        }
        let message = try #require(refusal?.message)
        for part in [
            "use it or lose it", "\(hours.sow)", "4.2", "76 h 30 min are left until 31 Dec 2026", "operator training",
            "annual health checks", "2 Oct 2026",
        ] {
            #expect(message.contains(part), "\(message)")
        }
        await #expect(throws: ChangeOrderRefusal.endsByNotice(hours.sow, lastDay: HourBooks.day("2026-10-02"))) {
            try await hours.order(.cancellation, costs: 0, at: "2026-09-28T20:00:00Z")
        }
        await #expect(throws: ChangeOrderRefusal.self) {
            try await hours.order(.moreHours, minutes: 1, fee: 0, at: "2026-09-28T20:00:00Z")
        }
    }

    @Test func `nothing takes effect before both have signed`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        let draft = DraftChangeOrder(
            statementOfWork: hours.sow, asks: .moreHoursThisYear, reason: "x", hours: Hours(hours: 5))
        let order = try await hours.books.perform(draft, at: "2026-03-01T20:00:00Z").changeOrder
        let on = HourBooks.day("2026-03-01")
        try await hours.books.perform(SignChangeOrder(changeOrder: order, party: .provider, by: "Dana Ruiz", on: on))
        #expect(try hours.ledger().balance.minutes == 60)
        try await hours.books.perform(VoidChangeOrder(changeOrder: order, reason: "Not wanted"))
        await #expect(throws: ChangeOrderRefusal.voided(order, on)) {
            try await hours.books.perform(SignChangeOrder(changeOrder: order, party: .customer, by: "Maria Ortiz", on: on))
        }
    }

    @Test func `a project's hours and fee go up, and down but never below hours worked (5_1)`() async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project(hours: 10)
        try await hours.log(500, on: "2026-02-10", sow: project)
        // 500 minutes are 510 in quarters of an hour; 90 min may go, 91 may not.
        await #expect(
            throws: ChangeOrderRefusal.belowWorked(project, worked: Hours(minutes: 510), remaining: Hours(minutes: 509))
        ) {
            try await hours.order(.fewerHours, minutes: 91, fee: 100, at: "2026-03-01T20:00:00Z", sow: project)
        }
        try await hours.order(.fewerHours, minutes: 90, fee: 31_500, at: "2026-03-01T20:00:00Z", sow: project)
        #expect(try hours.ledger("2026-02-01", sow: project).balance == .zero)
        let over = try await hours.log(60, on: "2026-03-02", sow: project)
        #expect(over.overBudget.minutes == 60)
        let more = try await hours.order(.moreHours, minutes: 120, fee: 42_000, at: "2026-03-03T20:00:00Z", sow: project)
        #expect((more.attached?.minutes, more.balance?.minutes) == (60, 60))
        let total = try hours.books.read(at: "2026-03-04T00:00:00Z") { try $0.projectTotals(of: $0.statementOfWork(project)) }
        #expect((total.hours.minutes, total.fee.minor) == (630, 2_110_500))
        await #expect(throws: ChangeOrderRefusal.feeBelowZero(project, fee: Money(minor: 2_110_500, .usd))) {
            try await hours.order(.fewerHours, minutes: 1, fee: 2_110_501, at: "2026-03-03T20:00:00Z", sow: project)
        }
        await #expect(throws: ChangeOrderRefusal.self) {
            try await hours.order(.moreHoursEveryYear, minutes: 120, at: "2026-03-03T20:00:00Z", sow: project)
        }
    }

    @Test func `a change order says what its kind needs, and no more`() async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project()
        let at = "2026-03-01T20:00:00Z"
        await #expect(throws: ChangeOrderRefusal.missing("hours", of: "more hours this year")) {
            try await hours.order(.moreHoursThisYear, at: at)
        }
        await #expect(throws: ChangeOrderRefusal.needless("fee", of: "more hours this year")) {
            try await hours.order(.moreHoursThisYear, minutes: 60, fee: 1, at: at)
        }
        await #expect(throws: ChangeOrderRefusal.missing("fee", of: "more hours")) {
            try await hours.order(.moreHours, minutes: 60, at: at, sow: project)
        }
        await #expect(throws: ChangeOrderRefusal.needless("hours", of: "cancellation")) {
            try await hours.order(.cancellation, minutes: 60, costs: 0, at: at, sow: project)
        }
        await #expect(throws: ChangeOrderRefusal.missing("costs incurred", of: "cancellation")) {
            try await hours.order(.cancellation, at: at, sow: project)
        }
    }

    @Test func `a cancelled project takes no more work, and owes unaccepted work and costs (5_1)`() async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project(phases: [.init(name: "design", fee: Money(minor: 800_000, .usd))])
        try await hours.log(120, on: "2026-02-10", sow: project, phase: "design")
        try await hours.log(50, on: "2026-02-11", sow: project)
        await #expect(throws: HoursRefusal.unknownPhase("build", ["design"])) {
            try await hours.log(50, on: "2026-02-11", sow: project, phase: "build")
        }
        try await hours.order(.cancellation, costs: 5_000, at: "2026-03-01T20:00:00Z", sow: project)
        await #expect(throws: HoursRefusal.self) { try await hours.log(60, on: "2026-03-05", sow: project) }
        let bill = try hours.books.read(at: "2026-03-04T00:00:00Z") { view in
            let orders = try view.changeOrders(of: project)
            return try orders.first.map { try view.cancellationBill(of: $0) }
        }
        // Nothing is accepted: 120 and 60 accounted minutes at 210.00, and 50.00 of costs.
        #expect(bill?.unaccepted.minutes == 180)
        #expect(bill?.total?.decimal == "680.00")
    }
}
