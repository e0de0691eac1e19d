import Domain
import Testing

@testable import BackOffice

/// Projects, expenses and late facts (7.1, 7.2, 5.1).
@Suite struct ProjectBillingTests {
    @Test func `worked hours are billed by the month, over-budget work is not, late work on a line of its month (7_1, 7_2)`()
        async throws
    {
        let hours = try await HourBooks.make()
        try await hours.tax()
        try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        let project = try await hours.project(hours: 2)
        try await hours.log(50, on: "2026-02-03", sow: project)
        try await hours.log(50, on: "2026-02-10", sow: project)
        #expect(try await hours.run("2026-02", at: "2026-02-20T20:00:00Z").isEmpty)
        let drafts = try await hours.run("2026-02", at: "2026-03-02T20:00:00Z")
        // 50 min count as 60; two of them use the two hours up: 2 h x 210.00.
        #expect(try hours.invoice(drafts[0].invoice).lines.map { [$0.quantity, $0.amount.minor] } == [[120, 42_000]])
        try await hours.log(30, on: "2026-02-11", at: "2026-03-03T20:00:00Z", sow: project)
        #expect(try await hours.run("2026-03", at: "2026-04-02T20:00:00Z").isEmpty)
        try await hours.order(.moreHours, minutes: 60, fee: 21_000, at: "2026-04-03T20:00:00Z", sow: project)
        let late = try await hours.run("2026-04", at: "2026-05-02T20:00:00Z")
        let line = try #require(try hours.invoice(late[0].invoice).lines.first)
        #expect((line.quantity, line.from.description) == (30, "2026-02-01"))
    }

    @Test func `an invoiced row is read-only; discarded, it can be taken back and is not billed (4_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        let project = try await hours.project()
        let logged = try await hours.log(60, on: "2026-02-03", sow: project)
        let row = logged.entry
        let draft = try await hours.run("2026-02", at: "2026-03-02T20:00:00Z")[0].invoice
        await #expect(throws: HoursRefusal.invoiced(row, by: draft.text)) {
            try await hours.books.perform(ReverseHours(entry: row, reason: "wrong"))
        }
        try await hours.books.perform(DiscardInvoice(invoice: draft))
        try await hours.books.perform(ReverseHours(entry: row, reason: "wrong"))
        #expect(try await hours.run("2026-02").isEmpty)
    }

    @Test func `phases are billed on acceptance; cancelled, unaccepted hours and costs (5_1)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        let project = try await hours.project(phases: [
            .init(name: "design", fee: Money(minor: 500_000, .usd)), .init(name: "build", fee: Money(minor: 900_000, .usd)),
        ])
        try await hours.log(120, on: "2026-02-03", sow: project, phase: "design")
        try await hours.log(90, on: "2026-02-20", sow: project, phase: "build")
        try await hours.books.perform(
            AcceptPhase(statementOfWork: project, phase: "design", by: "Maria Ortiz", on: HourBooks.day("2026-02-18")),
            at: "2026-02-21T20:00:00Z")
        let phase = try await hours.run("2026-02", at: "2026-03-02T20:00:00Z")
        #expect(try hours.invoice(phase[0].invoice).lines.map(\.amount.minor) == [500_000])
        try await hours.order(.cancellation, costs: 12_345, at: "2026-03-10T20:00:00Z", sow: project)
        let end = try await hours.run("2026-03", at: "2026-04-02T20:00:00Z")
        #expect(
            try hours.invoice(end[0].invoice).lines.map { "\($0.item.rawValue) \($0.amount.minor)" } == [
                "work of a cancelled project 31500", "costs incurred 12345",
            ])
        #expect(try await hours.run("2026-06", at: "2026-07-02T20:00:00Z").isEmpty)
    }

    @Test func `travel and living are items of their own, a partial credit releases nothing (3_5, 7_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        let expense = try await hours.perDiem(3, on: "2026-03-05")
        let draft = try await hours.run("2026-03", at: "2026-03-06T20:00:00Z")[0].invoice
        let line = try #require(try hours.invoice(draft).lines.first)
        #expect((line.amount.minor, line.quantity, line.from.description) == (19_200, 3, "2026-03-03"))
        #expect(line.derivation.text.contains("order 4411"))
        try await hours.books.perform(IssueInvoice(invoice: draft))
        let part = CreditInvoice(invoice: draft, reason: "one day less", line: 1, amount: Money(minor: 6_400, .usd))
        // 8.25 % of 64.00 is 5.28.
        #expect(try await hours.books.perform(part).total.minor == 6_928)
        #expect(try await hours.run("2026-04", at: "2026-05-02T20:00:00Z").isEmpty)
        #expect(try hours.books.read(at: "2026-05-02T20:00:00Z") { try $0.isClaimed("expense", expense.text) } == "INV-2026-0001")
    }

    @Test func `numbers have no gaps, whatever was refused between (7_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        var numbers: [String] = []
        for day in 1...6 {
            _ = try await hours.perDiem(1, on: "2026-03-0\(day)")
            let draft = try await hours.run("2026-03", at: "2026-03-0\(day)T23:00:00Z")[0].invoice
            _ = try? await hours.books.perform(IssueInvoice(invoice: draft, on: HourBooks.day("2026-09-01")))
            numbers.append(try await hours.books.perform(IssueInvoice(invoice: draft)).number.text)
            _ = try? await hours.books.perform(IssueInvoice(invoice: draft))
        }
        #expect(numbers == (1...6).map { "INV-2026-000\($0)" })
    }
}
