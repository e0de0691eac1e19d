import Domain

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
    case utilityMissing(Role)
    case roleOfProvider(Role, CustomerCode)
    case permissionHeld(Role, Permission)
    case permissionNotHeld(Role, Permission)
    case administratorKeeps(Permission)
    case termOver(Day)
    case ownTerm
    case noHash
    case notYours(Actor.ID)
    case linkOfNoUse
    case linkOver
    case linkTooLong
    case nobodyThere(Actor.ID)
    case reasonMissing
    case noFactor(Actor.ID)
    case factorHeld(Actor.ID)
    case tokenNameOfNoUse
    case noScopes
    case scopeNotHeld(Actor.ID, Permission)
    case tokenTerm(Day)
    case tokenRevoked(AccessToken.ID)
    case passwordLacks([String])
    case passwordKnown(String)

    package var message: String {
        switch self {
        case .notPermitted(let actor, let permission):
            "\(actor) may not \(permission.words). Ask an administrator for a role that may, or have someone who holds one do it."
        case .unknownActor(let login, let known):
            "\(login) is not on the books' list of actors. Known: \(known.joined(separator: ", ")). Act as one of them, or have an administrator add \(login)."
        case .actorExists(let actor): "\(actor) is on the list already. Grant a further role to the one that is there."
        case .roleHeld(let actor, let role): "\(actor) holds the role \(role.rawValue) already."
        case .roleNotHeld(let actor, let role): "\(actor) does not hold the role \(role.rawValue); nothing to revoke."
        case .lastAdministrator(let actor):
            "\(actor) is the last administrator. Grant the role to another before it is taken from \(actor)."
        case .approvalMissing:
            "Access is granted on a written approval: say whose and of when, in 1 to 500 characters."
        case .beyondUtility(let utility): "You act for \(utility) alone: its people are yours to add, nothing beyond."
        case .utilityMissing(let role):
            "The role \(role.rawValue) is held by a utility's own people: it needs a utility. Add the person with the utility they are of."
        case .roleOfProvider(let role, let utility):
            "The role \(role.rawValue) is held by the provider's own people; somebody of \(utility) is a customer contact or a customer-service representative. Grant one of these."
        case .permissionHeld(let role, let permission): "The role \(role.rawValue) may \(permission.words) already."
        case .permissionNotHeld(let role, let permission):
            "The role \(role.rawValue) may not \(permission.words); nothing to revoke."
        case .administratorKeeps(let permission):
            "The administrator may \(permission.words), always. Take the role from the person instead."
        case .termOver(let day): "\(day.words) has passed. Access is granted up to a day to come, or until it is revoked."
        case .ownTerm: "An administrator's own term would lock everyone out. Have another administrator set it."
        case .noHash: "A password is kept as its scrypt hash alone. Send the person a link to set one."
        case .notYours(let actor): "Only \(actor), or an administrator, may do that."
        case .linkOfNoUse: "This link is not known, or was used before. Ask for a new one on the sign-in page."
        case .linkOver: "This link has run out. Ask for a new one on the sign-in page."
        case .linkTooLong: "A link holds for seven days at most, and ends in the future. Give an earlier instant."
        case .nobodyThere(let actor): "\(actor) holds no role, no password and no token; there is nothing left to end."
        case .reasonMissing: "Say why, in 1 to 500 characters."
        case .noFactor(let actor): "\(actor) has no second factor; nothing to remove."
        case .factorHeld(let actor): "\(actor) has a second factor already. Remove it before another is set."
        case .tokenNameOfNoUse: "A token is named for what uses it, in 1 to 100 characters."
        case .noScopes: "A token is for something: name at least one permission."
        case .scopeNotHeld(let actor, let permission):
            "\(actor) may not \(permission.words), so a token of theirs may not either. Leave it out, or grant a role that may."
        case .tokenTerm(let day): "A token ends on a day to come, a year from now at most; \(day.words) is not. Give another."
        case .tokenRevoked(let token): "\(token) is revoked already. Nothing more happens to it."
        case .passwordLacks(let missing): "A password needs \(missing.joined(separator: ", ")). Choose another."
        case .passwordKnown(let why): "This password is too well known: \(why). Choose another."
        case .nameOfNoUse: "A person's name has 1 to 200 characters."
        }
    }
}
