import Domain
import GRDB

/// An action of an apply file that the books took.
package struct AppliedLine: Equatable, Sendable {
    package let line: Int
    package let action: String
    /// The outcome as JSON.
    package let outcome: String
}

/// The line at which an apply file stopped.
package struct RefusedLine: Refusal, Equatable {
    package let file: String
    package let line: Int
    package let problem: String
    /// How many lines before it stay applied.
    package let applied: Int

    package var message: String { "\(file):\(line): \(problem)" }
}

extension Office {
    /// Performs the actions of a file of JSON lines, in order, in bounded memory, and tells of each once it is on the disk.
    ///
    /// Stops at the first line that is refused or cannot be read, with `RefusedLine`: what came before stays applied, or, with
    /// `allOrNothing`, nothing of the file. A line without an actor is `runner`'s own. An `at` needs the permission to take
    /// over history, of the runner or of the line's actor.
    @discardableResult
    package func apply(
        _ path: String, as runner: Actor, allOrNothing: Bool = false, each: (AppliedLine) throws -> Void = { _ in }
    ) throws -> Int {
        var lines = try ApplyFile(path: path)
        if allOrNothing {
            var numbers: [Int] = []
            let first = try commit { db in
                let before = try JournalEntry.head(db).count
                while let (number, line) = try lines.next(applied: 0) {
                    _ = try lines.naming(number, applied: 0) { try self.apply(line, as: runner, in: db) }
                    numbers.append(number)
                }
                return before
            }
            try tell(numbers, after: first, each)
            return numbers.count
        }
        var count = 0
        while true {
            let (batch, stop) = try commit { db in try self.applyBatch(&lines, count, as: runner, in: db) }
            count += batch.count
            try batch.forEach(each)
            if let stop { throw stop }
            if batch.isEmpty { return count }
        }
    }

    /// Up to 200 lines in one transaction, each undone by itself when it is refused: one wait for the disk serves them all.
    private func applyBatch(
        _ lines: inout ApplyFile, _ before: Int, as runner: Actor, in db: Database
    ) throws -> (batch: [AppliedLine], stop: (any Error)?) {
        var batch: [AppliedLine] = []
        do {
            while batch.count < 200, let (number, line) = try lines.next(applied: before + batch.count) {
                let applied = before + batch.count
                var outcome = ""
                try lines.naming(number, applied: applied) {
                    try db.inSavepoint {
                        outcome = try self.apply(line, as: runner, in: db)
                        return .commit
                    }
                }
                batch.append(AppliedLine(line: number, action: type(of: line.action).name, outcome: outcome))
            }
            return (batch, nil)
        } catch {
            return (batch, error)
        }
    }

    private func apply(_ line: ActionLine, as runner: Actor, in db: Database) throws -> String {
        try apply(line.action, line, as: runner, in: db)
    }

    private func apply<Deed: Action>(_ action: Deed, _ line: ActionLine, as runner: Actor, in db: Database) throws -> String {
        let recordedAt = clock.now
        let actor = try line.actor.map { try Actor.named($0, at: recordedAt, db) } ?? Actor.find(runner.id, at: recordedAt, db)
        try actor.require(Deed.permission)
        if let at = line.at {
            if !actor.permissions.contains(.takeOverHistory) {
                try Actor.find(runner.id, at: recordedAt, db).require(.takeOverHistory)
            }
            guard at <= recordedAt else { throw OfficeRefusal.inTheFuture(at) }
        }
        let outcome = try carryOut(
            action, as: actor, Circumstances(at: line.at, onBehalfOf: line.onBehalfOf), recordedAt: recordedAt,
            origin: origin.description, recorded: nil, in: db)
        return try Canonical.json(outcome)
    }

    /// Tells of a whole file's outcomes from the journal, so that none is held in memory.
    private func tell(_ numbers: [Int], after first: Int, _ each: (AppliedLine) throws -> Void) throws {
        try glance { db in
            let entries = try JournalEntry.fetchCursor(
                db, sql: "SELECT * FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?", arguments: [first, numbers.count])
            for number in numbers {
                guard let entry = try entries.next() else { return }
                try each(AppliedLine(line: number, action: entry.action, outcome: entry.outcome))
            }
        }
    }
}
