import Domain
import Foundation
import Testing

struct MoneyTests {
    /// Half away from zero, by decimal arithmetic of thirty-eight digits.
    private static func oracle(_ minor: Int, _ numerator: Int, _ denominator: Int) -> Int {
        var exact = Decimal(minor) * Decimal(numerator) / Decimal(denominator)
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, .plain)
        return NSDecimalNumber(decimal: rounded).intValue
    }

    @Test func `an amount times a fraction is rounded half away from zero, once`() {
        var random = Seeded(6)
        for _ in 0..<5_000 {
            let minor = Int.random(in: -100_000_000...100_000_000, using: &random)
            let numerator = Int.random(in: -10_000...10_000, using: &random)
            let denominator = [1, 2, 3, 4, 7, 12, 30, 31, 60, 365, 10_000].randomElement(using: &random) ?? 1
            #expect(
                Money(minor: minor, .usd).times(numerator, over: denominator)?.minor
                    == Self.oracle(minor, numerator, denominator),
                "\(minor) x \(numerator) / \(denominator)")
        }
    }

    @Test(arguments: [
        (5, 1, 2, 3), (-5, 1, 2, -3), (5, -1, 2, -3), (5, 1, -2, -3), (-5, -1, 2, 3), (4, 1, 3, 1), (1, 1, 3, 0), (-1, 1, 2, -1),
    ])
    func `halves go away from zero on both sides`(minor: Int, numerator: Int, denominator: Int, expected: Int) {
        #expect(Money(minor: minor, .usd).times(numerator, over: denominator)?.minor == expected)
    }

    @Test func `what does not fit is no amount, and no trap`() {
        #expect(Money(minor: .max, .usd).times(2, over: 1) == nil)
        #expect(Money(minor: .min, .usd).times(-1, over: 1) == nil)
        #expect(Money(minor: .min, .usd).times(1, over: 1)?.minor == .min)
        #expect(Money(minor: .min, .usd).times(.min, over: .min)?.minor == .min)
        #expect(Money(minor: 1, .usd).times(1, over: 0) == nil)
        #expect(Money(minor: .max, .usd).adding(Money(minor: 1, .usd)) == nil)
        #expect(Money(minor: 1, .usd).adding(Money(minor: 1, Currency("EUR") ?? .usd)) == nil)
    }

    @Test func `76 h 30 min at 210.00 an hour are 16,065.00, and 63 h 48 min are 13,398.00`() {
        let rate = Money(minor: 21_000, .usd)
        #expect(rate.times(Hours(hours: 76, minutes: 30).minutes, over: 60)?.description == "16,065.00 USD")
        #expect(rate.times(Hours(hours: 63, minutes: 48).minutes, over: 60)?.description == "13,398.00 USD")
    }

    @Test(arguments: [(-50, "-0.50 USD"), (0, "0.00 USD"), (5, "0.05 USD"), (-123_456_789, "-1,234,567.89 USD")])
    func `an amount is written with its cents and its sign`(minor: Int, text: String) {
        #expect(Money(minor: minor, .usd).description == text)
    }

    @Test func `a currency without minor units has no cents`() throws {
        #expect(Money(minor: 1_500, try #require(Currency("JPY"))).description == "1,500 JPY")
    }

    @Test func `hours are minutes, and absurd ones stay in bounds`() {
        #expect(Hours(hours: 76, minutes: 30).description == "76 h 30 min")
        #expect((Hours.zero - Hours(minutes: 75)).description == "-1 h 15 min")
        #expect(Hours(hours: .max).minutes == .max)
        #expect((-Hours(minutes: .min)).minutes == .max)
        #expect((Hours.zero - Hours(minutes: .min)).minutes == .max)
    }

    @Test(arguments: [("210.00", 21_000), ("210", 21_000), ("0.5", 50), ("-0.50", -50), ("13398.01", 1_339_801)])
    func `a decimal text reads as minor units`(text: String, minor: Int) {
        #expect(Money(decimal: text, .usd) == Money(minor: minor, .usd))
    }

    @Test(arguments: [
        "", "-", ".5", "1.", "1.234", "1,000.00", "1e3", " 1", "+1", "99999999999999999999", "92233720368547758.08",
    ])
    func `what is no amount of the currency is nil`(text: String) {
        #expect(Money(decimal: text, .usd) == nil)
    }

    @Test func `a currency without cents takes none`() throws {
        let yen = try #require(Currency("JPY"))
        #expect(Money(decimal: "500", yen)?.minor == 500)
        #expect(Money(decimal: "500.0", yen) == nil)
    }
}
