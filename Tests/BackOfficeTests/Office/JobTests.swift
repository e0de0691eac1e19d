import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

@Suite struct JobTests {
    /// Books with jobs written straight into them, and handlers that add an actor named for the job's key.
    private func books(_ jobs: [(key: String, due: String)]) async throws -> TestBooks {
        let books = try await TestBooks.make()
        try await books.office.commit { db in
            for job in jobs {
                let due = try #require(Instant(job.due))
                let root = try Actor.find(TestBooks.administrator, at: Instant(seconds: 1_793_523_600), db)
                let book = Book(
                    db: db, now: due, actor: root, directory: books.directory, files: books.office.files, recorded: nil)
                try book.schedule("test", key: job.key, dueAt: due)
                try book.schedule("test", key: job.key, dueAt: due)
            }
        }
        return books
    }

    private let handler = JobHandler("test") { job, view in
        AddActor(id: Actor.ID(job.key) ?? Actor.ID(named: "x"), name: "\(view.now)", roles: [], approval: "job")
    }

    @Test func `jobs are done in the order they fell due, each at its own instant, once`() async throws {
        let books = try await books([
            ("late", "2026-09-03T00:00:00Z"), ("early", "2026-09-01T00:00:00Z"), ("then", "2026-10-01T00:00:00Z"),
        ])
        books.clock.stand(at: try #require(Instant("2026-11-01T00:00:00Z")))
        let runner = JobRunner(office: books.office, actor: try books.root, handlers: [handler])
        let until = try #require(Instant("2026-09-03T00:00:00Z"))
        #expect(try await runner.run(until: until).map(\.key) == ["early", "late"])
        #expect(try await runner.run(until: until) == [])
        let entries = try books.office.journal(after: 1)
        #expect(entries.map(\.performedAt?.description) == ["2026-09-01T00:00:00Z", "2026-09-03T00:00:00Z"])
        #expect(entries.map(\.recordedAt.description) == ["2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z"])
        #expect(try books.office.actor("late").name == "2026-09-03T00:00:00Z")
    }

    @Test func `a refused job stays due, is told, and holds up no other`() async throws {
        let books = try await books([("root", "2026-09-01T00:00:00Z"), ("other", "2026-09-02T00:00:00Z")])
        let runner = JobRunner(office: books.office, actor: try books.root, handlers: [handler])
        let until = try #require(Instant("2026-12-01T00:00:00Z"))
        let reports = try await runner.run(until: until)
        #expect(reports.map(\.key) == ["other", "root"])
        #expect(reports.map { $0.refusal == nil } == [true, false])
        #expect(try await runner.run(until: until).map(\.key) == ["root"])
    }

    @Test func `what had to wait for another job is done in the same run, and told once`() async throws {
        let books = try await books([("second", "2026-09-01T00:00:00Z"), ("first", "2026-09-02T00:00:00Z")])
        let waiting = JobHandler("test") { job, view in
            let isThere = try Bool.fetchOne(view.db, sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = 'first')")
            guard job.key == "first" || isThere == true else { throw JobRefusal.noHandler("waits") }
            return AddActor(id: Actor.ID(named: job.key == "first" ? "first" : "second"), name: "x", roles: [], approval: "job")
        }
        let reports = try await JobRunner(office: books.office, actor: books.root, handlers: [waiting])
            .run(until: #require(Instant("2026-12-01T00:00:00Z")))
        #expect(reports.map(\.key) == ["first", "second"])
        #expect(reports.allSatisfy { $0.refusal == nil })
    }

    @Test func `a job that nothing here can do is told, not lost`() async throws {
        let books = try await books([("a", "2026-09-01T00:00:00Z")])
        let reports = try await JobRunner(office: books.office, actor: books.root, handlers: [])
            .run(until: #require(Instant("2026-12-01T00:00:00Z")))
        #expect(reports.first?.refusal == JobRefusal.noHandler("test").message)
    }

    @Test func `two runs of one job cannot both do it`() async throws {
        let books = try await books([("a", "2026-09-01T00:00:00Z")])
        let job = Circumstances(at: Instant("2026-09-01T00:00:00Z"), job: 1)
        try await books.office.perform(AddActor(id: .init(named: "a"), name: "A", roles: [], approval: "x"), as: books.root, job)
        await #expect(throws: JobRefusal.doneAlready(1)) {
            try await books.office.perform(
                AddActor(id: .init(named: "b"), name: "B", roles: [], approval: "x"), as: books.root, job)
        }
        #expect(throws: AccessRefusal.self) { try books.office.actor("b") }
    }

    @Test func `running jobs needs the permission`() async throws {
        let books = try await books([])
        try await books.perform(AddActor(id: .init(named: "lee"), name: "Lee", roles: [.auditor], approval: "x"))
        let lee = try books.office.actor("lee")
        await #expect(throws: AccessRefusal.notPermitted(lee.id, .runJobs)) {
            try await JobRunner(office: books.office, actor: lee, handlers: []).run(until: .distantFuture)
        }
    }
}
