/// Something a person was told in time; later mailed. Each is written once (4.5, 6.4, 3.2).
package struct Reminder: Equatable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// A share of the hours is used.
        case hoursUsed = "hours used"
        /// The year's end comes near.
        case hoursEnding = "hours ending"
        /// The last day for notice comes near.
        case notice
        /// Next year's requirements are to be gathered.
        case requirements
    }

    package let number: Int
    package let customer: CustomerCode
    package let kind: Kind
    /// What it is told once for.
    package let key: String
    /// By name: the account manager or the technical representative.
    package let recipient: String
    package let about: StatementOfWork.ID
    package let text: String
    package let dueOn: Day
    package let remindedAt: Instant

    package init(
        number: Int, customer: CustomerCode, kind: Kind, key: String, recipient: String, about: StatementOfWork.ID, text: String,
        dueOn: Day, remindedAt: Instant
    ) {
        self.number = number
        self.customer = customer
        self.kind = kind
        self.key = key
        self.recipient = recipient
        self.about = about
        self.text = text
        self.dueOn = dueOn
        self.remindedAt = remindedAt
    }
}

/// What reminders say.
extension Reminder {
    /// 4.5, on the way up.
    package static func words(reaching threshold: Int, _ ledger: HourLedger) -> String {
        let over = ledger.isOverBudget ? ", and \(ledger.overBudget) are over budget" : ""
        return "\(threshold) % of the hours of \(ledger.statementOfWork) are used in the year to \(ledger.year.last.words): "
            + "\(ledger.used) of \(ledger.bought); \(ledger.balance) are left\(over)."
    }

    /// 4.5, towards the year's end.
    package static func words(of ledger: HourLedger, _ forecast: ForfeitForecast) -> String {
        let loss = forecast.loss.map { " (\($0))" } ?? ""
        return "\(ledger.balance) of \(ledger.statementOfWork) are left and expire on \(ledger.year.last.words), in "
            + "\(forecast.daysLeft) days. If work goes on as it did lately, \(forecast.lost)\(loss) will be lost. Offer what they can buy."
    }

    /// 6.4.
    package static func words(of sow: StatementOfWork.ID, _ deadline: NoticeDeadline, today: Day) -> String {
        let away = deadline.day - today
        let when = away == 0 ? "today" : away == 1 ? "tomorrow" : "in \(away) days"
        return "The last day for notice of \(sow) is \(deadline.day.words), \(when), set by \(deadline.setBy.words). "
            + "Without notice it is renewed after \(deadline.yearEnd.words)."
    }

    /// 3.2.
    package static func words(requirementsOf sow: StatementOfWork.ID, yearAfter last: Day) -> String {
        "The year of \(sow) ends on \(last.words). Gather the requirements of the next one: scope, assumptions, schedule, roles "
            + "and responsibilities."
    }
}
