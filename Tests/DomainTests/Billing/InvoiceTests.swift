import Domain
import Testing

/// The life of an invoice, its corrections and what is owed (7.3, 7.4).
@Suite struct InvoiceTests {
    private static let issuedOn = Day(ordinal: 20_758)

    private func line(_ position: Int, _ minor: Int, taxable: Bool = true) -> InvoiceLine {
        InvoiceLine(
            position: position, agreement: "SOW-2026-0013", item: minor < 0 ? .serviceCredit : .phase, description: "Work",
            from: Self.issuedOn, through: Self.issuedOn, quantity: 1, unit: .each, price: Money(minor: minor, .usd),
            amount: Money(minor: minor, .usd), isTaxable: taxable, isPrepaid: false, claims: [])
    }

    private func issued(_ lines: [InvoiceLine], points: Int = 825) throws -> Invoice {
        var invoice = draft(lines)
        try invoice.issue(
            Identifier(named: "INV-2026-0001"), on: Self.issuedOn, at: Instant(seconds: 1), today: Self.issuedOn, dueDays: 30,
            tax: .rate(basisPoints: points))
        return invoice
    }

    private func draft(_ lines: [InvoiceLine]) -> Invoice {
        Invoice(
            recorded: Identifier(named: "DI-000001"), customer: CustomerCode(named: "RIVERBEND"), category: .services,
            period: .month(Month(of: Self.issuedOn)), currency: .usd, draftedOn: Self.issuedOn, lines: lines, status: .draft)
    }

    private func credit(
        _ crediting: Invoice.Crediting, _ invoice: inout Invoice, after notes: [CreditNote]
    ) throws -> CreditNote {
        try invoice.credit(
            crediting, after: notes, number: Identifier(named: "CN-2026-0001"), reason: "wrong", on: Self.issuedOn,
            at: Instant(seconds: 2))
    }

