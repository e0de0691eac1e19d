import Domain
import Foundation
import GRDB

/// Where a journal and the books it should make part ways.
package struct ReplayDifference: Error, CustomStringConvertible, Sendable {
    package let sequence: Int
    package let problem: String

    package var description: String { "Journal entry \(sequence) does not replay: \(problem)" }
}

extension Office {
    /// Performs a whole journal again into new books, entry for entry at its own instants, and answers those books. They share
    /// the raw files; nothing else is taken over. Every entry must have the outcome and the hash it has in the journal.
    package static func replay(from source: Office, into path: String) throws -> Office {
        let directory = DataDirectory(path, files: source.directory.files)
        let office = try createEmpty(directory, clock: source.clock, origin: source.origin)
        var last = 0
        while true {
            let page = try source.journal(after: last, limit: 500)
            guard let end = page.last else { return office }
            try office.commit { db in
                for entry in page { try office.perform(again: entry, in: db) }
            }
            last = end.sequence
        }
    }

    /// Replays the journal into books of the moment, in a folder of their own, and tells where those books differ from these.
    /// Nothing of these is changed. They are to be open for writing, so that nobody else adds to the journal meanwhile.
    package func problemsOfReplay() throws -> [Verification.Problem] {
        guard writer != nil else { throw OfficeRefusal.openedForReading }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("amico-replay-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let again = try Office.replay(from: self, into: folder)
            defer { try? again.close() }
            return try again.differences(from: self).map { .init(sequence: nil, text: "replayed, \($0)") }
        } catch let difference as ReplayDifference {
            return [.init(sequence: difference.sequence, text: "does not replay: \(difference.problem)")]
        }
    }

    private func perform(again entry: JournalEntry, in db: Database) throws {
        guard let type = ActionCatalogue.action(named: entry.action) else {
            throw ReplayDifference(sequence: entry.sequence, problem: "there is no action \(entry.action)")
        }
        do {
            try perform(again: entry, as: type, in: db)
        } catch let refusal as any Refusal {
            throw ReplayDifference(sequence: entry.sequence, problem: "\(entry.action) was refused: \(refusal.message)")
        }
        let head = try JournalEntry.head(db)
        guard head.hash == entry.hash else {
            let found = try JournalEntry.fetchOne(db, sql: "SELECT * FROM journal WHERE sequence = ?", arguments: [head.count])
            throw ReplayDifference(
                sequence: entry.sequence,
                problem: "\(entry.action) answered \(found?.outcome ?? "nothing"); the journal holds \(entry.outcome)")
        }
    }

    private func perform<Deed: Action>(again entry: JournalEntry, as type: Deed.Type, in db: Database) throws {
        let action = try JSONDecoder().decode(type, from: Data(entry.fields.utf8))
        let actor: Actor
        if let opening = action as? OpenBooks {
            actor = opening.bootstrapActor
        } else if let id = Actor.ID(entry.actor) {
            actor = try Actor.find(id, at: entry.recordedAt, db)
        } else {
            throw Unreadable("journal.actor")
        }
        _ = try carryOut(
            action, as: actor, Circumstances(at: entry.performedAt, onBehalfOf: entry.onBehalfOf, job: entry.job),
            recordedAt: entry.recordedAt, origin: entry.origin, recorded: entry.outcome, in: db)
    }

    /// The tables in which two sets of books differ, in words; empty when they are equal. Working state, by which nobody is
    /// judged, is left out.
    package func differences(from other: Office) throws -> [String] {
        let mine = try glance(TableDigest.fetchAll)
        let theirs = try other.glance(TableDigest.fetchAll)
        let names = Set(mine.keys).union(theirs.keys).sorted()
        return names.compactMap { name in
            mine[name] == theirs[name]
                ? nil
                : "\(name): \(mine[name]?.description ?? "no such table") here, \(theirs[name]?.description ?? "no such table") there"
        }
    }
}
