import Domain
import GRDB
import Testing

@testable import BackOffice

/// Yearly invoices (7.1), their idempotence and claims (7.2), and the warning of 6.2.
@Suite struct YearlyBillingTests {
    @Test func `a year is billed with its fee and hours on its planned issue day, once (7_1, 7_2)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        let first = try #require(try await hours.run("2025-12", at: "2025-12-05T18:00:00Z").first)
        let draft = try hours.invoice(first.invoice)
        #expect(draft.lines.map(\.item) == [.maintenanceFee, .maintenanceHours])
        #expect(draft.lines.map(\.amount.minor) == [1_200_000, 2_520_000])
        #expect(draft.lines.map { "\($0.from) \($0.through)" } == ["2026-01-01 2026-12-31", "2026-01-01 2026-12-31"])
        #expect(try await hours.run("2025-12").isEmpty)
        let issued = try await hours.books.perform(IssueInvoice(invoice: first.invoice))
        #expect((issued.number.text, issued.total.minor) == ("INV-2025-0001", 4_026_900))
        #expect(try await hours.run("2026-10", at: "2026-10-31T18:00:00Z").isEmpty)
        // 31 December less 60 days is 1 November.
        let next = try await hours.run("2026-11", at: "2026-11-01T18:00:00Z")
        #expect(next.count == 1)
        #expect(try hours.invoice(next[0].invoice).lines.first?.from.description == "2027-01-01")
    }

    @Test
    func `recurring additions are billed with the year, late ones on a line of their own; hours of this year at once (5_1)`()
        async throws
    {
        let hours = try await HourBooks.make()
        try await hours.tax()
        let first = try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        try await hours.books.perform(IssueInvoice(invoice: first[0].invoice))
        try await hours.order(.moreHoursEveryYear, minutes: 600, at: "2026-05-04T20:00:00Z")
        try await hours.order(.moreHoursThisYear, minutes: 90, year: "2026-01-01", at: "2026-05-05T20:00:00Z")
        let may = try await hours.run("2026-05", at: "2026-06-01T20:00:00Z")
        #expect(try hours.invoice(may[0].invoice).lines.map(\.amount.minor) == [31_500])
        let year = try await hours.run("2026-11", at: "2026-11-01T20:00:00Z")
        #expect(try hours.invoice(year[0].invoice).lines.map(\.quantity) == [1, 7_800])
        // Not issued yet, so a later addition still counts for 2027.
        try await hours.order(.moreHoursEveryYear, minutes: 60, at: "2026-11-05T20:00:00Z")
        let late = try await hours.run("2026-11", at: "2026-11-06T20:00:00Z")
        #expect(try hours.invoice(late[0].invoice).lines.map { [$0.quantity, $0.amount.minor] } == [[60, 21_000]])
    }

    @Test func `an early yearly invoice is issued only by an explicit word, and says whose deadline it moves (6_2)`() async throws
    {
        let hours = try await HourBooks.make()
        try await hours.tax()
        let first = try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")
        try await hours.books.perform(IssueInvoice(invoice: first[0].invoice))
        let next = try await hours.run("2026-11", at: "2026-09-02T17:00:00Z")
        let draft = next[0].invoice
        let moved = BillingRefusal.MovedDeadline(
            customer: TestBooks.riverbend, statementOfWork: hours.sow, before: HourBooks.day("2026-10-02"),
            after: HourBooks.day("2026-09-01"))
        await #expect(throws: BillingRefusal.movesDeadlines([moved])) {
            try await hours.books.perform(IssueInvoice(invoice: draft))
        }
        #expect(BillingRefusal.movesDeadlines([moved]).message.contains("RIVERBEND"))
        // Refused, it has taken no number.
        let issued = try await hours.books.perform(IssueInvoice(invoice: draft, movesDeadline: true))
        #expect((issued.number.text, issued.moved) == ("INV-2026-0001", [moved]))
        let late = try await hours.notice(on: "2026-09-03")
        #expect((late.inTime, late.lastDay.description) == (false, "2026-09-01"))
        // Voiding it does not move the deadline back.
        let credited = try await hours.books.perform(CreditInvoice(invoice: draft, reason: "too early"))
        #expect((credited.number.text, credited.status) == ("CN-2026-0001", "credited"))
        let year = ContractYear(first: HourBooks.day("2027-01-01"), last: HourBooks.day("2027-12-31"))
        #expect(
            try hours.books.read(at: "2026-10-01T00:00:00Z") { try $0.yearlyInvoiceIssued(HourBooks.invoices, year)?.on }?
                .description == "2026-09-02")
        // The credit note over the whole released what it billed (7.3).
        #expect(try await hours.run("2026-11", at: "2026-11-02T17:00:00Z").map(\.facts) == [2])
    }

    @Test func `after the days of notice no word is needed (6_2)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        try await hours.books.perform(
            IssueInvoice(invoice: try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")[0].invoice))
        let next = try await hours.run("2026-11", at: "2026-10-03T17:00:00Z")
        #expect(try await hours.books.perform(IssueInvoice(invoice: next[0].invoice)).moved.isEmpty)
    }

    @Test func `notice in time ends the billing; a draft over the next year is stale (6_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        try await hours.books.perform(
            IssueInvoice(invoice: try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")[0].invoice))
        let next = try await hours.run("2026-11", at: "2026-09-02T17:00:00Z")
        #expect(try await hours.notice(on: "2026-09-03").inTime)
        await #expect(throws: BillingRefusal.self) {
            try await hours.books.perform(IssueInvoice(invoice: next[0].invoice, movesDeadline: true), at: "2026-11-01T18:00:00Z")
        }
        try await hours.books.perform(DiscardInvoice(invoice: next[0].invoice))
        let again = try await hours.run("2026-11")
        #expect(try hours.invoice(again[0].invoice).lines.map(\.item) == [.maintenanceFee])
    }

    @Test func `an issued invoice cannot be changed behind the gate (7_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax()
        let draft = try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")[0].invoice
        try await hours.books.perform(IssueInvoice(invoice: draft))
        for sql in [
            "UPDATE invoice SET total_minor = total_minor + 1, net_minor = net_minor + 1",
            "UPDATE invoice SET issued_on = '2025-12-31'",
            "UPDATE invoice SET status = 'draft', number = NULL", "DELETE FROM invoice", "UPDATE invoice_line SET minor = 0",
            "DELETE FROM invoice_line", "DELETE FROM claim", "UPDATE claim SET quantity = 2",
            "UPDATE claim SET released_at = 1",
            "INSERT INTO invoice_line SELECT invoice, 99, customer, agreement, item, description, service_from, service_through, quantity, unit, price_minor, minor, taxable, prepaid FROM invoice_line WHERE position = 1",
            "INSERT INTO claim SELECT invoice, position, fact_kind, 'again', customer, quantity, price_minor, words, NULL FROM claim LIMIT 1",
        ] {
            await #expect(throws: DatabaseError.self, "\(sql)") {
                try await hours.books.office.writer?.write { try $0.execute(sql: sql) }
            }
        }
    }

