import Domain
import GRDB

/// Ends all access of someone who left, at once: roles, password, second factor, tokens, links, sessions (15.2). What they did stays.
package struct EndAccess: Action {
    package static let permission = Permission.manageAccess
    package static var example: EndAccess { EndAccess(actor: Identifier(named: "lee"), reason: "Left on 31 July 2026") }

    package var actor: Actor.ID
    /// 1 to 500 characters.
    package var reason: String

    package init(actor: Actor.ID, reason: String) {
        self.actor = actor
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        guard (1...500).contains(reason.count) else { throw AccessRefusal.reasonMissing }
        let person = try book.reachableActor(actor)
        for role in try book.rolesOnPaper(of: person.id) { _ = try RevokeRole(actor: actor, role: role).perform(in: book) }
        let ended = try book.endCredentials(of: actor)
        guard ended || !person.roles.isEmpty else { throw AccessRefusal.nobodyThere(actor) }
        return Done()
    }
}

extension Book {
    /// Roles not revoked, those whose term is over left out.
    fileprivate func rolesOnPaper(of id: Actor.ID) throws -> [Role] { try Actor.find(id, at: now, db).roles }

    /// Whether there was anything to end.
    fileprivate func endCredentials(of id: Actor.ID) throws -> Bool {
        try db.execute(
            sql: "UPDATE api_token SET revoked_by = ?, revoked_at = ? WHERE actor = ? AND revoked_at IS NULL",
            arguments: [actor.id.text, now.milliseconds, id.text])
        var ended = db.changesCount
        try db.execute(sql: "DELETE FROM credential WHERE actor = ?", arguments: [id.text])
        ended += db.changesCount
        try db.execute(sql: "DELETE FROM second_factor WHERE actor = ?", arguments: [id.text])
        try db.execute(
            sql: "UPDATE access_link SET used_at = ? WHERE actor = ? AND used_at IS NULL", arguments: [now.milliseconds, id.text])
        try endSessions(of: id)
        return ended > 0
    }
}
