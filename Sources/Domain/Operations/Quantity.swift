/// A measured value with at most three decimals, exact: 68.5 is 68,500 thousandths. Bounds: a million million either way.
package struct Quantity: Hashable, Sendable {
    package let thousandths: Int

    package static let bounds = -1_000_000_000_000_000...1_000_000_000_000_000

    /// Beyond the bounds it is the nearer bound.
    package init(thousandths: Int) {
        self.thousandths = min(max(thousandths, Quantity.bounds.lowerBound), Quantity.bounds.upperBound)
    }

    package init(_ whole: Int) {
        let (value, overflow) = whole.multipliedReportingOverflow(by: 1_000)
        self.init(thousandths: overflow ? (whole < 0 ? .min : .max) : value)
    }

    /// Reads `68`, `68.5`, `-3.125`; nil for anything else, and beyond the bounds.
    package init?(_ text: some StringProtocol) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first.flatMap({ Int(digits: $0) }), whole <= 1_000_000_000_000 else {
            return nil
        }
        var fraction = 0
        if parts.count == 2 {
            guard (1...3).contains(parts[1].utf8.count), let digits = Int(digits: parts[1]) else { return nil }
            fraction = (parts[1].utf8.count..<3).reduce(digits) { value, _ in value * 10 }
        }
        let magnitude = whole * 1_000 + fraction
        guard Quantity.bounds.contains(magnitude) else { return nil }
        thousandths = isNegative ? -magnitude : magnitude
    }

    static func + (a: Quantity, b: Quantity) -> Quantity { Quantity(thousandths: a.thousandths + b.thousandths) }
    static func - (a: Quantity, b: Quantity) -> Quantity { Quantity(thousandths: a.thousandths - b.thousandths) }
}

extension Quantity: Comparable, Codable, CustomStringConvertible {
    package static func < (a: Quantity, b: Quantity) -> Bool { a.thousandths < b.thousandths }

    /// `68.5`: no more decimals than it has.
    package var description: String {
        let (whole, rest) = Int(thousandths.magnitude).quotientAndRemainder(dividingBy: 1_000)
        var digits = rest.padded(3)
        while digits.hasSuffix("0") { digits.removeLast() }
        return (thousandths < 0 ? "-" : "") + (digits.isEmpty ? String(whole) : "\(whole).\(digits)")
    }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a number with at most three decimals, such as 68.5") { Quantity($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
