/// What a tier says of one feature: in it, to be bought, agreed in the contract, or not to be had - and then why.
package enum Offer<Value: Codable & Equatable & Sendable>: Equatable, Codable, Sendable {
    case included(Value)
    case option(Value)
    case byContract
    case notOffered(reason: String)

    /// The promise where there is one without further agreement.
    package var included: Value? {
        switch self {
        case .included(let value): value
        case .option, .byContract, .notOffered: nil
        }
    }

    /// The value promised once `feature` is bought. "n/a" is refused with its reason, never a zero.
    package func bought(_ feature: String, of tier: String) throws(CatalogueRefusal) -> Value? {
        switch self {
        case .included(let value), .option(let value): return value
        case .byContract: return nil
        case .notOffered(let reason): throw .notOffered(feature: feature, tier: tier, reason: reason)
        }
    }
}

package enum CatalogueRefusal: Refusal, Equatable {
    case unknownTier(String, known: [String])
    case unknownOption(String, known: [String])
    case notOffered(feature: String, tier: String, reason: String)
    case dataCenterNotAllowed(DataCenter, tier: String, allowed: [DataCenter])
    case versionTaken(Int, next: Int)
    case unknownVersion(Int)
    case unknownCalendar(String)

    package var message: String {
        switch self {
        case .unknownTier(let name, let known): "The catalogue has no tier \(name). Name one of \(known.joined(separator: ", "))."
        case .unknownOption(let name, let known):
            "The catalogue has no option \(name). Name any of \(known.joined(separator: ", "))."
        case .notOffered(let feature, let tier, let reason): "\(feature) is not offered with \(tier): \(reason)"
        case .dataCenterNotAllowed(let center, let tier, let allowed):
            "\(tier) is not run in a \(center.words) data center. It is in: \(allowed.map(\.words).joined(separator: ", "))."
        case .versionTaken(let version, let next):
            "Catalogue version \(version) is not the next one. Publish it as version \(next): versions are never changed."
        case .unknownVersion(let version): "There is no catalogue version \(version). Leave it out for the one in force."
        case .unknownCalendar(let name):
            "There is no calendar \(name). Name one of \(ServiceCalendar.shippedNames.joined(separator: ", "))."
        }
    }
}
