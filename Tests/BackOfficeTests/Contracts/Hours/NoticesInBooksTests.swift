import Domain
import Testing

@testable import BackOffice

struct NoticesInBooksTests {
    @Test func `in time, the SOW ends with its year and no year follows (6_3)`() async throws {
        let hours = try await HourBooks.make()
        let given = try await hours.notice(on: "2026-10-02")
        #expect(given.inTime)
        #expect(
            [given.byNotice, given.byInvoice, given.lastDay, given.endsOn].map(\.description) == [
                "2026-10-02", "2026-10-31", "2026-10-02", "2026-12-31",
            ])
        try await hours.books.runJobs(until: "2027-02-01T00:00:00Z")
        let sow = hours.sow
        let years = try hours.books.read(at: "2027-02-01T00:00:00Z") {
            try $0.openedHourYears(of: sow).map(\.year.first.description)
        }
        #expect(years == ["2026-01-01"])
        await #expect(throws: HoursRefusal.self) { try await hours.log(60, on: "2027-01-02", at: "2027-02-01T20:00:00Z") }
        // A late entry of the year that was is still taken.
        try await hours.log(60, on: "2026-12-31", at: "2027-02-01T20:00:00Z")
    }

    @Test func `late, it stands for the following year, which is renewed (6_3)`() async throws {
        let hours = try await HourBooks.make()
        let given = try await hours.notice(on: "2026-10-03")
        #expect(!given.inTime)
        #expect(given.endsOn.description == "2027-12-31")
        try await hours.books.runJobs(until: "2028-02-01T00:00:00Z")
        let sow = hours.sow
        let years = try hours.books.read(at: "2028-02-01T00:00:00Z") {
            try $0.openedHourYears(of: sow).map(\.year.first.description)
        }
        #expect(years == ["2026-01-01", "2027-01-01"])
    }

    @Test func `the day of receipt is the customer's own (6_2)`() async throws {
        let hours = try await HourBooks.make(zone: Zone("America/New_York") ?? .utc)
        // 23:30 of 2 October in New York.
        let given = try await hours.notice(on: "2026-10-02", at: "2026-10-05T00:00:00Z", receivedAt: "2026-10-03T03:30:00Z")
        #expect(given.inTime)
        let other = try await HourBooks.make(zone: Zone("America/New_York") ?? .utc)
        await #expect(throws: NoticeRefusal.self) {
            try await other.notice(on: "2026-10-02", at: "2026-10-05T00:00:00Z", receivedAt: "2026-10-03T04:00:00Z")
        }
    }

    @Test func `a notice is withdrawn until the deadline, and another may then be given (6_3)`() async throws {
        let hours = try await HourBooks.make()
        let given = try await hours.notice(on: "2026-09-20")
        await #expect(throws: NoticeRefusal.stands(given.notice, hours.sow, endsOn: given.endsOn)) {
            try await hours.notice(on: "2026-09-21")
        }
        try await hours.books.perform(
            WithdrawNotice(notice: given.notice, on: HourBooks.day("2026-10-02")), at: "2026-10-02T20:00:00Z")
        await #expect(throws: NoticeRefusal.withdrawnAlready(given.notice, HourBooks.day("2026-10-02"))) {
            try await hours.books.perform(WithdrawNotice(notice: given.notice, on: HourBooks.day("2026-10-02")))
        }
        let again = try await hours.notice(on: "2026-10-02")
        await #expect(throws: NoticeRefusal.tooLateToWithdraw(again.notice, HourBooks.day("2026-10-02"), endsOn: again.endsOn)) {
            try await hours.books.perform(
                WithdrawNotice(notice: again.notice, on: HourBooks.day("2026-10-03")), at: "2026-10-04T20:00:00Z")
        }
    }

    @Test func `notice of a project, or of tomorrow, is refused`() async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project()
        await #expect(throws: NoticeRefusal.notEnhancedMaintenance(project)) {
            try await hours.books.perform(
                GiveNotice(statementOfWork: project, receivedOn: HourBooks.day("2026-02-02"), by: "M", how: "letter"),
                at: "2026-03-01T00:00:00Z")
        }
        await #expect(throws: NoticeRefusal.inTheFuture(HourBooks.day("2026-03-02"))) {
            try await hours.notice(on: "2026-03-02", at: "2026-03-01T20:00:00Z")
        }
    }

    @Test func `deadlines ahead are listed with the rule that set each`() async throws {
        let hours = try await HourBooks.make()
        let days = HourBooks.day("2026-07-01")...HourBooks.day("2027-01-31")
        let ahead = try hours.books.read(at: "2026-07-01T20:00:00Z") {
            try $0.contractDeadlines(of: TestBooks.riverbend, in: days)
        }
        #expect(ahead.map(\.kind) == [.lastDayForNotice, .renewal])
        #expect(ahead.map(\.on.description) == ["2026-10-02", "2027-01-01"])
        #expect(ahead[0].rule.contains("90 days before 31 Dec 2026 is 2 Oct 2026"))
        #expect(ahead[1].rule.contains("120 h for 25,200.00 USD"))
        try await hours.notice(on: "2026-09-01")
        let ended = try hours.books.read(at: "2026-09-02T20:00:00Z") {
            try $0.contractDeadlines(of: TestBooks.riverbend, in: days)
        }
        #expect(ended.map(\.kind) == [.end])
        #expect(ended.map(\.on.description) == ["2026-12-31"])
    }

    @Test func `a late notice is named at the renewal it did not keep from coming (6_3)`() async throws {
        let hours = try await HourBooks.make()
        let given = try await hours.notice(on: "2026-10-03")
        let ahead = try hours.deadlines("2026-10-04", "2027-12-31")
        #expect(ahead.map { "\($0.kind.rawValue) \($0.on)" } == ["renewal 2027-01-01", "end 2027-12-31"])
        #expect(
            ahead[0].rule == "Renewed with 120 h for 25,200.00 USD: \(given.notice), received on 3 Oct 2026, came after the last "
                + "day for notice, 2 Oct 2026, and ends the SOW on 31 Dec 2027 (6.3).")
        #expect(ahead[1].rule == "\(given.notice), received on 3 Oct 2026 (6.3).")
    }

    @Test func `a renewal says until when notice keeps it from coming, and when that day has passed (6_2)`() async throws {
        let hours = try await HourBooks.make()
        let before = try hours.deadlines("2026-10-02", "2027-01-31")
        #expect(before.last?.rule.hasSuffix("unless notice is received by 2 Oct 2026 (6.1).") == true)
        let after = try hours.deadlines("2026-10-03", "2027-01-31")
        #expect(after.map(\.kind) == [.renewal])
        #expect(after[0].rule.hasSuffix("; the last day for notice, 2 Oct 2026, has passed without one (6.1)."))
    }

    @Test(arguments: [true, false])
    func `a project that is done or cancelled has no end ahead`(isDone: Bool) async throws {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        let project = try await hours.project()
        func ends() throws -> [String] {
            try hours.deadlines("2026-03-02", "2026-09-30").filter { $0.statementOfWork == project }.map(\.on.description)
        }
        #expect(try ends() == ["2026-06-30"])
        if isDone {
            let completed = CompleteStatementOfWork(statementOfWork: project, on: HourBooks.day("2026-03-01"))
            try await hours.books.perform(completed, at: "2026-03-02T18:00:00Z")
        } else {
            try await hours.order(.cancellation, costs: 0, at: "2026-03-01T20:00:00Z", sow: project)
        }
        #expect(try ends() == [])
    }
}

extension HourBooks {
    /// What falls due in these days, asked at noon of the first.
    fileprivate func deadlines(_ first: String, _ last: String) throws -> [ContractDeadline] {
        try books.read(at: "\(first)T20:00:00Z") {
            try $0.contractDeadlines(of: TestBooks.riverbend, in: Self.day(first)...Self.day(last))
        }
    }
}
