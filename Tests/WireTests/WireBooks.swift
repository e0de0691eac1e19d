import Documents
import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

/// New books in a folder of their own with a mail address, gone when the test lets go of them.
final class WireBooks: Sendable {
    let office: Office
    let directory: DataDirectory

    static let origin = Origin(door: "test", user: "tester", host: "bench")
    static let customer = CustomerCode(named: "RIVERBEND")
    static let lee = EmailAddress(named: "lee@riverbend.example")

    private init(office: Office, directory: DataDirectory) {
        self.office = office
        self.directory = directory
    }

    /// Books of a customer with a contact, sending from support@provider.example.
    static func make(tagged: Bool = false) async throws -> WireBooks {
        let directory = DataDirectory(temporaryPath())
        let opening = OpenBooks(administrator: Actor.ID(named: "root"), name: "Root")
        let office = try await Office.create(directory, clock: .machine, origin: origin, opening: opening)
        let books = WireBooks(office: office, directory: directory)
        try await books.perform(SetMailAddress(address: EmailAddress(named: "support@provider.example"), tagged: tagged))
        try await books.perform(
            RegisterCustomer(
                customer: customer, name: "Riverbend", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Rui"))
        try await books.perform(AddContact(customer: customer, name: "Lee Park", role: "Lead", email: lee.text))
        return books
    }

    @discardableResult
    func perform<Deed: Action>(_ action: Deed) async throws -> Deed.Outcome {
        try await office.perform(action, as: office.actor("root"))
    }

    /// Writes mails as an action would.
    @discardableResult
    func send(_ mails: OutboxMail...) async throws -> [OutgoingMail.ID?] {
        try await office.commit { db in
            let root = try Actor.find(Actor.ID(named: "root"), at: Instant(seconds: 1_793_523_600), db)
            let book = Book(
                db: db, now: self.office.clock.now, actor: root, directory: self.directory, files: self.office.files,
                recorded: nil)
            return try mails.map { try book.send($0) }
        }
    }

    /// A reply to Lee in SR-000123.
    static func reply(_ place: Int, to address: EmailAddress = lee, inReplyTo: String? = nil) throws -> OutboxMail {
        OutboxMail(
            fact: "SR-000123/\(place)", customer: customer, to: address, thread: "SR-000123", inReplyTo: inReplyTo,
            kind: .publicReply, words: try MailWords(record: "SR-000123", title: "No reads", by: "Dana", text: "Reply \(place)"))
    }

    func run(_ sendmail: Sendmail, until: Instant? = nil) async throws -> [OutboxRun.Report] {
        let run = OutboxRun(
            office: office, actor: try office.actor("root"), templates: try WireBooks.templates.get(), sendmail: sendmail)
        return try await run.run(until: until ?? office.clock.now)
    }

    func read<Value>(_ query: (View) throws -> Value) throws -> Value { try office.read(as: office.actor("root"), query) }

    /// Lets go of the lock, as the end of a process would.
    func close() { #expect(throws: Never.self) { try office.close() } }

    static func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: "amico-wire-\(UUID().uuidString)").path
    }

    static let templates: Result<Templates, any Error> = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Templates(in: root.appending(path: "Templates").path)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory.path) }
}

/// A program that stands for sendmail: keeps each mail it is handed in a file of a folder, and ends as it is told.
struct FakeSendmail {
    let folder: URL

    var sendmail: Sendmail { Sendmail(path: folder.appending(path: "sendmail").path, patience: 20) }

    init() throws {
        folder = URL(filePath: WireBooks.temporaryPath())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try answer("exit 0")
    }

    /// What it does once it has read the whole mail.
    func answer(_ script: String) throws {
        let text = """
            #!/bin/sh
            cat > "\(folder.path)/$$.part"
            printf '%s\\n' "$@" > "\(folder.path)/$$.arguments"
            mv "\(folder.path)/$$.part" "\(folder.path)/$$.mail"
            \(script)
            """
        let path = sendmail.path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    /// Every mail it was handed.
    var mails: [String] {
        get throws {
            try files("mail").map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        }
    }

    var arguments: [[String]] {
        get throws {
            try files("arguments").map { try String(contentsOf: $0, encoding: .utf8).split(separator: "\n").map(String.init) }
        }
    }

    private func files(_ ending: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }
}

extension String {
    /// The value of a head of a mail.
    func head(_ name: String) -> String? {
        let heads = split(separator: "\n\n", maxSplits: 1).first.map(String.init) ?? self
        let unfolded = heads.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        return unfolded.split(separator: "\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
            .map { String($0.dropFirst(name.count + 1)).trimmingCharacters(in: .whitespaces) }
    }
}
