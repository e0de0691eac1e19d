import Domain
import Foundation
import Glibc
import Testing

@testable import BackOffice

/// An acknowledged change is never lost: a process is really killed, at many points, and the books are looked at.
///
/// AMICO_KILLS sets how often; the short form runs with every test, the long one before a release.
@Suite(.serialized) struct KillTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["AMICO_KILLS"] ?? "") ?? 40

    @Test func `what was acknowledged before a kill is in the books after it`() async throws {
        let books = try await TestBooks.make()
        let directory = books.directory
        books.close()
        var acknowledged = 0
        for _ in 0..<Self.kills {
            let helper = try HelperProcess.start(.perform, directory)
            #expect(try helper.hasSpoken(), "\(helper.log)")
            usleep(UInt32.random(in: 0...25_000))
            helper.kill()
            let said = try helper.lines
            let office = try Office.open(directory, clock: .machine, waiting: 0)
            for id in said { #expect(try office.actor(id).roles == [.auditor], "\(id) was acknowledged and is lost") }
            let found = try office.verify(checks: [])
            #expect(found.isWhole, "\(found.problems)")
            acknowledged += said.count
            #expect(found.entries >= 1 + acknowledged)
        }
        #expect(acknowledged >= Self.kills)
    }

    @Test func `lines told of before a kill are in the books, in order and without gaps`() async throws {
        for _ in 0..<max(2, Self.kills / 10) {
            let books = try await TestBooks.make()
            let path = TestBooks.temporaryPath() + ".jsonl"
            let lines = (1...2_000).map { number in
                #"{"action":"AddActor","fields":{"id":"a\#(number)","name":"A","roles":["auditor"],"approval":"x"}}"#
            }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
            let directory = books.directory
            books.close()
            let helper = try HelperProcess.start(.apply, directory, file: path)
            #expect(try helper.hasSpoken(), "\(helper.log)")
            usleep(UInt32.random(in: 0...400_000))
            helper.kill()
            let told = try helper.lines.count - 1
            let office = try Office.open(directory, clock: .machine, waiting: 0)
            let found = try office.verify(checks: [])
            #expect(found.isWhole, "\(found.problems)")
            let entries = try office.journal(after: 1, limit: 3_000)
            #expect(entries.count >= told)
            #expect(
                entries.map(\.fields)
                    == (0..<entries.count).map { index in
                        #"{"approval":"x","id":"a\#(index + 1)","name":"A","roles":["auditor"]}"#
                    })
        }
    }

    @Test func `books whose making was cut short are made to the end`() async throws {
        for _ in 0..<max(3, Self.kills / 5) {
            let directory = DataDirectory(TestBooks.temporaryPath())
            defer { try? FileManager.default.removeItem(atPath: directory.path) }
            let helper = try HelperProcess.start(.create, directory)
            #expect(try helper.hasSpoken(), "\(helper.log)")
            usleep(UInt32.random(in: 0...30_000))
            helper.kill()
            let opening = OpenBooks(administrator: TestBooks.administrator, name: "Root")
            let office =
                try helper.lines.contains("made") || isMade(directory)
                ? Office.open(directory, clock: .machine, waiting: 0)
                : await Office.create(directory, clock: .machine, origin: TestBooks.origin, opening: opening)
            #expect(try office.verify(checks: []).entries == 1)
            #expect(try office.actor("root").roles == [.administrator])
        }
    }

    private func isMade(_ directory: DataDirectory) -> Bool { (try? Office.open(directory, clock: .machine, waiting: 0)) != nil }
}
