import Domain
import Foundation
import Testing

@testable import BackOffice

struct HoursInBooksTests {
    private static let until2028 = "2028-02-01T00:00:00Z"

    @Test func `the worked example of 4_6, entered and forecast`() async throws {
        let hours = try await HourBooks.make()
        for (on, minutes) in [("2026-02-10", 900), ("2026-06-30", 980), ("2026-07-15", 430), ("2026-09-28", 300)] {
            try await hours.log(minutes, on: on)
        }
        #expect(try hours.ledger().balance.description == "76 h 30 min")
        let sow = hours.sow
        let found = try hours.books.read(at: "2026-09-28T20:00:00Z") {
            try $0.forecast(of: $0.statementOfWork(sow), on: HourBooks.day("2026-09-28"))
        }
        let forecast = try #require(found)
        #expect((forecast.inWindow.minutes, forecast.willUse.minutes, forecast.lost.minutes) == (730, 762, 3_828))
        #expect(forecast.loss?.decimal == "13398.00")
    }

    @Test func `a year opens with the same rows by its job or by the first entry (4_1)`() async throws {
        let byJob = try await HourBooks.make()
        try await byJob.books.runJobs(until: "2026-01-02T00:00:00Z")
        let byEntry = try await HourBooks.make()
        try await byEntry.log(60, on: "2026-01-01")
        try await byEntry.books.runJobs(until: "2026-01-02T20:00:00Z")
        for ledger in [try byJob.ledger(), try byEntry.ledger()] {
            #expect(ledger.rows.count { $0.kind == .deposit } == 1)
            #expect(ledger.rows.first?.hours.minutes == 7_200)
            #expect(ledger.rows.first?.number == 1)
        }
        #expect(try byEntry.ledger().balance.minutes == 7_140)
    }

    @Test func `a year not opened yet shows what it will open with`() async throws {
        let hours = try await HourBooks.make()
        let ledger = try hours.ledger("2027-05-05")
        #expect((ledger.balance.minutes, ledger.rows.first?.number) == (7_200, 0))
    }

