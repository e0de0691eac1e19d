/// The unit that work is accounted in: real minutes are rounded up to it, entry by entry (4.1).
package struct RoundingUnit: Hashable, Codable, Sendable {
    /// Fifteen minutes.
    package static let standard = RoundingUnit(minutes: 15)
    /// One minute: nothing is rounded.
    package static let none = RoundingUnit(minutes: 1)

    package let minutes: Int

    /// Below one minute is one minute.
    package init(minutes: Int) { self.minutes = max(1, minutes) }

    /// Clamped to what whole minutes can hold.
    package func accounted(_ real: Hours) -> Hours {
        let rest = real.minutes % minutes
        return rest > 0 ? real + Hours(minutes: minutes - rest) : real
    }
}
