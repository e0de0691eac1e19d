import BackOffice
import Domain

/// Where mail comes in: the raw bytes are kept first, then read, then taken in by an action.
package struct MailDoor: Sendable {
    private let office: Office
    private let actor: Actor

    package init(office: Office, actor: Actor) {
        self.office = office
        self.actor = actor
    }

    /// Refusals: bytes that are no mail, with `MailDataRefusal`; they are kept all the same, but for what is too large.
    package func receive(
        _ bytes: [UInt8], envelope: MailEnvelope = MailEnvelope(), limits: MIMELimits = .standard
    ) async throws -> ReceiveMail.Taken {
        guard !bytes.isEmpty else { throw MailDataRefusal.nothing }
        guard bytes.count <= limits.size else { throw MailDataRefusal.tooLarge(limit: limits.size) }
        let raw = try office.files.put(bytes)
        var (mail, files) = try MIMEReader.read(bytes, envelope: envelope, limits: limits)
        mail.attachments = try files.map {
            ReceivedMail.Attachment(
                name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes.count, sha256: try office.files.put($0.bytes))
        }
        let names = mail.bounce.map(\.returned) ?? mail.references
        let tokens =
            names.compactMap { MailToken(messageID: $0) } + (mail.bounce == nil ? mail.tags.compactMap { MailToken($0) } : [])
        let own = mail.messageID.flatMap { MailToken(messageID: $0) }
        let (answers, isOwn) = try office.read(as: actor) { view in
            (try view.mails(named: tokens).map(\.id), try own.map { try !view.mails(named: [$0]).isEmpty } ?? false)
        }
        mail.isOwn = mail.isOwn || isOwn
        return try await office.perform(ReceiveMail(sha256: raw, mail: mail, answers: answers), as: actor)
    }
}
