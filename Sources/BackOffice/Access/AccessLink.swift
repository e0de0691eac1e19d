import Domain
import Foundation
import GRDB

/// What a link is for that lets somebody set a password.
package enum AccessLinkPurpose: String, Codable, CaseIterable, Sendable {
    /// A new person's first.
    case invitation
    /// Of someone who forgot it.
    case reset

    /// How long it holds, in seconds: three days, an hour.
    package var lasts: Int {
        switch self {
        case .invitation: 259_200
        case .reset: 3_600
        }
    }
}

/// Lets somebody set a password by a link, once. The link's secret is made at the door; its digest comes here.
package struct OfferAccessLink: Action {
    package static let permission = Permission.readBooks
    package static var example: OfferAccessLink {
        OfferAccessLink(
            actor: Identifier(named: "lee"), purpose: .invitation, digest: String(repeating: "0f", count: 32),
            expiresAt: Instant(seconds: 1_793_523_600), address: "https://amico.example/link")
    }

    package var actor: Actor.ID
    package var purpose: AccessLinkPurpose
    /// Sixty-four hexadecimal digits.
    package var digest: String
    package var expiresAt: Instant
    /// Where the link leads, without its secret; a mail is sent where it is given and the person is reached by mail.
    package var address: String?

    package init(actor: Actor.ID, purpose: AccessLinkPurpose, digest: String, expiresAt: Instant, address: String? = nil) {
        self.actor = actor
        self.purpose = purpose
        self.digest = digest
        self.expiresAt = expiresAt
        self.address = address
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireSelf(actor)
        if purpose == .invitation { try book.actor.require(.manageAccess) }
        guard expiresAt > book.now, expiresAt <= book.now + 604_800 else { throw AccessRefusal.linkTooLong }
        guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            throw AccessRefusal.linkOfNoUse
        }
        let isNew = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT NOT EXISTS (SELECT 1 FROM access_link WHERE digest = ?)"), arguments: [digest])
        guard isNew == true else { throw AccessRefusal.linkOfNoUse }
        // A newer link makes the older ones of no use.
        try book.db.execute(
            sql: "UPDATE access_link SET used_at = ? WHERE actor = ? AND used_at IS NULL",
            arguments: [book.now.milliseconds, actor.text])
        try book.db.execute(
            sql: """
                INSERT INTO access_link (digest, actor, purpose, expires_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                digest, actor.text, purpose.rawValue, expiresAt.milliseconds, book.actor.id.text, book.now.milliseconds,
            ])
        if let address { try mail(address, in: book) }
        return Done()
    }

    private func mail(_ address: String, in book: Book) throws {
        guard try book.view.mailSender() != nil, let to = try book.view.email(of: actor) else { return }
        let person = try book.reachableActor(actor)
        let words = try MailWords(
            record: actor.text, title: purpose == .invitation ? "Your access to Amico" : "A new password for Amico",
            by: purpose == .invitation ? book.actor.name : nil, text: address,
            facts: [.init("For", person.name), .init("Holds until", Zone.pacific.words(expiresAt))])
        try book.send(
            OutboxMail(
                fact: "link/\(digest)", customer: person.utility, to: to, thread: nil, kind: .accessLink, words: words,
                dueAt: nil))
    }
}

/// Sets the password a link was for; the link is used up.
package struct UseAccessLink: Action {
    package static let permission = Permission.readBooks
    package static var example: UseAccessLink {
        UseAccessLink(digest: String(repeating: "0f", count: 32), hash: SetPassword.example.hash)
    }

    package var digest: String
    package var hash: String

    package init(digest: String, hash: String) {
        self.digest = digest
        self.hash = hash
    }

    package func perform(in book: Book) throws -> Done {
        let link = try book.view.accessLink(digest)
        guard let link, link.actor == book.actor.id else { throw AccessRefusal.linkOfNoUse }
        try book.db.execute(
            sql: "UPDATE access_link SET used_at = ? WHERE digest = ?", arguments: [book.now.milliseconds, digest])
        try SetPassword(actor: link.actor, hash: hash).store(in: book)
        return Done()
    }
}

/// A link that holds.
package struct AccessLink: Equatable, Sendable {
    package let actor: Actor.ID
    package let purpose: AccessLinkPurpose
    package let expiresAt: Instant
}

extension View {
    /// Nil where there is none, or it was used; refused where it has run out.
    func accessLink(_ digest: String) throws -> AccessLink? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT actor, purpose, expires_at FROM access_link WHERE digest = ? AND used_at IS NULL"),
            arguments: [digest])
        guard let row else { return nil }
        guard let actor = Actor.ID(row["actor"] as String), let purpose = AccessLinkPurpose(rawValue: row["purpose"]) else {
            throw Unreadable("access_link")
        }
        let link = AccessLink(actor: actor, purpose: purpose, expiresAt: Instant(milliseconds: row["expires_at"]))
        guard link.expiresAt > now else { throw AccessRefusal.linkOver }
        return link
    }

    /// The link a mail of that kind carries; nil for every other mail.
    func link(in mail: OutgoingMail) throws -> String? {
        guard mail.kind == .accessLink, let address = mail.words.text else { return nil }
        let bytes = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT bytes FROM secret WHERE name = ?"),
            arguments: [String(mail.fact.dropFirst("link/".count))])
        return bytes.map { "\(address)/\(String(decoding: $0, as: UTF8.self))" }
    }

    func email(of id: Actor.ID) throws -> EmailAddress? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT email FROM actor WHERE id = ?"), arguments: [id.text]).flatMap {
            EmailAddress($0)
        }
    }
}
