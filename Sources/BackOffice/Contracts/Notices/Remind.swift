import Domain
import GRDB

/// Reminds of what a year brings: hours that will expire (4.5), the last day for notice (6.4), next year's requirements (3.2).
/// Done by a job on its day, once.
package struct Remind: Action {
    package static let permission = Permission.runJobs
    package static var example: Remind {
        Remind(
            of: .hoursEnding, statementOfWork: Identifier(named: "SOW-2026-0012"), year: Day(ordinal: 20_454), daysBefore: 90)
    }

    package var of: Reminder.Kind
    package var statementOfWork: StatementOfWork.ID
    /// The first day of the year.
    package var year: Day
    /// Before the year's last day, or before the last day for notice.
    package var daysBefore: Int

    package init(of: Reminder.Kind, statementOfWork: StatementOfWork.ID, year: Day, daysBefore: Int) {
        self.of = of
        self.statementOfWork = statementOfWork
        self.year = year
        self.daysBefore = daysBefore
    }

    package struct Reminded: Codable, Equatable, Sendable {
        /// Nil where there was nothing to be reminded of.
        package let reminder: Int?
        /// What was said, or why nothing was.
        package let text: String
    }

    package func perform(in book: Book) throws -> Reminded {
        let view = book.view
        let sow = try view.statementOfWork(statementOfWork)
        let customer = try view.customer(sow.customer)
        let today = customer.zone.day(of: book.now)
        let span = try view.hourYear(of: sow, containing: year)
        guard span.first == year else { throw HoursRefusal.noSuchYear(sow.id, year) }
        let said = try self.said(of: sow, span, today: today, zone: customer.zone, view)
        switch said {
        case .nothing(let why): return Reminded(reminder: nil, text: why)
        case .text(let text):
            let recipient = of == .requirements ? customer.technicalRepresentative : customer.accountManager
            let number = try book.remind(
                of, key: "\(sow.id) \(year) \(daysBefore)", to: recipient, about: sow, text: text, on: today)
            guard let number else { throw ReminderRefusal.toldAlready(of, sow.id, daysBefore) }
            return Reminded(reminder: number, text: text)
        }
    }

    private enum Said {
        case text(String)
        case nothing(String)
    }

    private func said(of sow: StatementOfWork, _ span: ContractYear, today: Day, zone: Zone, _ view: View) throws -> Said {
        let terms = try sow.maintenanceTerms
        switch of {
        case .hoursUsed: throw ReminderRefusal.comesByItself
        case .hoursEnding:
            guard BudgetAlerts.daysBeforeYearEnd.contains(daysBefore) else {
                throw ReminderRefusal.notADayOfReminding(daysBefore)
            }
            try requireDue(span.last - daysBefore, today: today, zone: zone)
            let ledger = try view.hourLedger(of: sow, span)
            guard ledger.balance > .zero else { return .nothing("No hours of \(sow.id) are left.") }
            return .text(Reminder.words(of: ledger, try ledger.forecast(on: today, rate: terms.rate)))
        case .requirements:
            guard daysBefore == BudgetAlerts.requirementsDays else { throw ReminderRefusal.notADayOfReminding(daysBefore) }
            try requireDue(span.last - daysBefore, today: today, zone: zone)
            if let end = try view.endsOn(sow), end <= span.last { return .nothing("\(sow.id) ends on \(end.words).") }
            let next = try view.hourYear(of: sow, after: span)
            if try view.hasRequirements(sow, yearFrom: next.first) { return .nothing("They are gathered already.") }
            return .text(Reminder.words(requirementsOf: sow.id, yearAfter: span.last))
        case .notice:
            guard BudgetAlerts.daysBeforeNotice.contains(daysBefore) else { throw ReminderRefusal.notADayOfReminding(daysBefore) }
            let deadline = try view.noticeDeadline(of: sow, span)
            try requireDue(deadline.day - daysBefore, today: today, zone: zone)
            if let notice = try view.standingNotice(of: sow.id) { return .nothing("\(notice.id) was given already.") }
            guard today <= deadline.day else { return .nothing("The last day for notice, \(deadline.day.words), has passed.") }
            return .text(Reminder.words(of: sow.id, deadline, today: today))
        }
    }

    private func requireDue(_ day: Day, today: Day, zone: Zone) throws {
        guard today >= day else { throw ReminderRefusal.tooEarly(zone.start(of: day)) }
    }
}

extension Remind {
    static let jobKind = "remind"

    /// Writes down what a year will bring, each at the start of its day in the customer's zone.
    static func schedule(_ sow: StatementOfWork, _ year: ContractYear, zone: Zone, in book: Book) throws {
        let deadline = try book.view.noticeDeadline(of: sow, year)
        var due = BudgetAlerts.daysBeforeYearEnd.map { (Reminder.Kind.hoursEnding, $0, year.last - $0) }
        due.append((.requirements, BudgetAlerts.requirementsDays, year.last - BudgetAlerts.requirementsDays))
        due += BudgetAlerts.daysBeforeNotice.map { (.notice, $0, deadline.day - $0) }
        // Some of these days are over where a year is short, or is signed while it runs.
        let today = zone.day(of: book.now)
        for (kind, days, day) in due where day >= max(year.first, today) {
            try book.schedule(jobKind, key: "\(kind.job) \(sow.id) \(year.first) \(days)", dueAt: zone.start(of: day))
        }
    }

    package static let handler = JobHandler(jobKind) { job, _ in
        let parts = job.key.split(separator: " ")
        guard parts.count == 4, let kind = Reminder.Kind.allCases.first(where: { $0.job == parts[0] }),
            let sow = StatementOfWork.ID(parts[1]), let first = Day(parts[2]), let days = Int(digits: parts[3])
        else { throw Unreadable("job.key") }
        return Remind(of: kind, statementOfWork: sow, year: first, daysBefore: days)
    }
}

extension Reminder.Kind {
    /// One word, for the key of a job.
    fileprivate var job: String { rawValue.split(separator: " ").joined(separator: "-") }
}

package enum ReminderRefusal: Refusal, Equatable {
    case tooEarly(Instant)
    case toldAlready(Reminder.Kind, StatementOfWork.ID, Int)
    case notADayOfReminding(Int)
    case comesByItself

    package var message: String {
        switch self {
        case .tooEarly(let at): "That falls due at \(at), not before. The jobs do it then."
        case .toldAlready(let kind, let sow, let days):
            "The reminder of \(kind.rawValue) of \(sow), \(days) days before, was given already; each is given once."
        case .notADayOfReminding(let days):
            "Nobody is reminded \(days) days before. See the days in 4.5 and 6.4: 120, 90, 60, 30; 30, 14, 1."
        case .comesByItself: "What share of hours is used is told when work is entered, each threshold once."
        }
    }
}
