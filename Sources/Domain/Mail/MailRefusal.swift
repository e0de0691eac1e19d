package enum MailRefusal: Refusal, Equatable {
    case aboutNothing
    case tooLong
    case factOfNoUse(String)
    case notTheirs(EmailAddress, CustomerCode)
    case over(OutgoingMail.ID, String)
    case notFailed(OutgoingMail.ID, String)
    case noAddress
    case nameOfNoUse
    case sameAddress(EmailAddress)
    case problemMissing
    case receivedTooLong

    package var message: String {
        switch self {
        case .aboutNothing: "A mail names a record, in 1 to 64 characters, and its title, in 1 to 500. Give both."
        case .tooLong: "A mail says at most 100,000 characters and 50 facts. Shorten it, or attach a document."
        case .factOfNoUse(let text):
            "\u{201C}\(text)\u{201D} names no fact a mail can tell of. Give 1 to 200 characters, such as SR-000123/7."
        case .notTheirs(let address, let customer):
            "\(address) is a contact of another utility, and hears nothing of \(customer). Add the person there, or leave the address out."
        case .over(let id, let state): "\(id) is \(state) already. Nothing more happens to it."
        case .notFailed(let id, let state): "\(id) is \(state), not failed. Only what was given up is put in line again."
        case .noAddress:
            "No mail address is set, so nothing can be sent or answered. Have the address of the support desk set first, such as support@provider.example."
        case .nameOfNoUse: "The sender's name has 1 to 100 characters on one line. Shorten it, or leave it out."
        case .sameAddress(let address): "\(address) is the address already, in that name and way. Nothing changes."
        case .receivedTooLong:
            "A mail is taken in with a subject of at most 500 characters, a text of 100,000 and 50 files. Cut it at the door."
        case .problemMissing: "Say what went wrong, in 1 to 2,000 characters."
        }
    }
}
