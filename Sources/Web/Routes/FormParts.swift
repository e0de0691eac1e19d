import Foundation
import Wire

/// A form with files in it (RFC 7578), read by the library that reads mail.
enum FormParts {
    static func read(_ body: Data, type: String) throws -> (Query, [Visit.SentFile]) {
        let parts = try MultipartForm.read(body, type: type)
        let fields = parts.filter { $0.fileName == nil }.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        let files = parts.compactMap { part in
            part.fileName.map { Visit.SentFile(field: part.name, name: $0, bytes: part.bytes) }
        }
        return (Query(fields.map { (name: $0.0, value: $0.1) }), files.filter { !$0.name.isEmpty })
    }
}
