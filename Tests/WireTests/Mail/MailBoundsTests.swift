import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

/// Mails at the edges of what the books hold: each is taken in, none waits at the mail server for ever.
@Suite struct MailBoundsTests {
    private func receive(_ text: String, in books: WireBooks) async throws -> ReceiveMail.Taken {
        try await MailDoor(office: books.office, actor: books.office.actor("root")).receive(Array(text.utf8))
    }

    private static let head = MIMEReaderTests.head.replacing("\r\n", with: "\n")

    @Test(arguments: [
        ("many words", String(repeating: "word ", count: 30_000)),
        ("marks on one letter", "a" + String(repeating: "\u{301}", count: 200_000)),
        ("just too long", String(repeating: "x", count: 100_001)),
    ])
    func `a text that is too long is cut, and says so`(name: String, text: String) async throws {
        let books = try await WireBooks.make()
        let request = try #require(try await receive(Self.head + "\n\(text)\n", in: books).request)
        let facts = try books.read { try $0.serviceRequest(request) }.facts
        let said = try #require(
            facts.compactMap { if case .customerMessage(let text) = $0.fact.deed { text } else { nil } }.first)
        #expect(said.unicodeScalars.count == 100_000)
        #expect(said.hasSuffix("[Cut here; the whole mail is kept.]"))
    }

    @Test func `a text that just fits is whole`() async throws {
        let books = try await WireBooks.make()
        let text = String(repeating: "x", count: 100_000)
        let request = try #require(try await receive(Self.head + "\n\(text)\n", in: books).request)
        let facts = try books.read { try $0.serviceRequest(request) }.facts
        #expect(facts.contains { $0.fact.deed == .customerMessage(text) })
    }

    @Test(arguments: [
        String(repeating: "\u{1F1E9}\u{1F1EA}", count: 300), "a" + String(repeating: "\u{301}", count: 5_000),
        String(repeating: "x", count: 600),
    ])
    func `a subject that is too long is cut by what the books count`(subject: String) async throws {
        let books = try await WireBooks.make()
        let taken = try await receive(Self.head + "Subject: \(subject)\n\nText\n", in: books)
        #expect(taken.disposition.word == "newRequest")
        #expect(try books.read { try $0.receivedMails() }.first?.subject.unicodeScalars.count == 500)
    }

    @Test func `a mail without a Message-ID that is handed in twice opens one request`() async throws {
        let books = try await WireBooks.make()
        let mail = "From: \(WireBooks.lee)\nSubject: No reads\n\nSince three\n"
        let first = try await receive(mail, in: books)
        #expect(try await receive(mail, in: books).disposition == .duplicate(of: first.received))
        #expect(try await receive(mail + "Else\n", in: books).disposition.word == "newRequest")
    }
}
