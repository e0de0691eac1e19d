/// How often a restore is drilled for each customer (10.4): a setting of the house.
package struct DrillInterval: Equatable, Codable, Sendable {
    package let months: Int

    package static let standard = DrillInterval(months: 12)

    package init(months: Int) { self.months = months }

    /// The last day on which the next drill is in time: so many months after the last one, or after the agreement's first day where
    /// none was held. A recovery in earnest that service was verified after shows the same, and counts.
    package func dueOn(after last: Day) -> Day { Rotation.day(months, monthsAfter: last) }
}
