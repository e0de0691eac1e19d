import Domain
import GRDB

/// Work that waits for its instant: written by the action that causes it, done by a later one.
package struct Job: Equatable, Sendable {
    package let id: Int
    /// Which handler does it: `closeMonth`.
    package let kind: String
    /// What it is about, once per kind: `RIVERBEND 2026-09`.
    package let key: String
    package let dueAt: Instant
}

extension Job: FetchableRecord {
    package init(row: Row) throws {
        id = row["id"]
        kind = row["kind"]
        key = row["key"]
        dueAt = Instant(milliseconds: row["due_at"])
    }

    /// In the transaction of the action that did it; refused when it is done already.
    static func markDone(_ id: Int, at instant: Instant, outcome: String, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE job SET done_at = ?, outcome = ? WHERE id = ? AND done_at IS NULL",
            arguments: [instant.milliseconds, outcome, id])
        guard db.changesCount == 1 else { throw JobRefusal.doneAlready(id) }
    }
}

extension Book {
    /// Writes a job that falls due at that instant; one of that kind and key that is there already stays as it is.
    package func schedule(_ kind: String, key: String, dueAt: Instant) throws {
        try db.execute(
            sql: "INSERT INTO job (kind, key, due_at, written_at) VALUES (?, ?, ?, ?) ON CONFLICT (kind, key) DO NOTHING",
            arguments: [kind, key, dueAt.milliseconds, now.milliseconds])
    }
}
