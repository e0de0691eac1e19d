import Domain
import GRDB

/// A report that comes by mail, as the books have it.
package struct KeptReportSchedule: Codable, Equatable, Sendable {
    package let id: ReportSchedule.ID
    /// Nil: of all customers.
    package let customer: CustomerCode?
    package let report: String
    package let title: String
    package let schedule: ReportSchedule
    /// Of the report's page, which makes it.
    package let address: String
    /// When the next is mailed; nil once it has ended.
    package let dueAt: Instant?
    package let recordedBy: String
    package let recipients: [String]
}

extension View {
    /// Those the actor may see, the newest first.
    package func reportSchedules() throws -> [KeptReportSchedule] {
        try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM report_schedule ORDER BY id DESC")).map {
            try KeptReportSchedule($0, db)
        }
        .filter { actor.maySee($0) }
    }

    package func reportSchedule(_ id: ReportSchedule.ID) throws -> KeptReportSchedule {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM report_schedule WHERE id = ?"), arguments: [id.text])
        else {
            throw Missing("report schedule", id)
        }
        let found = try KeptReportSchedule(row, db)
        guard actor.maySee(found) else { throw Missing("report schedule", id) }
        return found
    }
}

extension Actor {
    /// What is of all customers is the provider's own.
    fileprivate func maySee(_ schedule: KeptReportSchedule) -> Bool {
        isInside || schedule.customer.map { maySee($0) } ?? false
    }
}

extension KeptReportSchedule {
    fileprivate init(_ row: Row, _ db: Database) throws {
        guard let id = ReportSchedule.ID(row["id"] as String), let rhythm = ReportSchedule.Rhythm(rawValue: row["rhythm"]),
            let first = Day(row["first_on"] as String), let coverage = ReportSchedule.Coverage(rawValue: row["coverage"])
        else { throw Unreadable("report_schedule.id") }
        self.init(
            id: id, customer: (row["customer"] as String?).flatMap { CustomerCode($0) }, report: row["report"],
            title: row["title"],
            schedule: ReportSchedule(rhythm: rhythm, firstOn: first, coverage: coverage), address: row["address"],
            dueAt: (row["due_at"] as Int64?).map(Instant.init(milliseconds:)), recordedBy: row["recorded_by"],
            recipients: try String.fetchAll(
                db.cachedStatement(sql: "SELECT actor FROM report_recipient WHERE schedule = ? ORDER BY actor"),
                arguments: [id.text]))
    }
}
