/// A utility that takes services from the provider: one record, one code (3.1).
package struct Customer: Equatable, Codable, Sendable {
    package let code: CustomerCode
    package var name: String
    /// The utility's own zone: its service days, its deadlines, its closes.
    package var zone: Zone
    package var currency: Currency
    /// The provider's people named to the utility.
    package var accountManager: String
    package var technicalRepresentative: String

    /// Refuses a name, of the utility or of a person, that is empty or longer than 200 characters.
    package init(
        code: CustomerCode, name: String, zone: Zone, currency: Currency, accountManager: String, technicalRepresentative: String
    ) throws(CustomerRefusal) {
        for text in [name, accountManager, technicalRepresentative] {
            guard (1...200).contains(text.count) else { throw .nameOfNoUse }
        }
        self.code = code
        self.name = name
        self.zone = zone
        self.currency = currency
        self.accountManager = accountManager
        self.technicalRepresentative = technicalRepresentative
    }
}

/// What a utility is called in every file, on every command and in every key: `RIVERBEND`.
package typealias CustomerCode = Identifier<Customer>

package enum CustomerRefusal: Refusal, Equatable {
    case nameOfNoUse
    case alreadyRegistered(CustomerCode)
    case nothingToCorrect(CustomerCode)

    package var message: String {
        switch self {
        case .nameOfNoUse: "Names have 1 to 200 characters. Give the utility's full name and the people's names within that."
        case .nothingToCorrect(let code): "Nothing of \(code) was said to be otherwise. Name at least one thing to correct."
        case .alreadyRegistered(let code):
            "\(code) is registered already. Choose another code, or correct the record of the one that is there."
        }
    }
}
