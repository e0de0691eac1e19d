import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

@Suite struct OpeningTests {
    @Test func `every commit is fully synchronous, read back after opening`() async throws {
        let books = try await TestBooks.make()
        let writer = try #require(books.office.writer)
        let found = try await writer.writeWithoutTransaction { db in
            try ["synchronous", "foreign_keys"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(found == [2, 1])
        #expect(try await writer.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test func `a database that will not be made safe stays closed`() async throws {
        let books = try await TestBooks.make()
        let writer = try #require(books.office.writer)
        try await writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            #expect(throws: UnsafeDatabase.self) { try BooksDatabase.require(db, "synchronous", 2) }
        }
    }

    @Test func `books that nobody has open are read without their write-ahead log`() async throws {
        let books = try await TestBooks.make()
        let directory = books.directory
        books.close()
        #expect(!FileManager.default.fileExists(atPath: directory.books + "-shm"))
        let office = try Office.openForReading(directory, clock: .machine)
        #expect(try office.verify(checks: []).entries == 1)
        await #expect(throws: OfficeRefusal.openedForReading) {
            _ = try await office.perform(RevokeRole(actor: .init(named: "root"), role: .auditor), as: office.actor("root"))
        }
    }

    @Test func `a folder without books is a refusal, and books are never made over books`() async throws {
        #expect(throws: OfficeRefusal.noBooks("/no/such/folder")) {
            try Office.openForReading(DataDirectory("/no/such/folder"), clock: .machine)
        }
        let books = try await TestBooks.make()
        books.close()
        await #expect(throws: OfficeRefusal.booksExist(books.directory.path)) {
            _ = try await Office.create(
                books.directory, clock: .machine, opening: OpenBooks(administrator: TestBooks.administrator, name: "Root"))
        }
    }

    @Test func `books of a newer amico are refused, to read and to write`() async throws {
        let books = try await TestBooks.make()
        try await books.office.writer?.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future')")
        }
        books.close()
        #expect(throws: OfficeRefusal.newerBooks(books.directory.path)) { try Office.open(books.directory, clock: .machine) }
        #expect(throws: OfficeRefusal.newerBooks(books.directory.path)) {
            try Office.openForReading(books.directory, clock: .machine)
        }
    }

    @Test func `books of an earlier amico are brought forward by writing, not by reading`() async throws {
        let books = try await TestBooks.make()
        try await books.office.writer?.write { try $0.execute(sql: "CREATE TABLE later (n INTEGER) STRICT") }
        let last = try #require(Migrations.all.last?.name)
        try await books.office.writer?.write {
            try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: [last])
        }
        books.close()
        #expect(throws: OfficeRefusal.olderBooks(books.directory.path)) {
            try Office.openForReading(books.directory, clock: .machine)
        }
    }

    @Test func `demonstration books stand at their own now, unless told otherwise`() async throws {
        let directory = DataDirectory(TestBooks.temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: directory.path) }
        let now = try #require(Instant("2026-11-15T18:00:00Z"))
        let opening = OpenBooks(administrator: .init(named: "demo"), name: "Demo", standsAt: now)
        var office: Office? = try await Office.create(directory, clock: .machine, opening: opening)
        let opened = try #require(office?.clock.now)
        #expect(opened > now && opened < now + 1)
        #expect(try office?.actor("whoever").id == Actor.ID(named: "demo"))
        office = nil
        let read = try Office.openForReading(directory, clock: .machine).clock.now
        #expect(read > now && read < now + 1)
        #expect(try Office.openForReading(directory, clock: .standing(at: now - 60)).clock.now == now - 60)
    }

    @Test func `what is done in demonstration books one after the other happened so, whoever opens them next`() async throws {
        let directory = DataDirectory(TestBooks.temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: directory.path) }
        let now = try #require(Instant("2026-11-15T18:00:00Z"))
        let opening = OpenBooks(administrator: .init(named: "demo"), name: "Demo", standsAt: now)
        try await Office.create(directory, clock: .machine, opening: opening).close()
        let name = CannedReply.Name(named: "logs")
        for text in ["one", "two", "three"] {
            let office = try Office.open(directory, clock: .machine)
            let demo = try office.actor("demo")
            for text in [text, "\(text) again"] { try await office.perform(SetCannedReply(name: name, text: text), as: demo) }
            try office.close()
        }
        let office = try Office.openForReading(directory, clock: .machine)
        let instants = try await office.reader.read { db in
            try Int64.fetchAll(db, sql: "SELECT recorded_at FROM journal ORDER BY sequence")
        }
        #expect(instants.count == 7 && instants == Set(instants).sorted())
        #expect(instants.first == now.milliseconds)
        let last = try #require(instants.last)
        #expect(office.clock.now > Instant(milliseconds: last))
    }

    @Test func `the schema is the golden one`() async throws {
        let books = try await TestBooks.make()
        let schema =
            try await books.office.reader.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'
                        ORDER BY tbl_name, type DESC, name
                        """)
            }.joined(separator: "\n\n") + "\n"
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Golden/schema.sql")
        if ProcessInfo.processInfo.environment["AMICO_RECORD"] != nil { try Data(schema.utf8).write(to: golden) }
        #expect(try String(contentsOf: golden, encoding: .utf8) == schema)
    }

    @Test func `every table is strict`() async throws {
        let books = try await TestBooks.make()
        let loose = try await books.office.reader.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
                    AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                    """)
        }
        #expect(loose == [])
    }
}
