import Domain
import Testing

struct CancellationTests {
    /// The table of 6.2: year's last day, invoice, L - 90, last day for notice.
    private static let table = [
        ("2026-12-31", "2026-11-01", "2026-10-02", "2026-10-02"),
        ("2026-12-31", "2026-09-02", "2026-10-02", "2026-09-01"),
        ("2027-06-30", "2027-05-01", "2027-04-01", "2027-04-01"),
        ("2027-03-31", "2027-01-30", "2026-12-31", "2026-12-31"),
        ("2028-03-31", "2028-01-31", "2028-01-01", "2028-01-01"),
    ]

    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: table)
    func `the last day for notice is the earlier of the two candidates (6.2)`(
        last: String, invoice: String, byNotice: String, expected: String
    ) throws {
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: try Self.day(last), invoice: .planned(try Self.day(invoice)))
        #expect(deadline.byNotice.description == byNotice)
        #expect(deadline.byInvoice == (try Self.day(invoice)) - 1)
        #expect(deadline.day.description == expected)
        #expect(deadline.setBy == (expected == byNotice ? .notice : .invoice))
        #expect(deadline.derivation.result.hasPrefix(try Self.day(expected).words))
    }

    @Test func `it runs to midnight at the end of the day in the customer's own zone`() throws {
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: try Self.day("2026-12-31"), invoice: .planned(try Self.day("2026-11-01")))
        let zone = try #require(Zone("America/New_York"))
        #expect(deadline.end(in: zone).description == "2026-10-03T04:00:00Z")
        #expect(deadline.end(in: .pacific).description == "2026-10-03T07:00:00Z")
    }

    @Test func `candidates on the same day are both said to have set it`() throws {
        let last = try Self.day("2026-12-31")
        #expect(CancellationTerms.standard.lastDayForNotice(yearEndingOn: last, invoice: .planned(last - 89)).setBy == .both)
    }

    @Test(arguments: [("2026-10-02", "2026-12-31"), ("2026-10-03", "2027-12-31")])
    func `in time ends with the running year, late a year after (6.3)`(received: String, endsOn: String) throws {
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: try Self.day("2026-12-31"), invoice: .planned(try Self.day("2026-11-01")))
        let verdict = NoticeVerdict(
            deadline: deadline, receivedOn: try Self.day(received), receivedAt: nil, followingYearEnd: try Self.day("2027-12-31"))
        #expect(verdict.endsOn.description == endsOn)
        #expect(verdict.derivation.text.contains(verdict.isInTime ? "in time" : "late"))
    }

    @Test(arguments: [("2026-09-02T16:59:59Z", true), ("2026-09-02T17:00:00Z", false)])
    func `a notice received before the instant an early invoice was issued stays in time (6.2)`(at: String, inTime: Bool) throws {
        let issued = try #require(Instant("2026-09-02T17:00:00Z"))
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: try Self.day("2026-12-31"), invoice: .issued(try Self.day("2026-09-02"), at: issued))
        #expect(deadline.day.description == "2026-09-01")
        let verdict = NoticeVerdict(
            deadline: deadline, receivedOn: try Self.day("2026-09-02"), receivedAt: Instant(at),
            followingYearEnd: try Self.day("2027-12-31"))
        #expect(verdict.isInTime == inTime)
    }

    @Test func `received before the invoice but after the days of notice is late all the same`() throws {
        let deadline = CancellationTerms.standard.lastDayForNotice(
            yearEndingOn: try Self.day("2026-12-31"),
            invoice: .issued(try Self.day("2026-11-01"), at: try #require(Instant("2026-11-01T17:00:00Z"))))
        let verdict = NoticeVerdict(
            deadline: deadline, receivedOn: try Self.day("2026-10-03"), receivedAt: Instant("2026-10-03T17:00:00Z"),
            followingYearEnd: try Self.day("2027-12-31"))
        #expect(!verdict.isInTime)
    }

    @Test func `a notice can be withdrawn until the deadline, once (6.3)`() throws {
        let last = try Self.day("2026-12-31")
        let deadline = CancellationTerms.standard.lastDayForNotice(yearEndingOn: last, invoice: .planned(last - 60))
        let verdict = NoticeVerdict(
            deadline: deadline, receivedOn: try Self.day("2026-09-20"), receivedAt: nil,
            followingYearEnd: try Self.day("2027-12-31"))
        let notice = try Notice(
            id: .init(named: "NTC-000001"), customer: .init(named: "RIVERBEND"), statementOfWork: .init(named: "SOW-2026-0001"),
            by: "Maria Ortiz", how: "letter", document: nil, verdict: verdict)
        var late = notice
        #expect(throws: NoticeRefusal.tooLateToWithdraw(notice.id, deadline.day, endsOn: last)) {
            try late.withdraw(on: deadline.day + 1, today: deadline.day + 5, deadline: deadline)
        }
        var early = notice
        #expect(throws: NoticeRefusal.withdrawnBeforeGiven(notice.id, verdict.receivedOn)) {
            try early.withdraw(on: verdict.receivedOn - 1, today: deadline.day, deadline: deadline)
        }
        var punctual = notice
        try punctual.withdraw(on: deadline.day, today: deadline.day, deadline: deadline)
        #expect(!punctual.stands)
        #expect(throws: NoticeRefusal.withdrawnAlready(notice.id, deadline.day)) {
            try punctual.withdraw(on: deadline.day, today: deadline.day, deadline: deadline)
        }
    }

    @Test func `a notice says who gave it and how, and names its document by its hash`() throws {
        let last = try Self.day("2026-12-31")
        let verdict = NoticeVerdict(
            deadline: CancellationTerms.standard.lastDayForNotice(yearEndingOn: last, invoice: .planned(last - 60)),
            receivedOn: last - 200, receivedAt: nil, followingYearEnd: last + 365)
        func notice(by: String = "Maria Ortiz", how: String = "letter", document: String? = nil) throws -> Notice {
            try Notice(
                id: .init(named: "NTC-000001"), customer: .init(named: "RIVERBEND"),
                statementOfWork: .init(named: "SOW-2026-0001"), by: by, how: how, document: document, verdict: verdict)
        }
        #expect(throws: NoticeRefusal.giverMissing) { try notice(by: "") }
        #expect(throws: NoticeRefusal.meansMissing) { try notice(how: String(repeating: "x", count: 201)) }
        #expect(throws: NoticeRefusal.notAHash) { try notice(document: "letter.pdf") }
        #expect(try notice(document: String(repeating: "0a", count: 32)).document != nil)
    }
}
