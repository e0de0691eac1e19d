/// How a party stands on paper: its name, its address line by line, its tax number, and how it is paid: invoices for the provider, refunds for a customer.
package struct Letterhead: Equatable, Codable, Sendable {
    package let name: String
    package let address: [String]
    package let taxNumber: String?
    package let payTo: String?

    /// Bounds: a name and a tax number of 1 to 200 characters, at most 8 lines of 1 to 200, payment words of 1 to 500.
    package init(
        name: String, address: [String] = [], taxNumber: String? = nil, payTo: String? = nil
    ) throws(LetterheadRefusal) {
        guard (1...200).contains(name.count) else { throw .nameOfNoUse }
        guard address.count <= 8, address.allSatisfy({ (1...200).contains($0.count) }) else { throw .addressOfNoUse }
        if let taxNumber { guard (1...200).contains(taxNumber.count) else { throw .taxNumberOfNoUse } }
        if let payTo { guard (1...500).contains(payTo.count) else { throw .payToOfNoUse } }
        self.name = name
        self.address = address
        self.taxNumber = taxNumber
        self.payTo = payTo
    }

    /// The number of the address line that begins so: `Telephone +1 510 555 0100`; nil where none does.
    package var telephone: String? {
        address.lazy.compactMap { line -> String? in
            let words = line.lowercased()
            guard words.hasPrefix("tel") || words.hasPrefix("phone") || words.hasPrefix("+") else { return nil }
            return line.firstIndex { $0 == "+" || $0 == "(" || $0.isNumber }.map { String(line[$0...]) }
        }.first
    }
}

package enum LetterheadRefusal: Refusal, Equatable {
    case nameOfNoUse
    case addressOfNoUse
    case taxNumberOfNoUse
    case payToOfNoUse

    package var message: String {
        switch self {
        case .nameOfNoUse: "A letterhead's name has 1 to 200 characters. Give the name that stands on paper."
        case .addressOfNoUse: "An address has at most 8 lines of 1 to 200 characters. Shorten it."
        case .taxNumberOfNoUse: "A tax number has 1 to 200 characters. Give it, or leave it out."
        case .payToOfNoUse: "How to pay is said in 1 to 500 characters. Shorten it, or leave it out."
        }
    }
}
