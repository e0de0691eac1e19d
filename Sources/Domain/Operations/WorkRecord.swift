/// The number of a record that work is followed in, whatever its kind: SR-000123, CR-000045, AL-000007, OUT-000012.
package enum FollowedWork {
    package typealias Number = Identifier<FollowedWork>
}

/// A request, a change, an alarm or an outage that something is linked to.
package struct WorkRecord: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case request = "SR"
        case change = "CR"
        case alarm = "AL"
        case outage = "OUT"
    }

    package let kind: Kind
    package let number: FollowedWork.Number

    /// Nil unless it is one of the four series: `SR-000123`.
    package init?(_ text: some StringProtocol) {
        guard let dash = text.firstIndex(of: "-"), let kind = Kind(rawValue: String(text[..<dash])),
            let number = FollowedWork.Number(text), Int(digits: text[text.index(after: dash)...]) != nil
        else { return nil }
        self.kind = kind
        self.number = number
    }

    /// A number written in the source, as in examples.
    package init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number =
            switch kind {
            case .request: FollowedWork.Number(series: "SR", number)
            case .change: FollowedWork.Number(series: "CR", number)
            case .alarm: FollowedWork.Number(series: "AL", number)
            case .outage: FollowedWork.Number(series: "OUT", number)
            }
    }
}

extension WorkRecord: Codable, CustomStringConvertible {
    package var description: String { number.text }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a request, change, alarm or outage such as SR-000123") { WorkRecord($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: number.text) }
}
