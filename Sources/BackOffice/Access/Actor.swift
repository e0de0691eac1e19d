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
    /// None for somebody with roles of a utility and no utility: whose data they could see is not known.
    package let permissions: Set<Permission>
    /// Whether this is one of the provider's own people, who see every utility and what is internal.
    package let isInside: Bool

    package init(id: ID, name: String, roles: [Role], utility: CustomerCode?, permissions: Set<Permission>) {
        self.id = id
        self.name = name
        self.roles = roles
        self.utility = utility
        isInside = utility == nil && (roles.isEmpty || !roles.allSatisfy(\.isOfUtility))
        self.permissions = isInside || utility != nil ? permissions : []
    }

    package func maySee(_ customer: CustomerCode) -> Bool { isInside || utility == customer }

    package func require(_ permission: Permission) throws(AccessRefusal) {
        guard permissions.contains(permission) else { throw .notPermitted(id, permission) }
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
