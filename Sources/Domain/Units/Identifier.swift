/// What a record is called on paper and in every file: `OUT-000012`, `CSA-2026-0003`, a customer's code. Typed by its subject,
/// so that an outage's number cannot stand where a window's belongs.
package struct Identifier<Subject>: Hashable, Sendable {
    package let text: String

    /// Nil unless it is 1 to 64 characters of A-Z a-z 0-9 `.` `_` `-` and begins with a letter or a digit.
    package init?(_ text: some StringProtocol) {
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        guard (1...64).contains(text.utf8.count), text.utf8.first.map(isAlphanumeric) == true,
            text.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 45 || $0 == 46 || $0 == 95 })
        else { return nil }
        self.text = String(text)
    }

    /// A name written in the source, as in examples and tests; a byte that no identifier has becomes a dash.
    package init(named name: StaticString) {
        let bytes = name.description.utf8.prefix(64)
        let kept = bytes.map { Identifier("a\(UnicodeScalar($0))") == nil ? UInt8(ascii: "-") : $0 }
        text = Identifier(String(decoding: kept, as: UTF8.self))?.text ?? "x" + String(decoding: kept.prefix(63), as: UTF8.self)
    }

    /// The same name as another subject knows it: a user's name as that of who asked for a change.
    package init<Other>(of other: Identifier<Other>) { text = other.text }

    /// `prefix-000012`: the series that numbers records in the order they were made.
    package init(series prefix: StaticString, _ number: Int) {
        text = "\(prefix)-\(number.padded(6))"
    }
}

extension Identifier: Comparable {
    package static func < (a: Identifier, b: Identifier) -> Bool { a.text < b.text }
}

extension Identifier: CustomStringConvertible, Codable {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("an identifier of letters, digits, dots, dashes and underscores") { Identifier($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: text) }
}
