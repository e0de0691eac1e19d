import Domain
import GRDB

extension Actor {
    /// The actor as the books know it now; missing when they do not.
    package static func find(_ id: Actor.ID, _ db: Database) throws -> Actor {
        guard let row = try Row.fetchOne(db, sql: "SELECT name, utility FROM actor WHERE id = ?", arguments: [id.text]) else {
            throw AccessRefusal.unknownActor(id.text, known: try known(db))
        }
        let roles = try String.fetchAll(
            db, sql: "SELECT role FROM actor_role WHERE actor = ? AND revoked_at IS NULL ORDER BY role", arguments: [id.text])
        let permissions = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT permission FROM role_permission JOIN actor_role USING (role)
                WHERE actor = ? AND revoked_at IS NULL
                """, arguments: [id.text])
        return Actor(
            id: id, name: row["name"], roles: roles.compactMap(Role.init(rawValue:)),
            utility: (row["utility"] as String?).flatMap { CustomerCode($0) },
            permissions: Set(permissions.compactMap(Permission.init(rawValue:))))
    }

    static func known(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT DISTINCT actor FROM actor_role WHERE revoked_at IS NULL ORDER BY actor LIMIT 20")
    }
}

extension Actor {
    /// Who a login name is in these books. In demonstration books a name they do not know is the actor `demo`.
    static func named(_ login: String, _ db: Database) throws -> Actor {
        if let id = Actor.ID(login), try isKnown(id, db) { return try find(id, db) }
        if try Standing.fetch(db)?.isDemo == true { return try find(Actor.ID(named: "demo"), db) }
        throw AccessRefusal.unknownActor(login, known: try known(db))
    }

    static func isKnown(_ id: Actor.ID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = ?)", arguments: [id.text]) == true
    }
}

extension Office {
    /// Who a login name is in these books. In demonstration books a name they do not know is the actor `demo`.
    package func actor(_ login: String) throws -> Actor { try reader.read { try Actor.named(login, $0) } }
}

extension View {
    /// Everyone on the books' list, by user name; to someone of a utility, that utility's people alone.
    package func actors() throws -> [Actor] {
        try String.fetchAll(db, sql: "SELECT id FROM actor ORDER BY id").compactMap { Actor.ID($0) }
            .map { try Actor.find($0, db) }.filter { actor.utility == nil || actor.utility == $0.utility }
    }
}

extension Book {
    /// Someone on the list whom the actor may see; missing otherwise.
    func reachableActor(_ id: Actor.ID) throws -> Actor {
        guard try Actor.isKnown(id, db) else { throw Missing("actor", id) }
        let found = try Actor.find(id, db)
        guard actor.utility == nil || actor.utility == found.utility else { throw Missing("actor", id) }
        return found
    }
}
