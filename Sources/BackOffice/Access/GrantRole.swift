import Domain
import GRDB

/// Gives someone on the list a further role, on a written approval (15.2).
package struct GrantRole: Action {
    package static let permission = Permission.manageAccess
    package static var example: GrantRole {
        GrantRole(actor: Identifier(named: "lee"), role: .auditor, approval: "Mail of the security officer, 3 August 2026")
    }

    package var actor: Actor.ID
    package var role: Role
    /// Whose approval, of when, kept where; 1 to 500 characters.
    package var approval: String

    package init(actor: Actor.ID, role: Role, approval: String) {
        self.actor = actor
        self.role = role
        self.approval = approval
    }

    package func perform(in book: Book) throws -> Done {
        _ = try book.reachableActor(actor)
        try store(in: book)
        return Done()
    }

    func store(in book: Book) throws {
        guard (1...500).contains(approval.count) else { throw AccessRefusal.approvalMissing }
        let holds = try Bool.fetchOne(
            book.db, sql: "SELECT EXISTS (SELECT 1 FROM actor_role WHERE actor = ? AND role = ? AND revoked_at IS NULL)",
            arguments: [actor.text, role.rawValue])
        guard holds == false else { throw AccessRefusal.roleHeld(actor, role) }
        try book.db.execute(
            sql: "INSERT INTO actor_role (actor, role, approval, granted_by, granted_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [actor.text, role.rawValue, approval, book.actor.id.text, book.now.milliseconds])
    }
}
