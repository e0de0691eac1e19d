import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

/// Who of the desk and of the customer hears of what, and whose answers count.
@Suite struct DeskMailTests {
    private static let ann = EmailAddress(named: "ann@provider.example")
    private static let bob = EmailAddress(named: "bob@provider.example")

    /// Books with two analysts at addresses of their own.
    private func books() async throws -> WireBooks {
        let books = try await WireBooks.make()
        for (name, address) in [("ann", Self.ann), ("bob", Self.bob)] {
            let id = Actor.ID(named: name == "ann" ? "ann" : "bob")
            try await books.perform(AddActor(id: id, name: name, roles: [.supportAnalyst], approval: "Letter"))
            try await books.perform(SetActorEmail(actor: id, email: address))
        }
        return books
    }

    private func open(
        _ books: WireBooks, _ channel: RequestChannel = .phone, requester: EmailAddress = WireBooks.lee
    ) async throws -> ServiceRequest.ID {
        try await books.perform(
            OpenRequest(
                customer: WireBooks.customer, title: "No reads", text: "Since three", channel: channel, severity: .limited,
                requester: requester.text)
        ).request
    }

    private func receive(_ text: String, in books: WireBooks, _ envelope: MailEnvelope = MailEnvelope()) async throws
        -> ReceiveMail.Taken
    {
        try await MailDoor(office: books.office, actor: books.office.actor("root"))
            .receive(Array(text.utf8), envelope: envelope)
    }

    private func told(_ kind: MailKind, in books: WireBooks) throws -> [EmailAddress] {
        try books.read { try $0.mails() }.filter { $0.kind == kind }.map(\.recipient)
    }

    private func deeds(of request: ServiceRequest.ID, in books: WireBooks) throws -> [RequestFact.Deed] {
        try books.read { try $0.serviceRequest(request) }.facts.map(\.fact.deed)
    }

    /// The Message-ID of the last mail that was handed over to somebody.
    private func messageID(to address: EmailAddress, of fake: FakeSendmail) throws -> String {
        try #require(try fake.mails.last { $0.head("To") == address.text }?.head("Message-Id"))
    }

    @Test func `what a customer says is told to whoever has the request, once`() async throws {
        let books = try await books()
        let request = try await open(books)
        try await books.perform(AssignRequest(request: request, to: Actor.ID(named: "bob")))
        try await books.perform(PostCustomerMessage(request: request, text: "Again", saidBy: "lee@riverbend.example"))
        #expect(try told(.customerMessage, in: books) == [Self.bob])
        let ann = try books.office.actor("ann")
        try await books.perform(AssignRequest(request: request, to: Actor.ID(named: "ann")))
        _ = try await books.office.perform(PostCustomerMessage(request: request, text: "By phone"), as: ann)
        #expect(try told(.customerMessage, in: books) == [Self.bob], "who wrote it down knows it")
        let words = try #require(try books.read { try $0.mails() }.last { $0.kind == .customerMessage }?.words)
        #expect(words.text == "Again")
        #expect(words.facts.contains(MailWords.Fact("From", "lee@riverbend.example")))
    }

