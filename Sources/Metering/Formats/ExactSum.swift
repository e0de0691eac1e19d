import Domain

/// The sum of decimal amounts, exact however many there are and however far apart their scales: wholes and fractions are
/// kept apart, so neither can overflow within 10^20 amounts. Has as many decimals as the amount that has most.
package struct ExactSum: Hashable, Sendable {
    private var wholes: Int128 = 0
    /// In units of ten to the minus eighteen.
    private var fractions: Int128 = 0
    private var scale: UInt8 = 0

    package init() {}

    package mutating func add(_ amount: Amount) {
        let places = min(amount.scale, 18)
        let (whole, fraction) = amount.mantissa.quotientAndRemainder(dividingBy: ExactSum.powers[Int(places)])
        wholes += Int128(whole)
        fractions += Int128(fraction) * Int128(ExactSum.powers[Int(18 - places)])
        scale = max(scale, places)
    }

    private static let powers: [Int64] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension ExactSum: CustomStringConvertible, Codable {
    /// `-12.050`.
    package var description: String {
        let unit = Int128(ExactSum.powers[18])
        let carried = fractions / unit
        var whole = wholes + carried
        var rest = fractions - carried * unit
        // Both parts get the same sign.
        if whole > 0, rest < 0 { (whole, rest) = (whole - 1, rest + unit) }
        if whole < 0, rest > 0 { (whole, rest) = (whole + 1, rest - unit) }
        let sign = whole < 0 || rest < 0 ? "-" : ""
        guard scale > 0 else { return sign + String(whole.magnitude) }
        let digits = String(rest.magnitude)
        let padded = String(repeating: "0", count: max(0, 18 - digits.count)) + digits
        return "\(sign)\(whole.magnitude).\(padded.prefix(Int(scale)))"
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a decimal number such as 12.050") { text in
            let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
            let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 1 || parts.count == 2, let whole = Int128(parts[0]), whole >= 0 else { return nil }
            let places = parts.count == 2 ? parts[1].utf8.count : 0
            guard places <= 18, let fraction = places == 0 ? 0 : Int64(parts[1]), fraction >= 0 else { return nil }
            var sum = ExactSum()
            sum.scale = UInt8(places)
            sum.wholes = unsigned.count < text.count ? -whole : whole
            sum.fractions = Int128(unsigned.count < text.count ? -fraction : fraction) * Int128(ExactSum.powers[18 - places])
            return sum
        }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
