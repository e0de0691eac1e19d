import CGMime
import Domain
import Foundation

/// Reads a mail off its bytes, with GMime: any bytes at all, within limits, the same answer each time.
package struct MIMEReader {
    /// A file the mail carries, not yet in the store.
    package struct File: Equatable, Sendable {
        package let name: String
        package let mediaType: String
        package let bytes: [UInt8]
    }

    private let limits: MIMELimits
    private var plain: [String] = []
    private var files: [File] = []
    private var report = DeliveryReport()
    private var parts = 0

    private init(limits: MIMELimits) { self.limits = limits }

    package static func read(
        _ bytes: [UInt8], envelope: MailEnvelope = MailEnvelope(), limits: MIMELimits = .standard
    ) throws -> (mail: ReceivedMail, files: [File]) {
        guard !bytes.isEmpty else { throw MailDataRefusal.nothing }
        guard bytes.count <= limits.size else { throw MailDataRefusal.tooLarge(limit: limits.size) }
        GMime.start()
        let stream = MIMEReader.withoutPostmark(bytes).withUnsafeBytes {
            g_mime_stream_mem_new_with_buffer($0.bindMemory(to: CChar.self).baseAddress, $0.count)
        }
        defer { amico_mime_forget(stream) }
        let parser = g_mime_parser_new_with_stream(stream)
        defer { amico_mime_forget(parser) }
        guard let message = g_mime_parser_construct_message(parser, nil) else { throw MailDataRefusal.noMail }
        defer { amico_mime_forget(message) }
        let heads = MIMEHeads(message)
        guard heads.isMail else { throw MailDataRefusal.noMail }
        var reader = MIMEReader(limits: limits)
        if let part = g_mime_message_get_mime_part(message) { try reader.walk(part, depth: 1, takesHTML: true) }
        return (reader.mail(heads, envelope), reader.files)
    }

    /// Pipes of some mail servers put the line of a mailbox file before the heads: `From lee@riverbend.example Sat Nov 21...`.
    private static func withoutPostmark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard bytes.starts(with: "From ".utf8), let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return bytes[...] }
        return bytes[(end + 1)...]
    }

    private func mail(_ heads: MIMEHeads, _ envelope: MailEnvelope) -> ReceivedMail {
        var text = plain.joined(separator: "\n\n").fitForPeople
        if text.unicodeScalars.count > limits.text {
            let mark = "\n[Cut here; the whole mail is kept.]"
            text = text.cut(max(0, limits.text - mark.unicodeScalars.count)) + mark
        }
        let hasNoReturn = (envelope.sender ?? heads["Return-Path"]?.trimmingCharacters(in: .whitespaces)).map {
            $0.isEmpty || $0 == "<>"
        }
        let automatic = heads.automatic ?? report.delay
        var bounce = report.bounce
        if bounce == nil, automatic == nil, hasNoReturn == true {
            bounce = ReceivedMail.Bounce(returned: heads.references, problem: "It came without a return path.")
        }
        return ReceivedMail(
            messageID: heads.messageID, sender: heads.sender, subject: heads.subject, text: text, references: heads.references,
            tags: heads.tags(and: envelope.recipient), automatic: automatic, bounce: bounce, hops: heads.hops,
            isOwn: heads[ReceivedMail.ownHead] != nil)
    }

    private mutating func walk(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int, takesHTML: Bool) throws {
        parts += 1
        guard parts <= limits.parts else { throw MailDataRefusal.tooManyParts(limits.parts) }
        guard depth <= limits.depth else { throw MailDataRefusal.tooDeep(limits.depth) }
        let type = MIMEHeads.type(of: object)
        if let multipart = amico_mime_multipart(object) {
            let children = (0..<max(0, g_mime_multipart_get_count(multipart))).compactMap {
                g_mime_multipart_get_part(multipart, $0)
            }
            var takesHTML = takesHTML
            for child in type == "multipart/alternative" ? MIMEReader.plainFirst(children) : children {
                let said = plain.count
                try walk(child, depth: depth + 1, takesHTML: takesHTML)
                // The same told once more, in HTML with its pictures: those are kept, its text was read.
                let isSaid = plain.dropFirst(said).contains { !$0.allSatisfy(\.isWhitespace) }
                if type == "multipart/alternative", isSaid { takesHTML = false }
            }
        } else if let enclosed = amico_mime_enclosed(object) {
            guard let message = g_mime_message_part_get_message(enclosed) else { return }
            report.takeReturned(MIMEHeads(message).messageID)
            keep(object, type: type, bytes: MIMEHeads.bytes(of: amico_mime_object(message)), ending: ".eml")
        } else {
            leaf(object, type: type, takesHTML: takesHTML)
        }
    }

    /// Of the same text told several ways, plain text before the others.
    private static func plainFirst(_ children: [UnsafeMutablePointer<GMimeObject>]) -> [UnsafeMutablePointer<GMimeObject>] {
        let isPlain = children.map { MIMEHeads.type(of: $0) == "text/plain" }
        return zip(children, isPlain).filter(\.1).map(\.0) + zip(children, isPlain).filter { !$0.1 }.map(\.0)
    }

    private mutating func leaf(_ object: UnsafeMutablePointer<GMimeObject>, type: String, takesHTML: Bool) {
        guard let part = amico_mime_part(object) else { return }
        let isAttached = g_mime_part_is_attachment(part) != 0 || g_mime_part_get_filename(part) != nil
        switch type {
        case "text/plain" where !isAttached: plain.append(text(of: object, part))
        case "text/html" where !isAttached: if takesHTML { plain.append(HTMLText.plain(text(of: object, part))) }
        case "message/delivery-status", "message/global-delivery-status":
            report.takeStatus(String(decoding: contents(of: part), as: UTF8.self))
        case "text/rfc822-headers": report.takeHeads(String(decoding: contents(of: part), as: UTF8.self))
        default: keep(object, type: type, bytes: contents(of: part), ending: "")
        }
    }

    private mutating func keep(_ object: UnsafeMutablePointer<GMimeObject>, type: String, bytes: [UInt8], ending: String) {
        guard files.count < MIMELimits.attachments, !bytes.isEmpty else { return }
        let given = amico_mime_part(object).flatMap { g_mime_part_get_filename($0) }.map { String(cString: $0) } ?? ""
        files.append(
            File(name: AttachmentName.safe(given, number: files.count + 1, ending: ending), mediaType: type, bytes: bytes))
    }

    private func text(of object: UnsafeMutablePointer<GMimeObject>, _ part: UnsafeMutablePointer<GMimePart>) -> String {
        guard let text = amico_mime_text(object).flatMap({ g_mime_text_part_get_text($0) }) else {
            return String(decoding: contents(of: part), as: UTF8.self)
        }
        defer { g_free(text) }
        return String(cString: text)
    }

    private func contents(of part: UnsafeMutablePointer<GMimePart>) -> [UInt8] {
        guard let array = amico_mime_contents(part) else { return [] }
        defer { g_byte_array_unref(array) }
        return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }
}
