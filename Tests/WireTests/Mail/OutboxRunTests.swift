import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

@Suite struct OutboxRunTests {
    @Test func `a mail is handed over once, and what came of it is in the books`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try await books.send(WireBooks.reply(7))
        let reports = try await books.run(fake.sendmail)
        #expect(reports.map(\.state.words) == ["handed over"])
        #expect(try await books.run(fake.sendmail) == [])
        #expect(try fake.arguments == [["-i", "-f", "support@provider.example", "--", "lee@riverbend.example"]])
        let mail = try #require(try fake.mails.first)
        #expect(mail.head("From") == "support@provider.example")
        #expect(mail.head("To") == "lee@riverbend.example")
        #expect(mail.head("Subject") == "[SR-000123] No reads")
        #expect(mail.head("X-Amico-Mail") == "ML-000001")
        #expect(mail.head("Auto-Submitted") == nil, "a person wrote it")
        #expect(mail.head("Message-Id")?.wholeMatch(of: /<amico\.[0-9a-f]{32}@provider\.example>/) != nil)
        #expect(mail.contains("\n\nReply 7\n"))
    }

    @Test func `the mails of one request to one recipient are a thread, and nobody else's mail is in it`() async throws {
        let books = try await WireBooks.make(tagged: true)
        let fake = try FakeSendmail()
        let maria = EmailAddress(named: "maria@riverbend.example")
        try await books.send(WireBooks.reply(7), WireBooks.reply(7, to: maria))
        _ = try await books.run(fake.sendmail)
        let first = try #require(try fake.mails.first { $0.head("To") == "lee@riverbend.example" }?.head("Message-Id"))
        try await books.send(WireBooks.reply(9, inReplyTo: "abc@mail.riverbend.example"))
        _ = try await books.run(fake.sendmail)
        let second = try #require(try fake.mails.first { $0.contains("Reply 9") })
        #expect(second.head("References") == "\(first) <abc@mail.riverbend.example>")
        #expect(second.head("In-Reply-To") == "<abc@mail.riverbend.example>")
        let token = try #require(second.head("Message-Id")?.dropFirst(7).prefix(32))
        #expect(second.head("Reply-To") == "support+\(token)@provider.example")
    }

    @Test func `what nobody wrote says so, and asks for no automatic answer`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try await books.perform(SendTestMail(to: WireBooks.lee))
        _ = try await books.run(fake.sendmail)
        let mail = try #require(try fake.mails.first)
        #expect(mail.head("Auto-Submitted") == "auto-generated")
        #expect(mail.head("X-Auto-Response-Suppress") == "All")
        #expect(mail.head("List-Id") == nil && mail.head("Precedence") == nil)
    }

    @Test func `a mail that is deferred goes later under the same Message-ID`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try fake.answer("echo 'queue is full' >&2; exit 75")
        try await books.send(WireBooks.reply(7))
        let deferred = try await books.run(fake.sendmail)
        let due = try books.read { try $0.mails(waiting: true).first?.state }
        #expect(deferred.first?.state == due)
        #expect(try await books.run(fake.sendmail) == [], "not before it is due again")
        try fake.answer("exit 0")
        #expect(try await books.run(fake.sendmail, until: books.office.clock.now + 61).map(\.state.words) == ["handed over"])
        let mails = try fake.mails
        #expect(mails.count == 2)
        #expect(Set(mails.map { $0.head("Message-Id") }).count == 1)
    }

    @Test func `a recipient who does not exist fails for good, with what was said; it can be put in line again`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try fake.answer("echo 'unknown user' >&2; exit 67")
        let id = try #require(try await books.send(WireBooks.reply(7)).first ?? nil)
        let failed = try await books.run(fake.sendmail)
        guard case .failed(_, let problem) = try #require(failed.first).state else {
            Issue.record("it did not fail")
            return
        }
        #expect(problem == "\(fake.sendmail.path) ended with 67: unknown user")
        try await books.perform(RetryMail(mail: id))
        try fake.answer("exit 0")
        #expect(try await books.run(fake.sendmail).map(\.state.words) == ["handed over"])
    }

    @Test func `a program that is not there, or hangs, defers the mail`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try await books.send(WireBooks.reply(7))
        #expect(try await books.run(Sendmail(path: "/no/such/sendmail")).map(\.state.words) == ["waiting"])
        try fake.answer("sleep 60")
        let hanging = Sendmail(path: fake.sendmail.path, patience: 1)
        #expect(try await books.run(hanging, until: books.office.clock.now + 61).map(\.state.words) == ["waiting"])
    }

    @Test func `two runs at once hand a mail over once`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        for place in 1...6 { try await books.send(WireBooks.reply(place)) }
        try fake.answer("sleep 0.2; exit 0")
        async let one = books.run(fake.sendmail)
        async let other = books.run(fake.sendmail)
        let counts = try await [one.count, other.count]
        #expect(counts.reduce(0, +) == 6)
        #expect(try fake.mails.count == 6)
    }

    @Test func `without an address nothing is sent, and the mail waits`() async throws {
        let directory = DataDirectory(WireBooks.temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: directory.path) }
        let office = try await Office.create(
            directory, clock: .machine, origin: WireBooks.origin,
            opening: OpenBooks(administrator: Actor.ID(named: "root"), name: "Root"))
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(),
            sendmail: Sendmail(path: "/bin/true"))
        await #expect(throws: MailRefusal.noAddress) { try await run.run(until: office.clock.now) }
    }

    @Test func `heads take no second line, and other scripts go as RFC 2047 words`() throws {
        let message = MIMEMessage(
            from: EmailAddress(named: "support@provider.example"), fromName: "Z\u{E4}hler\r\nBcc: x@evil.example",
            to: WireBooks.lee, subject: "Erste Zeile\nBcc: y@evil.example \u{65E5}\u{672C}", messageID: "a@b",
            inReplyTo: "c@d\r\nX-Evil: 1", sentAt: Instant(seconds: 1_795_000_000), text: "\u{65E5}\u{672C}\n.\nFrom here")
        let text = String(decoding: try message.written(), as: UTF8.self)
        let heads = try #require(text.split(separator: "\n\n").first).split(separator: "\n").filter {
            $0.first != " " && $0.first != "\t"
        }
        let names = heads.compactMap { $0.split(separator: ":").first.map(String.init) }
        #expect(
            Set(names).isSubset(of: [
                "From", "To", "Subject", "Message-Id", "Date", "In-Reply-To", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ]), "\(names)")
        #expect(text.utf8.allSatisfy { $0 < 128 })
        #expect(text.head("Subject")?.contains("=?UTF-8?") == true)
        #expect(text.head("Date") == "Wed, 18 Nov 2026 11:06:40 +0000")
    }
}
