import Domain
import GRDB

/// Takes a notice back, until the last day for notice of the year it ends (6.3).
package struct WithdrawNotice: Action {
    package static let permission = Permission.manageContracts
    package static var example: WithdrawNotice {
        WithdrawNotice(notice: Identifier(named: "NTC-000001"), on: Day(ordinal: 20_710))
    }

    package var notice: Notice.ID
    /// The day the withdrawal was received, in the customer's zone.
    package var on: Day

    package init(notice: Notice.ID, on: Day) {
        self.notice = notice
        self.on = on
    }

    package func perform(in book: Book) throws -> Done {
        var withdrawn = try book.view.notice(notice)
        let today = try book.view.today(of: withdrawn.customer)
        try withdrawn.withdraw(on: on, today: today, deadline: try book.view.withdrawalDeadline(of: withdrawn))
        try book.db.execute(
            sql: "UPDATE notice SET withdrawn_on = ?, withdrawn_by = ?, withdrawn_at = ? WHERE id = ?",
            arguments: [on.description, book.actor.id.text, book.now.milliseconds, notice.text])
        return Done()
    }
}

extension View {
    /// The last day for notice of the year a notice ends: until then it can be taken back (6.3).
    package func withdrawalDeadline(of notice: Notice) throws -> NoticeDeadline {
        let sow = try statementOfWork(notice.statementOfWork)
        return try noticeDeadline(of: sow, hourYear(of: sow, containing: notice.verdict.endsOn))
    }
}
