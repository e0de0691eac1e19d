import BackOffice
import Documents
import Domain

/// Hands the mail that is due to the machine's mail system, one after another: leases it, hands it over, records what came of it.
///
/// A crash before the hand-over sends the mail later, once; one after its record, never again. Only between the two is it sent
/// twice, and then under the same Message-ID.
package struct OutboxRun: Sendable {
    package enum Step: String, CaseIterable, Sendable { case leased, handedOver, recorded }

    /// What became of one mail.
    package struct Report: Codable, Equatable, Sendable {
        package let mail: OutgoingMail.ID
        package let recipient: EmailAddress
        package let state: OutgoingMail.State
    }

    private let office: Office
    private let actor: Actor
    private let templates: Templates
    private let sendmail: Sendmail
    private let reached: @Sendable (Step) -> Void

    package init(
        office: Office, actor: Actor, templates: Templates, sendmail: Sendmail,
        reached: @escaping @Sendable (Step) -> Void = { _ in }
    ) {
        self.office = office
        self.actor = actor
        self.templates = templates
        self.sendmail = sendmail
        self.reached = reached
    }

    /// Each mail due at or before that instant is tried once. Refused while no address is set to send from; the mail then waits.
    @discardableResult
    package func run(until: Instant, each: (Report) -> Void = { _ in }) async throws -> [Report] {
        var reports: [Report] = []
        var tried: Set<OutgoingMail.ID> = []
        while let leased = try await office.leaseMail(until: until, without: tried, as: actor) {
            tried.insert(leased.mail.id)
            reached(.leased)
            let result = try await handOver(leased)
            reached(.handedOver)
            let recorded = try await office.perform(RecordHandOver(leased.mail.id, result), as: actor)
            if result != .taken { try await office.releaseMail(leased.mail.id) }
            reached(.recorded)
            let report = Report(mail: leased.mail.id, recipient: leased.mail.recipient, state: recorded.state)
            reports.append(report)
            each(report)
        }
        return reports
    }

    private func handOver(_ leased: LeasedMail) async throws -> OutgoingMail.Result {
        let message = try MIMEMessage(leased, templates, sentAt: office.clock.now).written()
        return try await sendmail.handOver(message, from: leased.sender.address, to: leased.mail.recipient)
    }
}

extension MIMEMessage {
    /// What a mail of the outbox looks like on the wire.
    package init(_ leased: LeasedMail, _ templates: Templates, sentAt: Instant) throws(TemplateRefusal) {
        let (mail, sender) = (leased.mail, leased.sender)
        let isAnswerable = mail.thread != nil
        let text = try MailLetter(mail.kind, mail.words, isAnswerable: isAnswerable, link: leased.link)
            .text(templates)
        let tagged = EmailAddress("\(sender.address.local)+\(leased.token.text)@\(sender.address.domain)")
        var heads = [(ReceivedMail.ownHead, mail.id.text)]
        if mail.kind.isAutomatic {
            let isAnswer = leased.references.last.map { MailToken(messageID: $0) == nil } ?? false
            heads.append(("Auto-Submitted", isAnswer ? "auto-replied" : "auto-generated"))
            heads.append(("X-Auto-Response-Suppress", "All"))
        }
        self.init(
            from: sender.address, fromName: sender.name, replyTo: isAnswerable && sender.isTagged ? tagged : nil,
            to: mail.recipient, subject: text.subject, messageID: leased.messageID, inReplyTo: leased.references.last,
            references: leased.references, sentAt: sentAt, heads: heads, text: text.body)
    }
}

extension RecordHandOver {
    fileprivate init(_ mail: OutgoingMail.ID, _ result: OutgoingMail.Result) {
        switch result {
        case .taken: self.init(mail: mail, result: .taken)
        case .deferred(let problem): self.init(mail: mail, result: .deferred, problem: problem)
        case .refused(let problem): self.init(mail: mail, result: .refused, problem: problem)
        }
    }
}
