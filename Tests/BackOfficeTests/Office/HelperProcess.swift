import Domain
import Foundation
import Glibc
import Testing

@testable import BackOffice

/// A second process over the same books: this test program, run again to act as it is told until it is killed.
///
/// It says what it has done in a file, one line a deed, so that what it said survives it.
struct HelperProcess {
    enum Role: String {
        /// Takes the lock and keeps it.
        case hold
        /// Adds actors, one action after another, and says each once it is acknowledged.
        case perform
        /// Applies the file named, and says each line once it is told of.
        case apply
        /// Makes the books themselves.
        case create
        /// Runs invoices month by month, over and over, and says each run once it is acknowledged.
        case bill
    }

    let process: Process
    let said: String

    static func start(_ role: Role, _ directory: DataDirectory, file: String = "") throws -> HelperProcess {
        let said = TestBooks.temporaryPath() + ".said"
        try Data().write(to: URL(fileURLWithPath: said))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = ["--testing-library", "swift-testing", "--filter", "HelperProcessTests"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            [
                "AMICO_HELPER": role.rawValue, "AMICO_HELPER_DATA": directory.path, "AMICO_HELPER_SAID": said,
                "AMICO_HELPER_FILE": file,
            ],
            uniquingKeysWith: { $1 })
        try Data().write(to: URL(fileURLWithPath: said + ".log"))
        let log = FileHandle(forWritingAtPath: said + ".log")
        process.standardOutput = log
        process.standardError = log
        try process.run()
        return HelperProcess(process: process, said: said)
    }

    /// What it has said so far; only whole lines.
    var lines: [String] {
        get throws {
            let text = try String(contentsOfFile: said, encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    /// Waits until it has said something; false when it ended without a word or took a minute.
    func hasSpoken() throws -> Bool {
        for _ in 0..<30_000 {
            if try !lines.isEmpty { return true }
            guard process.isRunning else { return try !lines.isEmpty }
            usleep(2_000)
        }
        return false
    }

    /// Its last words, for a test that failed.
    var log: String { (try? String(contentsOfFile: said + ".log", encoding: .utf8)) ?? "" }

    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

@Suite struct HelperProcessTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["AMICO_HELPER"] != nil))
    func `acts as it is told`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let role = try #require(HelperProcess.Role(rawValue: environment["AMICO_HELPER"] ?? ""))
        let directory = DataDirectory(try #require(environment["AMICO_HELPER_DATA"]))
        let path = try #require(environment["AMICO_HELPER_SAID"])
        let said = try #require(FileHandle(forWritingAtPath: path))
        func say(_ line: String) { said.write(Data((line + "\n").utf8)) }
        if role == .create {
            say("begun")
            let opening = OpenBooks(administrator: TestBooks.administrator, name: "Root")
            _ = try await Office.create(directory, clock: .machine, origin: TestBooks.origin, opening: opening)
            return say("made")
        }
        let office = try Office.open(directory, clock: .machine, origin: TestBooks.origin, waiting: 10)
        let root = try office.actor("root")
        switch role {
        case .create: break
        case .hold:
            say("held")
            while true { usleep(1_000_000) }
        case .perform:
            for number in 1... {
                let id = "p\(ProcessInfo.processInfo.processIdentifier)-\(number)"
                let actor = try #require(Actor.ID(id))
                try await office.perform(AddActor(id: actor, name: id, roles: [.auditor], approval: "x"), as: root)
                say(id)
            }
        case .bill:
            say("begun")
            for month in sequence(first: Month(of: Day(ordinal: 20_454)), next: { $0.number == 12 ? nil : $0.next }) {
                let run = try await office.perform(RunInvoices(period: .month(month)), as: root)
                for draft in run.drafts where month.number.isMultiple(of: 2) {
                    try await office.perform(DiscardInvoice(invoice: draft.invoice), as: root)
                }
                say("\(month)")
            }
        case .apply:
            say("begun")
            let file = try #require(environment["AMICO_HELPER_FILE"])
            try office.apply(file, as: root) { say("\($0.line)") }
        }
    }
}
