import Crypto
import Domain
import Foundation
import GRDB

/// One line of the journal: what was done, by whom, when and from where, chained to the line before it by its hash.
package struct JournalEntry: Equatable, Sendable {
    package let sequence: Int
    /// When the books took it.
    package let recordedAt: Instant
    /// When it was performed, where that is another instant: history taken over, a job that ran late.
    package let performedAt: Instant?
    package let actor: String
    package let onBehalfOf: String?
    package let origin: String
    /// The job row this was the doing of.
    package let job: Int?
    package let action: String
    package let fields: String
    package let outcome: String
    package let previous: Data
    package let hash: Data

    /// What the first entry is chained to.
    static let genesis = Data(repeating: 0, count: 32)

    init(
        sequence: Int, recordedAt: Instant, performedAt: Instant?, actor: String, onBehalfOf: String?, origin: String, job: Int?,
        action: String, fields: String, outcome: String, previous: Data
    ) {
        self.sequence = sequence
        self.recordedAt = recordedAt
        self.performedAt = performedAt
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.origin = origin
        self.job = job
        self.action = action
        self.fields = fields
        self.outcome = outcome
        self.previous = previous
        hash = JournalEntry.digest(
            sequence: sequence, recordedAt: recordedAt, performedAt: performedAt, actor: actor, onBehalfOf: onBehalfOf,
            origin: origin,
            job: job, action: action, fields: fields, outcome: outcome, previous: previous)
    }

    /// What the hash ought to be.
    package var digest: Data {
        JournalEntry.digest(
            sequence: sequence, recordedAt: recordedAt, performedAt: performedAt, actor: actor, onBehalfOf: onBehalfOf,
            origin: origin,
            job: job, action: action, fields: fields, outcome: outcome, previous: previous)
    }

    /// SHA-256 over every part, each with its length before it, so that no two entries read alike.
    private static func digest(
        sequence: Int, recordedAt: Instant, performedAt: Instant?, actor: String, onBehalfOf: String?, origin: String, job: Int?,
        action: String, fields: String, outcome: String, previous: Data
    ) -> Data {
        var hash = SHA256()
        func add(_ bytes: some ContiguousBytes, count: Int) {
            withUnsafeBytes(of: Int64(count).bigEndian) { hash.update(bufferPointer: $0) }
            bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        func add(_ text: String?) {
            if let text { add(Array(text.utf8), count: text.utf8.count) } else { add([UInt8](), count: -1) }
        }
        func add(_ number: Int64?) { add(number.map(String.init)) }
        add(previous, count: previous.count)
        add(Int64(sequence))
        add(recordedAt.milliseconds)
        add(performedAt?.milliseconds)
        add(actor)
        add(onBehalfOf)
        add(origin)
        add(job.map(Int64.init))
        add(action)
        add(fields)
        add(outcome)
        return Data(hash.finalize())
    }
}
