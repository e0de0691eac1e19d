import CGMime
import Domain
import Foundation

/// The heads of a mail, and what they say of it.
struct MIMEHeads {
    let sender: EmailAddress?
    let subject: String
    let messageID: String?
    /// The latest first: In-Reply-To, then References from the end.
    let references: [String]
    /// Decoded; of several by one name, each.
    private let values: [String: [String]]

    init(_ message: UnsafeMutablePointer<GMimeMessage>) {
        var values: [String: [String]] = [:]
        let list = g_mime_object_get_header_list(amico_mime_object(message))
        for index in 0..<min(1_000, max(0, g_mime_header_list_get_count(list))) {
            guard let header = g_mime_header_list_get_header_at(list, index), let name = g_mime_header_get_name(header) else {
                continue
            }
            let value = g_mime_header_get_value(header).map { String(cString: $0) } ?? ""
            values[String(cString: name).lowercased(), default: []].append(String(value.prefix(100_000)))
        }
        self.values = values
        sender = amico_mime_mailbox(g_mime_message_get_from(message), 0).flatMap { EmailAddress(String(cString: $0)) }
        let line = g_mime_message_get_subject(message).map { String(cString: $0) } ?? ""
        subject = GMime.line(line).split(separator: " ").joined(separator: " ").cut(500)
        messageID = values["message-id"]?.first.flatMap { MIMEHeads.identifiers(in: $0).first }
        let answered = values["in-reply-to"]?.first.map { MIMEHeads.identifiers(in: $0) } ?? []
        let earlier = values["references"]?.first.map { MIMEHeads.identifiers(in: $0) } ?? []
        references = Array((answered + earlier.reversed()).prefix(MIMELimits.references))
    }

    /// Some head that mail has; lines of anything at all are read as a mail without one.
    var isMail: Bool { ["from", "to", "subject", "date", "message-id", "received"].contains { values[$0] != nil } }

    subscript(name: String) -> String? { values[name.lowercased()]?.first }

    var hops: Int { values["received"]?.count ?? 0 }

    /// What stands behind the + of the addresses it came to, where it is of our making.
    func tags(and recipient: String?) -> [String] {
        let texts = [recipient ?? ""] + ["delivered-to", "x-original-to", "to", "cc"].flatMap { values[$0] ?? [] }
        let found = texts.flatMap { $0.matches(of: /\+([0-9a-f]{32})@/).map { String($0.output.1) } }
        return Array(found.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(10))
    }

    /// Why a machine sent it (RFC 3834, and what mail programs write); nil where nothing says so.
    var automatic: String? {
        if let word = self["Auto-Submitted"]?.lowercased().trimmingCharacters(in: .whitespaces), !word.hasPrefix("no") {
            return "Auto-Submitted: \(word.prefix(100))"
        }
        if let word = self["Precedence"]?.lowercased().trimmingCharacters(in: .whitespaces),
            ["bulk", "junk", "list", "auto_reply"].contains(word)
        {
            return "Precedence: \(word)"
        }
        for name in ["X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe"] {
            if let value = self[name], !value.isEmpty { return "\(name): \(value.prefix(100))" }
        }
        return nil
    }

    /// What stands in angle brackets, visible ASCII alone.
    static func identifiers(in text: String) -> [String] {
        text.matches(of: /<([!-;=?-~]{1,500})>/).prefix(MIMELimits.references).map { String($0.output.1) }
    }

    /// `text/plain`, lower case.
    static func type(of object: UnsafeMutablePointer<GMimeObject>) -> String {
        guard let type = g_mime_object_get_content_type(object), let text = g_mime_content_type_get_mime_type(type) else {
            return "application/octet-stream"
        }
        defer { g_free(text) }
        let name = String(cString: text).lowercased()
        let isFit = (3...255).contains(name.utf8.count) && name.utf8.allSatisfy { (33...126).contains($0) }
        return isFit ? name : "application/octet-stream"
    }

    /// An object as it is written.
    static func bytes(of object: UnsafeMutablePointer<GMimeObject>?) -> [UInt8] {
        let stream = g_mime_stream_mem_new()
        defer { amico_mime_forget(stream) }
        g_mime_object_write_to_stream(object, nil, stream)
        guard let array = amico_mime_bytes(stream) else { return [] }
        return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }
}

/// What an attachment is called, whatever its sender calls it: one name, no path, nothing unseen.
enum AttachmentName {
    static func safe(_ given: String, number: Int, ending: String) -> String {
        let name = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let scalars = name.unicodeScalars.filter {
            $0.value >= 32 && !(127..<160).contains($0.value) && !isUnseen($0) && $0 != "/" && $0 != "\\"
        }
        let cut = String(String.UnicodeScalarView(scalars.prefix(150))).trimmingCharacters(in: .whitespaces)
        return cut.allSatisfy { $0 == "." } ? "attachment-\(number)\(ending)" : cut
    }

    /// Marks that turn the direction of writing, or take no place.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .lineSeparator
            || scalar.properties.generalCategory == .paragraphSeparator
    }
}

extension String {
    /// Lines ended by line feeds, no control character but the tab, no blanks at the ends.
    var fitForPeople: String {
        let scalars = replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars.filter {
            $0 == "\n" || $0 == "\t" || ($0.value >= 32 && !(127..<160).contains($0.value))
        }
        return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
