import Domain
import Foundation
import GRDB

/// Somebody signed in.
package struct Session: Sendable {
    package let digest: String
    package let actor: Actor
    package let begunAt: Instant
    package let usedAt: Instant
    /// Where it was begun from.
    package let address: String
    package let program: String

    package var endsAt: Instant { SessionTerms.standard.endsAt(begunAt: begunAt, usedAt: usedAt) }
}

extension Office {
    /// The session of a secret, and its actor as the books know them now; nil where there is none, it is over, or its person may
    /// no longer read. Its use is noted once a minute.
    package func session(_ secret: Secret) async throws -> Session? {
        let digest = secret.digest
        let now = clock.machineNow
        let found: Session? = try glance { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT * FROM session WHERE digest = ?"), arguments: [digest]),
                let id = Actor.ID(row["actor"] as String), let actor = try Actor.load(id, at: self.clock.now, db)
            else { return nil }
            return Session(
                digest: digest, actor: actor, begunAt: Instant(milliseconds: row["begun_at"]),
                usedAt: Instant(milliseconds: row["used_at"]), address: row["address"], program: row["program"])
        }
        guard let found, found.actor.permissions.contains(.readBooks),
            !SessionTerms.standard.isOver(begunAt: found.begunAt, usedAt: found.usedAt, at: now)
        else { return nil }
        if now >= found.usedAt + 60 {
            try await noteIfRoom { db in
                try db.execute(
                    sql: "UPDATE session SET used_at = ? WHERE digest = ?", arguments: [now.milliseconds, digest])
            }
        }
        return found
    }

    package func endSession(_ digest: String) async throws {
        try await commit { try $0.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest]) }
    }

    /// Sessions and kept answers that are over are swept away.
    package func sweepSessions() async throws {
        let now = clock.machineNow
        let (idle, total) = (SessionTerms.standard.idle, SessionTerms.standard.total)
        try await commit { db in
            try db.execute(
                sql: "DELETE FROM session WHERE used_at <= ? OR begun_at <= ?",
                arguments: [(now - idle).milliseconds, (now - total).milliseconds])
            try db.execute(sql: "DELETE FROM answered_call WHERE at <= ?", arguments: [(now - 86_400).milliseconds])
            try db.execute(sql: "DELETE FROM presence WHERE seen_at <= ?", arguments: [(now - 600).milliseconds])
        }
    }

    /// Keeps a secret that must be shown again, outside the journal: a factor's, a link's that goes by mail.
    package func keepSecret(_ bytes: Data, digest: String) async throws {
        try await commit { db in
            try db.execute(sql: "INSERT OR IGNORE INTO secret (name, bytes) VALUES (?, ?)", arguments: [digest, bytes])
        }
    }

    /// Who holds a token, and what of it they may do; nil where the token is unknown, revoked or over.
    package func bearer(_ secret: Secret) throws -> (token: AccessToken, actor: Actor)? {
        let now = clock.now
        return try glance { db in
            guard
                let token = try AccessToken.fetchOne(
                    db.cachedStatement(sql: "SELECT * FROM api_token WHERE digest = ? AND revoked_at IS NULL"),
                    arguments: [secret.digest]),
                token.expiresOn >= Zone.pacific.day(of: now), let holder = try Actor.load(token.actor, at: now, db)
            else { return nil }
            let actor = Actor(
                id: holder.id, name: holder.name, roles: holder.roles, utility: holder.utility,
                permissions: holder.permissions.intersection(token.scopes))
            return (token, actor)
        }
    }

    /// Whom a link lets in; nil where it is unknown or used. Refused where it has run out.
    package func linked(_ secret: Secret) throws -> (link: AccessLink, actor: Actor)? {
        let now = clock.now
        return try glance { db in
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT actor FROM access_link WHERE digest = ?"), arguments: [secret.digest]),
                let id = Actor.ID(row["actor"] as String), let actor = try Actor.load(id, at: now, db)
            else { return nil }
            let view = View(db: db, now: now, actor: actor, directory: self.directory, files: self.files)
            return try view.accessLink(secret.digest).map { ($0, actor) }
        }
    }

    /// Whom a mail address, or a user name, belongs to, for a password to be set anew; nil where that is nobody or several.
    package func person(reachedAt text: String) throws -> Actor? {
        let now = clock.now
        return try glance { db in
            let ids = try String.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM actor WHERE id = ?1 OR email = ?1 COLLATE NOCASE LIMIT 2"),
                arguments: [text])
            guard ids.count == 1, let id = ids.first.flatMap(Actor.ID.init) else { return nil }
            return try Actor.load(id, at: now, db)
        }
    }

    /// Whether these are demonstration books, whose people are made up.
    package var isDemonstration: Bool { (try? glance { try Standing.fetch($0)?.isDemo }) == true }

    /// Everybody on the list, for a choice of whom to be.
    package func people() throws -> [Actor] {
        try glance { db in
            try String.fetchAll(db.cachedStatement(sql: "SELECT id FROM actor ORDER BY id")).compactMap { Actor.ID($0) }
                .map { try Actor.find($0, at: clock.now, db) }
        }
    }
}
