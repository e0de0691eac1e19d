import Domain
import GRDB

/// A mail an action wants told: the outbox keeps it until the mail system has it.
package struct OutboxMail: Sendable {
    /// What it tells of. Written again for the same recipient, it stays the one mail it is: `SR-000123/7`.
    package let fact: String
    /// Whose affairs it is about; nil for the provider's own.
    package let customer: CustomerCode?
    package let recipient: EmailAddress
    /// The record whose correspondence it belongs to, so that an answer finds its way back: `SR-000123`.
    package let thread: String?
    /// The Message-ID of the mail it answers, without its brackets.
    package let inReplyTo: String?
    package let kind: MailKind
    package let words: MailWords
    /// When it may go; at once when nil.
    package let dueAt: Instant?

    package init(
        fact: String, customer: CustomerCode?, to recipient: EmailAddress, thread: String? = nil, inReplyTo: String? = nil,
        kind: MailKind, words: MailWords, dueAt: Instant? = nil
    ) {
        self.fact = fact
        self.customer = customer
        self.recipient = recipient
        self.thread = thread
        self.inReplyTo = inReplyTo
        self.kind = kind
        self.words = words
        self.dueAt = dueAt
    }
}

extension Book {
    /// Writes a mail into the outbox, in the transaction of the action that causes it; nil where this recipient was told of this
    /// fact before. Refused for a customer's affairs to an address that is a contact of other utilities alone (15.1).
    @discardableResult
    package func send(_ mail: OutboxMail) throws -> OutgoingMail.ID? {
        guard (1...200).contains(mail.fact.count) else { throw MailRefusal.factOfNoUse(mail.fact) }
        if let customer = mail.customer { try requireMay(mail.recipient, hearOf: customer) }
        let isWritten = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM mail WHERE fact = ? AND recipient = ?)"),
            arguments: [mail.fact, mail.recipient.text])
        guard isWritten != true else { return nil }
        let due = max(now, mail.dueAt ?? now)
        let written = OutgoingMail(
            id: try identifier("ML"), customer: mail.customer, fact: mail.fact, recipient: mail.recipient, thread: mail.thread,
            inReplyTo: mail.inReplyTo, kind: mail.kind, words: mail.words, writtenAt: now,
            triedFrom: due, state: .waiting(dueAt: due))
        try written.store(in: self)
        return written.id
    }

    private func requireMay(_ address: EmailAddress, hearOf customer: CustomerCode) throws {
        let codes = try String.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT customer FROM contact WHERE email = ? COLLATE NOCASE AND left_at IS NULL"),
            arguments: [address.text])
        guard codes.isEmpty || codes.contains(customer.text) else { throw MailRefusal.notTheirs(address, customer) }
    }
}
