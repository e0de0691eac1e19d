import Domain
import GRDB

/// Lets a role do something more, from now on, for everyone who holds it.
package struct GrantPermission: Action {
    package static let permission = Permission.manageAccess
    package static var example: GrantPermission { GrantPermission(role: .accountManager, permission: .takeOverHistory) }

    package var role: Role
    package var permission: Permission

    package init(role: Role, permission: Permission) {
        self.role = role
        self.permission = permission
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireWholeHouse()
        guard try !book.role(role, has: permission) else { throw AccessRefusal.permissionHeld(role, permission) }
        try book.db.execute(
            sql: "INSERT INTO role_permission (role, permission) VALUES (?, ?)", arguments: [role.rawValue, permission.rawValue])
        return Done()
    }
}

/// Takes something from what a role may do, at once. The administrator's own permissions stay.
package struct RevokePermission: Action {
    package static let permission = Permission.manageAccess
    package static var example: RevokePermission { RevokePermission(role: .accountManager, permission: .takeOverHistory) }

    package var role: Role
    package var permission: Permission

    package init(role: Role, permission: Permission) {
        self.role = role
        self.permission = permission
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireWholeHouse()
        guard role != .administrator else { throw AccessRefusal.administratorKeeps(permission) }
        guard try book.role(role, has: permission) else { throw AccessRefusal.permissionNotHeld(role, permission) }
        try book.db.execute(
            sql: "DELETE FROM role_permission WHERE role = ? AND permission = ?", arguments: [role.rawValue, permission.rawValue])
        return Done()
    }
}

extension Book {
    fileprivate func role(_ role: Role, has permission: Permission) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM role_permission WHERE role = ? AND permission = ?)"),
            arguments: [role.rawValue, permission.rawValue]) == true
    }

    /// What holds for every utility is not for an actor of one to change.
    fileprivate func requireWholeHouse() throws {
        if let own = actor.utility { throw AccessRefusal.beyondUtility(own) }
    }
}
