import Foundation
import Glibc
import Synchronization
import Testing

@testable import BackOffice

/// A second process over the same books: this test program, run again, that kills itself once it gets where it is told.
enum KilledProcess {
    /// Runs one suite of this program until it is dead.
    static func run(_ suite: String, at step: String, _ directory: DataDirectory, _ more: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = ["--testing-library", "swift-testing", "--filter", suite]
        let told = ["AMICO_KILL_SUITE": suite, "AMICO_KILL_AT": step, "AMICO_KILL_DATA": directory.path].merging(more) { $1 }
        process.environment = ProcessInfo.processInfo.environment.merging(told) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    }

    static func isMeant(_ suite: String) -> Bool { told("AMICO_KILL_SUITE") == suite }

    static func told(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    static func office() throws -> Office {
        try Office.open(
            DataDirectory(try #require(told("AMICO_KILL_DATA"))), clock: .machine, origin: WireBooks.origin)
    }

    static func die() { kill(getpid(), SIGKILL) }
}

/// Counts down to the one that is meant.
final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func isOver() -> Bool {
        left.withLock {
            $0 -= 1
            return $0 == 0
        }
    }
}
