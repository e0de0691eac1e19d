import Domain
import Foundation
import GRDB

/// How an action came to the gate.
package struct Circumstances: Sendable {
    /// The instant it is performed at, where it is not now: history taken over (needs permission), a job's due instant.
    package var at: Instant?
    package var onBehalfOf: String?
    /// The job row this is the doing of; it is marked done in the same transaction.
    package var job: Int?
    /// The door it came through, where that is not the office's own.
    package var origin: Origin?

    package init(at: Instant? = nil, onBehalfOf: String? = nil, job: Int? = nil, origin: Origin? = nil) {
        self.at = at
        self.origin = origin
        self.onBehalfOf = onBehalfOf
        self.job = job
    }
}

extension Office {
    /// Performs one action: the only way to change the books. Permission, the actor's utility, the change and its journal
    /// entry are one transaction; when this returns, it is on the disk. What is thrown has undone everything.
    @discardableResult
    package func perform<Deed: Action>(
        _ action: Deed, as actor: Actor, _ circumstances: Circumstances = Circumstances()
    ) async throws -> Deed.Outcome {
        let recordedAt = clock.now
        return try await commit { db in
            try self.perform(action, as: actor, circumstances, recordedAt: recordedAt, in: db)
        }
    }

    /// The gate's own steps, inside a transaction that someone else commits.
    func perform<Deed: Action>(
        _ action: Deed, as actor: Actor, _ circumstances: Circumstances, recordedAt: Instant, in db: Database
    ) throws -> Deed.Outcome {
        let current = try action is OpenBooks ? actor : Actor.find(actor.id, at: recordedAt, db)
        try current.require(Deed.permission)
        if let at = circumstances.at, circumstances.job == nil {
            try current.require(.takeOverHistory)
            guard at <= recordedAt else { throw OfficeRefusal.inTheFuture(at) }
        }
        return try carryOut(
            action, as: current, circumstances, recordedAt: recordedAt, origin: (circumstances.origin ?? origin).description,
            recorded: nil, in: db)
    }

    /// Performs, marks the job done, appends the journal entry. What the actor may do has been asked before.
    func carryOut<Deed: Action>(
        _ action: Deed, as actor: Actor, _ circumstances: Circumstances, recordedAt: Instant, origin: String, recorded: String?,
        in db: Database
    ) throws -> Deed.Outcome {
        let now = circumstances.at ?? recordedAt
        let fields = try Canonical.json(action)
        // What the journal holds from before stays what it was.
        if recorded == nil, let control = Canonical.control(in: fields) { throw OfficeRefusal.holdsControl(control) }
        if let utility = actor.utility { try Reach.check(fields, within: utility) }
        let book = Book(db: db, now: now, actor: actor, directory: directory, files: files, recorded: recorded)
        let outcome = try action.perform(in: book)
        let result = try Canonical.json(outcome)
        if let job = circumstances.job { try Job.markDone(job, at: recordedAt, outcome: result, db) }
        let head = try JournalEntry.head(db)
        let entry = JournalEntry(
            sequence: head.count &+ 1, recordedAt: recordedAt, performedAt: now == recordedAt ? nil : now, actor: actor.id.text,
            onBehalfOf: circumstances.onBehalfOf, origin: origin, job: circumstances.job, action: Deed.name, fields: fields,
            outcome: result, previous: head.hash)
        try entry.insert(db)
        return outcome
    }
}

/// How far an actor of a utility reaches: an action that names another customer finds nothing there.
enum Reach {
    static func check(_ fields: String, within utility: CustomerCode) throws {
        struct Named: Decodable {
            var customer: CustomerCode?
            var utility: CustomerCode?
        }
        let named = try JSONDecoder().decode(Named.self, from: Data(fields.utf8))
        for code in [named.customer, named.utility] {
            if let code, code != utility { throw Missing("customer", code) }
        }
    }
}
