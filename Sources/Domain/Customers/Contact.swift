/// A person of the utility whom the provider may reach (3.1).
package struct Contact: Equatable, Codable, Sendable {
    /// `CON-000012`.
    package typealias ID = Identifier<Contact>

    package let id: ID
    package let customer: CustomerCode
    package let name: String
    /// What the person is to the utility: `Meter shop lead`.
    package let role: String
    package let email: String?
    package let phone: String?

    /// Refuses a name or role that is empty or longer than 200 characters, an address or a number that cannot be one, and a
    /// person with neither.
    package init(
        id: ID, customer: CustomerCode, name: String, role: String, email: String?, phone: String?
    ) throws(ContactRefusal) {
        guard (1...200).contains(name.count), (1...200).contains(role.count) else { throw .nameOrRoleOfNoUse }
        guard email != nil || phone != nil else { throw .cannotBeReached(name) }
        if let email, EmailAddress(email) == nil { throw .noAddress(email) }
        if let phone, !Contact.isNumber(phone) { throw .noNumber(phone) }
        self.id = id
        self.customer = customer
        self.name = name
        self.role = role
        self.email = email
        self.phone = phone
    }

    /// `+1 907 555 0142 x 12`.
    private static func isNumber(_ text: String) -> Bool {
        (5...40).contains(text.utf8.count) && text.utf8.count { (48...57).contains($0) } >= 5
            && text.utf8.allSatisfy { (48...57).contains($0) || " +-()./x".utf8.contains($0) }
    }
}

package enum ContactRefusal: Refusal, Equatable {
    case nameOrRoleOfNoUse
    case cannotBeReached(String)
    case noAddress(String)
    case noNumber(String)
    case nothingToCorrect(Contact.ID)
    case leftAlready(Contact.ID)

    package var message: String {
        switch self {
        case .nameOrRoleOfNoUse: "A contact has a name and a role of 1 to 200 characters each. Give both."
        case .cannotBeReached(let name): "\(name) cannot be reached. Give an email address, a phone number, or both."
        case .noAddress(let text): "\u{201C}\(text)\u{201D} is no email address. Give one such as lee@riverbend.example."
        case .noNumber(let text):
            "\u{201C}\(text)\u{201D} is no phone number. Give five digits or more, with spaces, +, -, ( ), . or x between them."
        case .nothingToCorrect(let id): "Nothing of \(id) was said to be otherwise. Name at least one thing to correct."
        case .leftAlready(let id): "\(id) is no contact any more. Add the person anew."
        }
    }
}
