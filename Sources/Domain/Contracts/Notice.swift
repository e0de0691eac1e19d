/// A customer's notice that it ends an Enhanced Maintenance statement of work, and what came of it (6.3).
package struct Notice: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Notice>

    package let id: ID
    package let customer: CustomerCode
    package let statementOfWork: StatementOfWork.ID
    /// Who gave it.
    package let by: String
    /// How it was received: by letter, by email.
    package let how: String
    /// The document's SHA-256, where there is one.
    package let document: String?
    /// Judged when it was given; neither a later invoice nor its voiding judges it anew.
    package let verdict: NoticeVerdict
    package private(set) var withdrawnOn: Day?

    /// Refuses a notice without who gave it and how it came, 1 to 200 characters each.
    package init(
        id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, by: String, how: String, document: String?,
        verdict: NoticeVerdict
    ) throws(NoticeRefusal) {
        guard (1...200).contains(by.count) else { throw .giverMissing }
        guard (1...200).contains(how.count) else { throw .meansMissing }
        if let document {
            guard document.utf8.count == 64, document.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
            else { throw .notAHash }
        }
        self.init(
            recorded: id, customer: customer, statementOfWork: statementOfWork, by: by, how: how, document: document,
            verdict: verdict, withdrawnOn: nil)
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, statementOfWork: StatementOfWork.ID, by: String, how: String,
        document: String?, verdict: NoticeVerdict, withdrawnOn: Day?
    ) {
        self.id = id
        self.customer = customer
        self.statementOfWork = statementOfWork
        self.by = by
        self.how = how
        self.document = document
        self.verdict = verdict
        self.withdrawnOn = withdrawnOn
    }

    package var stands: Bool { withdrawnOn == nil }

    /// It can be taken back until the last day for notice of the year it ends. `deadline` is that year's, as it stands today.
    package mutating func withdraw(on day: Day, today: Day, deadline: NoticeDeadline) throws(NoticeRefusal) {
        if let withdrawnOn { throw .withdrawnAlready(id, withdrawnOn) }
        guard day <= today else { throw .inTheFuture(day) }
        guard day >= verdict.receivedOn else { throw .withdrawnBeforeGiven(id, verdict.receivedOn) }
        guard day <= deadline.day else { throw .tooLateToWithdraw(id, deadline.day, endsOn: verdict.endsOn) }
        withdrawnOn = day
    }
}

/// Whether a notice came in time, and the day the statement of work therefore ends (6.3).
package struct NoticeVerdict: Equatable, Codable, Sendable {
    package let deadline: NoticeDeadline
    /// The day of receipt, in the customer's zone.
    package let receivedOn: Day
    /// When on that day, where it is known.
    package let receivedAt: Instant?
    /// The last day of the year after the one that runs.
    package let followingYearEnd: Day

    package init(deadline: NoticeDeadline, receivedOn: Day, receivedAt: Instant?, followingYearEnd: Day) {
        self.deadline = deadline
        self.receivedOn = receivedOn
        self.receivedAt = receivedAt
        self.followingYearEnd = followingYearEnd
    }

    /// Counted by the day of receipt; but what was received before the instant an invoice was issued stays in time.
    package var isInTime: Bool { receivedOn <= deadline.day || beatTheInvoice }

    /// In time: the running year's last day. Late: the last day of the following year.
    package var endsOn: Day { isInTime ? deadline.yearEnd : followingYearEnd }

    private var beatTheInvoice: Bool {
        guard let receivedAt, let issuedAt = deadline.invoice.issuedAt else { return false }
        return receivedOn <= deadline.byNotice && receivedAt < issuedAt
    }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Notice received on \(receivedOn.words)",
            rule: "In time: the SOW ends with the running year. Late: it stands as notice for the following year, which is "
                + "renewed and invoiced (6.3).",
            result: "\(isInTime ? "in time" : "late"): the SOW ends on \(endsOn.words)", parts: [deadline.derivation])
        derivation.input("received on", receivedOn.words)
        if let receivedAt { derivation.input("received at", receivedAt.description) }
        derivation.input("last day for notice", deadline.day.words)
        if receivedOn <= deadline.day {
            derivation.step("\(receivedOn.words) is on or before \(deadline.day.words)")
        } else if beatTheInvoice, let issuedAt = deadline.invoice.issuedAt {
            derivation.step("received before the invoice was issued at \(issuedAt): it stays in time")
        } else {
            derivation.step("\(receivedOn.words) is after \(deadline.day.words)")
        }
        return derivation
    }
}

package enum NoticeRefusal: Refusal, Equatable {
    case notEnhancedMaintenance(StatementOfWork.ID)
    case notBinding(StatementOfWork.ID)
    case stands(Notice.ID, StatementOfWork.ID, endsOn: Day)
    case ended(StatementOfWork.ID, Day)
    case inTheFuture(Day)
    case notThatDay(Instant, Day)
    case giverMissing
    case meansMissing
    case notAHash
    case withdrawnAlready(Notice.ID, Day)
    case withdrawnBeforeGiven(Notice.ID, Day)
    case tooLateToWithdraw(Notice.ID, Day, endsOn: Day)

    package var message: String {
        switch self {
        case .notEnhancedMaintenance(let sow):
            "\(sow) is a project, and notice ends what recurs yearly (6). A project is cancelled by a change order of kind cancellation (5.1)."
        case .notBinding(let sow): "\(sow) is not binding, so there is nothing to end. Let the quote lapse, or leave it unsigned."
        case .stands(let notice, let sow, let endsOn):
            "\(notice) stands already: \(sow) ends on \(endsOn.words). Withdraw it first if another is to take its place."
        case .ended(let sow, let day): "\(sow) ended on \(day.words). There is nothing left to end."
        case .inTheFuture(let day): "\(day.words) is still to come. Record what happened when it has."
        case .notThatDay(let instant, let day):
            "\(instant) does not lie on \(day.words) in the customer's zone. Check the instant and its offset."
        case .giverMissing: "Name who gave notice, in 1 to 200 characters."
        case .meansMissing: "Say how the notice was received (letter, email), in 1 to 200 characters."
        case .notAHash: "A document is named by its SHA-256: 64 characters of 0-9 and a-f."
        case .withdrawnAlready(let notice, let day): "\(notice) was withdrawn on \(day.words) already."
        case .withdrawnBeforeGiven(let notice, let day):
            "\(notice) was received on \(day.words); it cannot be withdrawn before that. Check the day."
        case .tooLateToWithdraw(let notice, let deadline, let endsOn):
            "\(notice) could be withdrawn until \(deadline.words), the last day for notice (6.3), and stands: the SOW ends on \(endsOn.words). A new SOW can follow it."
        }
    }
}
