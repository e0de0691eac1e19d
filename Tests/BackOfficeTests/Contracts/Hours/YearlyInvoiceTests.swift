import Domain
import Testing

@testable import BackOffice

/// What the issue of the next year's invoice does to hours and notice.
struct YearlyInvoiceTests {
    @Test func `more hours every year take effect with the first yearly invoice not yet issued (5_1)`() async throws {
        let hours = try await HourBooks.billed()
        let signed = try await hours.order(.moreHoursEveryYear, minutes: 600, at: "2026-05-04T20:00:00Z")
        #expect(signed.effectiveFrom?.description == "2027-01-01")
        #expect(try hours.ledger().bought.minutes == 7_200)
        let next = try hours.ledger("2027-01-01")
        #expect(next.rows.map(\.kind) == [.deposit, .recurringAddition])
        #expect(next.bought.minutes == 7_800)
        // From then on the addition is part of the deposit, and it is all that was carried over.
        try await hours.books.runJobs(until: "2028-01-02T00:00:00Z")
        #expect(try hours.ledger("2027-01-01").rows.map(\.hours.minutes) == [7_200, 600])
        #expect(try hours.ledger("2028-01-01").rows.map(\.hours.minutes) == [7_800])
    }

    @Test func `an early invoice moves the deadline, but not over what was received before it (6_2)`() async throws {
        let late = try await HourBooks.billed()
        try await late.issueInvoice("2026-11", at: "2026-09-02T17:00:00Z")
        let given = try await late.notice(on: "2026-09-02", receivedAt: "2026-09-02T18:00:00Z")
        #expect((given.inTime, given.lastDay.description) == (false, "2026-09-01"))
        let punctual = try await HourBooks.billed()
        try await punctual.issueInvoice("2026-11", at: "2026-09-02T17:00:00Z")
        #expect(try await punctual.notice(on: "2026-09-02", receivedAt: "2026-09-02T16:00:00Z").inTime)
        let before = try await HourBooks.billed()
        #expect(try await before.notice(on: "2026-09-02", at: "2026-09-02T16:00:00Z").inTime)
        try await before.issueInvoice("2026-11", at: "2026-09-02T17:00:00Z")
        let sow = before.sow
        #expect(
            try before.books.read(at: "2026-09-03T00:00:00Z") { try $0.endsOn($0.statementOfWork(sow)) }?.description
                == "2026-12-31")
    }

    @Test func `what an issued invoice bills beyond a notice in time is to be credited, until credit notes cover it`()
        async throws
    {
        let hours = try await HourBooks.billed()
        try await hours.issueInvoice("2026-11", at: "2026-11-04T18:00:00Z")
        func owed() throws -> [InvoiceToCredit] {
            try hours.books.read(at: "2026-12-20T20:00:00Z") { try $0.invoicesToCredit() }
        }
        #expect(try owed() == [])
        let given = try await hours.notice(on: "2026-10-01", at: "2026-11-05T18:00:00Z")
        #expect(given.inTime)
        let invoice = try #require(try owed().first)
        #expect(try owed().count == 1 && invoice.statementOfWork == hours.sow && invoice.notice == given.notice)
        // 120 h at 210.00; the maintenance agreement goes on, and so does its fee.
        #expect(invoice.left == Money(minor: 2_520_000, .usd))
        let line = try #require(invoice.lines.first?.position)
        #expect(invoice.words == "\(invoice.number) bills 2027 for it: credit line \(line), 25,200.00 USD before tax.")
        func credit(_ minor: Int) async throws {
            try await hours.books.perform(
                CreditInvoice(
                    invoice: try #require(Invoice.ID(invoice.number)), reason: "Notice", line: line,
                    amount: Money(minor: minor, .usd)), at: "2026-11-06T18:00:00Z")
        }
        try await credit(2_500_000)
        #expect(try owed().map(\.left.minor) == [20_000])
        try await credit(20_000)
        #expect(try owed() == [])
        let notice = try hours.books.read(at: "2026-12-20T20:00:00Z") { try $0.notice(given.notice) }
        let billed = try hours.books.read(at: "2026-12-20T20:00:00Z") { try $0.invoicesBilled(beyond: notice) }
        #expect(billed.map(\.isCredited) == [true])
    }

    @Test func `a notice that is late, or withdrawn, leaves the next year's invoice as it is`() async throws {
        let late = try await HourBooks.billed()
        try await late.issueInvoice("2026-11", at: "2026-11-04T18:00:00Z")
        #expect(try await !late.notice(on: "2026-11-05").inTime)
        #expect(try late.books.read(at: "2026-12-20T20:00:00Z") { try $0.invoicesToCredit() } == [])
        let withdrawn = try await HourBooks.billed()
        try await withdrawn.issueInvoice("2026-11", at: "2026-11-04T18:00:00Z")
        let given = try await withdrawn.notice(on: "2026-10-01", at: "2026-11-05T18:00:00Z")
        try await withdrawn.books.perform(WithdrawNotice(notice: given.notice, on: HourBooks.day("2026-10-02")))
        #expect(try withdrawn.books.read(at: "2026-12-20T20:00:00Z") { try $0.invoicesToCredit() } == [])
    }

    @Test func `after an early invoice nobody is reminded of a last day that is past (6_4)`() async throws {
        let early = try await HourBooks.billed()
        try await early.books.runJobs(until: "2026-09-01T00:00:00Z")
        try await early.issueInvoice("2026-11", at: "2026-09-10T18:00:00Z")
        try await early.books.runJobs(until: "2026-12-31T20:00:00Z")
        // The first came before the invoice; with it the last day, 9 September, was past.
        #expect(try early.reminders(.notice).map(\.dueOn.description) == ["2026-09-02"])
    }
}

extension HourBooks {
    /// The yearly invoice due by a period's end is drafted and issued at that instant, with the word that it may move a deadline.
    fileprivate func issueInvoice(_ period: String, at text: String) async throws {
        let drafts = try await run(period, at: text)
        #expect(drafts.map(\.category) == [.yearly])
        for draft in drafts { try await books.perform(IssueInvoice(invoice: draft.invoice, movesDeadline: true)) }
    }

    /// With the invoice of 2026 issued before the year.
    fileprivate static func billed() async throws -> HourBooks {
        let hours = try await make()
        try await hours.tax()
        try await hours.issueInvoice("2025-12", at: "2025-12-10T18:00:00Z")
        return hours
    }
}
