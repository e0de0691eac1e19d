import Domain
import GRDB

extension View {
    /// What the books know that bears on a mail that came in.
    func correspondence(of mail: ReceivedMail, sha256: String, answers: [OutgoingMail.ID]) throws -> Correspondence {
        // Without a Message-ID the same bytes are the same mail.
        let (key, value) = mail.messageID.map { ("message_id", $0) } ?? ("message_id IS NULL AND sha256", sha256)
        let earlier = try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM received_mail WHERE \(key) = ? AND disposition NOT IN ('duplicate', 'refused')"),
            arguments: [value])
        let codes = try mail.sender.map { sender in
            try String.fetchAll(
                db.cachedStatement(
                    sql: "SELECT DISTINCT customer FROM contact WHERE email = ? COLLATE NOCASE AND left_at IS NULL"),
                arguments: [sender.text])
        }
        let ours = try answers.map { try self.mail($0) }
        return Correspondence(
            earlier: earlier.flatMap { ReceivedMail.ID($0) },
            answered: try ours.compactMap { try answered($0) }, customers: Set((codes ?? []).compactMap { CustomerCode($0) }),
            isColleague: try mail.sender.map { try isColleague($0) } ?? false, returned: ours.first?.id)
    }

    private func answered(_ mail: OutgoingMail) throws -> Correspondence.Answered? {
        guard let thread = mail.thread, let customer = mail.customer else { return nil }
        let kept = ServiceRequest.ID(thread).flatMap { try? serviceRequest($0) }
        return Correspondence.Answered(
            thread: thread, customer: customer, readers: Set(try kept.map { try readers(of: $0) } ?? []))
    }

    private func isColleague(_ address: EmailAddress) throws -> Bool {
        let found = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE email = ? COLLATE NOCASE AND utility IS NULL)"),
            arguments: [address.text])
        return found == true
    }
}

/// A mail that came in, as the list shows it.
package struct ReceivedMailLine: Codable, Equatable, Sendable, FetchableRecord {
    package let id: ReceivedMail.ID
    package let receivedAt: Instant
    package let sender: String?
    package let subject: String
    package let disposition: String
    package let reason: String?
    package let request: String?
    /// The raw mail's, in the file store.
    package let sha256: String

    package init(row: Row) throws {
        guard let id = ReceivedMail.ID(row["id"] as String) else { throw Unreadable("received_mail.id") }
        self.id = id
        receivedAt = Instant(milliseconds: row["recorded_at"])
        sender = row["sender"]
        subject = row["subject"]
        disposition = row["disposition"]
        reason = row["reason"]
        request = row["record"]
        sha256 = row["sha256"]
    }
}

extension View {
    /// Mails that came in, in that order; at most so many (nil: all), those that follow one. To the provider's own people alone: notes
    /// of the desk are among them, and a utility reads what its people wrote at the request.
    package func receivedMails(after last: ReceivedMail.ID? = nil, limit: Int? = nil) throws -> [ReceivedMailLine] {
        guard actor.isInside else { return [] }
        return try ReceivedMailLine.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM received_mail WHERE :after IS NULL
                        OR (recorded_at, id) > (SELECT recorded_at, id FROM received_mail WHERE id = :after)
                    ORDER BY recorded_at, id LIMIT :limit
                    """), arguments: ["after": last?.text, "limit": limit ?? -1])
    }

    /// Missing where there is none, and to whoever is not of the provider.
    package func receivedMail(_ id: ReceivedMail.ID) throws -> ReceivedMailLine {
        let found = try ReceivedMailLine.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM received_mail WHERE id = ?"), arguments: [id.text])
        guard let found, actor.isInside else { throw Missing("mail", id) }
        return found
    }
}