    @Test func `without tax nothing is issued; exempt says why (7_3)`() async throws {
        let hours = try await HourBooks.make()
        let draft = try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")[0].invoice
        await #expect(throws: BillingRefusal.taxUnknown(TestBooks.riverbend, HourBooks.day("2025-12-05"))) {
            try await hours.books.perform(IssueInvoice(invoice: draft))
        }
        try await hours.books.perform(
            SetTax(customer: TestBooks.riverbend, from: HourBooks.day("2025-01-01"), exempt: "municipal"))
        #expect(try await hours.books.perform(IssueInvoice(invoice: draft)).total.minor == 3_720_000)
    }

    @Test func `it is paid when payments reach the total; a reversal opens it again (7_3)`() async throws {
        let hours = try await HourBooks.make()
        try await hours.tax(0)
        let draft = try await hours.run("2025-12", at: "2025-12-05T18:00:00Z")[0].invoice
        try await hours.books.perform(IssueInvoice(invoice: draft))
        func pay(_ minor: Int, _ reference: String) async throws -> RecordPayment.Recorded {
            try await hours.books.perform(
                RecordPayment(
                    invoice: draft, amount: Money(minor: minor, .usd), on: HourBooks.day("2025-12-06"), reference: reference),
                at: "2025-12-07T18:00:00Z")
        }
        #expect(try await pay(3_000_000, "a").status == "issued")
        await #expect(throws: BillingRefusal.aboveWhatIsOpen("INV-2025-0001", open: Money(minor: 720_000, .usd))) {
            try await pay(720_001, "b")
        }
        let last = try await pay(720_000, "b")
        #expect((last.status, last.open.minor) == ("paid", 0))
        let aged = try hours.books.read(at: "2026-02-10T00:00:00Z") { try $0.ageing(on: HourBooks.day("2025-12-05")) }
        #expect(aged.map(\.open.minor) == [3_720_000])
        let back = try await hours.books.perform(ReversePayment(payment: last.payment, reason: "returned"))
        #expect((back.status, back.open.minor) == ("issued", 720_000))
        let later = try hours.books.read(at: "2026-02-10T00:00:00Z") { try $0.ageing(on: HourBooks.day("2026-02-04")) }
        #expect(later.map(\.open.minor) == [720_000] && later.map(\.bucket) == [.to60])
    }
}
