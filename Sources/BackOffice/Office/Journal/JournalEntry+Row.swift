import Domain
import Foundation
import GRDB

extension JournalEntry: FetchableRecord {
    package init(row: Row) throws {
        sequence = row["sequence"]
        recordedAt = Instant(milliseconds: row["recorded_at"])
        performedAt = (row["performed_at"] as Int64?).map(Instant.init(milliseconds:))
        actor = row["actor"]
        onBehalfOf = row["on_behalf_of"]
        origin = row["origin"]
        job = row["job"]
        action = row["action"]
        fields = row["fields"]
        outcome = row["outcome"]
        previous = row["previous"]
        hash = row["hash"]
    }

    func insert(_ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO journal (sequence, recorded_at, performed_at, actor, on_behalf_of, origin, job, action, fields, outcome,
                previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                sequence, recordedAt.milliseconds, performedAt?.milliseconds, actor, onBehalfOf, origin, job, action, fields,
                outcome, previous, hash,
            ])
    }

    /// Where the chain stands: how many entries, and the hash of the last.
    static func head(_ db: Database) throws -> (count: Int, hash: Data) {
        let statement = try db.cachedStatement(sql: "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1")
        guard let row = try Row.fetchOne(statement) else { return (0, genesis) }
        return (row["sequence"], row["hash"])
    }
}

extension Checkpoint {
    init(_ db: Database, at instant: Instant) throws {
        let (count, hash) = try JournalEntry.head(db)
        self.init(count: count, head: hash.hexadecimal, recordedAt: instant)
    }
}
