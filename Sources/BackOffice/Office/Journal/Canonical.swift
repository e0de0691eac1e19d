import Foundation

/// The one way JSON is written into the journal: keys sorted, slashes plain, no spaces.
package enum Canonical {
    package static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The first character within the JSON that no text of the books may hold, as `U+001B`: at U+0000 SQLite's readers end a
    /// text, the others move a terminal's cursor and break the lines of what is written out.
    static func control(in json: String) -> String? {
        var isEscape = false
        var rest = json.utf8[...]
        while let byte = rest.popFirst() {
            if isEscape {
                switch byte {
                case UInt8(ascii: "b"): return "U+0008"
                case UInt8(ascii: "f"): return "U+000C"
                case UInt8(ascii: "u"):
                    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
                    if let scalar = UInt32(digits, radix: 16).flatMap({ Unicode.Scalar($0) }), let name = scalar.control {
                        return name
                    }
                default: break
                }
            } else if byte == 0x7F {
                return "U+007F"
            } else if byte == 0xC2, let next = rest.first, next < 0xA0 {
                return Unicode.Scalar(next).control
            }
            isEscape = !isEscape && byte == UInt8(ascii: "\\")
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Its name, `U+001B`, where it is a control character that is neither a tab nor a line end.
    package var control: String? {
        guard properties.generalCategory == .control, self != "\t", self != "\n", self != "\r" else { return nil }
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
