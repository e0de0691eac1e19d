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
    case permissionHeld(Role, Permission)
    case permissionNotHeld(Role, Permission)
    case administratorKeeps(Permission)

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
        case .beyondUtility(let utility): "You act for \(utility) alone: its people are yours to add, nothing beyond."
        case .permissionHeld(let role, let permission): "The role \(role.rawValue) may \(permission.words) already."
        case .permissionNotHeld(let role, let permission):
            "The role \(role.rawValue) may not \(permission.words); nothing to revoke."
        case .administratorKeeps(let permission):
            "The administrator may \(permission.words), always. Take the role from the person instead."
        case .nameOfNoUse: "A person's name has 1 to 200 characters."
        }
    }
}
