import CGMime
import Domain

/// A mail as it goes over the wire: RFC 5322 heads in RFC 2047 words, a quoted-printable body, lines ended by a line feed as the
/// sendmail interface takes them. GMime writes it; a control character in a head's value becomes a space before.
package struct MIMEMessage: Sendable {
    package let from: EmailAddress
    package let fromName: String?
    package let replyTo: EmailAddress?
    package let to: EmailAddress
    package let subject: String
    /// Without its brackets, as all of them here.
    package let messageID: String
    package let inReplyTo: String?
    package let references: [String]
    package let sentAt: Instant
    /// Further heads: a name in ASCII, a value.
    package let heads: [(name: String, value: String)]
    package let text: String

    package init(
        from: EmailAddress, fromName: String? = nil, replyTo: EmailAddress? = nil, to: EmailAddress, subject: String,
        messageID: String, inReplyTo: String? = nil, references: [String] = [], sentAt: Instant,
        heads: [(name: String, value: String)] = [], text: String
    ) {
        self.from = from
        self.fromName = fromName
        self.replyTo = replyTo
        self.to = to
        self.subject = subject
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.sentAt = sentAt
        self.heads = heads
        self.text = text
    }

    package func written() throws(MIMEFault) -> [UInt8] {
        GMime.start()
        guard let message = g_mime_message_new(0) else { throw MIMEFault("no message") }
        defer { g_object_unref(message) }
        g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, fromName.map(GMime.line), from.text)
        g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nil, to.text)
        if let replyTo { g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, nil, replyTo.text) }
        g_mime_message_set_subject(message, GMime.line(subject), "utf-8")
        g_mime_message_set_message_id(message, GMime.line(messageID))
        guard let date = g_date_time_new_from_unix_utc(gint64(sentAt.seconds)) else { throw MIMEFault("no date") }
        g_mime_message_set_date(message, date)
        g_date_time_unref(date)
        let object = amico_mime_object(message)
        func set(_ name: String, _ value: String) { g_mime_object_set_header(object, name, GMime.line(value), nil) }
        if let inReplyTo { set("In-Reply-To", "<\(inReplyTo)>") }
        if !references.isEmpty { set("References", references.map { "<\($0)>" }.joined(separator: " ")) }
        for head in heads { set(head.name, head.value) }
        guard let part = g_mime_text_part_new_with_subtype("plain") else { throw MIMEFault("no text part") }
        g_mime_text_part_set_charset(part, "utf-8")
        g_mime_text_part_set_text(part, text.replacing("\u{0}", with: ""))
        g_mime_part_set_content_encoding(amico_mime_part(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        g_mime_message_set_mime_part(message, amico_mime_object(part))
        g_object_unref(part)
        guard let written = g_mime_object_to_string(object, nil) else { throw MIMEFault("nothing written") }
        defer { g_free(written) }
        return Array(String(cString: written).utf8)
    }
}

/// The library that reads and writes mail, begun once.
enum GMime {
    private static let begun: Void = g_mime_init()

    static func start() { begun }

    /// Fit for one line of a head: what would end it, or is no text, becomes a space.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? " " : $0 }))
    }
}

/// GMime would not, for want of memory; a fault.
package struct MIMEFault: Error, CustomStringConvertible {
    package let description: String

    init(_ problem: String) { description = "The mail library answered: \(problem)." }
}
