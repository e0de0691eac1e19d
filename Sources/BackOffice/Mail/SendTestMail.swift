import Domain

/// Writes a mail that says nothing but that mail arrives: for whoever sets mail up.
package struct SendTestMail: Action {
    package static let permission = Permission.operateSystems
    package static var example: SendTestMail { SendTestMail(to: EmailAddress(named: "lee@provider.example")) }

    package var to: EmailAddress

    package init(to: EmailAddress) { self.to = to }

    package struct Written: Codable, Equatable, Sendable {
        package let mail: OutgoingMail.ID
    }

    package func perform(in book: Book) throws -> Written {
        guard try book.view.mailSender() != nil else { throw MailRefusal.noAddress }
        let record = "TEST-\(try book.number("TEST").padded(6))"
        let words = try MailWords(record: record, title: "Mail arrives", by: book.actor.name)
        let mail = try book.send(OutboxMail(fact: record, customer: nil, to: to, kind: .test, words: words))
        guard let mail else { throw MailRefusal.factOfNoUse(record) }
        return Written(mail: mail)
    }
}
