import Domain

/// An entry of the audit journal, to read: who did what, for whom, when and from where (15.3).
package struct JournalAnswer: Encodable, Equatable, Sendable {
    package let sequence: Int
    package let recordedAt: Instant
    /// When it was performed, where that is another instant.
    package let performedAt: Instant?
    package let actor: String
    package let onBehalfOf: String?
    package let origin: String
    package let action: String
    /// JSON, as the action was written down; a digest of a secret is left out.
    package let fields: String
    package let outcome: String

    package init(_ entry: JournalEntry) {
        sequence = entry.sequence
        recordedAt = entry.recordedAt
        performedAt = entry.performedAt
        actor = entry.actor
        onBehalfOf = entry.onBehalfOf
        origin = entry.origin
        action = entry.action
        fields = entry.shownFields
        outcome = entry.outcome
    }
}

extension JournalEntry {
    /// The fields without what stands for a secret: hashes of passwords, digests of tokens, links and keys.
    package var shownFields: String {
        guard JournalEntry.secretive.contains(action) else { return fields }
        let bytes = Array(fields.utf8)
        guard case .object(let members)? = try? JSONScanner.read(bytes) else { return "" }
        let shown = members.map { member in
            let value =
                JournalEntry.secrets.contains(member.name) ? "\"left out\"" : String(decoding: bytes[member.bytes], as: UTF8.self)
            return "\"\(member.name)\":\(value)"
        }
        return "{\(shown.joined(separator: ","))}"
    }

    private static let secretive = Set(AccessActions.all.map { $0.name } + [AddWebhook.name])
    private static let secrets: Set = ["hash", "digest", "secretDigest"]
}
