import Domain
import GRDB

/// Keeps a text the desk sends again and again, or changes it (8.7).
package struct SetCannedReply: Action {
    package static let permission = Permission.superviseRequests
    package static var example: SetCannedReply {
        SetCannedReply(
            name: Identifier(named: "logs"), text: "Dear {requester}, please send us the log of {title}. Ref. {request}")
    }

    package var name: CannedReply.Name
    /// 1 to 20,000 characters; `{request}`, `{title}`, `{customer}`, `{requester}` and `{severity}` are filled in.
    package var text: String

    package init(name: CannedReply.Name, text: String) {
        self.name = name
        self.text = text
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireText(text, "text", limit: 20_000)
        let reply = CannedReply(name: name, text: text)
        guard reply.unknownFields.isEmpty else { throw KnowledgeRefusal.unknownFields(reply.unknownFields) }
        guard try book.view.cannedReplies().first(where: { $0.name == name }) != reply else {
            throw KnowledgeRefusal.replyStands(name)
        }
        try book.db.execute(
            sql: """
                INSERT INTO canned_reply (name, text, recorded_by, recorded_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET text = excluded.text, recorded_by = excluded.recorded_by,
                    recorded_at = excluded.recorded_at
                """, arguments: [name.text, text, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// Gives a canned reply up.
package struct RemoveCannedReply: Action {
    package static let permission = Permission.superviseRequests
    package static var example: RemoveCannedReply { RemoveCannedReply(name: Identifier(named: "logs")) }

    package var name: CannedReply.Name

    package init(name: CannedReply.Name) { self.name = name }

    package func perform(in book: Book) throws -> Done {
        try book.db.execute(sql: "DELETE FROM canned_reply WHERE name = ?", arguments: [name.text])
        guard book.db.changesCount == 1 else { throw Missing("canned reply", name) }
        return Done()
    }
}

extension View {
    /// All, by name; none to a utility's people.
    package func cannedReplies() throws -> [CannedReply] {
        guard actor.isInside else { return [] }
        return try Row.fetchAll(db.cachedStatement(sql: "SELECT name, text FROM canned_reply ORDER BY name")).map { row in
            guard let name = CannedReply.Name(row["name"] as String) else { throw Unreadable("canned_reply.name") }
            return CannedReply(name: name, text: row["text"])
        }
    }

    package func cannedReply(_ name: CannedReply.Name) throws -> CannedReply {
        guard let found = try cannedReplies().first(where: { $0.name == name }) else { throw Missing("canned reply", name) }
        return found
    }
}
