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

extension Book {
    /// Writes a job that falls due at that instant; one of that kind and key that is there already stays as it is.
    package func schedule(_ kind: String, key: String, dueAt: Instant) throws {
        try db.execute(
            sql: "INSERT INTO job (kind, key, due_at, written_at) VALUES (?, ?, ?, ?) ON CONFLICT (kind, key) DO NOTHING",
            arguments: [kind, key, dueAt.milliseconds, now.milliseconds])
    }
}
