import Domain
import GRDB

/// The first entry of every journal: the books are opened, the standard roles get their permissions, and one person is
/// the administrator. Nothing but new books takes it.
package struct OpenBooks: Action {
    package static let permission = Permission.manageAccess
    package static var example: OpenBooks {
        OpenBooks(administrator: Identifier(named: "dana"), name: "Dana Ruiz", standsAt: Instant(seconds: 1_793_523_600))
    }

    package var administrator: Actor.ID
    package var name: String
    /// Demonstration books: their own now. The administrator of such books is whoever comes.
    package var standsAt: Instant?

    package init(administrator: Actor.ID, name: String, standsAt: Instant? = nil) {
        self.administrator = administrator
        self.name = name
        self.standsAt = standsAt
    }

    /// Nobody is on the list yet: the opening itself makes the administrator.
    var bootstrapActor: Actor {
        Actor(id: administrator, name: name, roles: [.administrator], utility: nil, permissions: Set(Permission.allCases))
    }

    func clock(over clock: Clock) -> Clock {
        guard let standsAt, !clock.isStanding else { return clock }
        return .demonstration(from: standsAt, runs: false)
    }

    package func perform(in book: Book) throws -> Done {
        guard try Standing.fetch(book.db) == nil else { throw OfficeRefusal.booksExist(book.directory.path) }
        try book.db.execute(
            sql: "INSERT INTO books (one, opened_at, demo, stands_at) VALUES (1, ?, ?, ?)",
            arguments: [book.now.milliseconds, standsAt != nil, standsAt?.milliseconds])
        for role in Role.allCases {
            for permission in role.standardPermissions.sorted(by: { $0.rawValue < $1.rawValue }) {
                try book.db.execute(
                    sql: "INSERT INTO role_permission (role, permission) VALUES (?, ?)",
                    arguments: [role.rawValue, permission.rawValue])
            }
        }
        try AddActor(id: administrator, name: name, roles: [.administrator], utility: nil, approval: "opened these books")
            .store(in: book)
        return Done()
    }
}
