import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

/// Specialists, moved dates and what they cost, in the books (3.4, 3.5).
@Suite struct EngagementsInBooksTests {
    /// Enhanced Maintenance of RIVERBEND, and a project of LAKESIDE that is quoted.
    private static func make() async throws -> (HourBooks, project: StatementOfWork.ID) {
        let hours = try await HourBooks.make(at: "2026-01-05T18:00:00Z")
        try await hours.books.register(TestBooks.lakeside)
        let agreement = try await hours.books.services(for: TestBooks.lakeside)
        return (hours, try await hours.books.quotedProject(for: TestBooks.lakeside, under: agreement))
    }

    private func confirm(_ id: Engagement.ID, _ books: TestBooks) async throws {
        try await books.perform(ConfirmEngagement(engagement: id))
    }

    @Test func `an Enhanced Maintenance customer has the specialist; a lapsed quote holds nobody (3_4)`() async throws {
        let (hours, project) = try await Self.make()
        let books = hours.books
        let held = try await books.plan(hours.sow, from: "2026-03-18", through: "2026-03-19")
        let later = try await books.plan(project, from: "2026-03-16", through: "2026-03-18")
        #expect(later.clashes == [held.engagement])
        await #expect(throws: EngagementRefusal.notBinding(project, "quoted")) { try await confirm(later.engagement, books) }
        try await books.sign(project, on: "2026-01-05")
        let days = TestBooks.day("2026-03-18")...TestBooks.day("2026-03-19")
        await #expect(throws: EngagementRefusal.enhancedMaintenanceFirst("Lee Park", held.engagement, days)) {
            try await confirm(later.engagement, books)
        }
        try await confirm(held.engagement, books)
        await #expect(throws: EngagementRefusal.alreadyConfirmed("Lee Park", held.engagement, days)) {
            try await confirm(later.engagement, books)
        }
        try await books.perform(CancelEngagement(engagement: held.engagement, reason: "Held remotely"))
        try await confirm(later.engagement, books)

        let agreement = try await books.services()
        let lapsing = try await books.quotedProject(under: agreement)
        let waiting = try await books.plan(lapsing, from: "2026-04-01", through: "2026-04-03", specialist: "Ana Silva")
        books.clock.stand(at: Instant("2026-02-02T18:00:00Z") ?? .distantFuture)
        let free = try await books.plan(project, from: "2026-04-03", through: "2026-04-04", specialist: "Ana Silva")
        #expect(free.clashes == [] && free.engagement != waiting.engagement)
        try await confirm(free.engagement, books)
        await #expect(throws: EngagementRefusal.statementEnded(lapsing, "lapsed")) {
            _ = try await books.plan(lapsing, from: "2026-05-01", through: "2026-05-01")
        }
    }

    @Test(arguments: ["lee park", "LEE  PARK", " Lee Park", "L\u{E9}\u{E9} Park", "Le\u{301}e Park"])
    func `a specialist is the same person however the name is spelled (3_4)`(spelled: String) async throws {
        let (hours, project) = try await Self.make()
        let books = hours.books
        let held = try await books.plan(hours.sow, from: "2026-03-18", through: "2026-03-19").engagement
        try await books.sign(project, on: "2026-01-05")
        let other = try await books.plan(project, from: "2026-03-18", through: "2026-03-18", specialist: spelled)
        #expect(other.clashes == [held])
        try await confirm(held, books)
        await #expect(throws: EngagementRefusal.self) { try await confirm(other.engagement, books) }
        let free = try await books.plan(project, from: "2026-03-18", through: "2026-03-18", specialist: "Lee Parks")
        #expect(free.clashes == [])
        let known = try books.office.read(as: books.root) { try $0.specialists() }
        #expect(known.filter { PersonName($0) == PersonName("Lee Park") }.count == 1 && known.contains("Lee Parks"))
    }

    @Test func `another utility's people are not told whose specialist it is`() async throws {
        let (hours, project) = try await Self.make()
        let books = hours.books
        let held = try await books.plan(hours.sow, from: "2026-03-18", through: "2026-03-19").engagement
        try await confirm(held, books)
        try await books.sign(project, on: "2026-01-05")
        let pat = try await books.manager(of: TestBooks.lakeside)
        let own = try await books.office.perform(
            PlanEngagement(
                statementOfWork: project, subject: "Training", specialist: "Lee Park", place: "On site",
                from: TestBooks.day("2026-03-18"), through: TestBooks.day("2026-03-18")), as: pat)
        #expect(own.clashes == [])
        let days = TestBooks.day("2026-03-18")...TestBooks.day("2026-03-19")
        await #expect(throws: EngagementRefusal.alreadyConfirmed("Lee Park", nil, days)) {
            try await books.office.perform(ConfirmEngagement(engagement: own.engagement), as: pat)
        }
        await #expect(throws: Missing.self) {
            try await books.office.perform(CancelEngagement(engagement: held, reason: "Mine"), as: pat)
        }
    }

    @Test func `moved dates keep the old ones as facts, and each move has its bearer (3_4)`() async throws {
        let (hours, _) = try await Self.make()
        let books = hours.books
        let id = try await books.plan(hours.sow, from: "2026-03-18", through: "2026-03-19").engagement
        try await confirm(id, books)
        for (first, side) in [("2026-03-25", Party.customer), ("2026-04-08", .provider)] {
            let from = TestBooks.day(first)
            let moved = try await books.perform(
                RescheduleEngagement(engagement: id, from: from, through: from + 1, movedBy: side, reason: "Storm"))
            #expect(moved.costsFallOn == side)
        }
        let facts = try books.read(at: "2026-02-01T18:00:00Z") { try $0.facts(of: $0.engagement(id)) }
        #expect(
            facts.map { "\($0.deed) \($0.from)" } == [
                "planned 2026-03-18", "confirmed 2026-03-18", "rescheduled 2026-03-25", "rescheduled 2026-04-08",
            ])
        let receipt = try keep("fare", in: books)
        func penalty(_ move: Int?) async throws -> Party {
            var expense = RecordExpense(
                statementOfWork: hours.sow, category: .moved, what: "Fare penalty", spentOn: TestBooks.day("2026-01-05"))
            expense.engagement = id
            expense.move = move
            expense.amount = Money(minor: 12_000, .usd)
            expense.receipt = receipt
            return try await books.perform(expense).bearer
        }
        #expect(try await penalty(1) == .customer)
        #expect(try await penalty(2) == .provider)
        #expect(try await penalty(nil) == .provider, "the last")
        for move in [0, 3, -1, Int.max, Int.min] {
            await #expect(throws: ExpenseRefusal.notMoved(id, times: 2)) { _ = try await penalty(move) }
        }
    }

    @Test func `an actual cost has its receipt in the books; one entered wrongly is withdrawn once (3_5)`() async throws {
        let (hours, project) = try await Self.make()
        let books = hours.books
        var fare = RecordExpense(
            statementOfWork: hours.sow, category: .travel, what: "Flight", spentOn: TestBooks.day("2026-01-05"))
        fare.amount = Money(minor: 48_260, .usd)
        fare.receipt = String(repeating: "0123456789abcdef", count: 4)
        await #expect(throws: ExpenseRefusal.receiptMissing) { try await books.perform(fare) }
        fare.receipt = try keep("flight", in: books)
        let first = try await books.perform(fare).expense
        let second = try await books.perform(fare).expense
        func listed() throws -> [Expense.ID] {
            try books.read(at: "2026-02-01T18:00:00Z") { try $0.expenses(of: TestBooks.riverbend) }.map(\.id)
        }
        #expect(try listed() == [first, second])
        try await books.perform(WithdrawExpense(expense: second, reason: "Entered twice"))
        #expect(try listed() == [first])
        await #expect(throws: ExpenseRefusal.withdrawnAlready(second)) {
            try await books.perform(WithdrawExpense(expense: second, reason: "Entered twice"))
        }
        fare.statementOfWork = project
        await #expect(throws: WorkRefusal.notBinding(project)) { try await books.perform(fare) }
        fare.statementOfWork = hours.sow
        fare.spentOn = TestBooks.day("2026-01-06")
        await #expect(throws: ExpenseRefusal.inTheFuture(TestBooks.day("2026-01-06"))) { try await books.perform(fare) }
        fare.spentOn = TestBooks.day("2026-01-05")
        fare.category = .moved
        await #expect(throws: ExpenseRefusal.moveMissing) { try await books.perform(fare) }
    }

    /// A receipt with that text, in the books' file store; answers its SHA-256.
    private func keep(_ text: String, in books: TestBooks) throws -> String {
        let path = TestBooks.temporaryPath()
        try Data(text.utf8).write(to: URL(filePath: path))
        return try books.office.files.put(path)
    }
}
