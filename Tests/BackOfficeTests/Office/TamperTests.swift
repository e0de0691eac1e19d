import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

/// Tampering shows: every edit, deletion, reordering and truncation of the journal is found.
///
/// AMICO_TAMPERINGS sets how many random ones are tried; 5,000 before a release.
@Suite struct TamperTests {
    private static let rounds = Int(ProcessInfo.processInfo.environment["AMICO_TAMPERINGS"] ?? "") ?? 150

    /// Books with forty entries, closed and ready to be copied.
    private func original() async throws -> TestBooks {
        let books = try await TestBooks.make()
        for number in 1...39 {
            let id = try #require(Actor.ID("a\(number)"))
            books.clock.advance(seconds: 60)
            try await books.perform(AddActor(id: id, name: "Someone", roles: [.auditor], approval: "Letter \(number)"))
        }
        books.close()
        return books
    }

    /// A copy of closed books that a stranger with a SQLite shell has worked on.
    private func tampered(_ books: TestBooks, _ work: (Database) throws -> Void) throws -> Verification {
        let copy = DataDirectory(TestBooks.temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: copy.path) }
        try FileManager.default.copyItem(atPath: books.directory.path, toPath: copy.path)
        let queue = try DatabaseQueue(path: copy.books)
        try queue.write { db in
            try db.execute(sql: "DROP TRIGGER journal_is_never_edited; DROP TRIGGER journal_is_never_deleted")
            try work(db)
        }
        try queue.close()
        return try Office.openForReading(copy, clock: .machine).verify(checks: [])
    }

    @Test func `untouched books are whole`() async throws {
        let found = try await tampered(original()) { _ in }
        #expect(found.isWhole, "\(found.problems)")
        #expect(found.entries == 40)
        #expect(found.checkpoints == 1)
    }

    @Test func `the product itself cannot edit or delete an entry`() async throws {
        let books = try await TestBooks.make()
        for sql in ["UPDATE journal SET actor = 'eve'", "DELETE FROM journal"] {
            await #expect(throws: DatabaseError.self) { try await books.office.writer?.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `random tampering is found, every time`() async throws {
        let books = try await original()
        for round in 0..<Self.rounds {
            var said = ""
            let found = try tampered(books) { said = try Tampering.random(in: 1...40).apply(to: $0) }
            #expect(!found.isWhole, "round \(round): \(said) was not found")
        }
    }

    @Test func `an entry changed together with every hash after it is found by the checkpoint`() async throws {
        let found = try await tampered(original()) { _ = try Tampering.rewrite(17).apply(to: $0) }
        #expect(found.problems.map(\.sequence) == [40])
    }

    @Test func `an end cut off together with the checkpoints' last record is found by an earlier one`() async throws {
        let books = try await original()
        let again = try Office.open(books.directory, clock: .machine, origin: TestBooks.origin)
        try await again.perform(AddActor(id: .init(named: "zoe"), name: "Zoe", roles: [], approval: "x"), as: again.actor("root"))
        try again.close()
        let record = try Data(contentsOf: URL(fileURLWithPath: books.directory.checkpoints))
        #expect(record.count == 512)
        try record.prefix(256).write(to: URL(fileURLWithPath: books.directory.checkpoints))
        let found = try tampered(books) { try $0.execute(sql: "DELETE FROM journal WHERE sequence > 39") }
        #expect(!found.isWhole)
    }

    @Test func `a checkpoint cut short by a crash gives way to the next one, and nothing half written stays`() async throws {
        let books = try await original()
        let file = URL(fileURLWithPath: books.directory.checkpoints)
        let whole = try Data(contentsOf: file)
        try (whole + whole.prefix(100)).write(to: file)
        try Data("half".utf8).write(to: URL(fileURLWithPath: books.directory.checkpoints + ".new"))
        let again = try Office.open(books.directory, clock: .machine, origin: TestBooks.origin)
        // Opening alone adds no record.
        #expect(try Data(contentsOf: file).count == 356)
        for name in ["zoe", "yan"] {
            let id = try #require(Actor.ID(name))
            try await again.perform(AddActor(id: id, name: name, roles: [], approval: "x"), as: again.actor("root"))
        }
        #expect(try Data(contentsOf: file).count == 512)
        #expect(try again.verify(checks: []).isWhole)
        #expect(!FileManager.default.fileExists(atPath: books.directory.checkpoints + ".new"))
        try again.close()
    }

    @Test func `checkpoints that are gone, changed or signed by another key are told`() async throws {
        let books = try await original()
        let file = URL(fileURLWithPath: books.directory.checkpoints)
        let whole = try Data(contentsOf: file)
        try Data(String(decoding: whole, as: UTF8.self).replacing("\"count\":40", with: "\"count\":39").utf8).write(to: file)
        #expect(try tampered(books) { _ in }.problems.count == 1)
        try FileManager.default.removeItem(at: file)
        #expect(try tampered(books) { _ in }.problems.count == 1)
        try whole.write(to: file)
        #expect(try tampered(books) { _ in }.isWhole)
        try Data(repeating: 7, count: 32).write(to: URL(fileURLWithPath: books.directory.checkpointKey))
        #expect(try tampered(books) { _ in }.problems.count == 1)
    }
}

