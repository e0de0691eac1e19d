/// What is done with a mail that came in. Decided by what it answers and by who sent it, never by a number in its subject.
package enum MailDisposition: Equatable, Codable, Sendable {
    case newRequest(CustomerCode)
    /// An answer to a mail of ours about that record.
    case reply(thread: String, CustomerCode)
    /// The same of one of the provider's own people: it stays inside, since anybody can write their name.
    case note(thread: String, CustomerCode)
    /// A mail of ours did not arrive; nil where it does not say which.
    case bounce(OutgoingMail.ID?, problem: String)
    /// A machine sent it: kept, and answered by nobody.
    case automatic(reason: String)
    case duplicate(of: ReceivedMail.ID)
    /// Kept, for a person to look at.
    case refused(reason: String)

    package var word: String {
        switch self {
        case .newRequest: "newRequest"
        case .reply, .note: "reply"
        case .bounce: "bounce"
        case .automatic: "automatic"
        case .duplicate: "duplicate"
        case .refused: "refused"
        }
    }

    /// More mail servers than that, and it goes round in circles.
    package static let mostHops = 30
}

/// What the books know that bears on a mail: whom it is from, what it answers, whether it came before.
package struct Correspondence: Equatable, Sendable {
    /// A mail of ours that it answers, by a token only its recipients have.
    package struct Answered: Equatable, Sendable {
        package let thread: String
        package let customer: CustomerCode
        /// Who may write to that record beside the customer's contacts: who asked, and who watches.
        package let readers: Set<EmailAddress>

        package init(thread: String, customer: CustomerCode, readers: Set<EmailAddress>) {
            self.thread = thread
            self.customer = customer
            self.readers = readers
        }
    }

    /// A mail under the same Message-ID that counted.
    package let earlier: ReceivedMail.ID?
    /// The latest first.
    package let answered: [Answered]
    /// The utilities the sender is a contact of.
    package let customers: Set<CustomerCode>
    /// Whether the sender is one of the provider's own people.
    package let isColleague: Bool
    /// The mail of ours that a bounce names.
    package let returned: OutgoingMail.ID?

    package init(
        earlier: ReceivedMail.ID? = nil, answered: [Answered] = [], customers: Set<CustomerCode> = [], isColleague: Bool = false,
        returned: OutgoingMail.ID? = nil
    ) {
        self.earlier = earlier
        self.answered = answered
        self.customers = customers
        self.isColleague = isColleague
        self.returned = returned
    }
}

extension MailDisposition {
    /// The rule, in the order it is asked.
    package init(of mail: ReceivedMail, knowing known: Correspondence) {
        if let earlier = known.earlier {
            self = .duplicate(of: earlier)
        } else if mail.hops > Self.mostHops {
            self = .refused(reason: "It came through \(mail.hops) mail servers: it goes round in circles.")
        } else if let bounce = mail.bounce {
            self = .bounce(known.returned, problem: bounce.problem)
        } else if mail.isOwn {
            self = .automatic(reason: "It is our own mail, come back.")
        } else if let reason = mail.automatic {
            self = .automatic(reason: reason)
        } else if let sender = mail.sender {
            self = Self.personal(sender, known)
        } else {
            self = .refused(reason: "It does not say whom it is from.")
        }
    }

    private static func personal(_ sender: EmailAddress, _ known: Correspondence) -> MailDisposition {
        if known.isColleague, let first = known.answered.first { return .note(thread: first.thread, first.customer) }
        let open = known.answered.first { known.customers.contains($0.customer) || $0.readers.contains(sender) }
        if let open { return .reply(thread: open.thread, open.customer) }
        switch (known.customers.count, known.customers.first) {
        case (1, let customer?): return .newRequest(customer)
        case (0, _), (_, nil): return .refused(reason: "\(sender) is a contact of no utility.")
        default:
            let codes = known.customers.sorted().map(\.text).joined(separator: ", ")
            return .refused(
                reason: "\(sender) is a contact of several utilities (\(codes)), and it does not say for which it is.")
        }
    }
}
