import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

/// A process is really killed at each point of a post, of each fact in turn; then another run does what is left.
@Suite struct WebhookKillTests {
    @Test(arguments: WebhookRun.Step.allCases, 1...3)
    func `a kill repeats a post only between the post and its record, and then under the same delivery`(
        step: WebhookRun.Step, killed: Int
    ) async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        let (_, digest) = try await books.office.makeWebhookSecret()
        let added = try await books.perform(
            AddWebhook(
                target: "http://127.0.0.1:\(listener.port)/", kinds: ["AddContact"], secretDigest: digest, allowsPrivate: true))
        let names = ["ann", "bob", "cyd"]
        for name in names {
            try await books.perform(
                AddContact(customer: WireBooks.customer, name: name, role: "R", email: "\(name)@riverbend.example"))
        }
        books.close()
        try KilledProcess.run(
            "WebhookKilledProcess", at: step.rawValue, books.directory, ["AMICO_KILL_COUNT": "\(killed)"])
        let office = try Office.open(books.directory, clock: .machine, origin: WireBooks.origin)
        let reports = try await WebhookRun(office: office, actor: office.actor("root")).run()
        let requests = listener.requests
        for (index, name) in names.enumerated() {
            let same = requests.filter { $0.body.contains("\"\(name)\"") }
            let expected = index + 1 == killed && step == .posted ? 2 : 1
            #expect(same.count == expected, "\(name), killed when \(step.rawValue)")
            #expect(Set(same.compactMap { $0.head("Amico-Delivery") }).count == 1)
        }
        #expect(Set(requests.compactMap { $0.head("Amico-Delivery") }).count == 3)
        #expect(reports.map(\.problem) == Array(repeating: nil, count: 3 - killed + (step == .recorded ? 0 : 1)))
        let posts = try office.read(as: office.actor("root")) { try $0.webhookPosts(of: added.webhook) }
        #expect(Set(posts.map(\.sequence)).count == 3 && posts.count == 3, "in the books each happened once")
        #expect(try await WebhookRun(office: office, actor: office.actor("root")).run() == [])
        try office.close()
    }
}

@Suite struct WebhookKilledProcess {
    @Test(.enabled(if: KilledProcess.isMeant("WebhookKilledProcess")))
    func `posts facts until it is killed`() async throws {
        let step = try #require(KilledProcess.told("AMICO_KILL_AT").flatMap { WebhookRun.Step(rawValue: $0) })
        let count = try #require(KilledProcess.told("AMICO_KILL_COUNT").flatMap { Int($0) })
        let office = try KilledProcess.office()
        let seen = Countdown(count)
        let run = WebhookRun(
            office: office, actor: try office.actor("root"),
            reached: { reached in
                if reached == step, seen.isOver() { KilledProcess.die() }
            })
        try await run.run()
        Issue.record("it was not killed")
    }
}
