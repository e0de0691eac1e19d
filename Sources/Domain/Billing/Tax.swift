/// What a customer is taxed at: one rate, or exempt with a reason (7.3).
package enum TaxTreatment: Equatable, Sendable {
    /// Hundredths of a percent: 825 is 8.25 %. Bounds: 0 to 10,000.
    case rate(basisPoints: Int)
    case exempt(reason: String)

    package var basisPoints: Int {
        switch self {
        case .rate(let points): points
        case .exempt: 0
        }
    }

    /// The tax on the sum of an invoice's taxable lines, rounded once; nil where it does not fit.
    package func tax(on taxable: Money) -> Money? { taxable.times(basisPoints, over: 10_000) }

    /// `8.25 %`, or why there is none.
    package var words: String {
        switch self {
        case .rate(let points): (Percent(literal: points * 100)).description
        case .exempt(let reason): "exempt: \(reason)"
        }
    }
}

extension TaxTreatment: Codable {
    private enum CodingKeys: String, CodingKey { case basisPoints, exempt }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if let reason = try fields.decodeIfPresent(String.self, forKey: .exempt) {
            self = .exempt(reason: reason)
        } else {
            self = .rate(basisPoints: try fields.decode(Int.self, forKey: .basisPoints))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .rate(let points): try fields.encode(points, forKey: .basisPoints)
        case .exempt(let reason): try fields.encode(reason, forKey: .exempt)
        }
    }
}

/// A customer's tax from a day on; a later one takes its place.
package struct CustomerTax: Equatable, Codable, Sendable {
    package let from: Day
    package let treatment: TaxTreatment
    /// Whether travel and living are taxed with the rest.
    package let taxesTravel: Bool

    /// Refuses a rate out of 0 to 100 %, and an exemption without a reason of 1 to 200 characters.
    package init(from: Day, treatment: TaxTreatment, taxesTravel: Bool) throws(BillingRefusal) {
        switch treatment {
        case .rate(let points): guard (0...10_000).contains(points) else { throw .rateOutOfBounds }
        case .exempt(let reason): guard (1...200).contains(reason.count) else { throw .reasonMissing }
        }
        self.from = from
        self.treatment = treatment
        self.taxesTravel = taxesTravel
    }
}
