import Crypto
import Domain
import Foundation
import GRDB
import Synchronization
import Testing
import Wire

@testable import BackOffice

@Suite struct WebhookRunTests {
    private static let loopback = NetworkAddress([127, 0, 0, 1])

    /// Books with a webhook on that port, told of contacts that are added.
    private func webhook(
        _ books: WireBooks, port: Int, host: String = "127.0.0.1", of customer: CustomerCode? = nil,
        kinds: [String] = ["AddContact"], allowsPrivate: Bool = true
    ) async throws -> (id: Webhook.ID, secret: String) {
        let (secret, digest) = try await books.office.makeWebhookSecret()
        let added = try await books.perform(
            AddWebhook(
                customer: customer, target: "\(allowsPrivate ? "http" : "https")://\(host):\(port)/hook", kinds: kinds,
                secretDigest: digest,
                allowsPrivate: allowsPrivate))
        return (added.webhook, secret)
    }

    private func run(_ books: WireBooks, _ addresses: [NetworkAddress?] = [loopback]) async throws -> [WebhookRun.Report] {
        let found = addresses.compactMap(\.self)
        return try await WebhookRun(office: books.office, actor: books.office.actor("root"), lookup: { _ in found }).run()
    }

    private func contact(_ name: String, in books: WireBooks) async throws {
        try await books.perform(
            AddContact(customer: WireBooks.customer, name: name, role: "R", email: "\(name)@riverbend.example"))
    }

    @Test func `facts from the adding on are posted once each, in order, signed`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        let (id, secret) = try await webhook(books, port: listener.port)
        try await contact("ann", in: books)
        try await contact("bob", in: books)
        #expect(try await run(books).map(\.problem) == [nil, nil])
        #expect(try await run(books) == [])
        let requests = listener.requests
        #expect(requests.map { $0.body.contains("\"ann\"") } == [true, false])
        let first = try #require(requests.first)
        let sequence = try #require(first.head("Amico-Delivery")?.split(separator: ".").last)
        #expect(first.head("Amico-Delivery") == "\(id).\(sequence)")
        let parts = try #require(first.head("Amico-Signature")?.wholeMatch(of: /t=(\d+),v1=([0-9a-f]{64})/))
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(parts.output.1).\(first.body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        #expect(code.map { String(format: "%02x", $0) }.joined() == parts.output.2)
        #expect(try JSONSerialization.jsonObject(with: Data(first.body.utf8)) is [String: Any])
        let journal = try books.office.journal(after: 0).map { $0.fields + $0.outcome }.joined()
        #expect(!journal.contains(secret), "no secret is in the journal")
    }

    @Test func `a webhook that fails waits, posts the same delivery again, and stops after three days`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        listener.answer("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let (id, _) = try await webhook(books, port: listener.port)
        try await contact("ann", in: books)
        #expect(try await run(books).map(\.problem) == ["It answered 500."])
        #expect(try await run(books) == [], "it waits")
        try await books.office.retryWebhook(id, as: books.office.actor("root"))
        listener.answer(
            "HTTP/1.1 302 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        #expect(try await run(books).map(\.problem) == ["It answered 302."], "no redirect is followed")
        let now = books.office.clock.now
        let sequence = try #require(try books.read { try $0.webhookPosts(of: id).first?.sequence })
        let late = WebhookPost(sequence: sequence, at: now + 3 * 86_400, status: 500, problem: "It answered 500.")
        try await books.office.recordWebhookPost(late, of: id)
        #expect(try books.read { try $0.webhook(id).standing } == "stopped")
        #expect(try await run(books) == [])
        try await books.office.retryWebhook(id, as: books.office.actor("root"))
        listener.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        #expect(try await run(books).map(\.problem) == [nil])
        #expect(Set(listener.requests.map { $0.head("Amico-Delivery") }).count == 1)
        #expect(try books.read { try $0.webhookPosts(of: id).map(\.status) } == [200, 500, 302, 500])
    }

    @Test func `a name that means an address of our own network is not called, unless that is allowed`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        _ = try await webhook(books, port: listener.port, host: "hooks.riverbend.example", allowsPrivate: false)
        try await contact("ann", in: books)
        let problems = try await run(books, [NetworkAddress([93, 184, 216, 34]), Self.loopback]).map(\.problem)
        #expect(problems == ["hooks.riverbend.example is 127.0.0.1, which is no address of the Internet at large."])
        #expect(listener.requests.isEmpty)
    }

