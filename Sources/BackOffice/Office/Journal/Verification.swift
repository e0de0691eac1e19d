import Domain
import Foundation
import GRDB

/// What `amico verify` found.
package struct Verification: Codable, Equatable, Sendable {
    package struct Problem: Codable, Equatable, Sendable {
        /// The journal entry it is about, where it is about one.
        package let sequence: Int?
        package let text: String
    }

    /// How many journal entries there are.
    package let entries: Int
    /// The hash of the last, hexadecimal.
    package let head: String
    package let checkpoints: Int
    package let problems: [Problem]
    /// Whether the journal was replayed too; nil where that was not asked for.
    package var replayed: Bool?

    package var isWhole: Bool { problems.isEmpty }
}

extension Office {
    /// The same, and the journal replayed: whether it makes equal books. Takes as long as everything in it took.
    package func verifyReplaying() throws -> Verification {
        let found = try verify()
        // A journal that is not whole is not worth performing.
        guard found.isWhole else { return found }
        return Verification(
            entries: found.entries, head: found.head, checkpoints: found.checkpoints, problems: try problemsOfReplay(),
            replayed: true)
    }

    /// Walks the whole journal, holds it against the checkpoints kept outside the database, and runs every further check.
    /// Streams: memory does not grow with the journal.
    package func verify(checks: [VerifyCheck] = VerifyCheck.all) throws -> Verification {
        // Checkpoints first: what is committed after this line may only put the journal further ahead of them.
        let checkpoints = try CheckpointFile.read(directory)
        return try glance { db in
            var walk = JournalWalk(marks: checkpoints.marks)
            let entries = try JournalEntry.fetchCursor(db, sql: "SELECT * FROM journal ORDER BY sequence")
            while let entry = try entries.next() { walk.take(entry) }
            walk.end()
            var problems = checkpoints.problems.map { Verification.Problem(sequence: nil, text: $0) } + walk.problems
            problems += try BooksDatabase.damage(db).map { .init(sequence: nil, text: $0) }
            for check in checks {
                problems += try check.problems(db).map { .init(sequence: nil, text: "\(check.name): \($0)") }
            }
            return Verification(
                entries: walk.count, head: walk.head.hexadecimal, checkpoints: checkpoints.marks.count, problems: problems)
        }
    }

    /// Entries after a sequence number, in order, at most so many.
    package func journal(after sequence: Int, limit: Int = 1_000) throws -> [JournalEntry] {
        try glance { db in
            try JournalEntry.fetchAll(
                db, sql: "SELECT * FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?", arguments: [sequence, limit])
        }
    }
}
