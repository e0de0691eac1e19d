import Domain

/// A file the contract promises: every service day, of one type, to one destination, by a time of the utility's clock (12.7).
package struct DeliverySchedule: Hashable, Codable, Sendable {
    package typealias ID = Identifier<DeliverySchedule>

    /// Number of its record, `DLS-000003`.
    package let number: Int
    /// What the contract calls it: `daily-intervals`. 1 to 64 characters.
    package let fileType: String
    /// Where it goes: a drop directory, an SFTP address. 1 to 200 characters.
    package let destination: String
    /// Minutes after midnight of the utility's clock. Bounds: 0...1,439.
    package let dueMinute: Int
    /// Days after the service day; 1 is the next morning. Bounds: 0...31.
    package let dueDaysAfter: Int
    /// Parts a version has at least. Bounds: 1...1,000.
    package let parts: Int
    /// How long a resend on request may take. At least 1.
    package let turnaroundMinutes: Int
    package let firstDay: Day
    /// Nil while it lasts.
    package let lastDay: Day?

    package init(
        number: Int, fileType: String, destination: String, dueMinute: Int, dueDaysAfter: Int, parts: Int, turnaroundMinutes: Int,
        firstDay: Day, lastDay: Day?
    ) {
        self.number = number
        self.fileType = fileType
        self.destination = destination
        self.dueMinute = dueMinute
        self.dueDaysAfter = dueDaysAfter
        self.parts = parts
        self.turnaroundMinutes = turnaroundMinutes
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// Every value within its bounds.
    package var isSound: Bool {
        (1...64).contains(fileType.count) && (1...200).contains(destination.count) && (0...1_439).contains(dueMinute)
            && (0...31).contains(dueDaysAfter) && (1...1_000).contains(parts) && (1...100_000).contains(turnaroundMinutes)
            && lastDay.map { firstDay <= $0 } ?? true
    }

    package func isDue(for day: Day) -> Bool { firstDay <= day && day <= (lastDay ?? day) }

    /// A time the spring change skips is read with the clock before it; one the autumn change shows twice is the first.
    package func dueAt(for day: Day, in zone: Zone) -> Instant {
        zone.instant(day + dueDaysAfter, second: dueMinute * 60)
    }
}
