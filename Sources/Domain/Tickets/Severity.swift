/// How much a service request hurts: 1 is worst. What a severity promises is data of the service-level policy (8.2).
package struct Severity: Hashable, Sendable {
    package let number: Int

    /// What a policy may have, whichever of them one has; as it is asked for.
    package static let expected = "1 to 9"

    /// Nil unless it is 1 to 9.
    package init?(_ number: Int) {
        guard (1...9).contains(number) else { return nil }
        self.number = number
    }

    private init(known number: Int) { self.number = number }

    package static let critical = Severity(known: 1)
    package static let major = Severity(known: 2)
    package static let limited = Severity(known: 3)
    package static let question = Severity(known: 4)
}

extension Severity {
    /// What a request is logged as that came by a channel: a severity 1 is reported by phone, and by anything else it is a 3 that
    /// claims to be critical (8.2).
    package func logged(from channel: RequestChannel) -> (severity: Severity, claimsCritical: Bool) {
        self == .critical && !channel.isPhone ? (.limited, true) : (self, false)
    }
}

extension Severity: Comparable {
    package static func < (a: Severity, b: Severity) -> Bool { a.number < b.number }
}

extension Severity: CustomStringConvertible, Codable {
    package var description: String { "\(number)" }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Int.self)
        guard let severity = Severity(number) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "Expected a severity from \(Severity.expected), but found \(number).")
        }
        self = severity
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}
