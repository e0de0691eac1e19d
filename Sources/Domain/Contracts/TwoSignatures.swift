/// How far a paper is that both sides sign: an agreement, without more to its life than that (3.1).
package enum TwoSignatures: Equatable, Codable, Sendable {
    case none
    case one(Signature)
    case both(first: Signature, last: Signature)

    package var isBinding: Bool { bindingOn != nil }

    /// The day of the last signature, once both have signed.
    package var bindingOn: Day? {
        switch self {
        case .none, .one: nil
        case .both(let first, let last): max(first.on, last.on)
        }
    }

    package var word: String {
        switch self {
        case .none: "draft"
        case .one: "signed by one"
        case .both: "binding"
        }
    }

    package var signatures: [Signature] {
        switch self {
        case .none: []
        case .one(let signature): [signature]
        case .both(let first, let last): [first, last]
        }
    }

    /// One side signs. `today` is the day in the customer's zone: a signature still to come is refused, and a second one of the
    /// same side.
    package mutating func sign(_ signature: Signature, today: Day) throws(SigningRefusal) {
        try signature.check(today: today)
        switch self {
        case .none: self = .one(signature)
        case .one(let first) where first.party != signature.party: self = .both(first: first, last: signature)
        case .one, .both: throw .signedAlready(by: signature.party)
        }
    }
}

extension Signature {
    /// Refuses a nameless signature and one that is still to come.
    package func check(today: Day) throws(SigningRefusal) {
        guard on <= today else { throw .inTheFuture(on) }
        guard (1...200).contains(by.count) else { throw .signatoryMissing }
    }
}

package enum SigningRefusal: Refusal, Equatable {
    case signedAlready(by: Party)
    case inTheFuture(Day)
    case signatoryMissing

    package var message: String {
        switch self {
        case .signedAlready(let party): "It is signed for the \(party.rawValue) already. The other side signs, if it has not."
        case .inTheFuture(let day): "\(day.words) is still to come. Record a signature when it is made."
        case .signatoryMissing: "Name who signed, in 1 to 200 characters."
        }
    }
}