/// One way to tamper with a journal.
enum Tampering {
    case edit(Int, column: String)
    case delete(ClosedRange<Int>)
    case swap(Int, Int)
    case truncate(after: Int)
    case insert(after: Int)
    case duplicate(Int)
    /// Changes an entry and makes every hash after it anew.
    case rewrite(Int)

    private static let columns = [
        "recorded_at", "performed_at", "actor", "on_behalf_of", "origin", "job", "action", "fields", "outcome", "previous",
        "hash",
    ]

    static func random(in entries: ClosedRange<Int>) -> Tampering {
        let one = Int.random(in: entries)
        let other = entries.filter { $0 != one }.randomElement() ?? 1
        return switch Int.random(in: 0..<10) {
        case 0...3: .edit(one, column: columns.randomElement() ?? "actor")
        case 4: .delete(min(one, other)...max(one, other))
        case 5: .swap(one, other)
        case 6: .truncate(after: Int.random(in: 0..<entries.upperBound))
        case 7: .insert(after: one)
        case 8: .duplicate(one)
        default: .rewrite(one)
        }
    }

    /// Does it; answers what was done, in words.
    func apply(to db: Database) throws -> String {
        switch self {
        case .edit(let sequence, let column):
            let change =
                switch column {
                case "recorded_at": "recorded_at + 1"
                case "performed_at", "job": "ifnull(\(column), 0) + 1"
                case "previous", "hash": "randomblob(32)"
                default: "ifnull(\(column), '') || ' '"
                }
            try db.execute(sql: "UPDATE journal SET \(column) = \(change) WHERE sequence = ?", arguments: [sequence])
        case .delete(let range):
            try db.execute(
                sql: "DELETE FROM journal WHERE sequence BETWEEN ? AND ?", arguments: [range.lowerBound, range.upperBound])
        case .swap(let one, let other):
            try db.execute(sql: "UPDATE journal SET sequence = -1 WHERE sequence = ?", arguments: [one])
            try db.execute(sql: "UPDATE journal SET sequence = ? WHERE sequence = ?", arguments: [one, other])
            try db.execute(sql: "UPDATE journal SET sequence = ? WHERE sequence = -1", arguments: [other])
        case .truncate(let last): try db.execute(sql: "DELETE FROM journal WHERE sequence > ?", arguments: [last])
        case .insert(let sequence), .duplicate(let sequence):
            try db.execute(sql: "UPDATE journal SET sequence = -sequence WHERE sequence > ?", arguments: [sequence])
            try db.execute(sql: "UPDATE journal SET sequence = 1 - sequence WHERE sequence < 0")
            let actor = if case .insert = self { "'eve'" } else { "actor" }
            try db.execute(
                sql: """
                    INSERT INTO journal SELECT sequence + 1, recorded_at, performed_at, \(actor), on_behalf_of, origin, job, action,
                    fields, outcome, previous, hash FROM journal WHERE sequence = ?
                    """, arguments: [sequence])
        case .rewrite(let sequence):
            try db.execute(sql: "UPDATE journal SET actor = 'eve' WHERE sequence = ?", arguments: [sequence])
            var previous =
                try Data.fetchOne(db, sql: "SELECT previous FROM journal WHERE sequence = ?", arguments: [sequence]) ?? Data()
            for entry in try JournalEntry.fetchAll(
                db, sql: "SELECT * FROM journal WHERE sequence >= ? ORDER BY 1", arguments: [sequence])
            {
                let anew = JournalEntry(
                    sequence: entry.sequence, recordedAt: entry.recordedAt, performedAt: entry.performedAt, actor: entry.actor,
                    onBehalfOf: entry.onBehalfOf, origin: entry.origin, job: entry.job, action: entry.action,
                    fields: entry.fields,
                    outcome: entry.outcome, previous: previous)
                try db.execute(
                    sql: "UPDATE journal SET previous = ?, hash = ? WHERE sequence = ?",
                    arguments: [previous, anew.hash, entry.sequence])
                previous = anew.hash
            }
        }
        return "\(self)"
    }
}
