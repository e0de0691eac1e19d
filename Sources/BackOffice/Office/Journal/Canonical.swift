import Foundation

/// The one way JSON is written into the journal: keys sorted, slashes plain, no spaces.
package enum Canonical {
    package static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Whether a text within the JSON holds the character U+0000, at which SQLite's readers end a text.
    static func holdsNUL(_ json: String) -> Bool {
        var isEscape = false
        var rest = json.utf8[...]
        while let byte = rest.popFirst() {
            if isEscape, byte == UInt8(ascii: "u"), rest.starts(with: "0000".utf8) { return true }
            isEscape = !isEscape && byte == UInt8(ascii: "\\")
        }
        return false
    }
}
