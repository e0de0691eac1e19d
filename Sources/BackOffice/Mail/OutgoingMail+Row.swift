import Domain
import Foundation
import GRDB

extension OutgoingMail: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("mail.id") }
        guard let recipient = EmailAddress(row["recipient"] as String) else { throw Unreadable("mail.recipient") }
        guard let kind = MailKind(rawValue: row["kind"]) else { throw Unreadable("mail.kind") }
        let customer = try (row["customer"] as String?).map { text in
            guard let code = CustomerCode(text) else { throw Unreadable("mail.customer") }
            return code
        }
        self.init(
            id: id, customer: customer, fact: row["fact"], recipient: recipient, thread: row["thread"],
            inReplyTo: row["in_reply_to"], kind: kind,
            words: try JSONDecoder().decode(MailWords.self, from: Data((row["words"] as String).utf8)),
            writtenAt: Instant(milliseconds: row["recorded_at"]), triedFrom: Instant(milliseconds: row["tried_from"]),
            state: try State(row: row), deferrals: row["deferrals"])
    }

    func store(in book: Book) throws {
        let columns = state.columns
        try book.db.execute(
            sql: """
                INSERT INTO mail (id, customer, fact, recipient, thread, in_reply_to, kind, words, state, due_at, tried_from,
                    deferrals, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer?.text, fact, recipient.text, thread, inReplyTo, kind.rawValue, try Canonical.json(words),
                columns.word, columns.dueAt, triedFrom.milliseconds, deferrals, book.actor.id.text, book.now.milliseconds,
            ])
    }

    /// The row after a fact, and the fact.
    func update(with fact: String, problem: String?, in book: Book) throws {
        let columns = state.columns
        try book.db.execute(
            sql: "UPDATE mail SET state = ?, due_at = ?, ended_at = ?, problem = ?, tried_from = ?, deferrals = ? WHERE id = ?",
            arguments: [
                columns.word, columns.dueAt, columns.endedAt, columns.problem, triedFrom.milliseconds, deferrals, id.text,
            ])
        try append(fact, problem: problem, in: book)
    }

    func append(_ fact: String, problem: String?, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO mail_fact (mail, customer, fact, at, problem, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer?.text, fact, book.now.milliseconds, problem, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension OutgoingMail.State {
    fileprivate init(row: Row) throws {
        let due = (row["due_at"] as Int64?).map(Instant.init(milliseconds:))
        let ended = (row["ended_at"] as Int64?).map(Instant.init(milliseconds:))
        switch (row["state"] as String, due, ended, row["problem"] as String?) {
        case ("waiting", let due?, nil, nil): self = .waiting(dueAt: due)
        case ("handedOver", nil, let at?, nil): self = .handedOver(at: at)
        case ("failed", nil, let at?, let problem?): self = .failed(at: at, problem: problem)
        default: throw Unreadable("mail.state")
        }
    }

    fileprivate var columns: (word: String, dueAt: Int64?, endedAt: Int64?, problem: String?) {
        switch self {
        case .waiting(let due): ("waiting", due.milliseconds, nil, nil)
        case .handedOver(let at): ("handedOver", nil, at.milliseconds, nil)
        case .failed(let at, let problem): ("failed", nil, at.milliseconds, problem)
        }
    }
}

extension Actor {
    /// What a utility was told of its affairs is that utility's to see; what the provider tells its own people is theirs alone.
    func maySee(_ mail: OutgoingMail) -> Bool {
        isInside || (!mail.kind.isInternal && mail.customer.map { maySee($0) } ?? false)
    }
}

extension View {
    package func mail(_ id: OutgoingMail.ID) throws -> OutgoingMail {
        let found = try OutgoingMail.fetchOne(db.cachedStatement(sql: "SELECT * FROM mail WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found) else { throw Missing("mail", id) }
        return found
    }

    /// Mails that came back after they were handed over, and why: the last time.
    package func bounces() throws -> [OutgoingMail.ID: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT mail, customer, problem FROM mail_fact WHERE fact = 'bounced' ORDER BY number"))
        return try rows.reduce(into: [:]) { found, row in
            guard let id = OutgoingMail.ID(row["mail"] as String) else { throw Unreadable("mail_fact.mail") }
            let isTheirs = actor.utility.map { $0.text == row["customer"] as String? } ?? true
            if isTheirs { found[id] = row["problem"] }
        }
    }

    /// Mails in the order they were written: of a customer (nil: all the actor may see), all of them or those still waiting. At most so
    /// many (nil: all), those that follow one.
    package func mails(
        of customer: CustomerCode? = nil, waiting: Bool = false, after last: OutgoingMail.ID? = nil, limit: Int? = nil
    ) throws -> [OutgoingMail] {
        if let customer { try requireCustomer(customer) }
        var found: [OutgoingMail] = []
        var last = last
        while true {
            let read = try OutgoingMail.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT * FROM mail WHERE (:customer IS NULL OR customer = :customer) AND (NOT :waiting OR due_at IS NOT NULL)
                            AND (:after IS NULL OR id > :after) ORDER BY id LIMIT :limit
                        """),
                arguments: ["customer": customer?.text, "waiting": waiting, "after": last?.text, "limit": limit ?? -1])
            found += read.filter { actor.maySee($0) }
            guard let limit, found.count < limit, read.count == limit else {
                return limit.map { Array(found.prefix($0)) } ?? found
            }
            last = read.last?.id
        }
    }
}
