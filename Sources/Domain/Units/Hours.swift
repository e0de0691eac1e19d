/// Work or calendar time in whole minutes; may be negative (a reversal).
package struct Hours: Hashable, Sendable {
    package let minutes: Int

    package init(minutes: Int) { self.minutes = minutes }
    /// Clamped to what whole minutes can hold.
    package init(hours: Int, minutes: Int = 0) {
        let (product, overflow) = hours.multipliedReportingOverflow(by: 60)
        self.minutes = (overflow ? (hours < 0 ? .min : .max) : product).addingClamped(minutes)
    }

    package static let zero = Hours(minutes: 0)

    package static func + (a: Hours, b: Hours) -> Hours { Hours(minutes: a.minutes.addingClamped(b.minutes)) }
    package static func - (a: Hours, b: Hours) -> Hours { Hours(minutes: a.minutes.addingClamped(b.minutes.negatedClamped)) }
    package static prefix func - (a: Hours) -> Hours { Hours(minutes: a.minutes.negatedClamped) }
}

extension Hours: Comparable {
    package static func < (a: Hours, b: Hours) -> Bool { a.minutes < b.minutes }
}

extension Hours: CustomStringConvertible, Codable {
    /// `76 h 30 min`.
    package var description: String {
        let sign = minutes < 0 ? "-" : ""
        let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        return rest == 0 ? "\(sign)\(hours) h" : "\(sign)\(hours) h \(rest) min"
    }

    package init(from decoder: any Decoder) throws {
        minutes = try decoder.singleValueContainer().decode(Int.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(minutes)
    }
}
