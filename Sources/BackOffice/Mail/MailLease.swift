import Domain
import GRDB

/// A mail on its way to the mail system: nobody else takes it meanwhile.
package struct LeasedMail: Sendable {
    package let mail: OutgoingMail
    package let sender: MailSender
    /// What names the mail in its Message-ID, the same however often it is tried; whoever answers gives it back.
    package let token: MailToken
    /// Of the address it was first sent from.
    package let domain: String
    /// Message-IDs of the same correspondence with the same recipient, oldest first, without their brackets.
    package let references: [String]
    /// Where the mail is a link to set a password: its address, with the secret that no fact holds.
    package let link: String?

    package var messageID: String { token.messageID(at: domain) }
}

/// 128 bits nobody guesses, as 32 hexadecimal digits: an answer names the Message-ID made of it, or comes to an address with it.
package struct MailToken: Hashable, Sendable {
    package let text: String

    /// Nil unless it is 32 lower-case hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        self.text = String(text)
    }

    static func random() -> MailToken {
        var dice = SystemRandomNumberGenerator()
        let bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &dice) }
        return MailToken(bytes.hexadecimal) ?? MailToken(digits: bytes)
    }

    private init(digits: [UInt8]) { text = digits.hexadecimal }

    /// Of a Message-ID of ours, without its brackets.
    package init?(messageID: some StringProtocol) {
        guard messageID.hasPrefix("amico.") else { return nil }
        self.init(messageID.dropFirst(6).prefix { $0 != "@" })
    }

    package func messageID(at domain: String) -> String { "amico.\(text)@\(domain)" }
}

extension Office {
    /// How long a mail is held for the one who hands it over, in seconds.
    package static let leaseSeconds = 600

    /// Takes the mail that fell due first and that nobody holds; nil where there is none. Working state: no action, no journal.
    ///
    /// The lease of another run of the books is void: two never hold the lock, so that one has ended, and what it handed over
    /// without recording it goes again, under the same Message-ID.
    package func leaseMail(until: Instant, without refused: Set<OutgoingMail.ID> = [], as actor: Actor) async throws
        -> LeasedMail?
    {
        try actor.require(.runJobs)
        let now = clock.now
        return try await commit { db in
            let view = View(db: db, now: now, actor: actor, directory: self.directory, files: self.files)
            guard let sender = try view.mailSender() else { throw MailRefusal.noAddress }
            let due = try OutgoingMail.fetchCursor(
                db,
                sql: """
                    SELECT mail.* FROM mail LEFT JOIN mail_token ON mail_token.mail = mail.id
                    WHERE due_at <= ? AND (holder IS NULL OR holder <> ? OR leased_until <= ?) ORDER BY due_at, id
                    """, arguments: [until.milliseconds, self.run, now.milliseconds])
            while let mail = try due.next() {
                guard !refused.contains(mail.id), actor.maySee(mail) else { continue }
                let (token, domain) = try self.lease(mail, from: sender, at: now, db)
                return LeasedMail(
                    mail: mail, sender: sender, token: token, domain: domain, references: try view.references(of: mail),
                    link: try view.link(in: mail))
            }
            return nil
        }
    }

    private func lease(
        _ mail: OutgoingMail, from sender: MailSender, at now: Instant, _ db: Database
    ) throws -> (MailToken, String) {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    INSERT INTO mail_token (mail, token, domain, holder, leased_until) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (mail) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
                    RETURNING token, domain
                    """),
            arguments: [
                mail.id.text, MailToken.random().text, sender.address.domain, run, (now + Office.leaseSeconds).milliseconds,
            ])
        guard let row, let token = MailToken(row["token"] as String) else { throw Unreadable("mail_token.token") }
        return (token, row["domain"])
    }

    /// Lets go of a mail that came back: it may be tried again when it falls due.
    package func releaseMail(_ mail: OutgoingMail.ID) async throws {
        try await commit { db in
            try db.execute(sql: "UPDATE mail_token SET leased_until = 0 WHERE mail = ?", arguments: [mail.text])
        }
    }
}

extension View {
    /// What went before in the same correspondence with the same person, theirs and ours: the first and the last nine.
    fileprivate func references(of mail: OutgoingMail) throws -> [String] {
        var earlier: [String] = []
        if let thread = mail.thread {
            earlier = try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT message FROM (
                            SELECT ended_at AS at, 'amico.' || token || '@' || domain AS message
                            FROM mail JOIN mail_token ON mail_token.mail = mail.id
                            WHERE thread = ?1 AND recipient = ?2 AND id < ?3 AND state = 'handedOver'
                            UNION ALL
                            SELECT recorded_at, message_id FROM received_mail
                            WHERE record = ?1 AND sender = ?2 COLLATE NOCASE AND message_id IS NOT NULL
                                AND disposition IN ('newRequest', 'reply')
                        ) ORDER BY at
                        """), arguments: [thread, mail.recipient.text, mail.id.text])
        }
        if let answered = mail.inReplyTo { earlier = earlier.filter { $0 != answered } + [answered] }
        return earlier.count > 10 ? [earlier[0]] + earlier.suffix(9) : earlier
    }

    /// The mails of ours that these tokens name, in that order.
    package func mails(named tokens: [MailToken]) throws -> [OutgoingMail] {
        try tokens.compactMap { token in
            try OutgoingMail.fetchOne(
                db.cachedStatement(sql: "SELECT mail.* FROM mail JOIN mail_token ON mail_token.mail = mail.id WHERE token = ?"),
                arguments: [token.text])
        }
    }
}
