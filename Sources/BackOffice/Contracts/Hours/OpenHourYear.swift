import Domain
import GRDB

/// A subscription year begins: its hours are deposited, its reminders and the next year's beginning are written down. Done by
/// a job at the year's first day; a SOW that notice has ended begins no year.
package struct OpenHourYear: Action {
    package static let permission = Permission.runJobs
    package static var example: OpenHourYear {
        OpenHourYear(statementOfWork: Identifier(named: "SOW-2026-0012"), first: Day(ordinal: 20_819))
    }

    package var statementOfWork: StatementOfWork.ID
    /// The year's first day.
    package var first: Day

    package init(statementOfWork: StatementOfWork.ID, first: Day) {
        self.statementOfWork = statementOfWork
        self.first = first
    }

    package struct Opened: Codable, Equatable, Sendable {
        package let last: Day
        /// What the year begins with; nil where the SOW had ended.
        package let hours: Hours?
    }

    package func perform(in book: Book) throws -> Opened {
        let sow = try book.view.statementOfWork(statementOfWork)
        _ = try sow.maintenanceTerms
        let zone = try book.view.customer(sow.customer).zone
        let year = try book.view.hourYear(of: sow, containing: first)
        guard year.first == first else { throw HoursRefusal.noSuchYear(statementOfWork, first) }
        guard zone.day(of: book.now) >= first else { throw ReminderRefusal.tooEarly(zone.start(of: first)) }
        if let end = try book.view.endsOn(sow), end < first { return Opened(last: year.last, hours: nil) }
        let ledger = try book.openYear(of: sow, year)
        try Remind.schedule(sow, year, zone: zone, in: book)
        try OpenHourYear.schedule(sow.id, try book.view.hourYear(of: sow, after: year), zone: zone, in: book)
        return Opened(last: year.last, hours: ledger.bought)
    }

    static let jobKind = "openHourYear"

    static func schedule(_ sow: StatementOfWork.ID, _ year: ContractYear, zone: Zone, in book: Book) throws {
        // A SOW that is signed in a year that runs begins it with its signing.
        try book.schedule(jobKind, key: "\(sow) \(year.first)", dueAt: max(zone.start(of: year.first), book.now))
    }

    package static let handler = JobHandler(jobKind) { job, _ in
        let parts = job.key.split(separator: " ")
        guard parts.count == 2, let sow = StatementOfWork.ID(parts[0]), let first = Day(parts[1]) else {
            throw Unreadable("job.key")
        }
        return OpenHourYear(statementOfWork: sow, first: first)
    }
}
