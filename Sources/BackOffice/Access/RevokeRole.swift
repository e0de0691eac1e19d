import Domain
import GRDB

/// Takes a role from someone, at once. The last administrator keeps theirs.
package struct RevokeRole: Action {
    package static let permission = Permission.manageAccess
    package static var example: RevokeRole { RevokeRole(actor: Identifier(named: "lee"), role: .auditor) }

    package var actor: Actor.ID
    package var role: Role

    package init(actor: Actor.ID, role: Role) {
        self.actor = actor
        self.role = role
    }

    package func perform(in book: Book) throws -> Done {
        let holder = try book.reachableActor(actor)
        guard holder.roles.contains(role) else { throw AccessRefusal.roleNotHeld(actor, role) }
        if role == .administrator {
            let count = try Int.fetchOne(
                book.db.cachedStatement(
                    sql: """
                        SELECT count(*) FROM actor_role
                        WHERE role = ? AND actor <> ? AND revoked_at IS NULL AND until IS NULL
                        """), arguments: [role.rawValue, actor.text])
            guard count != 0 else { throw AccessRefusal.lastAdministrator(actor) }
        }
        try book.db.execute(
            sql: "UPDATE actor_role SET revoked_by = ?, revoked_at = ? WHERE actor = ? AND role = ? AND revoked_at IS NULL",
            arguments: [book.actor.id.text, book.now.milliseconds, actor.text, role.rawValue])
        return Done()
    }
}
