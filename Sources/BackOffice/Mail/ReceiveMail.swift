import Domain
import GRDB

/// Takes in a mail whose raw form the file store keeps: opens a request, adds to one, notes a bounce, or keeps it for a person.
package struct ReceiveMail: Action {
    package static let permission = Permission.logRequests
    package static var example: ReceiveMail {
        ReceiveMail(
            sha256: String(repeating: "0f", count: 32),
            mail: ReceivedMail(
                messageID: "20261121.1@riverbend.example", sender: EmailAddress(named: "lee@riverbend.example"),
                subject: "No reads since Sunday", text: "The head-end shows none."),
            answers: [Identifier(named: "ML-000001")])
    }

    /// The raw mail's.
    package var sha256: String
    package var mail: ReceivedMail
    /// Mails of ours it names by their tokens, the latest first; of a bounce, the one that came back. Looked up at the door.
    package var answers: [OutgoingMail.ID]

    package init(sha256: String, mail: ReceivedMail, answers: [OutgoingMail.ID] = []) {
        self.sha256 = sha256
        self.mail = mail
        self.answers = answers
    }

    package struct Taken: Codable, Equatable, Sendable {
        package let received: ReceivedMail.ID
        package let disposition: MailDisposition
        /// The request it opened or was added to.
        package let request: ServiceRequest.ID?
    }

    package func perform(in book: Book) throws -> Taken {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        guard book.files.has(sha256) else { throw RequestRefusal.fileNotKept(sha256) }
        try requireBounds()
        let known = try book.view.correspondence(of: mail, sha256: sha256, answers: answers)
        var disposition = MailDisposition(of: mail, knowing: known)
        var request: ServiceRequest.ID?
        switch disposition {
        case .newRequest(let customer): request = try open(for: customer, after: nil, in: book)
        case .reply(let thread, let customer):
            if let id = ServiceRequest.ID(thread), let kept = try? book.view.serviceRequest(id), kept.customer == customer {
                request = try answer(kept, in: book)
            } else {
                disposition = .refused(reason: "It answers \(thread), which takes no answers.")
            }
        case .note(let thread, _):
            guard let id = ServiceRequest.ID(thread), (try? book.view.serviceRequest(id)) != nil else {
                disposition = .refused(reason: "It answers \(thread), which takes no notes.")
                break
            }
            request = try note(on: id, in: book)
        case .bounce(let id, let problem):
            guard let known = try id.map({ try book.view.mail($0) }) else { break }
            try known.append("bounced", problem: problem.cut(2_000), in: book)
            try book.noteUndelivered(known, problem: problem)
        case .automatic, .duplicate, .refused: break
        }
        let id: ReceivedMail.ID = try book.identifier("RM")
        try store(id, disposition, request, in: book)
        return Taken(received: id, disposition: disposition, request: request)
    }

    private func requireBounds() throws {
        guard mail.subject.unicodeScalars.count <= 500, mail.text.unicodeScalars.count <= 100_000, mail.attachments.count <= 50,
            answers.count <= 200,
            mail.messageID.map({ (1...998).contains($0.utf8.count) }) ?? true
        else { throw MailRefusal.receivedTooLong }
    }

    private func open(for customer: CustomerCode, after earlier: ServiceRequest.ID?, in book: Book) throws -> ServiceRequest.ID {
        let title = mail.subject.isEmpty ? "Mail without a subject" : String(mail.subject.unicodeScalars.prefix(200))
        let opened = try OpenRequest(
            customer: customer, title: title, text: said, channel: .email, severity: .limited, requester: mail.sender?.text
        ).perform(in: book)
        if let earlier { try book.append(.linked(earlier.text), to: opened.request) }
        try attach(to: opened.request, in: book)
        return opened.request
    }

    /// A merged request is answered where it went on; a closed one is followed up by a new one linked to it.
    private func answer(_ kept: KeptRequest, in book: Book) throws -> ServiceRequest.ID {
        var kept = kept
        for _ in 0..<20 {
            guard let next = kept.history.mergedInto else { break }
            kept = try book.view.serviceRequest(next)
        }
        guard !kept.history.isClosed else { return try open(for: kept.customer, after: kept.id, in: book) }
        _ = try PostCustomerMessage(request: kept.id, text: said, saidBy: mail.sender?.text).perform(in: book)
        try attach(to: kept.id, in: book)
        return kept.id
    }

    /// What one of our own people answers is read by nobody outside.
    private func note(on id: ServiceRequest.ID, in book: Book) throws -> ServiceRequest.ID {
        try book.append(.internalNote(said), to: id, saidBy: mail.sender?.text)
        return id
    }

    private func attach(to request: ServiceRequest.ID, in book: Book) throws {
        for file in mail.attachments {
            _ = try AttachToRequest(request: request, name: file.name, sha256: file.sha256).perform(in: book)
        }
    }

    private var said: String { mail.text.allSatisfy(\.isWhitespace) ? "(The mail has no text.)" : mail.text }

    private func store(
        _ id: ReceivedMail.ID, _ disposition: MailDisposition, _ request: ServiceRequest.ID?, in book: Book
    ) throws {
        let columns = disposition.columns
        try book.db.execute(
            sql: """
                INSERT INTO received_mail (id, customer, sha256, message_id, sender, subject, disposition, reason, thread, mail,
                    record, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, columns.customer?.text, sha256, mail.messageID, mail.sender?.text, mail.subject, disposition.word,
                columns.reason.map { $0.cut(2_000) }, columns.thread, columns.mail?.text, request?.text,
                book.actor.id.text, book.now.milliseconds,
            ])
        for (index, file) in mail.attachments.enumerated() {
            try book.db.execute(
                sql: """
                    INSERT INTO received_attachment (received, customer, position, name, media_type, bytes, sha256, recorded_by,
                        recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id.text, columns.customer?.text, index + 1, file.name, file.mediaType, file.bytes, file.sha256,
                    book.actor.id.text, book.now.milliseconds,
                ])
        }
    }
}

extension MailDisposition {
    fileprivate struct Columns {
        var customer: CustomerCode?
        var reason: String?
        var thread: String?
        var mail: OutgoingMail.ID?
    }

    fileprivate var columns: Columns {
        switch self {
        case .newRequest(let customer): Columns(customer: customer)
        case .reply(let thread, let customer), .note(let thread, let customer): Columns(customer: customer, thread: thread)
        case .bounce(let mail, _): Columns(mail: mail)
        case .automatic(let reason), .refused(let reason): Columns(reason: reason)
        case .duplicate: Columns()
        }
    }
}
