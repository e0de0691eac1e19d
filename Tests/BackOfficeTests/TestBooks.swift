import Domain
import Foundation
import Glibc
import Synchronization
import Testing

@testable import BackOffice

/// New books in a folder of their own, gone when the test lets go of them. The clock stands where the test puts it.
final class TestBooks: Sendable {
    let office: Office
    let directory: DataDirectory
    let clock: TestClock

    /// Lets go of the lock and the database, as the end of a process would.
    func close() { #expect(throws: Never.self) { try office.close() } }

    static let origin = Origin(door: "test", user: "tester", host: "bench")
    static let administrator = Actor.ID(named: "root")

    private init(office: Office, directory: DataDirectory, clock: TestClock) {
        self.office = office
        self.directory = directory
        self.clock = clock
    }

    /// Books whose administrator is `root`, opened at that instant.
    static func make(at text: String = "2026-07-01T00:00:00Z") async throws -> TestBooks {
        let clock = TestClock(Instant(text) ?? Instant(seconds: 0))
        let directory = DataDirectory(temporaryPath())
        let opening = OpenBooks(administrator: administrator, name: "Root")
        let office = try await Office.create(directory, clock: clock.clock, origin: origin, opening: opening)
        return TestBooks(office: office, directory: directory, clock: clock)
    }

    /// A path nothing has used yet, in a folder of this run that goes when the run ends.
    static func temporaryPath() -> String { folder + "/" + UUID().uuidString }

    private static let folder: String = {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("amico-test-\(getpid())").path
        #expect(throws: Never.self) { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        atexit { try? FileManager.default.removeItem(atPath: TestBooks.folder) }
        return path
    }()

    var root: Actor { get throws { try office.actor("root") } }

    /// Performs as `root`.
    @discardableResult
    func perform<Deed: Action>(_ action: Deed, at text: String? = nil) async throws -> Deed.Outcome {
        if let text, let instant = Instant(text) { clock.stand(at: instant) }
        return try await office.perform(action, as: root)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory.path) }
}

/// A clock a test moves by hand.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ instant: Instant) { self.instant = Mutex(instant) }

    var now: Instant { instant.withLock { $0 } }
    func stand(at instant: Instant) { self.instant.withLock { $0 = instant } }
    func advance(seconds: Int) { instant.withLock { $0 = $0 + seconds } }

    var clock: Clock { Clock { self.now } }
}
