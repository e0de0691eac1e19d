import Domain
import GRDB

/// Lets a report come by mail, as a link to the page that makes it, again and again from a day on.
package struct ScheduleReport: Action {
    package static let permission = Permission.readBooks
    package static var example: ScheduleReport {
        ScheduleReport(
            report: "quarterly-status", title: "Quarterly status report", customer: Identifier(named: "RIVERBEND"),
            rhythm: .monthly,
            firstOn: Day(ordinal: 20_820), coverage: .lastQuarter, recipients: [Identifier(named: "dana")],
            address: "https://amico.provider.example/reports/quarterly-status")
    }

    /// As the catalogue of reports calls it.
    package var report: String
    package var title: String
    /// Left out: all customers.
    package var customer: CustomerCode?
    package var rhythm: ReportSchedule.Rhythm
    package var firstOn: Day
    package var coverage: ReportSchedule.Coverage
    package var recipients: [Actor.ID]
    /// Of the report's page.
    package var address: String

    package init(
        report: String, title: String, customer: CustomerCode? = nil, rhythm: ReportSchedule.Rhythm, firstOn: Day,
        coverage: ReportSchedule.Coverage, recipients: [Actor.ID], address: String
    ) {
        self.report = report
        self.title = title
        self.customer = customer
        self.rhythm = rhythm
        self.firstOn = firstOn
        self.coverage = coverage
        self.recipients = recipients
        self.address = address
    }

    package struct Scheduled: Codable, Equatable, Sendable {
        package let schedule: ReportSchedule.ID
        package let dueAt: Instant
    }

    package func perform(in book: Book) throws -> Scheduled {
        if let customer { try book.requireCustomer(customer) }
        guard (1...64).contains(report.utf8.count), (1...120).contains(title.count),
            report.utf8.allSatisfy({ $0 == 45 || (97...122).contains($0) })
        else { throw ReportScheduleRefusal.reportOfNoUse(report) }
        guard (8...500).contains(address.count), address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw ReportScheduleRefusal.addressOfNoUse
        }
        let due = ReportSchedule.dueAt(on: firstOn)
        guard due > book.now else { throw ReportScheduleRefusal.firstIsPast(firstOn) }
        let people = Set(recipients).sorted()
        guard (1...50).contains(people.count) else { throw ReportScheduleRefusal.noRecipient }
        try mayHear(book.actor)
        for person in people { try requireMayHear(person, in: book) }
        let id: ReportSchedule.ID = try book.identifier("RPS")
        try book.db.execute(
            sql: """
                INSERT INTO report_schedule
                    (id, customer, report, title, rhythm, first_on, coverage, address, due_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer?.text, report, title, rhythm.rawValue, firstOn.description, coverage.rawValue, address,
                due.milliseconds, book.actor.id.text, book.now.milliseconds,
            ])
        for person in people {
            try book.db.execute(
                sql: """
                    INSERT INTO report_recipient (schedule, customer, actor, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?)
                    """, arguments: [id.text, customer?.text, person.text, book.actor.id.text, book.now.milliseconds])
        }
        try MailReport.schedule(id, on: firstOn, in: book)
        return Scheduled(schedule: id, dueAt: due)
    }

    private func requireMayHear(_ person: Actor.ID, in book: Book) throws {
        guard let actor = try MailReport.reachable(person, in: book) else {
            throw ReportScheduleRefusal.unreachable(person.text)
        }
        try mayHear(actor.actor)
    }

    /// Somebody of a utility has reports of it alone (15.1).
    private func mayHear(_ actor: Actor) throws {
        guard actor.isInside || actor.utility == customer else {
            throw ReportScheduleRefusal.notTheirs(actor.id.text, customer)
        }
    }
}

/// Ends what came by mail: by who scheduled it, or by who manages access.
package struct EndReportSchedule: Action {
    package static let permission = Permission.readBooks
    package static var example: EndReportSchedule { EndReportSchedule(schedule: Identifier(series: "RPS", 1)) }

    package var schedule: ReportSchedule.ID

    package init(schedule: ReportSchedule.ID) { self.schedule = schedule }

    package func perform(in book: Book) throws -> Done {
        let kept = try book.view.reportSchedule(schedule)
        guard kept.recordedBy == book.actor.id.text || book.actor.permissions.contains(.manageAccess) else {
            throw ReportScheduleRefusal.notYours(schedule)
        }
        guard kept.dueAt != nil else { throw ReportScheduleRefusal.endedAlready(schedule) }
        try book.db.execute(
            sql: "UPDATE report_schedule SET due_at = NULL, ended_by = ? WHERE id = ?",
            arguments: [book.actor.id.text, schedule.text])
        return Done()
    }
}
