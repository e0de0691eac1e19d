import Domain
import Foundation
import GRDB

/// Service windows are facts that add up, like outages.
extension ServiceWindow: FetchableRecord {
    enum Fact: String {
        case approved, completed, cancelled
    }

    package init(row: Row) throws {
        guard let id = ID(row["service_window"] as String) else { throw Unreadable("service_window_fact.service_window") }
        guard let customer = CustomerCode(row["customer"] as String) else { throw Unreadable("service_window_fact.customer") }
        let ended = (row["completed_at"] as Int64?).map(Instant.init(milliseconds:))
        self.init(
            recorded: id, customer: customer,
            systems: try DecodedText.value([MonitoredSystem].self, of: row["systems"]),
            planned: Period(Instant(milliseconds: row["starts_at"]), Instant(milliseconds: row["ends_at"])),
            approvedAt: Instant(milliseconds: row["approved_at"]), announcedAt: Instant(milliseconds: row["announced_at"]),
            reason: row["reason"],
            completion: ended.map { Completion(endedAt: $0, available: (row["was_available"] as Bool?) ?? false) },
            isCancelled: row["fact"] == Fact.cancelled.rawValue)
    }

    func append(_ fact: Fact, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO service_window_fact
                    (customer, service_window, fact, systems, starts_at, ends_at, approved_at, announced_at, reason,
                     completed_at, was_available, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, id.text, fact.rawValue, try Canonical.json(systems), planned.start.milliseconds,
                planned.end.milliseconds, approvedAt.milliseconds, announcedAt.milliseconds, reason,
                completion?.endedAt.milliseconds, completion?.available, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension View {
    /// A customer's service windows as known at an instant (nil: all that is recorded), cancelled ones too, in the order
    /// they start.
    package func serviceWindows(of customer: CustomerCode, asOf: Instant? = nil) throws -> [ServiceWindow] {
        try requireCustomer(customer)
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM (
                    SELECT *, row_number() OVER (PARTITION BY service_window ORDER BY recorded_at DESC, number DESC) AS newest
                    FROM service_window_fact WHERE customer = ? AND recorded_at <= ?
                ) WHERE newest = 1 ORDER BY starts_at, service_window
                """)
        return try ServiceWindow.fetchAll(statement, arguments: [customer.text, (asOf ?? .distantFuture).milliseconds])
    }

    package func serviceWindow(_ id: ServiceWindow.ID) throws -> ServiceWindow {
        let found = try ServiceWindow.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM service_window_fact WHERE service_window = ? ORDER BY recorded_at DESC, number DESC LIMIT 1"),
            arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("service window", id) }
        return found
    }
}
