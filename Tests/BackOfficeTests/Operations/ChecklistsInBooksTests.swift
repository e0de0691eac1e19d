import BackOffice
import Domain
import GRDB
import Testing

struct ChecklistsInBooksTests {
    private static let disk = Checklist.Item.ID(named: "disk-space")
    private static let items = [Checklist.Item(id: disk, words: "Disk space is enough")]

    private static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft())
        try await books.perform(
            SetChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, from: Day("2026-09-01"), items: items))
        return books
    }

    private static func fill(_ books: TestBooks, _ day: String?, at text: String) async throws -> SignChecklist.Signed {
        let check = ChecklistSheet.Check(item: disk, result: .good)
        let on = day.flatMap { Day($0) }
        try await books.perform(
            RecordChecks(customer: TestBooks.riverbend, system: TestBooks.headend, on: on, checks: [check]), at: text)
        return try await books.perform(
            SignChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, on: on, initials: "HN"))
    }

    private static func standings(_ books: TestBooks, at text: String) throws -> [String] {
        let first = try #require(Day("2026-09-01"))
        return try books.read(at: text) { view in
            let today = Checklist.zone.day(of: view.now)
            return try view.checklistSheets(of: TestBooks.riverbend, on: first...today, asOf: view.now)
                .map { $0.standing(at: view.now).words }
        }
    }

    @Test func `a missed sheet is visible from midnight of its day, and to be signed before`() async throws {
        let books = try await Self.books()
        #expect(try await Self.fill(books, nil, at: "2026-09-01T18:00:00-07:00").counted)
        #expect(try Self.standings(books, at: "2026-09-02T23:59:59-07:00") == ["signed in time", "to be signed today"])
        #expect(
            try Self.standings(books, at: "2026-09-03T00:00:01-07:00") == ["signed in time", "missed", "to be signed today"])
        #expect(try await !Self.fill(books, "2026-09-02", at: "2026-09-03T08:00:00-07:00").counted)
        let period = try #require(ReportingPeriod("2026-09"))
        let figure = try books.read(at: "2026-09-03T09:00:00-07:00") {
            try $0.checklistCompleteness(of: TestBooks.riverbend, over: period)
        }
        #expect(figure.share == Share(1, of: 2))
        #expect(figure.outstanding == 28)
    }

    @Test func `sheets are kept: no row of them is changed or deleted`() async throws {
        let books = try await Self.books()
        _ = try await Self.fill(books, nil, at: "2026-09-01T18:00:00-07:00")
        books.close()
        let queue = try DatabaseQueue(path: books.directory.books)
        for sql in ["DELETE FROM checklist_fact", "UPDATE checklist_fact SET initials = 'XX'"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
    }

    @Test func `a begun sheet keeps its checklist, and an ended one has no more sheets`() async throws {
        let books = try await Self.books()
        _ = try await Self.fill(books, nil, at: "2026-09-01T18:00:00-07:00")
        let day = try #require(Day("2026-09-01"))
        await #expect(throws: ChecklistRefusal.sheetsBegun(day)) {
            try await books.perform(SetChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, items: []))
        }
        try await books.perform(SetChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, from: day + 1, items: []))
        #expect(try Self.standings(books, at: "2026-09-05T12:00:00-07:00") == ["signed in time"])
        await #expect(throws: ChecklistRefusal.noSheet(TestBooks.headend, day + 1)) {
            try await Self.fill(books, "2026-09-02", at: "2026-09-02T18:00:00-07:00")
        }
        await #expect(throws: ChecklistRefusal.noneEnds(TestBooks.headend)) {
            try await books.perform(SetChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, items: []))
        }
    }

    @Test func `a sheet of a day to come, of an outage that is not there, or of another utility is refused`() async throws {
        let books = try await Self.books()
        let today = try #require(Day("2026-09-01"))
        await #expect(throws: ChecklistRefusal.stillToCome(today + 1, today: today)) {
            try await Self.fill(books, "2026-09-02", at: "2026-09-01T18:00:00-07:00")
        }
        let action = ChecklistSheet.CorrectiveAction(words: "Restarted", record: WorkRecord(.outage, 99))
        await #expect(throws: Missing("outage", "OUT-000099")) {
            try await books.perform(
                RecordChecks(
                    customer: TestBooks.riverbend, system: TestBooks.headend,
                    checks: [ChecklistSheet.Check(item: Self.disk, result: .fault, note: "Full", correctiveAction: action)]))
        }
        let other = CustomerCode(named: "LAKESIDE")
        try await books.register(other)
        try await books.tied(Identifier(named: "kim"), .administrator, to: other)
        let kim = try books.office.actor("kim")
        await #expect(throws: Missing.self) {
            _ = try await books.office.perform(
                SignChecklist(customer: TestBooks.riverbend, system: TestBooks.headend, initials: "KM"), as: kim)
        }
        #expect(throws: Missing.self) {
            try books.office.read(as: kim) { try $0.checklistSheets(of: TestBooks.riverbend, on: today...today) }
        }
    }
}
