/// An amount in the minor units (cents) of one currency; never a floating-point number.
package struct Money: Hashable, Sendable, Codable {
    package let minor: Int
    package let currency: Currency

    package init(minor: Int, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Reads `13398.00`, `210`, `-0.5`: at most as many decimals as the currency has, ungrouped; nil for anything else.
    package init?(decimal text: some StringProtocol, _ currency: Currency) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int(digits: $0) }), parts.count <= 2 else { return nil }
        var rest = 0
        if parts.count == 2 {
            guard (1...max(1, currency.minorUnits)).contains(parts[1].utf8.count), currency.minorUnits > 0,
                let digits = Int(digits: parts[1])
            else { return nil }
            rest = (parts[1].utf8.count..<currency.minorUnits).reduce(digits) { value, _ in value * 10 }
        }
        let scale = (0..<currency.minorUnits).reduce(1) { value, _ in value * 10 }
        let (units, overflow) = whole.multipliedReportingOverflow(by: scale)
        let (minor, tooMany) = units.addingReportingOverflow(rest)
        guard !overflow, !tooMany else { return nil }
        self.init(minor: isNegative ? -minor : minor, currency)
    }

    /// Nil when the currencies differ or the sum does not fit.
    package func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        return currency == other.currency && !overflow ? Money(minor: sum, currency) : nil
    }

    /// The same amount with the other sign, and what is left after another of the same currency; clamped to what fits.
    package var negated: Money { Money(minor: minor.negatedClamped, currency) }
    package func less(_ other: Money) -> Money { Money(minor: minor.addingClamped(other.minor.negatedClamped), currency) }

    /// The amount times `numerator / denominator`, rounded once, half away from zero; nil for a zero denominator or
    /// where the result does not fit.
    package func times(_ numerator: Int, over denominator: Int) -> Money? {
        guard denominator != 0 else { return nil }
        let product = Int128(minor) * Int128(numerator)
        let (quotient, remainder) = product.magnitude.quotientAndRemainder(dividingBy: UInt128(denominator.magnitude))
        let rounded = quotient + (remainder >= UInt128(denominator.magnitude) - remainder ? 1 : 0)
        let negative = (product < 0) != (denominator < 0)
        guard let magnitude = Int128(exactly: rounded), let amount = Int(exactly: negative ? -magnitude : magnitude) else {
            return nil
        }
        return Money(minor: amount, currency)
    }
}

extension Money: CustomStringConvertible {
    /// `13398.00`: the decimal text that machines exchange.
    package var decimal: String {
        let unit = currency.minorUnits
        guard unit > 0 else { return String(minor) }
        let scale = (0..<unit).reduce(1) { value, _ in value * 10 }
        let (whole, rest) = minor.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
        return (minor < 0 ? "-" : "") + "\(whole).\(Int(rest).padded(unit))"
    }

    /// `13,398.00 USD`.
    package var description: String {
        let parts = decimal.split(separator: ".")
        let whole = parts.first.flatMap { Int($0) } ?? 0
        // Minus nothing loses its sign when read as a number: -0.50.
        let sign = minor < 0 && whole == 0 ? "-" : ""
        return sign + whole.grouped + (parts.count == 2 ? "." + parts[1] : "") + " " + currency.code
    }
}

/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable {
    package let code: String
    /// Places after the point: 2 for dollars and cents.
    package let minorUnits: Int

    package static let usd = Currency(code: "USD", minorUnits: 2)
    package static let known = [
        usd, Currency(code: "CAD", minorUnits: 2), Currency(code: "AUD", minorUnits: 2), Currency(code: "EUR", minorUnits: 2),
        Currency(code: "GBP", minorUnits: 2), Currency(code: "MXN", minorUnits: 2), Currency(code: "JPY", minorUnits: 0),
    ]

    package init?(_ code: some StringProtocol) {
        guard let currency = Currency.known.first(where: { $0.code == code }) else { return nil }
        self = currency
    }

    private init(code: String, minorUnits: Int) {
        self.code = code
        self.minorUnits = minorUnits
    }
}

extension Currency: CustomStringConvertible, Codable {
    package var description: String { code }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a currency, one of \(Currency.known.map(\.code).joined(separator: ", "))") { Currency($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: code) }
}
