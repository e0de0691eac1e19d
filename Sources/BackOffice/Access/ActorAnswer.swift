import Domain

/// What `actors list --json` prints of somebody who may act.
package struct ActorAnswer: Encodable, Equatable, Sendable {
    package let actor: Actor.ID
    package let name: String
    package let roles: [Role]
    package let utility: CustomerCode?

    package init(_ actor: Actor) {
        self.actor = actor.id
        name = actor.name
        roles = actor.roles
        utility = actor.utility
    }
}

/// A try to sign in.
package struct SignInAnswer: Encodable, Equatable, Sendable {
    package let login: String
    package let at: Instant
    package let address: String
    package let outcome: SignInTries.Outcome

    package init(_ tries: SignInTries) {
        login = tries.login
        at = tries.at
        address = tries.address
        outcome = tries.outcome
    }
}
