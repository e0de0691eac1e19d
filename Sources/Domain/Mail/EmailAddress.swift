/// An address mail can go to: one `@` with something on both sides, at most 254 bytes of visible ASCII without brackets, quotes,
/// commas or backslashes, and no dash in front. Two that differ only in case are the same.
package struct EmailAddress: Sendable {
    package let text: String

    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !text.hasPrefix("-"), parts.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 254,
            text.utf8.allSatisfy({ (33...126).contains($0) && !"<>,;:\"\\()[]".utf8.contains($0) })
        else { return nil }
        self.text = String(text)
    }

    /// An address written in the source, as in examples and tests; without an `@` it is given one.
    package init(named name: StaticString) {
        text = EmailAddress(name.description)?.text ?? "nobody@invalid"
    }

    package var local: String { String(text.prefix { $0 != "@" }) }
    package var domain: String { String(text.drop { $0 != "@" }.dropFirst()) }

    /// What two writings of one address share.
    package var key: String { text.lowercased() }
}

extension EmailAddress: Hashable, Comparable {
    package static func == (a: EmailAddress, b: EmailAddress) -> Bool { a.key == b.key }
    package static func < (a: EmailAddress, b: EmailAddress) -> Bool { a.key < b.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension EmailAddress: CustomStringConvertible, Codable {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("an email address such as lee@riverbend.example") { EmailAddress($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: text) }
}
