import Domain
import GRDB

/// Puts a person on the books' list, with roles, on a written approval (15.2).
package struct AddActor: Action {
    package static let permission = Permission.manageAccess
    package static var example: AddActor {
        AddActor(
            id: Identifier(named: "lee"), name: "Lee Park", roles: [.customerContact],
            utility: Identifier(named: "RIVERBEND"), approval: "Letter of the operations director, 1 July 2026",
            until: Day(ordinal: 47_481))
    }

    package var id: Actor.ID
    package var name: String
    package var roles: [Role]
    /// The one utility whose data this person, who is of it, sees; left out for the provider's own people.
    package var utility: CustomerCode?
    /// Whose approval, of when, kept where; 1 to 500 characters.
    package var approval: String
    /// The last day the roles hold, provider zone; until they are revoked when left out.
    package var until: Day?

    package init(
        id: Actor.ID, name: String, roles: [Role], utility: CustomerCode? = nil, approval: String, until: Day? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.utility = utility
        self.approval = approval
        self.until = until
    }

    package func perform(in book: Book) throws -> Done {
        if let utility { try book.requireCustomer(utility) }
        if let own = book.actor.utility, utility != own { throw AccessRefusal.beyondUtility(own) }
        // Older books gave a utility's people roles of the provider.
        if book.recorded == nil { for role in roles { try role.require(fits: utility) } }
        try store(in: book)
        return Done()
    }

    func store(in book: Book) throws {
        guard (1...200).contains(name.count) else { throw AccessRefusal.nameOfNoUse }
        guard (1...500).contains(approval.count) else { throw AccessRefusal.approvalMissing }
        guard try !Actor.isKnown(id, book.db) else { throw AccessRefusal.actorExists(id) }
        try book.db.execute(
            sql: "INSERT INTO actor (id, name, utility, approval, recorded_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [id.text, name, utility?.text, approval, book.now.milliseconds])
        for role in roles {
            try GrantRole(actor: id, role: role, approval: approval, until: until).store(in: book)
        }
    }
}