    @Test func `while nobody has a request, those hear of it whom the ladder names first; a call somebody took is heard`()
        async throws
    {
        let books = try await books()
        _ = try await open(books, .phone)
        #expect(try told(.customerMessage, in: books) == [])
        let taken = try await receive("From: \(WireBooks.lee)\nMessage-ID: <1@x>\nSubject: No reads\n\nSince three\n", in: books)
        #expect(try told(.customerMessage, in: books) == [Self.ann, Self.bob])
        try await books.perform(PostCustomerMessage(request: try #require(taken.request), text: "And still"))
        #expect(try told(.customerMessage, in: books).count == 4)
        #expect(try books.office.problemsOfReplay() == [])
    }

    @Test func `what the desk says is not told to the one who says it, nor to who has left the utility`() async throws {
        let books = try await books()
        let request = try await open(books)
        for watcher in ["ann", "bob"] {
            try await books.perform(WatchRequest(request: request, watcher: watcher, watches: true))
        }
        _ = try await books.office.perform(ReplyToRequest(request: request, text: "One"), as: books.office.actor("ann"))
        #expect(try told(.publicReply, in: books) == [WireBooks.lee, Self.bob])
        let contact = try #require(try books.read { try $0.contacts(of: WireBooks.customer) }.first)
        try await books.perform(RemoveContact(contact: contact.id))
        try await books.perform(ReplyToRequest(request: request, text: "Two"))
        #expect(try told(.publicReply, in: books) == [WireBooks.lee, Self.bob, Self.ann, Self.bob])
    }

    @Test func `who asked may answer our mail though nobody's contact; who has left may not`() async throws {
        let books = try await books()
        let fake = try FakeSendmail()
        let kim = EmailAddress(named: "kim@contractor.example")
        let request = try await open(books, requester: kim)
        _ = try await books.run(fake.sendmail)
        let answer = "From: \(kim)\nMessage-ID: <k1@x>\nIn-Reply-To: \(try messageID(to: kim, of: fake))\n\nMore\n"
        #expect(try await receive(answer, in: books).request == request)
        #expect(try deeds(of: request, in: books).contains(.customerMessage("More")))
        let other = try await receive("From: \(kim)\nMessage-ID: <k2@x>\n\nWithout a token\n", in: books)
        #expect(other.disposition.word == "refused")
        let added = try await books.perform(
            AddContact(customer: WireBooks.customer, name: "Kim", role: "R", email: kim.text))
        try await books.perform(RemoveContact(contact: added.id))
        #expect(try await receive(answer.replacing("k1@x", with: "k3@x"), in: books).disposition.word == "refused")
    }

    @Test func `what one of the desk answers by mail is a note the customer does not read`() async throws {
        let books = try await books()
        let fake = try FakeSendmail()
        let taken = try await receive("From: \(WireBooks.lee)\nMessage-ID: <1@x>\nSubject: No reads\n\nSince three\n", in: books)
        let request = try #require(taken.request)
        _ = try await books.run(fake.sendmail)
        let token = try messageID(to: Self.ann, of: fake)
        let note = try await receive("From: \(Self.ann)\nMessage-ID: <a@x>\nIn-Reply-To: \(token)\n\nMine.\n", in: books)
        #expect(note.disposition == .note(thread: request.text, WireBooks.customer))
        #expect(try deeds(of: request, in: books).last == .internalNote("Mine."))
        #expect(try told(.publicReply, in: books) == [])
        #expect(try fake.mails.last { $0.head("To") == Self.ann.text }?.contains("leave a note") == true)
        #expect(try books.office.problemsOfReplay() == [])
    }

    @Test func `a utility's people see what they were told, and nothing the desk tells itself`() async throws {
        let books = try await books()
        let taken = try await receive("From: \(WireBooks.lee)\nMessage-ID: <1@x>\nSubject: No reads\n\nSince three\n", in: books)
        try await books.perform(ReplyToRequest(request: try #require(taken.request), text: "We look"))
        try await books.perform(
            AddActor(
                id: Actor.ID(named: "kim"), name: "Kim", roles: [.customerContact], utility: WireBooks.customer,
                approval: "Letter"))
        let kim = try books.office.actor("kim")
        let kinds = try books.office.read(as: kim) { try $0.mails() }.map(\.kind)
        #expect(kinds == [.requestOpened, .publicReply])
        #expect(try books.read { try $0.mails() }.count == 4, "two analysts were told too")
        #expect(try books.office.read(as: kim) { try $0.receivedMails() } == [])
        let own = try #require(try books.read { try $0.mails() }.first { $0.kind == .customerMessage })
        #expect(throws: Missing("mail", own.id)) { try books.office.read(as: kim) { try $0.mail(own.id) } }
    }

    @Test func `a mail that came back, or went nowhere, is noted at its request`() async throws {
        let books = try await books()
        let fake = try FakeSendmail()
        let request = try await open(books)
        _ = try await books.run(fake.sendmail)
        let token = try messageID(to: WireBooks.lee, of: fake).dropFirst(7).prefix(32)
        let bounce = MIMEReaderTests.bounce.replacing("0123456789abcdef0123456789abcdef", with: token)
        _ = try await receive(bounce, in: books, MailEnvelope(sender: ""))
        let why = "5.1.1 smtp; 550 5.1.1 <lee@riverbend.example>: unknown user"
        #expect(
            try deeds(of: request, in: books).last
                == .internalNote("ML-000001 to lee@riverbend.example did not arrive: \(why)"))
        #expect(try books.read { try $0.bounces() } == [OutgoingMail.ID(named: "ML-000001"): why])
        try await books.perform(ReplyToRequest(request: request, text: "One"))
        try fake.answer("echo 'no such user' >&2; exit 67")
        _ = try await books.run(fake.sendmail)
        let note = try #require(try deeds(of: request, in: books).last?.text)
        #expect(note.hasPrefix("ML-000002 to lee@riverbend.example did not arrive: ") && note.hasSuffix("no such user"))
    }

    @Test func `two machines that answer each other come to an end`() async throws {
        let books = try await books()
        for number in 1...12 {
            let mail = "From: \(WireBooks.lee)\nMessage-ID: <\(number)@x>\nSubject: Thank you for your mail\n\nWe have it.\n"
            #expect(try await receive(mail, in: books).disposition.word == "newRequest")
        }
        #expect(try told(.requestOpened, in: books).count == 10)
    }
}
