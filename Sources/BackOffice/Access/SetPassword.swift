import Domain
import GRDB

/// Keeps a new password's hash, and ends what was signed in with the old one.
package struct SetPassword: Action {
    package static let permission = Permission.readBooks
    package static var example: SetPassword {
        SetPassword(
            actor: Identifier(named: "lee"),
            hash: "$scrypt$ln=15,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    }

    package var actor: Actor.ID
    /// `$scrypt$ln=15,r=8,p=3$<salt>$<key>`.
    package var hash: String

    package init(actor: Actor.ID, hash: String) {
        self.actor = actor
        self.hash = hash
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireSelf(actor)
        try store(in: book)
        return Done()
    }

    func store(in book: Book) throws {
        guard PasswordHash(hash) != nil else { throw AccessRefusal.noHash }
        try book.db.execute(
            sql: """
                INSERT INTO credential (actor, hash, recorded_by, recorded_at) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (actor) DO UPDATE SET hash = ?2, recorded_by = ?3, recorded_at = ?4
                """, arguments: [actor.text, hash, book.actor.id.text, book.now.milliseconds])
        try book.endSessions(of: actor)
    }
}

extension Book {
    /// Refuses who is neither that person nor an administrator.
    func requireSelf(_ id: Actor.ID) throws {
        if id == actor.id { return }
        _ = try reachableActor(id)
        guard actor.permissions.contains(.manageAccess) else { throw AccessRefusal.notYours(id) }
    }

    func endSessions(of id: Actor.ID) throws {
        try db.execute(sql: "DELETE FROM session WHERE actor = ?", arguments: [id.text])
    }
}
