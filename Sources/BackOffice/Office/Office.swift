import Domain
import Foundation
import GRDB

/// The one gate to a set of books. Whoever wants to change them performs an action here; whoever wants to know reads here.
package final class Office: Sendable {
    package let directory: DataDirectory
    package let clock: Clock
    package let origin: Origin
    package let files: FileStore
    /// Tells this opening of the books from every other: who holds a lease.
    let run = UUID().uuidString
    /// Answers a server makes at the same time, each with a reader of the books for itself.
    package static let answersAtOnce = max(4, 2 * ProcessInfo.processInfo.activeProcessorCount)
    let reader: any DatabaseReader
    /// Nil when the books were opened for reading only.
    let writer: DatabasePool?
    private let checkpoints: CheckpointWriter?
    private let lock: OfficeLock?

    init(
        directory: DataDirectory, clock: Clock, origin: Origin, reader: any DatabaseReader, writer: DatabasePool?,
        checkpoints: CheckpointWriter?, lock: OfficeLock?
    ) {
        self.directory = directory
        self.clock = clock
        self.origin = origin
        self.files = FileStore(root: directory.files)
        self.reader = reader
        self.writer = writer
        self.checkpoints = checkpoints
        self.lock = lock
    }

    /// Closes the database and lets go of the lock, whoever else still holds this office; its last reference does the same.
    package func close() throws {
        // Idle readers first: the connection that closes last is the one that empties the write-ahead log.
        writer?.releaseMemory()
        try reader.close()
        lock?.release()
    }

    /// One write transaction, blocking; once it is on the disk, the checkpoint outside the database tells of it.
    func commit<Value>(_ work: (Database) throws -> Value) throws -> Value {
        guard let writer else { throw OfficeRefusal.openedForReading }
        return try writer.writeWithoutTransaction { try transact($0, work) }
    }

    /// The same, off the caller's thread.
    func commit<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        guard let writer else { throw OfficeRefusal.openedForReading }
        return try await writer.writeWithoutTransaction { try transact($0, work) }
    }

    private func transact<Value>(_ db: Database, _ work: (Database) throws -> Value) throws -> Value {
        var done: (value: Value, checkpoint: Checkpoint)?
        try db.inTransaction(.immediate) {
            done = (try work(db), try Checkpoint(db, at: clock.now))
            return .commit
        }
        guard let done else { throw OfficeRefusal.openedForReading }
        checkpoints?.write(done.checkpoint)
        return done.value
    }

    /// Reads as this actor: a value of one instant of the books, judged as of now or of the instant given. Refused to an actor
    /// who may not read.
    package func read<Value>(as actor: Actor, at instant: Instant? = nil, _ query: (View) throws -> Value) throws -> Value {
        try actor.require(.readBooks)
        let now = instant ?? clock.now
        return try glance { db in
            try query(View(db: db, now: now, actor: actor, directory: directory, files: files))
        }
    }

    /// Every read of the books goes this way, on the thread that asks. A task that awaited its reader would hold it while it
    /// waits for a thread, beside threads that wait for a reader: with all of both taken, all would stand still for good.
    func glance<Value>(_ query: (Database) throws -> Value) throws -> Value { try reader.read(query) }
}