    @Test func `it is due 30 days after issue and never issued twice (7_3)`() throws {
        var invoice = try issued([line(1, 10_000)])
        #expect(invoice.issue?.dueOn == Self.issuedOn + 30)
        #expect(invoice.issue?.totals.total.minor == 10_825)
        #expect(throws: BillingRefusal.issuedAlready("INV-2026-0001")) {
            try invoice.issue(
                Identifier(named: "INV-2026-0002"), on: Self.issuedOn, at: Instant(seconds: 3), today: Self.issuedOn,
                dueDays: 30, tax: .rate(basisPoints: 0))
        }
        #expect(throws: BillingRefusal.issuedAlready("INV-2026-0001")) { try invoice.discard() }
    }

    @Test func `a draft's total is foretold by the tax and the rounding that issuing has, and tells how (7_3)`() throws {
        // 8.25 % of 100.01 is 8.250825; travel for 20.00 is not taxed.
        let lines = [line(1, 10_001), line(2, 2_000, taxable: false)]
        let tax = TaxTreatment.rate(basisPoints: 825)
        let foretold = TaxedTotals(on: Self.issuedOn, tax: tax, totals: try draft(lines).totals(taxed: tax))
        let issue = try #require(try issued(lines).issue)
        #expect(foretold == issue.taxed && foretold.totals.total.minor == 12_826)
        let why = ForetoldTotals.comesTo(foretold).derivation(of: "DI-000001")
        #expect(why.title == "Total of DI-000001, were it issued on \(Self.issuedOn.words)" && why.result == "128.26 USD")
        #expect(why.steps == ["100.01 USD x 8.25 % = 8.25 USD, rounded once", "120.01 USD + 8.25 USD = 128.26 USD"])
        let unknown = ForetoldTotals.taxUnknown(Self.issuedOn)
        #expect(unknown.taxed == nil && unknown.derivation(of: "DI-000001").result == "not known yet")
    }

    @Test func `a draft whose credits exceed what it bills waits (13_5)`() {
        #expect(throws: BillingRefusal.belowZero(Identifier(named: "DI-000001"), Money(minor: -1_083, .usd))) {
            try issued([line(1, 1_000), line(2, -2_000)])
        }
    }

    @Test func `a credit note tells its tax beside that of earlier notes (7_3)`() throws {
        var invoice = try issued([line(1, 10_000), line(2, 2_000)])
        let first = try credit(.part(line: 1, amount: Money(minor: 7, .usd)), &invoice, after: [])
        let second = try credit(.part(line: 1, amount: Money(minor: 7, .usd)), &invoice, after: [first])
        #expect((first.totals.tax.minor, second.totals.tax.minor) == (1, 0))
        #expect(
            first.derivation(of: invoice, after: []).steps == [
                "0.07 USD x 8.25 % = 0.01 USD, rounded once", "0.07 USD + 0.01 USD = 0.08 USD",
            ])
        let why = second.derivation(of: invoice, after: [first])
        #expect(
            why.steps == [
                "0.14 USD x 8.25 % = 0.01 USD, rounded once", "0.01 USD - 0.01 USD of earlier notes = 0.00 USD",
                "0.07 USD + 0.00 USD = 0.07 USD",
            ])
        #expect(why.result == "0.07 USD")
    }

    @Test func `credit notes over parts and then the whole come to the invoice's tax to the cent (7_3)`() throws {
        var random = Seeded(3)
        for _ in 0..<300 {
            let minors = (0..<Int.random(in: 1...5, using: &random)).map { _ in Int.random(in: 1...9_999, using: &random) }
            var invoice = try issued(
                minors.enumerated().map { line($0 + 1, $1, taxable: $0.isMultiple(of: 3) == false || $0 == 0) },
                points: Int.random(in: 0...2_500, using: &random))
            var notes: [CreditNote] = []
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let left = try invoice.remaining(after: notes).filter { $0.amount.minor > 0 }
                guard let line = left.randomElement(using: &random) else { break }
                let part = Money(minor: Int.random(in: 1...line.amount.minor, using: &random), .usd)
                notes.append(try credit(.part(line: line.line, amount: part), &invoice, after: notes))
                #expect(invoice.status.word == "issued")
            }
            notes.append(try credit(.whole, &invoice, after: notes))
            #expect(invoice.status.word == "credited")
            #expect(notes.reduce(0) { $0 + $1.totals.total.minor } == invoice.issue?.totals.total.minor)
            #expect(notes.reduce(0) { $0 + $1.totals.tax.minor } == invoice.issue?.totals.tax.minor)
            #expect(throws: BillingRefusal.creditedAlready("INV-2026-0001")) {
                try credit(.whole, &invoice, after: notes)
            }
        }
    }

    @Test func `more than a line has left is not credited`() throws {
        var invoice = try issued([line(1, 10_000)])
        let first = try credit(.part(line: 1, amount: Money(minor: 9_000, .usd)), &invoice, after: [])
        #expect(throws: BillingRefusal.aboveTheLine("INV-2026-0001", 1, left: Money(minor: 1_000, .usd))) {
            try credit(.part(line: 1, amount: Money(minor: 1_001, .usd)), &invoice, after: [first])
        }
    }

    @Test(arguments: [
        (-1, "not due"), (0, "not due"), (1, "1-30"), (30, "1-30"), (31, "31-60"), (60, "31-60"), (61, "61-90"), (90, "61-90"),
        (91, "over 90"),
    ])
    func `an invoice ages by the days after its due day (7_4)`(days: Int, bucket: String) {
        #expect(AgeBucket(Money(minor: 1, .usd), dueOn: Self.issuedOn, on: Self.issuedOn + days).rawValue == bucket)
        #expect(AgeBucket(Money(minor: -1, .usd), dueOn: Self.issuedOn, on: Self.issuedOn + days) == .credit)
    }

    @Test func `a prepaid year is recognised by days, leap years too (7_4)`() throws {
        let from = try #require(Day("2028-01-01"))
        let revenue = DeferredRevenue(fee: Money(minor: 36_600, .usd), from: from, through: from + 365)
        #expect(
            revenue.months.map(\.recognised.minor) == [
                3_100, 2_900, 3_100, 3_000, 3_100, 3_000, 3_100, 3_100, 3_000, 3_100, 3_000, 3_100,
            ])
        #expect(revenue.deferred(after: from + 30).minor == 33_500)
    }
}
