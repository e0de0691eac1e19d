import Domain
import GRDB

/// A role given to somebody: on whose approval, by whom, up to when, and whether it was taken back.
package struct Grant: Equatable, Codable, Sendable {
    package let actor: Actor.ID
    package let role: Role
    package let approval: String
    package let grantedBy: String
    package let grantedAt: Instant
    /// The last day it holds, provider zone; nil where it holds until it is taken back.
    package let until: Day?
    package let revokedAt: Instant?
    package let revokedBy: String?

    package func holds(on day: Day) -> Bool { revokedAt == nil && (until.map { day <= $0 } ?? true) }
}

extension View {
    /// Every role somebody was given, the latest first; to an actor of a utility, its people's alone.
    package func grants(of id: Actor.ID) throws -> [Grant] {
        try actor.require(.manageAccess)
        guard try actors().contains(where: { $0.id == id }) else { throw Missing("actor", id) }
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM actor_role WHERE actor = ? ORDER BY id DESC"), arguments: [id.text]
        ).map {
            row in
            guard let role = Role(rawValue: row["role"]) else { throw Unreadable("actor_role.role") }
            return Grant(
                actor: id, role: role, approval: row["approval"], grantedBy: row["granted_by"],
                grantedAt: Instant(milliseconds: row["granted_at"]), until: (row["until"] as String?).flatMap { Day($0) },
                revokedAt: (row["revoked_at"] as Int64?).map(Instant.init(milliseconds:)), revokedBy: row["revoked_by"])
        }
    }

    /// Whether somebody has a password to sign in with.
    package func hasPassword(_ id: Actor.ID) throws -> Bool {
        try actor.require(.manageAccess)
        return try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM credential WHERE actor = ?)"), arguments: [id.text])
            == true
    }

    /// Entries of the journal, the latest first, before a place in it: of one actor, of one action, or all.
    package func journalEntries(
        before sequence: Int? = nil, by login: String? = nil, action: String? = nil, limit: Int? = 50
    ) throws -> [JournalEntry] {
        try actor.require(.readJournal)
        guard actor.isInside else { throw AccessRefusal.notPermitted(actor.id, .readJournal) }
        return try JournalEntry.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM journal WHERE (:before IS NULL OR sequence < :before) AND (:by IS NULL OR actor = :by)
                        AND (:action IS NULL OR action = :action) ORDER BY sequence DESC LIMIT :limit
                    """), arguments: ["before": sequence, "by": login, "action": action, "limit": limit ?? -1])
    }
}
