import Domain
import GRDB

/// What people leave lying while they work: drafts, where they are looking, views they keep, what they chose. Nobody is judged by
/// it, so it is outside the journal.
extension Office {
    /// Everybody's choices: zone, tone of the pages, short cuts.
    package func viewerSettings() throws -> [Actor.ID: [String: String]] {
        try glance { db in
            try Row.fetchAll(db.cachedStatement(sql: "SELECT actor, name, value FROM setting")).reduce(into: [:]) { held, row in
                if let id = Actor.ID(row["actor"] as String) { held[id, default: [:]][row["name"]] = row["value"] }
            }
        }
    }

    package func setViewerSetting(_ name: String, _ value: String?, of actor: Actor) async throws {
        try await commit { db in
            guard let value else {
                return try db.execute(
                    sql: "DELETE FROM setting WHERE actor = ? AND name = ?", arguments: [actor.id.text, name])
            }
            try db.execute(
                sql: "INSERT INTO setting (actor, name, value) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET value = ?3",
                arguments: [actor.id.text, name, String(value.prefix(200))])
        }
    }

    /// Keeps what somebody has typed and not sent; an empty text forgets it.
    package func keepDraft(_ text: String, at place: String, of actor: Actor) async throws {
        let now = clock.machineNow
        try await commit { db in
            guard !text.isEmpty, text.count <= 100_000 else {
                return try db.execute(
                    sql: "DELETE FROM draft WHERE actor = ? AND place = ?", arguments: [actor.id.text, place])
            }
            try db.execute(
                sql: """
                    INSERT INTO draft (actor, place, text, saved_at) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT DO UPDATE SET text = ?3, saved_at = ?4
                    """, arguments: [actor.id.text, String(place.prefix(200)), text, now.milliseconds])
        }
    }

    /// What somebody has typed into a form and not sent, by field: `PLACE#FIELD` each.
    package func drafts(of form: String, by actor: Actor) throws -> [String: String] {
        try glance { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql:
                        "SELECT substr(place, length(?2) + 1) AS field, text FROM draft WHERE actor = ?1 AND instr(place, ?2) = 1"
                ),
                arguments: [actor.id.text, form + "#"]
            ).reduce(into: [:]) { $0[$1["field"]] = $1["text"] }
        }
    }

    /// A form was sent: nothing of it is kept any more.
    package func forgetDrafts(of form: String, by actor: Actor) async throws {
        guard try !drafts(of: form, by: actor).isEmpty else { return }
        try await noteIfRoom { db in
            try db.execute(
                sql: "DELETE FROM draft WHERE actor = ? AND instr(place, ?) = 1", arguments: [actor.id.text, form + "#"])
        }
    }

    /// Notes that somebody looks at a record now, and answers the names of the others who looked within a minute.
    package func look(at place: String, as actor: Actor) async throws -> [String] {
        let now = clock.machineNow
        let place = String(place.prefix(200))
        let (seenAt, others) = try glance { db in
            (
                try Int64.fetchOne(
                    db.cachedStatement(sql: "SELECT seen_at FROM presence WHERE actor = ? AND place = ?"),
                    arguments: [actor.id.text, place]),
                try String.fetchAll(
                    db.cachedStatement(
                        sql: """
                            SELECT name FROM presence JOIN actor ON actor.id = presence.actor
                            WHERE place = ?1 AND presence.actor <> ?2 AND seen_at > ?3
                                AND (?4 IS NULL OR actor.utility = ?4) ORDER BY name
                            """),
                    arguments: [place, actor.id.text, (now - 60).milliseconds, actor.isInside ? nil : actor.utility?.text ?? ""])
            )
        }
        // Noted again only when the others would soon miss it.
        if (seenAt ?? 0) <= (now - 20).milliseconds {
            try await noteIfRoom { db in
                try db.execute(
                    sql:
                        "INSERT INTO presence (actor, place, seen_at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET seen_at = ?3",
                    arguments: [actor.id.text, place, now.milliseconds])
            }
        }
        return others
    }

    /// Writes down what may be missed, who looks and when: on a full disk, reading goes on without it.
    func noteIfRoom(_ work: @Sendable (Database) throws -> Void) async throws {
        do {
            try await commit(work)
        } catch  where Office.isDiskFull(error) {}
    }

    /// Keeps a view under a name, in the place of one that had it; a nil query forgets it.
    package func keepView(_ name: String, _ query: String?, of list: String, of actor: Actor) async throws {
        try await commit { db in
            guard let query, (1...60).contains(name.count), query.count <= 2_000 else {
                return try db.execute(
                    sql: "DELETE FROM saved_view WHERE actor = ? AND list = ? AND name = ?",
                    arguments: [actor.id.text, list, name])
            }
            try db.execute(
                sql:
                    "INSERT INTO saved_view (actor, list, name, query) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET query = ?4",
                arguments: [actor.id.text, list, name, query])
        }
    }
}

/// An answer that was given to a call with a key of its own.
package struct AnsweredCall: Equatable, Sendable {
    /// Of what was asked.
    package let digest: String
    package let status: Int
    package let body: String

    package init(digest: String, status: Int, body: String) {
        self.digest = digest
        self.status = status
        self.body = body
    }
}

extension AnsweredCall {
    static func fetch(_ key: String, of actor: Actor, _ db: Database) throws -> AnsweredCall? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT digest, status, body FROM answered_call WHERE actor = ? AND key = ?"),
            arguments: [actor.id.text, key]
        ).map { AnsweredCall(digest: $0["digest"], status: $0["status"], body: $0["body"]) }
    }

    func store(_ key: String, of actor: Actor, at now: Instant, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO answered_call (actor, key, digest, status, body, at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [actor.id.text, key, digest, status, body, now.milliseconds])
    }
}

extension View {
    /// Views of a list the actor keeps, by name.
    package func savedViews(of list: String) throws -> [(name: String, query: String)] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT name, query FROM saved_view WHERE actor = ? AND list = ? ORDER BY name"),
            arguments: [actor.id.text, list]
        ).map { ($0["name"], $0["query"]) }
    }
}