    @Test func `late entries are taken until the closing and refused after it; the work date decides the year (4_3)`()
        async throws
    {
        let hours = try await HourBooks.make()
        try await hours.books.runJobs(until: "2027-01-10T00:00:00Z")
        let late = try await hours.log(60, on: "2026-12-30", at: "2027-01-12T20:00:00Z")
        #expect(late.year.description == "2026-01-01")
        try await hours.books.perform(
            OfferHours(
                statementOfWork: hours.sow, service: "operator training", to: "Maria Ortiz", on: HourBooks.day("2026-11-03")))
        let closed = try await hours.books.perform(CloseHourYear(statementOfWork: hours.sow, year: late.year))
        #expect((closed.expired.minutes, closed.value.decimal) == (7_140, "24990.00"))
        let ledger = try hours.ledger()
        let expire = try #require(ledger.rows.last)
        #expect((expire.kind, expire.on.description, ledger.balance) == (.expire, "2026-12-31", .zero))
        #expect(expire.note.contains("operator training to Maria Ortiz on 3 Nov 2026"))
        #expect(ledger.closed?.by == "Root")
        await #expect(throws: HoursRefusal.self) { try await hours.log(60, on: "2026-12-30", at: "2027-01-13T20:00:00Z") }
        await #expect(throws: HoursRefusal.self) {
            try await hours.books.perform(CloseHourYear(statementOfWork: hours.sow, year: late.year))
        }
        // The new year has its own hours and nothing of the old (4.2).
        #expect(try hours.ledger("2027-01-01").balance.minutes == 7_200)
    }

    @Test func `a running year is not closed, and a project has no years`() async throws {
        let hours = try await HourBooks.make()
        await #expect(throws: HoursRefusal.yearStillRuns(hours.sow, HourBooks.day("2026-12-31"))) {
            try await hours.books.perform(
                CloseHourYear(statementOfWork: hours.sow, year: HourBooks.day("2026-01-01")), at: "2026-12-31T20:00:00Z")
        }
        let project = try await hours.project()
        await #expect(throws: HoursRefusal.noYears(project)) {
            try await hours.books.perform(CloseHourYear(statementOfWork: project, year: HourBooks.day("2026-02-01")))
        }
    }

    @Test func `work before a SOW is in effect, or still to come, is refused (3_3)`() async throws {
        let hours = try await HourBooks.make()
        await #expect(throws: HoursRefusal.self) { try await hours.log(60, on: "2025-12-31", at: "2026-01-05T00:00:00Z") }
        await #expect(throws: HoursRefusal.inTheFuture(HourBooks.day("2026-01-06"))) {
            try await hours.log(60, on: "2026-01-06", at: "2026-01-05T20:00:00Z")
        }
        // 23:00 of the fifth in the customer's zone is the sixth in UTC.
        await #expect(throws: HoursRefusal.inTheFuture(HourBooks.day("2026-01-06"))) {
            try await hours.log(60, on: "2026-01-06", at: "2026-01-06T07:00:00Z")
        }
    }

    @Test func `more work than budget is marked, and a change order of this year lets it attach (4_4)`() async throws {
        let hours = try await HourBooks.make(unit: 15, hours: 10)
        let logged = try await hours.log(700, on: "2026-03-03")
        #expect((logged.accounted.minutes, logged.overBudget.minutes, logged.balance) == (705, 105, .zero))
        #expect(logged.alerts == [50, 75, 90, 100])
        let signed = try await hours.order(.moreHoursThisYear, minutes: 120, at: "2026-03-10T20:00:00Z")
        #expect((signed.attached?.minutes, signed.balance?.minutes) == (105, 15))
        #expect(try hours.ledger().isOverBudget == false)
        #expect(try hours.ledger().rows.map(\.kind) == [.deposit, .consume, .consume, .addition, .consume])
    }

    @Test func `until its closing a change order may name the year just ended, and never one to come (4_4)`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        try await hours.log(90, on: "2026-12-30")
        let signed = try await hours.order(.moreHoursThisYear, minutes: 60, year: "2026-06-01", at: "2027-01-20T20:00:00Z")
        #expect((signed.effectiveFrom?.description, signed.attached?.minutes) == ("2026-01-01", 30))
        #expect(try hours.ledger().rows.first { $0.kind == .addition }?.on.description == "2026-12-31")
        await #expect(throws: ChangeOrderRefusal.self) {
            try await hours.order(.moreHoursThisYear, minutes: 60, year: "2028-01-01", at: "2027-01-20T20:00:00Z")
        }
        try await hours.books.perform(CloseHourYear(statementOfWork: hours.sow, year: HourBooks.day("2026-01-01")))
        await #expect(throws: HoursRefusal.self) {
            try await hours.order(.moreHoursThisYear, minutes: 60, year: "2026-06-01", at: "2027-01-21T20:00:00Z")
        }
    }

    @Test func `while work is over budget no engagement is planned (4_4)`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        let plan = PlanEngagement(
            statementOfWork: hours.sow, subject: "Training", specialist: "Lee Park", place: "Riverbend",
            from: HourBooks.day("2026-05-04"), through: HourBooks.day("2026-05-05"))
        let engagement = try await hours.books.perform(plan, at: "2026-03-01T20:00:00Z").engagement
        try await hours.log(90, on: "2026-03-03")
        await #expect(throws: HoursRefusal.overBudget(hours.sow, Hours(minutes: 30))) { try await hours.books.perform(plan) }
        try await hours.order(.moreHoursThisYear, minutes: 30, at: "2026-03-10T20:00:00Z")
        try await hours.books.perform(plan)
        let open = try await hours.notice(on: "2026-04-01").openEngagements
        #expect(open.count == 2 && open.contains(engagement))
    }

    @Test func `work names an engagement of its own SOW`() async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project()
        let plan = PlanEngagement(
            statementOfWork: project, subject: "Training", specialist: "Lee Park", place: "Riverbend",
            from: HourBooks.day("2026-05-04"), through: HourBooks.day("2026-05-05"))
        let engagement = try await hours.books.perform(plan).engagement
        func log(_ sow: StatementOfWork.ID) -> LogHours {
            LogHours(
                statementOfWork: sow, on: HourBooks.day("2026-02-02"), person: "Lee Park", minutes: Hours(minutes: 60),
                engagement: engagement)
        }
        await #expect(throws: HoursRefusal.otherEngagement(engagement, hours.sow)) {
            try await hours.books.perform(log(hours.sow), at: "2026-02-03T20:00:00Z")
        }
        try await hours.books.perform(log(project))
        #expect(try hours.ledger("2026-02-01", sow: project).rows.last?.engagement == engagement)
    }

    @Test func `an entry is taken back with its rows, and its hours are there again`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        let logged = try await hours.log(90, on: "2026-03-03")
        let reversed = try await hours.books.perform(ReverseHours(entry: logged.entry, reason: "Not theirs"))
        #expect((reversed.rows.count, reversed.balance.minutes) == (2, 60))
        #expect(try hours.ledger().rows.suffix(2).allSatisfy { $0.on.description == "2026-03-03" })
        await #expect(throws: HoursRefusal.reversedAlready(logged.entry)) {
            try await hours.books.perform(ReverseHours(entry: logged.entry, reason: "Again"))
        }
        await #expect(throws: Missing.self) {
            try await hours.books.perform(ReverseHours(entry: .init(named: "HR-000999"), reason: "None"))
        }
    }

    @Test func `alerts come at 50, 75, 90 and 100 percent, each once, to the account manager (4_5)`() async throws {
        let hours = try await HourBooks.make(hours: 10)
        #expect(try await hours.log(299, on: "2026-02-01").alerts == [])
        #expect(try await hours.log(1, on: "2026-02-02").alerts == [50])
        let more = try await hours.log(240, on: "2026-02-03")
        #expect(more.alerts == [75, 90])
        try await hours.books.perform(ReverseHours(entry: more.entry, reason: "wrong"))
        #expect(try await hours.log(240, on: "2026-02-04").alerts == [])
        #expect(try await hours.log(300, on: "2026-02-05").alerts == [100])
        let told = try hours.reminders(.hoursUsed)
        #expect(told.count == 4)
        #expect(told.allSatisfy { $0.recipient == "Dana Ruiz" })
        #expect(told[0].text.contains("50 % of the hours of \(hours.sow) are used in the year to 31 Dec 2026: 5 h of 10 h"))
    }

    @Test func `reminders come 120, 90, 60 and 30 days before the year's end with what is left (4_5, 3_2)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.log(600, on: "2026-08-01")
        try await hours.books.runJobs(until: "2026-12-31T20:00:00Z")
        let ending = try hours.reminders(.hoursEnding)
        #expect(ending.map(\.dueOn.description) == ["2026-09-02", "2026-10-02", "2026-11-01", "2026-12-01"])
        #expect(ending[1].text.hasPrefix("110 h of \(hours.sow) are left and expire on 31 Dec 2026, in 90 days."))
        let requirements = try hours.reminders(.requirements)
        #expect(requirements.map(\.dueOn.description) == ["2026-09-02"])
        #expect(requirements.first?.recipient == "Lee Park")
    }

    @Test func `reminders of notice come 30, 14 and 1 days before the last day, none after it (6_4)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.books.runJobs(until: "2026-12-31T20:00:00Z")
        let notices = try hours.reminders(.notice)
        #expect(notices.map(\.dueOn.description) == ["2026-09-02", "2026-09-18", "2026-10-01"])
        #expect(notices[2].text.contains("2 Oct 2026, tomorrow"))
        #expect(notices.allSatisfy { $0.recipient == "Dana Ruiz" })
    }

    @Test func `the people of another utility find nothing`() async throws {
        let hours = try await HourBooks.make()
        try await hours.books.register(CustomerCode(named: "LAKESIDE"))
        try await hours.books.tied(.init(named: "eve"), .administrator, to: .init(named: "LAKESIDE"))
        let eve = try hours.books.office.actor("eve")
        let log = LogHours(
            statementOfWork: hours.sow, on: HourBooks.day("2026-01-05"), person: "Eve", minutes: Hours(minutes: 1))
        hours.books.clock.stand(at: try #require(Instant("2026-01-06T00:00:00Z")))
        await #expect(throws: Missing.self) { try await hours.books.office.perform(log, as: eve) }
        let logged = try await hours.log(60, on: "2026-01-05", at: "2026-01-06T00:00:00Z")
        await #expect(throws: Missing.self) {
            try await hours.books.office.perform(ReverseHours(entry: logged.entry, reason: "x"), as: eve)
        }
        #expect(throws: Missing.self) { try hours.books.office.read(as: eve) { try $0.reminders(of: TestBooks.riverbend) } }
    }

    @Test func `what the provider's own people are reminded of is not for the utility's`() async throws {
        let hours = try await HourBooks.make(hours: 1)
        try await hours.log(60, on: "2026-02-01")
        try await hours.books.perform(
            AddActor(
                id: .init(named: "max"), name: "Max", roles: [.customerContact], utility: TestBooks.riverbend, approval: "x"))
        let contact = try hours.books.office.actor("max")
        #expect(try !hours.books.office.read(as: hours.books.root) { try $0.reminders() }.isEmpty)
        #expect(try hours.books.office.read(as: contact) { try $0.reminders(of: TestBooks.riverbend) }.isEmpty)
    }
}
