import Foundation
import Testing

/// Mail out and in through a real mail server, by commands alone.
@Suite struct MailServerTests {
    private let folder: TestFolder
    private let server: MailServer?

    init() throws {
        folder = try TestFolder()
        guard MailServer.isThere else {
            server = nil
            return
        }
        try folder.amico("init", "--data", "books", "--as", "ann")
        let history = [
            #"{"action":"RegisterCustomer","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#,
            #"{"action":"AddContact","fields":{"customer":"RIVERBEND","name":"Lee Park","role":"Lead","email":"lee@riverbend.example"}}"#,
        ]
        try folder.write("history.jsonl", history.joined(separator: "\n") + "\n")
        try folder.amico("apply", "history.jsonl", "--data", "books", "--as", "ann")
        try folder.amico("mail", "address", "support@provider.example", "--tagged", "--data", "books", "--as", "ann")
        server = try MailServer(books: folder.url.appending(path: "books"))
        try share()
    }

    /// The mail server delivers as a user of its own.
    private func share() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/chmod")
        process.arguments = ["-R", "a+rwX", folder.url.appending(path: "books").path]
        try process.run()
        process.waitUntilExit()
    }

    private func received() throws -> [JSON] {
        try folder.amico("mail", "received", "--json", "--data", "books", "--as", "ann").json().items
    }

    /// Waits for what a mail server does after it has answered.
    private func receivedMails(_ count: Int) throws -> [JSON] {
        for _ in 0..<100 {
            let mails = try received()
            if mails.count >= count { return mails }
            usleep(100_000)
        }
        return try received()
    }

    private func send(by sendmail: String) throws {
        try folder.amico("jobs", "run", "--data", "books", "--as", "ann", environment: ["AMICO_SENDMAIL": sendmail])
        try share()
    }

    private func mail(_ subject: String, _ text: String, id: String, inReplyTo: String? = nil) -> String {
        """
        From: Lee Park <lee@riverbend.example>
        To: support@provider.example
        Subject: \(subject)
        Message-ID: <\(id)@riverbend.example>
        \(inReplyTo.map { "In-Reply-To: \($0)\n" } ?? "")
        \(text)

        """
    }

    private func head(_ name: String, of mail: String) -> String? {
        mail.split(separator: "\n").first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    @Test(.enabled(if: MailServer.isThere, "needs exim4, and root"))
    func `mail goes out into a mailbox, and an answer comes back to its request`() throws {
        let server = try #require(server)
        try folder.amico("mail", "test", "lee@riverbend.example", "--data", "books", "--as", "ann")
        try send(by: server.sendmail)
        #expect(server.mailbox.count == 1, "\(server.log)")
        #expect(head("Subject", of: server.mailbox.first ?? "") == "[TEST-000001] Mail arrives")

        try server.deliver(
            mail("No reads", "Since Sunday.", id: "1"), from: "lee@riverbend.example", to: "support@provider.example")
        let first = try receivedMails(1)
        #expect(first.map { $0["disposition"] } == ["newRequest"], "\(server.log)")
        #expect(first.first?["request"] == "SR-000001")
        try send(by: server.sendmail)
        let confirmation = try #require(server.mailbox.last)
        #expect(head("In-Reply-To", of: confirmation) == "<1@riverbend.example>")
        #expect(head("Auto-Submitted", of: confirmation) == "auto-replied")

        let token = head("Message-Id", of: confirmation)
        try server.deliver(
            mail("Re: something else", "It began at 03:00.", id: "2", inReplyTo: token), from: "lee@riverbend.example",
            to: "support@provider.example")
        let tag = try #require(head("Reply-To", of: confirmation))
        try server.deliver(mail("No heads", "And by the tag.", id: "3"), from: "lee@riverbend.example", to: tag)
        try server.deliver(
            mail("Re: [SR-000001] No reads", "By the number alone.", id: "4"), from: "lee@riverbend.example",
            to: "support@provider.example")
        try server.deliver(
            mail("No reads", "Since Sunday.", id: "1"), from: "lee@riverbend.example", to: "support@provider.example")
        let all = try receivedMails(5)
        #expect(all.map { $0["disposition"] } == ["newRequest", "reply", "reply", "newRequest", "duplicate"], "\(server.log)")
        #expect(all.map { $0["request"] } == ["SR-000001", "SR-000001", "SR-000001", "SR-000002", nil])
    }

    @Test(.enabled(if: MailServer.isThere, "needs exim4, and root"))
    func `what comes back is known for the mail it was`() throws {
        let server = try #require(server)
        try folder.amico("mail", "test", "nobody@riverbend.example", "--data", "books", "--as", "ann")
        // What comes back waits for the run that sent it.
        try send(by: server.sendmailLater)
        let mails = try receivedMails(1)
        #expect(mails.map { $0["disposition"] } == ["bounce"], "\(server.log)")
    }

    @Test(.enabled(if: MailServer.isThere, "needs exim4, and root"))
    func `a mail that cannot be taken now waits at the mail server; one that never can goes back`() throws {
        let server = try #require(server)
        let books = folder.url.appending(path: "books")
        let away = folder.url.appending(path: "away")
        try FileManager.default.moveItem(at: books, to: away)
        try server.deliver(
            mail("No reads", "Since Sunday.", id: "1"), from: "lee@riverbend.example", to: "support@provider.example")
        #expect(server.log.contains(" == support@provider.example"), "\(server.log)")
        try FileManager.default.moveItem(at: away, to: books)
        try server.tryAgain()
        #expect(try receivedMails(1).map { $0["disposition"] } == ["newRequest"], "\(server.log)")
        let large = mail("Large", String(repeating: "line of text\n", count: 3_200_000), id: "2")
        try server.deliver(large, from: "lee@riverbend.example", to: "support@provider.example")
        #expect(server.log.contains(" ** support@provider.example"), "\(server.log)")
    }
}
