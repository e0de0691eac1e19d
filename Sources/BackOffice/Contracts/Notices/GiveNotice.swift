import Domain
import GRDB

/// Records the customer's notice that it ends an Enhanced Maintenance SOW: in time with the running year, late a year after
/// (6.3). Counted by the day of receipt.
package struct GiveNotice: Action {
    package static let permission = Permission.manageContracts
    package static var example: GiveNotice {
        GiveNotice(
            statementOfWork: Identifier(named: "SOW-2026-0012"), receivedOn: Day(ordinal: 20_700),
            by: "Maria Ortiz, general manager", how: "registered letter", receivedAt: Instant(seconds: 1_788_541_200),
            document: String(repeating: "0a", count: 32))
    }

    package var statementOfWork: StatementOfWork.ID
    /// In the customer's zone.
    package var receivedOn: Day
    /// Who gave it.
    package var by: String
    /// How it was received.
    package var how: String
    /// When on that day; it matters where an invoice was issued on the same day.
    package var receivedAt: Instant?
    /// The SHA-256 of the document.
    package var document: String?

    package init(
        statementOfWork: StatementOfWork.ID, receivedOn: Day, by: String, how: String, receivedAt: Instant? = nil,
        document: String? = nil
    ) {
        self.statementOfWork = statementOfWork
        self.receivedOn = receivedOn
        self.by = by
        self.how = how
        self.receivedAt = receivedAt
        self.document = document
    }

    package struct Given: Codable, Equatable, Sendable {
        package let notice: Notice.ID
        package let inTime: Bool
        package let endsOn: Day
        /// Both candidates of the deadline, and the earlier of them.
        package let byNotice: Day
        package let byInvoice: Day
        package let lastDay: Day
        /// Engagements still to come, which are offered before the hours expire.
        package let openEngagements: [Engagement.ID]
    }

    package func perform(in book: Book) throws -> Given {
        let view = book.view
        let sow = try view.statementOfWork(statementOfWork)
        let zone = try view.customer(sow.customer).zone
        let today = zone.day(of: book.now)
        guard receivedOn <= today, (receivedAt ?? book.now) <= book.now else { throw NoticeRefusal.inTheFuture(receivedOn) }
        if let receivedAt, zone.day(of: receivedAt) != receivedOn { throw NoticeRefusal.notThatDay(receivedAt, receivedOn) }
        try requireEnding(sow, today: today, view)
        let year = try view.runningYear(of: sow, on: receivedOn)
        let verdict = NoticeVerdict(
            deadline: try view.noticeDeadline(of: sow, year), receivedOn: receivedOn, receivedAt: receivedAt,
            followingYearEnd: try view.hourYear(of: sow, after: year).last)
        let notice = try Notice(
            id: try book.identifier("NTC"), customer: sow.customer, statementOfWork: sow.id, by: by, how: how,
            document: document, verdict: verdict)
        try notice.insert(in: book)
        return Given(
            notice: notice.id, inTime: verdict.isInTime, endsOn: verdict.endsOn, byNotice: verdict.deadline.byNotice,
            byInvoice: verdict.deadline.byInvoice, lastDay: verdict.deadline.day,
            openEngagements: try view.openEngagements(of: sow, from: today).map(\.id))
    }

    private func requireEnding(_ sow: StatementOfWork, today: Day, _ view: View) throws {
        switch sow.standing(on: today) {
        case .binding, .inEffect: break
        case .completed(let on), .cancelled(let on): throw NoticeRefusal.ended(sow.id, on)
        case .requested, .scoping, .quoted, .signedByOne, .lapsed: throw NoticeRefusal.notBinding(sow.id)
        }
        guard case .enhancedMaintenance = try sow.signedTerms else { throw NoticeRefusal.notEnhancedMaintenance(sow.id) }
        if let standing = try view.standingNotice(of: sow.id) {
            let end = standing.verdict.endsOn
            throw end < today ? NoticeRefusal.ended(sow.id, end) : .stands(standing.id, sow.id, endsOn: end)
        }
    }
}
