import Domain
import Foundation
import Glibc
import Testing
import Wire

@testable import BackOffice

/// A process is really killed at each point of a hand-over; then another run does what is left.
@Suite struct OutboxKillTests {
    @Test(arguments: OutboxRun.Step.allCases)
    func `a kill repeats a mail only between hand-over and record, and then under the same Message-ID`(
        step: OutboxRun.Step
    ) async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        for place in 1...3 { try await books.send(WireBooks.reply(place)) }
        books.close()
        try kill(at: step, books.directory, fake)
        let office = try Office.open(books.directory, clock: .machine, origin: WireBooks.origin)
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(), sendmail: fake.sendmail)
        let reports = try await run.run(until: office.clock.now)
        let mails = try fake.mails
        for place in 1...3 {
            let same = mails.filter { $0.contains("Reply \(place)\n") }
            let expected = place == 1 && step == .handedOver ? 2 : 1
            #expect(same.count == expected, "reply \(place), killed when \(step.rawValue)")
            #expect(Set(same.map { $0.head("Message-Id") }).count == 1)
        }
        #expect(reports.count == (step == .recorded ? 2 : 3))
        #expect(try office.read(as: office.actor("root")) { try $0.mails(waiting: true) }.isEmpty)
        #expect(try office.verify(checks: []).isWhole)
        try office.close()
    }

    /// A second process over the same books: this test program, run again, that kills itself once it gets there.
    private func kill(at step: OutboxRun.Step, _ directory: DataDirectory, _ fake: FakeSendmail) throws {
        let process = Process()
        process.executableURL = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = ["--testing-library", "swift-testing", "--filter", "OutboxKilledProcess"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            [
                "AMICO_KILL_AT": step.rawValue, "AMICO_KILL_DATA": directory.path, "AMICO_KILL_SENDMAIL": fake.sendmail.path,
            ], uniquingKeysWith: { $1 })
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    }
}

@Suite struct OutboxKilledProcess {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["AMICO_KILL_AT"] != nil))
    func `hands mail over until it is killed`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let step = try #require(OutboxRun.Step(rawValue: environment["AMICO_KILL_AT"] ?? ""))
        let office = try Office.open(
            DataDirectory(try #require(environment["AMICO_KILL_DATA"])), clock: .machine, origin: WireBooks.origin)
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(),
            sendmail: Sendmail(path: try #require(environment["AMICO_KILL_SENDMAIL"]))
        ) { reached in
            if reached == step { Glibc.kill(getpid(), SIGKILL) }
        }
        try await run.run(until: office.clock.now)
        Issue.record("it was not killed")
    }
}
