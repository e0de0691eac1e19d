import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

struct ChangeSearchTests {
    private static func find(_ books: TestBooks, _ words: String, as who: String = "root") throws -> [String] {
        try books.office.read(as: books.office.actor(who)) { try $0.search(words).map(\.id) }
    }

    @Test func `a change is found by its number, by its plan as it stands now and by what was said of it`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.act("gus", DraftChange(plan: TestBooks.plan())).change
        #expect(try Self.find(books, change.text) == [change.text])
        #expect(try Self.find(books, "leak sched") == [change.text])
        var plan = TestBooks.plan()
        plan.reason = "Ends the restarts."
        try await books.act("gus", ReviseChange(change: change, plan: plan))
        #expect(try Self.find(books, "leak").isEmpty)
        #expect(try Self.find(books, "restarts") == [change.text])
        try await books.act("gus", CancelChange(change: change, reason: "The vendor withdrew it."))
        let hit = try #require(try books.office.read(as: books.root) { try $0.search("vendor") }.first)
        #expect(hit.id == change.text && hit.customer == TestBooks.riverbend && hit.title == "Release 9.4")
        #expect(hit.excerpt == "The vendor withdrew it.")
    }

    @Test func `a utility finds the changes that touch it alone`() async throws {
        let books = try await TestBooks.withBoard()
        let other = CustomerCode(named: "OTHERTOWN")
        try await books.register(other)
        try await books.sign(try await books.draft(other))
        for (login, code) in [("kim", TestBooks.riverbend), ("sam", other)] {
            try await books.perform(
                AddActor(
                    id: try #require(Actor.ID(login)), name: login, roles: [.customerContact], utility: code, approval: "Letter"))
        }
        let own = try await books.act("gus", DraftChange(plan: TestBooks.plan())).change
        var both = TestBooks.plan()
        both.affects.append(AffectedSystem(customer: other, system: TestBooks.headend))
        let shared = try await books.act("gus", DraftChange(plan: both)).change
        #expect(try Set(Self.find(books, "release")) == [own.text, shared.text])
        #expect(try Self.find(books, "release", as: "kim") == [own.text])
        #expect(try Self.find(books, "release", as: "sam").isEmpty)
        // What was its own is no longer, once it touches another.
        try await books.act("gus", ReviseChange(change: own, plan: both))
        #expect(try Self.find(books, "release", as: "kim").isEmpty)
    }

    @Test func `changes of books that knew no index of them are found after it`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.act("gus", DraftChange(plan: TestBooks.plan())).change
        let backfill = try #require(
            Migration.createMinutesAdditions.sql.range(of: "INSERT INTO desk_text_change").map {
                String(Migration.createMinutesAdditions.sql[$0.lowerBound...])
            })
        let rows = try await books.office.writer?.write { db in
            try db.execute(sql: "INSERT INTO desk_text_change (desk_text_change) VALUES ('delete-all')")
            try db.execute(sql: backfill)
            return try Row.fetchAll(
                db, sql: "SELECT rowid FROM desk_text_change WHERE desk_text_change MATCH 'text : leak'"
            ).count
        }
        #expect(rows == 1)
        #expect(try Self.find(books, "leak") == [change.text])
    }
}
