import CGMime
import Domain
import Foundation

/// A form with files in it, as browsers send one (RFC 7578), read with GMime.
package enum MultipartForm {
    package struct Part: Equatable, Sendable {
        package let name: String
        /// The sender's name for a file, without any folder; nil for a field.
        package let fileName: String?
        package let bytes: Data
    }

    private static let mostParts = 200

    /// Refused where it is no such form, or has more than two hundred parts.
    package static func read(_ body: Data, type: String) throws -> [Part] {
        guard type.utf8.count <= 300, !type.utf8.contains(where: { $0 < 32 }) else { throw FormRefusal.noForm }
        GMime.start()
        let bytes = Array("Content-Type: \(type)\r\n\r\n".utf8) + body
        let stream = bytes.withUnsafeBytes {
            g_mime_stream_mem_new_with_buffer($0.bindMemory(to: CChar.self).baseAddress, $0.count)
        }
        defer { amico_mime_forget(stream) }
        let parser = g_mime_parser_new_with_stream(stream)
        defer { amico_mime_forget(parser) }
        guard let root = g_mime_parser_construct_part(parser, nil) else { throw FormRefusal.noForm }
        defer { amico_mime_forget(root) }
        guard let multipart = amico_mime_multipart(root) else { throw FormRefusal.noForm }
        let count = g_mime_multipart_get_count(multipart)
        guard count <= mostParts else { throw FormRefusal.tooManyParts(mostParts) }
        return try (0..<max(0, count)).compactMap { try part(g_mime_multipart_get_part(multipart, $0)) }
    }

    private static func part(_ object: UnsafeMutablePointer<GMimeObject>?) throws -> Part? {
        guard let object, let part = amico_mime_part(object) else { return nil }
        guard let name = g_mime_object_get_content_disposition_parameter(object, "name") else { throw FormRefusal.noForm }
        let fileName = g_mime_object_get_content_disposition_parameter(object, "filename").map { String(cString: $0) }
        var bytes = Data()
        if let contents = amico_mime_contents(part) {
            defer { g_byte_array_unref(contents) }
            if let data = contents.pointee.data { bytes = Data(bytes: data, count: Int(contents.pointee.len)) }
        }
        return Part(name: String(cString: name), fileName: fileName.map(bare), bytes: bytes)
    }

    /// Some browsers have sent whole paths.
    private static func bare(_ name: String) -> String {
        String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    }
}

package enum FormRefusal: Refusal, Equatable {
    case noForm
    case tooManyParts(Int)

    package var message: String {
        switch self {
        case .noForm: "This is no form that can be read. Open its page anew and send it again."
        case .tooManyParts(let most): "A form has at most \(most) parts. Send fewer files at a time."
        }
    }
}
