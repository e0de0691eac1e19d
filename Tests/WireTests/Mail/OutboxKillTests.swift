import Domain
import Foundation
import GRDB
import Testing
import Wire

@testable import BackOffice

/// A process is really killed at each point of a hand-over, of each mail in turn; then another run does what is left.
@Suite struct OutboxKillTests {
    @Test(arguments: OutboxRun.Step.allCases, 1...3)
    func `a kill repeats a mail only between hand-over and record, and then under the same Message-ID`(
        step: OutboxRun.Step, killed: Int
    ) async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        for place in 1...3 { try await books.send(WireBooks.reply(place)) }
        books.close()
        try KilledProcess.run(
            "OutboxKilledProcess", at: step.rawValue, books.directory,
            ["AMICO_KILL_SENDMAIL": fake.sendmail.path, "AMICO_KILL_COUNT": "\(killed)"])
        let office = try Office.open(books.directory, clock: .machine, origin: WireBooks.origin)
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(), sendmail: fake.sendmail)
        let reports = try await run.run(until: office.clock.now)
        let mails = try fake.mails
        for place in 1...3 {
            let same = mails.filter { $0.contains("Reply \(place)\n") }
            let expected = place == killed && step == .handedOver ? 2 : 1
            #expect(same.count == expected, "reply \(place), killed when \(step.rawValue)")
            #expect(Set(same.compactMap { $0.head("Message-Id") }).count == 1)
        }
        #expect(Set(mails.compactMap { $0.head("Message-Id") }).count == 3)
        #expect(reports.count == 3 - killed + (step == .recorded ? 0 : 1))
        let facts = try office.read(as: office.actor("root")) {
            try Int.fetchAll($0.db, sql: "SELECT count(*) FROM mail_fact WHERE fact = 'taken' GROUP BY mail")
        }
        #expect(facts == [1, 1, 1], "in the books each happened once")
        #expect(try office.read(as: office.actor("root")) { try $0.mails(waiting: true) }.isEmpty)
        #expect(try office.verify(checks: []).isWhole)
        try office.close()
    }
}

@Suite struct OutboxKilledProcess {
    @Test(.enabled(if: KilledProcess.isMeant("OutboxKilledProcess")))
    func `hands mail over until it is killed`() async throws {
        let step = try #require(KilledProcess.told("AMICO_KILL_AT").flatMap { OutboxRun.Step(rawValue: $0) })
        let count = try #require(KilledProcess.told("AMICO_KILL_COUNT").flatMap { Int($0) })
        let office = try KilledProcess.office()
        let seen = Countdown(count)
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(),
            sendmail: Sendmail(path: try #require(KilledProcess.told("AMICO_KILL_SENDMAIL")))
        ) { reached in
            if reached == step, seen.isOver() { KilledProcess.die() }
        }
        try await run.run(until: office.clock.now)
        Issue.record("it was not killed")
    }
}
