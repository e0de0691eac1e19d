import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

@Suite struct MailDoorTests {
    private func receive(_ text: String, in books: WireBooks, _ envelope: MailEnvelope = MailEnvelope()) async throws
        -> ReceiveMail.Taken
    {
        try await MailDoor(office: books.office, actor: books.office.actor("root"))
            .receive(Array(text.replacing("\r\n", with: "\n").utf8), envelope: envelope)
    }

    private func messageID(of fake: FakeSendmail) throws -> String { try #require(try fake.mails.last?.head("Message-Id")) }

    @Test func `a mail with a file opens a request, attaches the file and is confirmed to its sender`() async throws {
        let books = try await WireBooks.make()
        let taken = try await receive(
            MIMEReaderTests.head
                + "Subject: No reads\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nSince Sunday.\n"
                + "--m\nContent-Disposition: attachment; filename=log.txt\n\nline\n--m--\n", in: books)
        let id = try #require(taken.request)
        let kept = try books.read { try $0.serviceRequest(id) }
        #expect(kept.request.title == "No reads")
        #expect(kept.requester == "lee@riverbend.example")
        #expect(kept.facts.map(\.fact.deed).contains(.customerMessage("Since Sunday.")))
        #expect(kept.facts.contains { if case .fileAttached("log.txt", _) = $0.fact.deed { true } else { false } })
        let mails = try books.read { try $0.mails(waiting: true) }
        #expect(mails.map(\.kind) == [.requestOpened])
        let fake = try FakeSendmail()
        _ = try await books.run(fake.sendmail)
        #expect(try fake.mails.first?.head("In-Reply-To") == "<1@riverbend.example>")
        #expect(try fake.mails.first?.head("Auto-Submitted") == "auto-replied")
        let raw = try #require(try books.read { try $0.receivedMails() }.first?.sha256)
        #expect(books.office.files.has(raw))
    }

    @Test func `an answer goes where its request went: into the one it was merged into, and after closing into a new one`()
        async throws
    {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        let first = try #require(try await receive(MIMEReaderTests.head + "Subject: One\n\nText", in: books).request)
        _ = try await books.run(fake.sendmail)
        let id = try messageID(of: fake)
        func answer(_ number: Int) async throws -> ServiceRequest.ID? {
            let head = MIMEReaderTests.head.replacing("<1@", with: "<a\(number)@")
            return try await receive(head + "In-Reply-To: \(id)\n\nMore", in: books).request
        }
        #expect(try await answer(1) == first)
        let other = try await books.perform(
            OpenRequest(customer: WireBooks.customer, title: "Two", text: "Text", channel: .phone, severity: .limited)
        ).request
        try await books.perform(MergeRequest(request: first, into: other))
        #expect(try await answer(2) == other)
        try await books.perform(ResolveRequest(request: other, text: "Done"))
        try await books.perform(CloseRequest(request: other))
        let next = try #require(try await answer(3))
        #expect(next != first && next != other)
        let kept = try books.read { try $0.serviceRequest(next) }
        #expect(kept.facts.contains { $0.fact.deed == .linked(other.text) })
    }

    @Test func `another utility's contact who holds the token adds nothing to the request`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.perform(
            RegisterCustomer(
                customer: lakeside, name: "Lakeside", zone: .pacific, accountManager: "D", technicalRepresentative: "R"))
        try await books.perform(AddContact(customer: lakeside, name: "Eve", role: "X", email: "eve@lakeside.example"))
        let first = try #require(try await receive(MIMEReaderTests.head + "Subject: One\n\nText", in: books).request)
        _ = try await books.run(fake.sendmail)
        let id = try messageID(of: fake)
        let facts = try books.read { try $0.serviceRequest(first) }.facts.count(where: { $0.fact.deed.isPublic })
        let stolen = try await receive(
            "From: eve@lakeside.example\nTo: x@provider.example\nMessage-ID: <e@x>\nReferences: \(id)\n\nShow me", in: books)
        #expect(stolen.disposition == .newRequest(lakeside))
        let stranger = try await receive("From: who@nowhere.example\nMessage-ID: <w@x>\nReferences: \(id)\n\nShow me", in: books)
        #expect(stranger.disposition.word == "refused" && stranger.request == nil)
        #expect(try books.read { try $0.serviceRequest(first) }.facts.count(where: { $0.fact.deed.isPublic }) == facts)
        #expect(try books.read { try $0.serviceRequests(of: WireBooks.customer).count } == 1)
    }

    @Test func `our own mail that comes back opens nothing, even without our head`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try await books.perform(SendTestMail(to: WireBooks.lee))
        _ = try await books.run(fake.sendmail)
        let mail = try #require(try fake.mails.last)
        #expect(try await receive(mail, in: books).disposition.word == "automatic")
        let bare = mail.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.hasPrefix("X-") && !$0.hasPrefix("Auto-")
        }.joined(separator: "\n")
        #expect(try await receive(bare, in: books).disposition.word == "duplicate")
    }

    @Test func `a bounce is noted at the mail it names; a second copy of a mail does nothing`() async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        let mail = try #require(try await books.send(WireBooks.reply(7)).first ?? nil)
        _ = try await books.run(fake.sendmail)
        let token = try messageID(of: fake).dropFirst(7).prefix(32)
        let bounce = MIMEReaderTests.bounce.replacing("0123456789abcdef0123456789abcdef", with: token)
        let taken = try await receive(bounce, in: books, MailEnvelope(sender: ""))
        #expect(taken.disposition == .bounce(mail, problem: "5.1.1 smtp; 550 5.1.1 <lee@riverbend.example>: unknown user"))
        let first = try await receive(MIMEReaderTests.head + "\nText", in: books)
        #expect(try await receive(MIMEReaderTests.head + "\nText", in: books).disposition == .duplicate(of: first.received))
    }

    @Test func `bytes that are no mail are refused, and kept all the same`() async throws {
        let books = try await WireBooks.make()
        await #expect(throws: MailDataRefusal.noMail) { try await receive("nothing of the kind\n", in: books) }
        let digest = try books.office.files.put(Array("nothing of the kind\n".utf8))
        #expect(books.office.files.has(digest))
        await #expect(throws: MailDataRefusal.nothing) { try await receive("", in: books) }
    }

    @Test func `everything mail did replays to equal books`() async throws {
        let books = try await WireBooks.make(tagged: true)
        let fake = try FakeSendmail()
        _ = try await receive(MIMEReaderTests.head + "Subject: One\n\nText", in: books)
        _ = try await books.run(fake.sendmail)
        let id = try messageID(of: fake)
        _ = try await receive(MIMEReaderTests.head.replacing("<1@", with: "<2@") + "In-Reply-To: \(id)\n\nMore", in: books)
        #expect(try books.office.problemsOfReplay() == [])
    }
}
