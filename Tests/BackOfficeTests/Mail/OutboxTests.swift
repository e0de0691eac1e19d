import Domain
import Foundation
import GRDB
import Testing

@testable import BackOffice

@Suite struct OutboxTests {
    private let lee = EmailAddress(named: "lee@riverbend.example")

    private func mail(_ fact: String, to address: EmailAddress, of customer: CustomerCode? = nil) throws -> OutboxMail {
        OutboxMail(
            fact: fact, customer: customer, to: address, thread: "SR-000123", kind: .publicReply,
            words: try MailWords(record: "SR-000123", title: "No reads", text: "We look into it."))
    }

    /// What an action does inside the gate.
    private func write<Value: Sendable>(
        _ books: TestBooks, _ work: @escaping @Sendable (Book) throws -> Value
    ) async throws -> Value {
        try await books.office.commit { db in
            let root = try Actor.find(TestBooks.administrator, at: Instant(seconds: 1_793_523_600), db)
            return try work(
                Book(
                    db: db, now: books.clock.now, actor: root, directory: books.directory, files: books.office.files,
                    recorded: nil))
        }
    }

    @Test func `a fact is told to each recipient once, however often it is written`() async throws {
        let books = try await TestBooks.make()
        let first = try mail("SR-000123/7", to: lee)
        let again = try mail("SR-000123/7", to: EmailAddress(named: "Lee@Riverbend.example"))
        let other = try mail("SR-000123/7", to: EmailAddress(named: "maria@riverbend.example"))
        let next = try mail("SR-000123/8", to: lee)
        let ids = try await write(books) { book in try [first, again, other, next].map { try book.send($0)?.text } }
        #expect(ids == ["ML-000001", nil, "ML-000002", "ML-000003"])
        let waiting = try books.office.read(as: books.root) { try $0.mails(waiting: true) }
        #expect(waiting.map(\.id.text) == ["ML-000001", "ML-000002", "ML-000003"])
        #expect(waiting.first?.words.text == "We look into it.")
    }

    @Test func `a utility's affairs are not told to another utility's people`() async throws {
        let books = try await TestBooks.make()
        for code in ["RIVERBEND", "LAKESIDE"] {
            let customer = try #require(CustomerCode(code))
            try await books.perform(
                RegisterCustomer(
                    customer: customer, name: code, zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee"))
            try await books.perform(
                AddContact(customer: customer, name: "P", role: "R", email: "\(code.lowercased())@mail.example"))
        }
        let riverbend = CustomerCode(named: "RIVERBEND")
        let stranger = EmailAddress(named: "LAKESIDE@mail.example")
        let wrong = try mail("SR-000123/7", to: stranger, of: riverbend)
        let right = try mail("SR-000123/7", to: EmailAddress(named: "riverbend@mail.example"), of: riverbend)
        await #expect(throws: MailRefusal.notTheirs(stranger, riverbend)) {
            try await write(books) { try $0.send(wrong) }
        }
        #expect(try await write(books) { try $0.send(right) } != nil)
    }

    @Test func `what the mail system said is kept, and decides when the mail is tried again`() async throws {
        let books = try await TestBooks.make(at: "2026-11-21T12:00:00Z")
        let letter = try mail("SR-000123/7", to: lee)
        let id = try #require(try await write(books) { try $0.send(letter) })
        await #expect(throws: MailRefusal.problemMissing) {
            try await books.perform(RecordHandOver(mail: id, result: .deferred))
        }
        let deferred = try await books.perform(RecordHandOver(mail: id, result: .deferred, problem: "queue full"))
        #expect(deferred.state == .waiting(dueAt: try #require(Instant("2026-11-21T12:01:00Z"))))
        let taken = try await books.perform(RecordHandOver(mail: id, result: .taken), at: "2026-11-21T12:01:00Z")
        #expect(taken.state == .handedOver(at: try #require(Instant("2026-11-21T12:01:00Z"))))
        await #expect(throws: MailRefusal.over(id, "handed over")) {
            try await books.perform(RecordHandOver(mail: id, result: .taken))
        }
        await #expect(throws: MailRefusal.notFailed(id, "handed over")) { try await books.perform(RetryMail(mail: id)) }
    }

    @Test func `the sender's address is set, once each way`() async throws {
        let books = try await TestBooks.make()
        let address = EmailAddress(named: "support@provider.example")
        try await books.perform(SetMailAddress(address: address, name: "Support"))
        await #expect(throws: MailRefusal.sameAddress(address)) {
            try await books.perform(SetMailAddress(address: address, name: "Support"))
        }
        await #expect(throws: MailRefusal.nameOfNoUse) {
            try await books.perform(SetMailAddress(address: address, name: "Support\r\nBcc: x@y.example"))
        }
        try await books.perform(SetMailAddress(address: address, name: "Support", tagged: true))
        #expect(try books.office.read(as: books.root) { try $0.mailSender()?.isTagged } == true)
    }

    @Test func `a test mail needs an address to come from`() async throws {
        let books = try await TestBooks.make()
        await #expect(throws: MailRefusal.noAddress) { try await books.perform(SendTestMail(to: lee)) }
        try await books.perform(SetMailAddress(address: EmailAddress(named: "support@provider.example")))
        let written = try await books.perform(SendTestMail(to: lee))
        #expect(written.mail.text == "ML-000001")
        #expect(try await books.perform(SendTestMail(to: lee)).mail.text == "ML-000002")
    }
}
