import Domain

/// How much of a mail is taken in.
package struct MIMELimits: Sendable {
    /// Bytes of the whole mail.
    package var size: Int
    /// How deep parts may lie in parts.
    package var depth: Int
    package var parts: Int
    /// Unicode scalars of text kept; what is longer is cut, and says so within them.
    package var text: Int

    package init(size: Int, depth: Int, parts: Int, text: Int) {
        self.size = size
        self.depth = depth
        self.parts = parts
        self.text = text
    }

    /// A file of 25 MiB in base64 fits, with what is written to it.
    package static let standard = MIMELimits(
        size: 35 * 1_048_576, depth: 20, parts: 200, text: 100_000)

    /// Attachments kept beside the raw mail.
    static let attachments = 50
    /// Message-IDs read of a head.
    static let references = 100
}

/// What a mail server knows of a mail beside its bytes; nil where it did not say.
package struct MailEnvelope: Sendable {
    /// Empty for a bounce; where it is not said, Return-Path tells.
    package var sender: String?
    package var recipient: String?

    package init(sender: String? = nil, recipient: String? = nil) {
        self.sender = sender
        self.recipient = recipient
    }
}

/// Bytes that are no mail anybody could take in. The mail server tells its sender.
package enum MailDataRefusal: Refusal, Equatable {
    case nothing
    case tooLarge(limit: Int)
    case noMail
    case tooDeep(Int)
    case tooManyParts(Int)

    package var message: String {
        switch self {
        case .nothing: "There was no mail on standard input. Give one, as a mail server's pipe does."
        case .tooLarge(let limit): "The mail is larger than \(limit.grouped) bytes. Send large files another way."
        case .noMail: "What came is no mail: it has no head. Send it anew."
        case .tooDeep(let depth): "Its parts lie more than \(depth) deep in each other. Send the files one by one."
        case .tooManyParts(let count): "It has more than \(count) parts. Send the files in an archive."
        }
    }
}
