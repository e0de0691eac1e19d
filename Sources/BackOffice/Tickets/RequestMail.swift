import Domain
import GRDB

/// Mails of the desk: what a customer is told of a request, and what the provider's own are. Nothing is written while the books
/// have no address to send from.
extension Book {
    /// Tells who asked, and who watches, what the desk said to them.
    func tellCustomer(of id: ServiceRequest.ID, place: Int, kind: MailKind, text: String) throws {
        guard try view.mailSender() != nil else { return }
        let kept = try view.serviceRequest(id)
        for address in try view.readers(of: kept) {
            try tell(address, fact: "\(id)/\(place)", of: kept, kind: kind, text: text)
        }
    }

    func tell(
        _ address: EmailAddress, fact: String, of kept: KeptRequest, kind: MailKind, text: String, facts: [MailWords.Fact] = [],
        dueAt: Instant? = nil
    ) throws {
        guard try view.mailSender() != nil else { return }
        let words = try MailWords(
            record: kept.id.text, title: kept.request.title, by: kind.isAutomatic ? nil : actor.name, text: text,
            facts: facts + [
                MailWords.Fact("Customer", kept.customer.text),
                MailWords.Fact("Severity", kept.history.severity.map { "\($0)" } ?? ""),
            ])
        try send(
            OutboxMail(
                fact: fact, customer: kept.customer, to: address, thread: kept.id.text, kind: kind, words: words, dueAt: dueAt))
    }
}

extension View {
    /// Who asked and who watches, where there is an address.
    fileprivate func readers(of kept: KeptRequest) throws -> [EmailAddress] {
        let asked = kept.requester.flatMap { EmailAddress($0) }
        let watching = try kept.history.watchers.sorted().compactMap { watcher in
            try EmailAddress(watcher) ?? Actor.ID(watcher).flatMap { try email(of: $0) }
        }
        var seen: Set<EmailAddress> = []
        return ([asked].compactMap { $0 } + watching).filter { seen.insert($0).inserted }
    }

    private func email(of id: Actor.ID) throws -> EmailAddress? {
        try String.fetchOne(db, sql: "SELECT email FROM actor WHERE id = ?", arguments: [id.text]).flatMap { EmailAddress($0) }
    }
}