    @Test func `what was checked is what is called, whatever the name means by then`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        // The name service knows no such name: the call can only go to the address that was looked up.
        _ = try await webhook(books, port: listener.port, host: "hooks.invalid")
        try await contact("ann", in: books)
        #expect(try await run(books).map(\.problem) == [nil])
        #expect(listener.requests.first?.head("Host") == "hooks.invalid:\(listener.port)")
    }

    @Test(arguments: ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "::1", "::ffff:127.0.0.1", "localhost"])
    func `no way of writing this machine gets through`(host: String) async throws {
        let books = try await WireBooks.make()
        let (_, digest) = try await books.office.makeWebhookSecret()
        let written = host.contains(":") ? "[\(host)]" : host
        try await books.perform(AddWebhook(target: "https://\(written)/", kinds: ["AddContact"], secretDigest: digest))
        try await contact("ann", in: books)
        let reports = try await WebhookRun(office: books.office, actor: books.office.actor("root")).run()
        #expect(reports.first?.problem?.contains("no address of the Internet at large") == true, "\(reports)")
    }

    @Test func `a utility's webhook is told of its own affairs alone`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.perform(
            RegisterCustomer(customer: lakeside, name: "L", zone: .pacific, accountManager: "D", technicalRepresentative: "R"))
        _ = try await webhook(books, port: listener.port, of: WireBooks.customer, kinds: ["OpenRequest", "ReplyToRequest"])
        for customer in [WireBooks.customer, lakeside] {
            let opened = try await books.perform(
                OpenRequest(customer: customer, title: "T", text: "canary \(customer)", channel: .phone, severity: .limited))
            try await books.perform(ReplyToRequest(request: opened.request, text: "reply \(customer)"))
            try await books.perform(NoteOnRequest(request: opened.request, text: "internal"))
        }
        _ = try await run(books)
        let bodies = listener.requests.map(\.body).joined()
        #expect(listener.requests.count == 2)
        #expect(bodies.contains("canary RIVERBEND") && bodies.contains("reply RIVERBEND"))
        #expect(!bodies.contains("LAKESIDE") && !bodies.contains("internal"))
    }

    @Test func `an answer without end is not read to its end`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        let long = String(repeating: "x", count: 400_000)
        listener.answer("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n\(long)")
        _ = try await webhook(books, port: listener.port)
        try await contact("ann", in: books)
        #expect(try await run(books).map(\.problem) == [nil])
    }

    @Test func `an answer that comes in drops without end is given up, and the next webhook is posted to`() async throws {
        let books = try await WireBooks.make()
        let (slow, quick) = (try HTTPListener(), try HTTPListener())
        slow.drip("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
        _ = try await webhook(books, port: slow.port)
        _ = try await webhook(books, port: quick.port)
        try await contact("ann", in: books)
        let run = WebhookRun(office: books.office, actor: try books.office.actor("root"), patience: 2)
        let reports = try await run.run()
        #expect(reports.first?.problem == "No answer within 2 s.")
        #expect(reports.count == 2)
    }

    @Test func `of several addresses the one that is served is called`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        _ = try await webhook(books, port: listener.port, host: "hooks.invalid")
        try await contact("ann", in: books)
        let version6 = NetworkAddress([UInt8](repeating: 0, count: 15) + [1])
        #expect(try await run(books, [version6, Self.loopback]).map(\.problem) == [nil])
    }

    @Test func `a webhook whose secret is lost stops no other`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        let (lost, _) = try await webhook(books, port: listener.port)
        let digest = try books.read { try $0.webhook(lost).webhook.secretDigest }
        _ = try await webhook(books, port: listener.port)
        try await books.office.commit { try $0.execute(sql: "DELETE FROM secret WHERE name = ?", arguments: [digest]) }
        try await contact("ann", in: books)
        #expect(try await run(books).map(\.problem) == [WebhookRefusal.secretLost(lost).message, nil])
    }

    @Test func `a utility is told of what came by mail, of outages' ends and of its files; nobody else is`() async throws {
        let books = try await WireBooks.make()
        let (theirs, others) = (try HTTPListener(), try HTTPListener())
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.perform(
            RegisterCustomer(customer: lakeside, name: "L", zone: .pacific, accountManager: "D", technicalRepresentative: "R"))
        let kinds = ["OpenRequest", "EndOutage", "ApproveServiceWindow", "CancelServiceWindow"]
        _ = try await webhook(books, port: theirs.port, of: WireBooks.customer, kinds: kinds)
        _ = try await webhook(books, port: others.port, of: lakeside, kinds: kinds)
        let door = MailDoor(office: books.office, actor: try books.office.actor("root"))
        _ = try await door.receive(Array("From: \(WireBooks.lee)\nMessage-ID: <1@x>\nSubject: No reads\n\nSince three\n".utf8))
        _ = try await door.receive(Array("From: who@nowhere.example\nMessage-ID: <2@x>\n\nStranger\n".utf8))
        let now = books.office.clock.now
        let outage = try await books.perform(
            RecordOutage(customer: WireBooks.customer, system: .infrastructure, startedAt: now - 3_600)
        ).outage
        try await books.perform(EndOutage(outage: outage, endedAt: now - 60))
        let window = try await books.perform(
            ApproveServiceWindow(
                customer: WireBooks.customer, start: now + 9 * 86_400, end: now + 9 * 86_400 + 3_600, announcedAt: now)
        ).window
        try await books.perform(CancelServiceWindow(window: window))
        _ = try await WebhookRun(office: books.office, actor: books.office.actor("root")).run()
        let told = theirs.requests.compactMap { $0.body.firstMatch(of: /"action":"(\w+)"/).map { String($0.output.1) } }
        #expect(told == ["ReceiveMail", "EndOutage", "ApproveServiceWindow", "CancelServiceWindow"])
        #expect(theirs.requests.first?.body.contains("SR-000001") == true)
        #expect(others.requests.isEmpty)
    }
}
