/// A target in percent with at most four decimals, exact: 98.5 % is 985,000 millionths. Bounds: 0 to 100.
package struct Percent: Hashable, Sendable {
    package let millionths: Int

    package init?(millionths: Int) {
        guard (0...1_000_000).contains(millionths) else { return nil }
        self.millionths = millionths
    }

    /// For a figure the source itself states; beyond the bounds it is the nearer bound.
    package init(literal millionths: Int) { self.millionths = min(max(millionths, 0), 1_000_000) }

    /// Reads `98.5` or `98.5 %`; nil for anything else, or more than four decimals.
    package init?(_ text: some StringProtocol) {
        let sign = text.hasSuffix(" %") ? 2 : text.hasSuffix("%") ? 1 : 0
        let parts = text.dropLast(sign).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 1 || parts.count == 2, let whole = parts.first.flatMap({ Int(digits: $0) }), whole <= 100 else {
            return nil
        }
        var fraction = 0
        if parts.count == 2 {
            guard (1...4).contains(parts[1].utf8.count), let digits = Int(digits: parts[1]) else { return nil }
            fraction = (parts[1].utf8.count..<4).reduce(digits) { value, _ in value * 10 }
        }
        self.init(millionths: whole * 10_000 + fraction)
    }

    /// `98.5`, `99.99`: no more decimals than it has.
    package var decimal: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 10_000)
        var digits = rest.padded(4)
        while digits.hasSuffix("0") { digits.removeLast() }
        return digits.isEmpty ? String(whole) : "\(whole).\(digits)"
    }

    /// Decimals needed to write it exactly: none for 99, two for 99.99.
    package var decimals: Int { decimal.split(separator: ".").dropFirst().first?.count ?? 0 }
}

extension Percent: Comparable, CustomStringConvertible, Codable {
    package static func < (a: Percent, b: Percent) -> Bool { a.millionths < b.millionths }
    /// `98.5 %`.
    package var description: String { decimal + " %" }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a percentage such as 98.5") { Percent($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: decimal) }
}

/// A part of a whole, kept as its two integers; what a rate or an availability is (1.5, 1.6).
///
/// It is compared exactly and shown truncated, never rounded up. A whole of zero is no obligation, never 100 %.
package struct Share: Hashable, Sendable, Codable {
    package let part: Int
    package let whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    package static let zero = Share(0, of: 0)

    package var isNoObligation: Bool { whole <= 0 }

    /// Pools: sum over sum, never a mean of percentages (12.4).
    package static func + (a: Share, b: Share) -> Share {
        Share(a.part.addingClamped(b.part), of: a.whole.addingClamped(b.whole))
    }

    /// `part / whole >= target`, in whole numbers; nil when there is no obligation.
    package func meets(_ target: Percent) -> Bool? {
        guard !isNoObligation else { return nil }
        let kept = part.multipliedFullWidth(by: 1_000_000)
        let promised = target.millionths.multipliedFullWidth(by: whole)
        return (kept.high, kept.low) >= (promised.high, promised.low)
    }

    /// The smallest part that still meets the target: ceiling of target times whole.
    package func needed(for target: Percent) -> Int {
        guard !isNoObligation else { return 0 }
        let product = target.millionths.multipliedFullWidth(by: whole)
        let (quotient, remainder) = 1_000_000.dividingFullWidth(product)
        return quotient + (remainder > 0 ? 1 : 0)
    }

    /// How much more may fail before the target is lost; negative when it already is (13.4). Nil without an obligation.
    package func margin(to target: Percent) -> Int? {
        isNoObligation ? nil : part.addingClamped(-needed(for: target))
    }

    /// In percent truncated to `decimals` (0...9), such as `98.99`; nil when there is no obligation.
    package func percent(decimals: Int = 2) -> String? {
        guard !isNoObligation, part >= 0 else { return nil }
        let places = min(max(decimals, 0), 9)
        let scale = (0..<places).reduce(1) { value, _ in value * 10 }
        // At most 63 + 37 bits.
        let shown = UInt128(part) * UInt128(100 * scale) / UInt128(whole)
        let (units, rest) = shown.quotientAndRemainder(dividingBy: UInt128(scale))
        return places == 0 ? String(units) : "\(units).\(Int(rest).padded(places))"
    }

    /// Digits that tell a rate from its promise: one more than the promise has, at least two (98.99 against 99, 99.988
    /// against 99.99).
    package static func decimals(against target: Percent?) -> Int { max(2, target.map { $0.decimals + 1 } ?? 2) }

    /// The truncated figure without its sign, such as `98.99`, as machines exchange it; nil when there is no obligation.
    package func shown(against target: Percent? = nil) -> String? { percent(decimals: Share.decimals(against: target)) }

    /// `98.99 %`, as people read it; `no obligation` for a whole of zero.
    package func words(against target: Percent? = nil) -> String {
        shown(against: target).map { $0 + " %" } ?? "no obligation"
    }
}

extension Percent {
    /// Hundredths of a percent; nil where it has more decimals.
    package var basisPoints: Int? {
        let (points, rest) = millionths.quotientAndRemainder(dividingBy: 100)
        return rest == 0 ? points : nil
    }
}
