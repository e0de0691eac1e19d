import Domain

/// Someone who reads or acts: a person of the provider, a person of a utility, or a job acting for one.
package struct Actor: Equatable, Sendable {
    package typealias ID = Identifier<Actor>

    /// The user name.
    package let id: ID
    package let name: String
    package let roles: [Role]
    /// The one utility this actor belongs to; nil for the provider's own people.
    package let utility: CustomerCode?
    package let permissions: Set<Permission>

    package init(id: ID, name: String, roles: [Role], utility: CustomerCode?, permissions: Set<Permission>) {
        self.id = id
        self.name = name
        self.roles = roles
        self.utility = utility
        self.permissions = permissions
    }

    package func maySee(_ customer: CustomerCode) -> Bool { utility == nil || utility == customer }

    package func require(_ permission: Permission) throws(AccessRefusal) {
        guard permissions.contains(permission) else { throw .notPermitted(id, permission) }
    }
}

package enum AccessRefusal: Refusal, Equatable {
    case notPermitted(Actor.ID, Permission)
    case unknownActor(String, known: [String])
    case actorExists(Actor.ID)
    case roleHeld(Actor.ID, Role)
    case roleNotHeld(Actor.ID, Role)
    case lastAdministrator(Actor.ID)
    case approvalMissing
    case nameOfNoUse
    case beyondUtility(CustomerCode)

    package var message: String {
        switch self {
        case .notPermitted(let actor, let permission):
            "\(actor) may not \(permission.words). Ask an administrator for a role that may, or act as someone who holds one (--as)."
        case .unknownActor(let login, let known):
            "\(login) is not on the books' list of actors. Known: \(known.joined(separator: ", ")). Name one with --as, or have an administrator add \(login) (AddActor)."
        case .actorExists(let actor): "\(actor) is on the list already. Grant a further role with GrantRole."
        case .roleHeld(let actor, let role): "\(actor) holds the role \(role.rawValue) already."
        case .roleNotHeld(let actor, let role): "\(actor) does not hold the role \(role.rawValue); nothing to revoke."
        case .lastAdministrator(let actor):
            "\(actor) is the last administrator. Grant the role to another before it is taken from \(actor)."
        case .approvalMissing:
            "Access is granted on a written approval: say whose and of when (field approval, 1 to 500 characters)."
        case .beyondUtility(let utility): "You act for \(utility) alone: add its people with utility \(utility)."
        case .nameOfNoUse: "A person's name has 1 to 200 characters."
        }
    }
}

extension Permission {
    /// `recordOutages` as people say it: "record outages".
    package var words: String {
        var out = ""
        for character in rawValue {
            if character.isUppercase { out.append(" ") }
            out.append(contentsOf: character.lowercased())
        }
        return out
    }
}
