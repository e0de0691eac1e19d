import Domain
import Foundation
import Testing

@testable import BackOffice

struct ExpensesInBooksTests {
    private static func day(_ text: String) -> Day { WorkBooks.day(text) }

    private func expense(_ sow: StatementOfWork.ID, on: String = "2026-01-05") -> RecordExpense {
        RecordExpense(statementOfWork: sow, category: .travel, what: "Flight", spentOn: Self.day(on))
    }

    @Test func `an actual cost is billed with a receipt that the books keep (3_5)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.advancedServices(work.project()))
        var flight = expense(sow)
        flight.amount = Money(minor: 48_260, .usd)
        for receipt in [nil, "flight.pdf", String(repeating: "0", count: 64)] as [String?] {
            flight.receipt = receipt
            await #expect(throws: ExpenseRefusal.receiptMissing) { try await work.books.perform(flight) }
        }
        flight.receipt = try work.receipt()
        let recorded = try await work.books.perform(flight)
        #expect((recorded.expense.text, recorded.amount.decimal, recorded.bearer) == ("EXP-000001", "482.60", .customer))
        let kept = try work.books.office.read(as: work.books.root) { try $0.expenses(of: TestBooks.riverbend) }
        #expect(kept.map(\.basis) == [.actual(Money(minor: 48_260, .usd), receipt: try work.receipt())])
    }

    @Test func `a per diem is billed where the customer asked for it (3_5)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.advancedServices(work.project()))
        var days = expense(sow)
        days.days = 3
        await #expect(throws: ExpenseRefusal.oneBasis) { try await work.books.perform(days) }
        days.rate = Money(minor: 6_400, .usd)
        await #expect(throws: ExpenseRefusal.notAskedFor) { try await work.books.perform(days) }
        days.asked = "Order 4411"
        #expect(try await work.books.perform(days).amount.decimal == "192.00")
    }

    @Test func `one basis, never two; nothing given is left unread`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.advancedServices(work.project()))
        var actual = expense(sow)
        await #expect(throws: ExpenseRefusal.oneBasis) { try await work.books.perform(actual) }
        actual.amount = Money(minor: 48_260, .usd)
        actual.receipt = try work.receipt()
        var mixed = actual
        mixed.days = 3
        await #expect(throws: ExpenseRefusal.oneBasis) { try await work.books.perform(mixed) }
        mixed = actual
        mixed.asked = "Order 4411"
        await #expect(throws: ExpenseRefusal.oneBasis) { try await work.books.perform(mixed) }
        mixed = actual
        mixed.move = 1
        await #expect(throws: ExpenseRefusal.notOfAMove(.travel)) { try await work.books.perform(mixed) }
        actual.spentOn = Self.day("2026-01-06")
        await #expect(throws: ExpenseRefusal.inTheFuture(Self.day("2026-01-06"))) { try await work.books.perform(actual) }
    }

    @Test func `an expense entered wrongly is withdrawn once, and stays in the books`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.advancedServices(work.project()))
        var flight = expense(sow)
        flight.amount = Money(minor: 48_260, .usd)
        flight.receipt = try work.receipt()
        let id = try await work.books.perform(flight).expense
        try await work.books.perform(WithdrawExpense(expense: id, reason: "Entered twice"))
        await #expect(throws: ExpenseRefusal.withdrawnAlready(id)) {
            try await work.books.perform(WithdrawExpense(expense: id, reason: "Entered twice"))
        }
        let (listed, kept) = try work.books.office.read(as: work.books.root) {
            (try $0.expenses(of: TestBooks.riverbend), try $0.expense(id))
        }
        #expect(listed.isEmpty && kept.amount.decimal == "482.60")
    }

    @Test func `an engagement of another SOW is refused`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.advancedServices(work.project()))
        let other = try await work.bind(.enhancedMaintenance(work.enhanced))
        var flight = expense(sow)
        flight.amount = Money(minor: 48_260, .usd)
        flight.receipt = try work.receipt()
        flight.engagement = try await work.plan(other, from: "2026-03-02", through: "2026-03-04").engagement
        let engagement = try #require(flight.engagement)
        await #expect(throws: ExpenseRefusal.otherEngagement(engagement, sow)) { try await work.books.perform(flight) }
    }

    @Test func `agreements, work, engagements and expenses replay into equal tables, receipts and all`() async throws {
        let work = try await WorkBooks.make()
        let phase = AdvancedServicesTerms.Phase(name: "design", fee: Money(minor: 1_000_000, .usd))
        let sow = try await work.bind(.advancedServices(work.project(phases: [phase])))
        let enhanced = try await work.bind(.enhancedMaintenance(work.enhanced))
        let planned = try await work.plan(enhanced, from: "2026-03-02", through: "2026-03-04").engagement
        try await work.books.perform(ConfirmEngagement(engagement: planned))
        var flight = expense(sow)
        flight.amount = Money(minor: 48_260, .usd)
        flight.receipt = try work.receipt()
        let id = try await work.books.perform(flight).expense
        try await work.books.perform(WithdrawExpense(expense: id, reason: "Entered twice"))
        try await work.books.perform(
            AcceptPhase(statementOfWork: sow, phase: "design", by: "Maria Ortiz", on: Self.day("2026-03-02")),
            at: "2026-03-02T20:00:00Z")
        let path = TestBooks.temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let again = try Office.replay(from: work.books.office, into: path)
        #expect(try again.differences(from: work.books.office) == [])
    }
}
