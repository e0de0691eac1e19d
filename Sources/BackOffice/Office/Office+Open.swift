import Domain
import Foundation
import GRDB

extension Office {
    /// Opens the books to write and read them, under the lock; waits up to so many seconds for whoever holds it. A
    /// demonstration's own time stands, unless it is to run.
    package static func open(
        _ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine, waiting: Int = 10,
        demonstrationRuns: Bool = false
    ) throws -> Office {
        guard directory.holdsBooks else { throw OfficeRefusal.noBooks(directory.path) }
        guard directory.isWritable else { throw OfficeRefusal.noAccess(directory.path) }
        let (office, standing) = try opened(
            directory, clock: clock, origin: origin, waiting: waiting, demonstrationRuns: demonstrationRuns)
        guard standing != nil else { throw OfficeRefusal.noBooks(directory.path) }
        return office
    }

    /// Opens the books to read them. Needs no lock.
    package static func openForReading(_ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine) throws -> Office {
        guard directory.holdsBooks else { throw OfficeRefusal.noBooks(directory.path) }
        guard directory.isWritable else { throw OfficeRefusal.noAccess(directory.path) }
        let pool = try BooksDatabase.openForReading(directory)
        guard let standing = try pool.read({ try Standing.fetch($0) }) else { throw OfficeRefusal.noBooks(directory.path) }
        return Office(
            directory: directory, clock: standing.clock(over: clock), origin: origin, reader: pool, writer: nil,
            checkpoints: nil,
            lock: nil)
    }

    /// Makes new books in a folder that has none, and opens them. The first entry of their journal names the administrator.
    /// Books whose making was cut short are made to the end.
    package static func create(
        _ directory: DataDirectory, clock: Clock, origin: Origin = .commandLine, opening: OpenBooks
    ) async throws -> Office {
        let office = try createEmpty(directory, clock: opening.clock(over: clock), origin: origin)
        _ = try await office.perform(opening, as: opening.bootstrapActor)
        return office
    }

    /// Books with a schema and nothing in them.
    static func createEmpty(_ directory: DataDirectory, clock: Clock, origin: Origin) throws -> Office {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        let (office, standing) = try opened(directory, clock: clock, origin: origin, waiting: 10)
        guard standing == nil else { throw OfficeRefusal.booksExist(directory.path) }
        return office
    }

    private static func opened(
        _ directory: DataDirectory, clock: Clock, origin: Origin, waiting: Int, demonstrationRuns: Bool = false
    ) throws -> (office: Office, standing: Standing?) {
        let command = CommandLine.arguments.joined(separator: " ")
        let holder = "process \(ProcessInfo.processInfo.processIdentifier) (\(command.prefix(200))) since \(Clock.machine.now)"
        let lock = try OfficeLock.take(directory.lock, waiting: waiting, holder: holder)
        let pool = try BooksDatabase.open(directory)
        let standing = try pool.read { try Standing.fetch($0) }
        let office = Office(
            directory: directory, clock: standing?.clock(over: clock, runs: demonstrationRuns) ?? clock, origin: origin,
            reader: pool, writer: pool,
            checkpoints: try CheckpointWriter(directory), lock: lock)
        // A replay shares the files of books whose lock it does not hold.
        if directory.ownsFiles { office.files.sweep() }
        return (office, standing)
    }
}
