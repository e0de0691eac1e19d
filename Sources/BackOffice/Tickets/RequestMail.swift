import Domain
import GRDB

/// Mails of the desk: what a customer is told of a request, and what the provider's own are. Nothing is written while the books
/// have no address to send from.
extension Book {
    /// Tells who asked that their request is there; refused where they are a contact of other utilities alone. Who opened many
    /// by mail of late is not told: two machines that answer each other come to an end.
    func confirm(_ id: ServiceRequest.ID, from channel: RequestChannel, text: String) throws {
        guard try view.mailSender() != nil else { return }
        let kept = try view.serviceRequest(id)
        guard let asked = kept.requester.flatMap({ EmailAddress($0) }) else { return }
        if channel == .email, try view.requestsByMail(from: asked, since: now - 3_600) >= Book.mostConfirmations { return }
        try tell(asked, fact: "\(id)/1", of: kept, kind: .requestOpened, text: text)
    }

    /// Requests of one sender that are confirmed in an hour.
    static let mostConfirmations = 10

    /// Tells who asked, and who watches, what the desk said to them; not whoever said it, nor who has left the utility.
    func tellCustomer(of id: ServiceRequest.ID, place: Int, text: String) throws {
        guard try view.mailSender() != nil else { return }
        let kept = try view.serviceRequest(id)
        let own = try view.email(of: actor.id)
        for address in try view.readers(of: kept) where address != own {
            try tell(address, fact: "\(id)/\(place)", of: kept, kind: .publicReply, text: text)
        }
    }

    /// Tells whoever has the request what the customer said; while nobody has it, those the ladder goes to first. Not whoever
    /// wrote it down.
    func tellDesk(of id: ServiceRequest.ID, place: Int, saidBy: String?, text: String) throws {
        guard try view.mailSender() != nil else { return }
        let kept = try view.serviceRequest(id)
        let own = try view.email(of: actor.id)
        for address in try view.attendants(of: kept) where address != own {
            try tell(
                address, fact: "\(id)/\(place)", of: kept, kind: .customerMessage, text: text,
                facts: [MailWords.Fact("From", saidBy ?? actor.name)])
        }
    }

    /// Writes down at its request that a mail did not arrive.
    func noteUndelivered(_ mail: OutgoingMail, problem: String) throws {
        guard let id = mail.thread.flatMap({ ServiceRequest.ID($0) }), (try? view.serviceRequest(id)) != nil else { return }
        try append(.internalNote("\(mail.id) to \(mail.recipient) did not arrive: \(problem.cut(2_000))"), to: id)
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
        let mail = OutboxMail(
            fact: fact, customer: kept.customer, to: address, thread: kept.id.text, kind: kind, words: words, dueAt: dueAt)
        // What a customer says is never refused because somebody of the desk may not hear of it.
        do { try send(mail) } catch MailRefusal.notTheirs where kind.isInternal { return }
    }
}

extension View {
    /// Who asked and who watches, where there is an address; nobody who was a contact of the utility and is no longer, or is
    /// one of others alone.
    func readers(of kept: KeptRequest) throws -> [EmailAddress] {
        let asked = kept.requester.flatMap { EmailAddress($0) }
        let watching = try kept.history.watchers.sorted().compactMap { watcher in
            try EmailAddress(watcher) ?? Actor.ID(watcher).flatMap { try email(of: $0) }
        }
        var seen: Set<EmailAddress> = []
        return try ([asked].compactMap { $0 } + watching).filter { seen.insert($0).inserted }
            .filter { try !hasLeft($0, kept.customer) }
    }

    private func hasLeft(_ address: EmailAddress, _ customer: CustomerCode) throws -> Bool {
        let isHere = try Bool.fetchAll(
            db.cachedStatement(sql: "SELECT customer = ? AND left_at IS NULL FROM contact WHERE email = ? COLLATE NOCASE"),
            arguments: [customer.text, address.text])
        return !isHere.isEmpty && !isHere.contains(true)
    }

    /// Whoever has the request; while nobody has, whom the escalation ladder names first for its severity.
    fileprivate func attendants(of kept: KeptRequest) throws -> [EmailAddress] {
        let history = try everything(of: kept.id)
        let first = try escalationLadder().steps.first { step in
            step.level == .analyst && history.severity.map { step.isFor($0) } ?? false
        }
        if let assignee = history.assignee { return try Actor.ID(assignee).flatMap { try email(of: $0) }.map { [$0] } ?? [] }
        return try first.map { try addressees(of: $0, assignee: nil, customer: kept.customer) } ?? []
    }

    fileprivate func requestsByMail(from sender: EmailAddress, since: Instant) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM received_mail
                    WHERE recorded_at > ? AND sender = ? COLLATE NOCASE AND disposition = 'newRequest'
                    """), arguments: [since.milliseconds, sender.text]) ?? 0
    }
}
