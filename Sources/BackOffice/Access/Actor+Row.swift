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

extension Office {
    /// Who a login name is in these books. In demonstration books a name they do not know is the actor `demo`.
    package func actor(_ login: String) throws -> Actor {
        try reader.read { db in
            if let id = Actor.ID(login),
                try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = ?)", arguments: [id.text]) == true
            {
                return try Actor.find(id, db)
            }
            if try Standing.fetch(db)?.isDemo == true, let demo = Actor.ID("demo") { return try Actor.find(demo, db) }
            throw AccessRefusal.unknownActor(login, known: try Actor.known(db))
        }
    }
}
