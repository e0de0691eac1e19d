import Domain

/// What `notice list --json` prints of a notice, a withdrawn one too.
package struct NoticeAnswer: Encodable, Equatable, Sendable {
    package let notice: Notice.ID
    package let statementOfWork: StatementOfWork.ID
    package let receivedOn: Day
    package let by: String
    package let how: String
    package let lastDay: Day
    package let inTime: Bool
    package let endsOn: Day
    package let withdrawnOn: Day?

    package init(_ notice: Notice) {
        self.notice = notice.id
        statementOfWork = notice.statementOfWork
        receivedOn = notice.verdict.receivedOn
        by = notice.by
        how = notice.how
        lastDay = notice.verdict.deadline.day
        inTime = notice.verdict.isInTime
        endsOn = notice.verdict.endsOn
        withdrawnOn = notice.withdrawnOn
    }
}

/// What `notice deadline --json` prints: the last day for notice, both candidates, and which one won.
package struct NoticeDeadlineAnswer: Encodable, Equatable, Sendable {
    package let byInvoice: Day
    package let byNotice: Day
    package let lastDay: Day
    package let yearEnd: Day
    package let setBy: NoticeDeadline.Rule
    /// The SOW's last day, where notice stands.
    package let endsOn: Day?

    package init(_ deadline: NoticeDeadline, endsOn: Day?) {
        byInvoice = deadline.byInvoice
        byNotice = deadline.byNotice
        lastDay = deadline.day
        yearEnd = deadline.yearEnd
        setBy = deadline.setBy
        self.endsOn = endsOn
    }
}

/// What `contract notice-deadline --json` prints: the same of two days that are supposed.
package struct SupposedDeadlineAnswer: Encodable, Equatable, Sendable {
    package let byInvoice: Day
    package let byNotice: Day
    package let lastDay: Day

    package init(_ deadline: NoticeDeadline) {
        byInvoice = deadline.byInvoice
        byNotice = deadline.byNotice
        lastDay = deadline.day
    }
}

/// What `contract forecast --json` prints: what a year supposed would lose.
package struct SupposedForecastAnswer: Encodable, Equatable, Sendable {
    package let balance: Hours
    /// Decimal text.
    package let lost: String
    package let lostMinutes: Hours
    package let willUse: Hours

    package init(_ forecast: ForfeitForecast) {
        balance = forecast.balance
        lost = forecast.loss?.decimal ?? ""
        lostMinutes = forecast.lost
        willUse = forecast.willUse
    }
}
