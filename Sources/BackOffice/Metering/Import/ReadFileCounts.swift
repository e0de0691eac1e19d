import Domain
import Metering

/// What a file held and what became of it, in values.
package struct ReadFileCounts: Codable, Equatable, Sendable {
    package var format: ReadFormat
    package var readings = 0
    package var actual = 0
    package var estimated = 0
    package var substituted = 0
    package var missing = 0
    /// Against what was there before.
    package var merged = MergeCounts()
    /// Actual values accepted after T1, and after T3, of their service day.
    package var afterT1 = 0
    package var afterT3 = 0
    /// Stamped more than a day after their acceptance: kept, and worth a look at the source's clock.
    package var future = 0
    /// Interval values stamped where no interval of their channel ends: they stay in the raw file and count nowhere.
    package var offSlot = 0
    package var quarantinedReadings = 0
    package var quarantinedStreams = 0
    /// Register readings below the one before them; they count like any other.
    package var backwardRegisters = 0
    package var otherRecords = 0
    package var months: [Month] = []

    package init(format: ReadFormat) { self.format = format }

    mutating func count(_ quality: Quality) {
        switch quality {
        case .actual: actual &+= 1
        case .estimated: estimated &+= 1
        case .substituted: substituted &+= 1
        case .missing: missing &+= 1
        }
    }
}

/// A stream that matched no channel of the registry at its time.
package struct QuarantinedStream: Codable, Equatable, Sendable {
    package enum Reason: String, Codable, Sendable {
        /// The registry has no such meter, service point or endpoint.
        case unknown
        /// It has, but no link in force at the stamps.
        case notLinked
        /// The endpoint's configuration has no such channel.
        case noChannel
    }

    package var subject: StreamSubject
    package var name: String
    package var channel: String
    package var reason: Reason
    package var readings: Int
    package var first: Instant
    package var last: Instant

    /// How many a file's report names; the rest is counted.
    package static let kept = 1_000
}

/// What the parsing side of an import knows at its end.
struct ParsedReads {
    var counts: ReadFileCounts
    var quarantined: [QuarantinedStream]
}
