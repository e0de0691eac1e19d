import Domain
import Foundation
import Testing

/// Amounts are rounded once, half away from zero (1.5), held against decimal arithmetic that knows no binary fraction.
@Suite struct RoundingTests {
    /// Decimal's own plain rounding, which is half away from zero.
    private func rounded(_ value: Decimal) -> Int {
        var (exact, whole) = (value, Decimal())
        NSDecimalRound(&whole, &exact, 0, .plain)
        return NSDecimalNumber(decimal: whole).intValue
    }

    private func fact(_ id: Int, minutes: Int, rate: Int, travel: Bool = false) -> BillableFact {
        BillableFact(
            kind: .hours, id: String(id), customer: CustomerCode(named: "RIVERBEND"), agreement: "SOW-2026-0013",
            item: travel ? .travel : .hoursWorked, description: "Hours worked in Sep 2026", from: Day(ordinal: 20_697),
            through: Day(ordinal: 20_726), quantity: minutes, unit: .hour, price: Money(minor: rate, .usd),
            dueOn: Day(ordinal: 20_726), words: "")
    }

    @Test func `a thousand lines, taxes, parts of months and revenues are what decimals say (7_1, 7_3, 7_4)`() throws {
        var random = Seeded(7)
        for _ in 0..<1_000 {
            let rate = Int.random(in: 1...99_999, using: &random)
            let facts = (0..<Int.random(in: 1...9, using: &random)).map {
                fact($0, minutes: Int.random(in: 1...1_440, using: &random), rate: rate)
            }
            let line = try #require(try InvoiceLine.lines(of: facts, taxesTravel: true).first)
            let minutes = facts.reduce(0) { $0 + $1.quantity }
            #expect(line.amount.minor == rounded(Decimal(rate) * Decimal(minutes) / 60), "\(rate) x \(minutes)")

            let points = Int.random(in: 0...10_000, using: &random)
            let totals = try InvoiceTotals(of: [line], tax: .rate(basisPoints: points), currency: .usd)
            #expect(totals.tax.minor == rounded(Decimal(line.amount.minor) * Decimal(points) / 10_000))

            let days = Int.random(in: 1...366, using: &random)
            let elapsed = Int.random(in: 0...days, using: &random)
            let fee = Money(minor: Int.random(in: -9_999_999...9_999_999, using: &random), .usd)
            let revenue = DeferredRevenue(fee: fee, from: Day(ordinal: 20_000), through: Day(ordinal: 20_000 + days - 1))
            #expect(
                revenue.recognised(through: Day(ordinal: 20_000 + elapsed - 1)).minor
                    == rounded(Decimal(fee.minor) * Decimal(elapsed) / Decimal(days)))
            #expect(revenue.months.reduce(0) { $0 + $1.recognised.minor } == fee.minor)
        }
    }

    @Test func `three times twenty minutes are rounded once (1_5)`() throws {
        let lines = try InvoiceLine.lines(of: (1...3).map { fact($0, minutes: 20, rate: 10_001) }, taxesTravel: true)
        #expect(lines.map(\.amount.minor) == [10_001])
        #expect(lines.first?.claims.map(\.id) == ["1", "2", "3"])
    }

    @Test func `tax is rounded once, on the sum of taxable lines (7_3)`() throws {
        // Lines of 0.10 of three SOW at 5 %: 0.015 together is 0.02; line by line it would be 0.03.
        let lines = try (1...3).flatMap { try InvoiceLine.lines(of: [fact($0, minutes: 60, rate: 10)], taxesTravel: true) }
        #expect(try InvoiceTotals(of: lines, tax: .rate(basisPoints: 500), currency: .usd).tax.minor == 2)
        let travel = try InvoiceLine.lines(of: [fact(1, minutes: 60, rate: 1_000, travel: true)], taxesTravel: false)
        #expect(try InvoiceTotals(of: travel, tax: .rate(basisPoints: 825), currency: .usd).tax.minor == 0)
        #expect(try InvoiceTotals(of: travel, tax: .exempt(reason: "municipal"), currency: .usd).total.minor == 1_000)
    }
}
