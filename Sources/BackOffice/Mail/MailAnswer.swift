import Domain

/// What `mail list --json` prints of a mail that goes out, and what became of it.
package struct MailAnswer: Encodable, Equatable, Sendable {
    package let mail: OutgoingMail.ID
    package let to: EmailAddress
    package let kind: MailKind
    package let fact: String
    package let title: String
    package let state: String
    package let at: Instant
    package let problem: String?

    private init(_ mail: OutgoingMail, bounce: String?) {
        self.mail = mail.id
        to = mail.recipient
        kind = mail.kind
        fact = mail.fact
        title = mail.words.title
        switch (mail.state, bounce) {
        case (.handedOver, .some): state = "came back"
        default: state = mail.state.words
        }
        switch mail.state {
        case .waiting(let due): (at, problem) = (due, nil)
        case .handedOver(let instant): (at, problem) = (instant, bounce)
        case .failed(let instant, let said): (at, problem) = (instant, said)
        }
    }

    /// Of a customer, or of all the actor may see; only what still waits, where asked. At most so many (nil: all), those that follow one.
    package static func list(
        of customer: CustomerCode?, waiting: Bool, after last: OutgoingMail.ID? = nil, limit: Int? = nil, in view: View
    ) throws -> [MailAnswer] {
        let bounces = try view.bounces()
        return try view.mails(of: customer, waiting: waiting, after: last, limit: limit).map {
            MailAnswer($0, bounce: bounces[$0.id])
        }
    }
}
