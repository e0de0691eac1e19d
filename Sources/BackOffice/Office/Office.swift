import Domain
import Foundation
import GRDB

/// The one gate to a set of books. Whoever wants to change them performs an action here; whoever wants to know reads here.
package final class Office: Sendable {
    package let directory: DataDirectory
    package let clock: Clock
    package let origin: Origin
    package let files: FileStore
    let reader: any DatabaseReader
    /// Nil when the books were opened for reading only.
    let writer: DatabasePool?
    private let lock: OfficeLock?

    init(
        directory: DataDirectory, clock: Clock, origin: Origin, reader: any DatabaseReader, writer: DatabasePool?,
        lock: OfficeLock?
    ) {
        self.directory = directory
        self.clock = clock
        self.origin = origin
        self.files = FileStore(root: directory.files)
        self.reader = reader
        self.writer = writer
        self.lock = lock
    }

    /// Opens the books to write and read them, under the lock; waits up to so many seconds for whoever holds it.
    package static func open(_ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine, waiting: Int = 10) throws
        -> Office
    {
        guard directory.holdsBooks else { throw OfficeRefusal.noBooks(directory.path) }
        return try opened(directory, clock: clock, origin: origin, waiting: waiting)
    }

    /// Opens the books to read them. Needs no lock.
    package static func openForReading(_ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine) throws -> Office {
        guard directory.holdsBooks else { throw OfficeRefusal.noBooks(directory.path) }
        let reader = try BooksDatabase.openForReading(directory)
        let standing = try reader.read { try Standing.fetch($0) }
        return Office(
            directory: directory, clock: standing?.clock(over: clock) ?? clock, origin: origin, reader: reader, writer: nil,
            lock: nil)
    }

    /// Makes new books in a folder that has none, and opens them. The first entry of their journal names the administrator.
    package static func create(
        _ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine, opening: OpenBooks
    ) async throws -> Office {
        guard !directory.holdsBooks else { throw OfficeRefusal.booksExist(directory.path) }
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        let office = try opened(directory, clock: opening.standsAt.map(Clock.standing(at:)) ?? clock, origin: origin, waiting: 0)
        _ = try await office.perform(opening, as: opening.bootstrapActor)
        return office
    }

    private static func opened(_ directory: DataDirectory, clock: Clock, origin: Origin, waiting: Int) throws -> Office {
        let command = CommandLine.arguments.joined(separator: " ")
        let holder = "process \(ProcessInfo.processInfo.processIdentifier) (\(command.prefix(200))) since \(Clock.machine.now)"
        let lock = try OfficeLock.take(directory.lock, waiting: waiting, holder: holder)
        let pool = try BooksDatabase.open(directory)
        let standing = try pool.read { try Standing.fetch($0) }
        return Office(
            directory: directory, clock: standing?.clock(over: clock) ?? clock, origin: origin, reader: pool, writer: pool,
            lock: lock)
    }

    /// Reads as this actor: a value of one instant of the books, judged as of now or of the instant given. Refused to an actor
    /// who may not read.
    package func read<Value>(as actor: Actor, at instant: Instant? = nil, _ query: (View) throws -> Value) throws -> Value {
        try actor.require(.readBooks)
        let now = instant ?? clock.now
        return try reader.read { db in
            try query(View(db: db, now: now, actor: actor, directory: directory, files: files))
        }
    }
}
