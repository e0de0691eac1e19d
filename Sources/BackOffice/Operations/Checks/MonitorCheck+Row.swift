import Domain
import Foundation
import GRDB

/// A check with when it was made and will be.
package struct KeptCheck: Sendable, FetchableRecord {
    package let check: MonitorCheck
    /// Nil once it is removed.
    package let nextAt: Instant?
    package let lastAt: Instant?
    /// Why the last one gave no reading.
    package let lastProblem: String?

    package init(row: Row) throws {
        guard let id = MonitorCheck.ID(row["id"] as String), let monitor = Monitor.ID(row["monitor"] as String) else {
            throw Unreadable("monitor_check.id")
        }
        check = MonitorCheck(
            recorded: id, monitor: monitor,
            probe: try DecodedText.value(Probe.self, of: row["probe"]), every: row["every"])
        nextAt = (row["next_at"] as Int64?).map(Instant.init(milliseconds:))
        lastAt = (row["last_at"] as Int64?).map(Instant.init(milliseconds:))
        lastProblem = row["last_problem"]
    }
}

extension View {
    /// To the provider's own people alone: what they look at is of their own network.
    package func check(_ id: MonitorCheck.ID) throws -> KeptCheck {
        let found = try KeptCheck.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM monitor_check WHERE id = ?"), arguments: [id.text])
        guard let found, actor.isInside else { throw Missing("check", id) }
        return found
    }

    /// Checks that are made, in the order they were added; due at or before an instant, where one is named.
    package func checks(dueBy end: Instant? = nil) throws -> [KeptCheck] {
        guard actor.isInside else { return [] }
        return try KeptCheck.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM monitor_check WHERE next_at <= ? ORDER BY id"),
            arguments: [end?.milliseconds ?? .max])
    }
}

extension Book {
    /// Ends what is measured for a monitor, or one check.
    func endChecks(_ condition: String, _ id: String) throws {
        try db.execute(
            sql: "UPDATE monitor_check SET next_at = NULL, ended_by = ?, ended_at = ? WHERE next_at IS NOT NULL AND \(condition)",
            arguments: [actor.id.text, now.milliseconds, id])
    }
}
