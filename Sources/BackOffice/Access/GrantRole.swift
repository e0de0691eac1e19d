import Domain
import GRDB

/// Gives someone on the list a further role, on a written approval (15.2).
package struct GrantRole: Action {
    package static let permission = Permission.manageAccess
    package static var example: GrantRole {
        GrantRole(
            actor: Identifier(named: "lee"), role: .customerServiceRepresentative,
            approval: "Mail of the security officer, 3 August 2026",
            until: Day(ordinal: 47_481))
    }

    package var actor: Actor.ID
    package var role: Role
    /// Whose approval, of when, kept where; 1 to 500 characters.
    package var approval: String
    /// The last day it holds, provider zone; until it is revoked when left out.
    package var until: Day?

    package init(actor: Actor.ID, role: Role, approval: String, until: Day? = nil) {
        self.actor = actor
        self.role = role
        self.approval = approval
        self.until = until
    }

    package func perform(in book: Book) throws -> Done {
        let utility = try book.reachableActor(actor).utility
        // Older books gave a utility's people roles of the provider.
        if book.recorded == nil { try role.require(fits: utility) }
        try store(in: book)
        return Done()
    }

    func store(in book: Book) throws {
        guard (1...500).contains(approval.count) else { throw AccessRefusal.approvalMissing }
        let holds = try Bool.fetchOne(
            book.db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM actor_role WHERE actor = ? AND role = ? AND revoked_at IS NULL)"),
            arguments: [actor.text, role.rawValue])
        if let until {
            guard until >= Zone.pacific.day(of: book.now) else { throw AccessRefusal.termOver(until) }
            guard role != .administrator || actor != book.actor.id else { throw AccessRefusal.ownTerm }
        }
        // A term that is over lets go of the role; the same may be granted anew.
        try book.db.execute(
            sql: """
                UPDATE actor_role SET revoked_by = ?, revoked_at = ?
                WHERE actor = ? AND role = ? AND revoked_at IS NULL AND until < ?
                """,
            arguments: [
                book.actor.id.text, book.now.milliseconds, actor.text, role.rawValue, Zone.pacific.day(of: book.now).description,
            ])
        guard holds == false || book.db.changesCount > 0 else { throw AccessRefusal.roleHeld(actor, role) }
        try book.db.execute(
            sql: "INSERT INTO actor_role (actor, role, approval, granted_by, granted_at, until) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                actor.text, role.rawValue, approval, book.actor.id.text, book.now.milliseconds, until?.description,
            ])
    }
}
