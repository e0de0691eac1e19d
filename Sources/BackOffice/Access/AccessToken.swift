import Domain
import Foundation
import GRDB

/// A token of a program: it may do what its person may, of that only what it was made for, up to a day.
package struct AccessToken: Equatable, Codable, Sendable {
    /// `TOK-000001`.
    package typealias ID = Identifier<AccessToken>

    package let id: ID
    package let actor: Actor.ID
    /// What uses it.
    package let name: String
    package let scopes: [Permission]
    /// The last day it holds, provider zone.
    package let expiresOn: Day
    package let isRevoked: Bool
}

/// Makes a token of somebody's: of one's own, or of another's as an administrator. It is shown once; its digest comes here.
package struct IssueToken: Action {
    package static let permission = Permission.readBooks
    package static var example: IssueToken {
        IssueToken(
            actor: Identifier(named: "lee"), name: "meter data warehouse", digest: String(repeating: "0e", count: 32),
            scopes: [.readBooks], expiresOn: Day(ordinal: 20_999))
    }

    package var actor: Actor.ID
    package var name: String
    /// Sixty-four hexadecimal digits.
    package var digest: String
    package var scopes: [Permission]
    package var expiresOn: Day

    package init(actor: Actor.ID, name: String, digest: String, scopes: [Permission], expiresOn: Day) {
        self.actor = actor
        self.name = name
        self.digest = digest
        self.scopes = scopes
        self.expiresOn = expiresOn
    }

    package struct Issued: Codable, Equatable, Sendable {
        package let token: AccessToken.ID
    }

    package func perform(in book: Book) throws -> Issued {
        try book.requireSelf(actor)
        guard (1...100).contains(name.count) else { throw AccessRefusal.tokenNameOfNoUse }
        guard !scopes.isEmpty else { throw AccessRefusal.noScopes }
        let holder = try book.reachableActor(actor)
        if let beyond = scopes.first(where: { !holder.permissions.contains($0) }) {
            throw AccessRefusal.scopeNotHeld(actor, beyond)
        }
        let today = Zone.pacific.day(of: book.now)
        guard expiresOn >= today, expiresOn <= today + 366 else { throw AccessRefusal.tokenTerm(expiresOn) }
        let isNew = try Bool.fetchOne(
            book.db.cachedStatement(sql: "SELECT NOT EXISTS (SELECT 1 FROM api_token WHERE digest = ?)"), arguments: [digest])
        guard isNew == true, digest.utf8.count == 64 else { throw AccessRefusal.linkOfNoUse }
        let id: AccessToken.ID = try book.identifier("TOK")
        try book.db.execute(
            sql: """
                INSERT INTO api_token (id, actor, name, digest, scopes, expires_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, actor.text, name, digest, try Canonical.json(Set(scopes).sorted { $0.rawValue < $1.rawValue }),
                expiresOn.description, book.actor.id.text, book.now.milliseconds,
            ])
        return Issued(token: id)
    }
}

/// Ends a token at once.
package struct RevokeToken: Action {
    package static let permission = Permission.readBooks
    package static var example: RevokeToken { RevokeToken(token: Identifier(named: "TOK-000001")) }

    package var token: AccessToken.ID

    package init(token: AccessToken.ID) { self.token = token }

    package func perform(in book: Book) throws -> Done {
        let found = try book.view.tokens().first { $0.id == token }
        guard let found else { throw Missing("token", token) }
        try book.requireSelf(found.actor)
        guard !found.isRevoked else { throw AccessRefusal.tokenRevoked(token) }
        try book.db.execute(
            sql: "UPDATE api_token SET revoked_by = ?, revoked_at = ? WHERE id = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, token.text])
        return Done()
    }
}

extension AccessToken: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let actor = Actor.ID(row["actor"] as String),
            let expiresOn = Day(row["expires_on"] as String)
        else { throw Unreadable("api_token") }
        self.init(
            id: id, actor: actor, name: row["name"],
            scopes: try DecodedText.value([Permission].self, of: row["scopes"]),
            expiresOn: expiresOn, isRevoked: (row["revoked_at"] as Int64?) != nil)
    }
}

extension View {
    /// Tokens the actor may see: one's own; an administrator's all, within the administrator's utility.
    package func tokens() throws -> [AccessToken] {
        let all = try AccessToken.fetchAll(db.cachedStatement(sql: "SELECT * FROM api_token ORDER BY id"))
        guard actor.permissions.contains(.manageAccess) else { return all.filter { $0.actor == actor.id } }
        let reachable = Set(try actors().map(\.id))
        return all.filter { reachable.contains($0.actor) }
    }
}
