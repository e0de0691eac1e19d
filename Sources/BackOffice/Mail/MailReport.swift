import Domain
import GRDB

/// Mails a scheduled report to each of its people: a link to the page that makes it, as they may see it. Done by a job at its due
/// time, which writes the next one.
package struct MailReport: Action {
    package static let permission = Permission.runJobs
    package static var example: MailReport { MailReport(schedule: Identifier(series: "RPS", 1), on: Day(ordinal: 20_820)) }

    package var schedule: ReportSchedule.ID
    package var on: Day

    package init(schedule: ReportSchedule.ID, on day: Day) {
        self.schedule = schedule
        on = day
    }

    package struct Mailed: Codable, Equatable, Sendable {
        package let mails: [OutgoingMail.ID]
        /// People who have left or have no mail address.
        package let unreached: [String]
        /// Nil where the schedule has ended.
        package let nextOn: Day?
    }

    package func perform(in book: Book) throws -> Mailed {
        let kept = try book.view.reportSchedule(schedule)
        guard let due = kept.dueAt else { return Mailed(mails: [], unreached: [], nextOn: nil) }
        guard due == ReportSchedule.dueAt(on: on), due <= book.now else { throw ReportScheduleRefusal.firstIsPast(on) }
        let period = kept.schedule.coverage.period(on: on)
        let words = try MailWords(
            record: kept.id.text, title: kept.title, by: nil, text: address(kept, period),
            facts: [
                .init("Customer", kept.customer?.text ?? "all"), .init("Covers", period?.words ?? on.words),
                .init("Comes", kept.schedule.rhythm.rawValue),
            ])
        var mails: [OutgoingMail.ID] = []
        var unreached: [String] = []
        for name in kept.recipients {
            guard let id = Actor.ID(name), let person = try MailReport.reachable(id, in: book),
                person.actor.isInside || person.actor.utility == kept.customer
            else {
                unreached.append(name)
                continue
            }
            let mail = try book.send(
                OutboxMail(
                    fact: "\(kept.id) \(on) \(name)", customer: kept.customer, to: person.email, kind: .report, words: words))
            if let mail { mails.append(mail) }
        }
        let next = kept.schedule.day(after: on)
        try book.db.execute(
            sql: "UPDATE report_schedule SET due_at = ? WHERE id = ?",
            arguments: [ReportSchedule.dueAt(on: next).milliseconds, kept.id.text])
        try MailReport.schedule(kept.id, on: next, in: book)
        return Mailed(mails: mails, unreached: unreached, nextOn: next)
    }

    /// The page with its form filled in.
    private func address(_ kept: KeptReportSchedule, _ period: ReportingPeriod?) -> String {
        let fields = [
            kept.customer.map { "customer=\($0)" }, period.map { "period=\($0)" }, period == nil ? "on=\(on)" : nil,
        ].compactMap { $0 }
        return "\(kept.address)?\(fields.joined(separator: "&"))"
    }

    /// Somebody whose access has not ended and who is reached by mail.
    static func reachable(_ id: Actor.ID, in book: Book) throws -> (actor: Actor, email: EmailAddress)? {
        let isThere = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = ?)"), arguments: [id.text])
        guard isThere == true, let email = try book.view.email(of: id) else { return nil }
        let actor = try Actor.find(id, at: book.now, book.db)
        return actor.roles.isEmpty ? nil : (actor, email)
    }

    private static let job = "mailReport"

    static func schedule(_ id: ReportSchedule.ID, on day: Day, in book: Book) throws {
        try book.schedule(job, key: "\(id) \(day)", dueAt: ReportSchedule.dueAt(on: day))
    }

    static let handler = JobHandler(job) { job, _ in
        let words = job.key.split(separator: " ")
        guard words.count == 2, let id = ReportSchedule.ID(words[0]), let day = Day(words[1]) else { throw Unreadable("job.key") }
        return MailReport(schedule: id, on: day)
    }
}
