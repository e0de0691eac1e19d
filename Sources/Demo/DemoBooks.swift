import BackOffice
import Domain
import Foundation
import Metering
import Synchronization

/// Books of three made-up utilities, told from a seed: everything goes through the same gate and the same import as real facts,
/// each at its own instant.
///
/// The same seed, endpoints and span give the same files, the same journal and the same tables, on any machine.
package struct DemoBooks: Sendable {
    package static let standardEndpoints = 120
    package static let standardSeed: UInt64 = 2_026
    /// Fewer than twelve leave some utility without an endpoint of each kind.
    package static let endpointBounds = 12...20_000

    package let endpoints: Int
    package let seed: UInt64
    package let span: DemoSpan

    package init(endpoints: Int = standardEndpoints, seed: UInt64 = standardSeed, span: DemoSpan = .story)
        throws(DemoRefusal)
    {
        guard DemoBooks.endpointBounds.contains(endpoints) else { throw .endpointsOutOfBounds(endpoints) }
        self.endpoints = endpoints
        self.seed = seed
        self.span = span
    }

    package struct Made: Codable, Equatable, Sendable {
        package let customers: [CustomerCode]
        package let endpoints: Int
        package let filesImported: Int
        package let filesRefused: Int
        /// In the drop folders.
        package let filesWaiting: Int
        package let now: Instant
    }

    /// Makes the books in a folder that holds none. `progress` is told the instant the story has come to, and of how many facts
    /// how many are told.
    package func make(
        in directory: DataDirectory, progress: @Sendable (_ at: Instant, _ told: Int, _ of: Int) -> Void = { _, _, _ in }
    ) async throws -> Made {
        guard !directory.holdsBooks else { throw OfficeRefusal.booksExist(directory.path) }
        let worlds = DemoUtility.all.map { DemoWorld($0, endpoints: endpoints, seed: seed, span: span) }
        let clock = HeldClock(Zone.pacific.at(6, 8, 9))
        let office = try await Office.create(
            directory, clock: clock.clock, origin: Origin(door: "demo", user: "demo", host: "demo"),
            opening: OpenBooks(administrator: Person.demo.id, name: Person.demo.name, standsAt: span.now))
        let teller = try await StoryTeller(office: office, clock: clock, folder: directory.path, worlds: worlds)
        let facts = Story.facts(of: worlds, span: span)
        for (index, fact) in facts.enumerated() {
            progress(fact.at, index, facts.count)
            try await teller.tell(fact)
        }
        let waiting = try teller.leaveWaiting()
        try office.close()
        return Made(
            customers: worlds.map(\.utility.customer), endpoints: worlds.reduce(0) { $0 + $1.points.count },
            filesImported: teller.imported, filesRefused: teller.refused, filesWaiting: waiting, now: span.now)
    }
}

package enum DemoRefusal: Refusal, Equatable {
    case endpointsOutOfBounds(Int)

    package var message: String {
        switch self {
        case .endpointsOutOfBounds(let count):
            "\(count) endpoints are too few or too many for a demo. Ask for \(DemoBooks.endpointBounds.lowerBound) to \(DemoBooks.endpointBounds.upperBound.grouped)."
        }
    }
}

/// A clock that shows what it is set to.
final class HeldClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) { self.instant = Mutex(instant) }

    var clock: Clock { Clock { self.instant.withLock { $0 } } }

    func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }
}
