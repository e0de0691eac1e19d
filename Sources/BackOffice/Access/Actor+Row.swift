import Domain
import GRDB

extension Actor {
    /// The actor with the roles held at that instant; refused when the books do not know one.
    package static func find(_ id: Actor.ID, at now: Instant, _ db: Database) throws -> Actor {
        guard let actor = try load(id, at: now, db) else { throw AccessRefusal.unknownActor(id.text, known: try known(db)) }
        return actor
    }

    /// One row of one kept statement: the gate asks it of every action.
    static func load(_ id: Actor.ID, at now: Instant, _ db: Database) throws -> Actor? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT name, utility,
                    (SELECT group_concat(role) FROM actor_role
                     WHERE actor = :id AND revoked_at IS NULL AND (until IS NULL OR until >= :today)) AS roles,
                    (SELECT group_concat(DISTINCT permission) FROM actor_role JOIN role_permission USING (role)
                     WHERE actor = :id AND revoked_at IS NULL AND (until IS NULL OR until >= :today)) AS permissions
                FROM actor WHERE id = :id
                """)
        guard let row = try Row.fetchOne(statement, arguments: ["id": id.text, "today": Zone.pacific.day(of: now).description])
        else { return nil }
        let utility = try (row["utility"] as String?).map { text in
            guard let code = CustomerCode(text) else { throw Unreadable("actor.utility") }
            return code
        }
        func words(_ column: String) -> [String] { ((row[column] as String?) ?? "").split(separator: ",").map(String.init) }
        return Actor(
            id: id, name: row["name"], roles: words("roles").sorted().compactMap(Role.init(rawValue:)), utility: utility,
            permissions: Set(words("permissions").compactMap(Permission.init(rawValue:))))
    }

    static func known(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT actor FROM actor_role WHERE revoked_at IS NULL ORDER BY actor LIMIT 20"))
    }
}

extension Actor {
    /// Who a login name is in these books. In demonstration books a name they do not know is the actor `demo`.
    static func named(_ login: String, at now: Instant, _ db: Database) throws -> Actor {
        if let id = Actor.ID(login), let actor = try load(id, at: now, db) { return actor }
        if try Standing.fetch(db)?.isDemo == true { return try find(Actor.ID(named: "demo"), at: now, db) }
        throw AccessRefusal.unknownActor(login, known: try known(db))
    }

    static func isKnown(_ id: Actor.ID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM actor WHERE id = ?)"), arguments: [id.text])
            == true
    }
}

extension Office {
    /// Who a login name is in these books. In demonstration books a name they do not know is the actor `demo`.
    package func actor(_ login: String) throws -> Actor { try glance { try Actor.named(login, at: clock.now, $0) } }
}

extension View {
    /// Everyone on the books' list, by user name; to someone of a utility, that utility's people alone.
    package func actors() throws -> [Actor] {
        try String.fetchAll(db.cachedStatement(sql: "SELECT id FROM actor ORDER BY id")).compactMap { Actor.ID($0) }
            .map { try Actor.find($0, at: now, db) }.filter { actor.isInside || actor.utility == $0.utility }
    }

    /// Those who may do something now, by name; to someone of a utility, that utility's people alone.
    package func people(who permission: Permission) throws -> [(id: String, name: String)] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id, name FROM actor
                    WHERE (:utility IS NULL OR utility = :utility) AND id IN (
                        SELECT actor FROM actor_role JOIN role_permission USING (role)
                        WHERE permission = :permission AND revoked_at IS NULL AND (until IS NULL OR until >= :today))
                    ORDER BY name, id
                    """),
            arguments: [
                "utility": actor.utility?.text, "permission": permission.rawValue,
                "today": Zone.pacific.day(of: now).description,
            ])
        return rows.map { ($0["id"], $0["name"]) }
    }

    /// What everyone on that list is called, by user name: those who left too, for what they did stands.
    package func actorNames() throws -> [String: String] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, name FROM actor WHERE :utility IS NULL OR utility = :utility"),
            arguments: ["utility": actor.utility?.text])
        return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Book {
    /// Someone on the list whom the actor may see; missing otherwise.
    func reachableActor(_ id: Actor.ID) throws -> Actor {
        guard try Actor.isKnown(id, db) else { throw Missing("actor", id) }
        let found = try Actor.find(id, at: now, db)
        guard actor.isInside || actor.utility == found.utility else { throw Missing("actor", id) }
        return found
    }
}
