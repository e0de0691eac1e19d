import Domain
import Foundation
import GRDB

/// A webhook and how far it has come.
package struct KeptWebhook: Sendable, FetchableRecord {
    package let webhook: Webhook
    package let isRemoved: Bool
    /// The journal entry it has been told of last, or passed over.
    package let sequence: Int
    package let failures: Int
    package let failingSince: Instant?
    package let nextAt: Instant?
    /// Given up until somebody asks for a retry.
    package let stoppedAt: Instant?

    package init(row: Row) throws {
        guard let id = Webhook.ID(row["id"] as String) else { throw Unreadable("webhook.id") }
        guard let target = WebhookTarget(row["target"] as String) else { throw Unreadable("webhook.target") }
        let customer = try (row["customer"] as String?).map { text in
            guard let code = CustomerCode(text) else { throw Unreadable("webhook.customer") }
            return code
        }
        func instant(_ column: String) -> Instant? { (row[column] as Int64?).map(Instant.init(milliseconds:)) }
        webhook = Webhook(
            recorded: id, customer: customer, target: target,
            kinds: try DecodedText.value([String].self, of: row["kinds"]),
            secretDigest: row["secret_digest"], allowsPrivate: row["allows_private"])
        isRemoved = instant("removed_at") != nil
        sequence = row["sequence"] ?? row["after_sequence"]
        failures = row["failures"] ?? 0
        failingSince = instant("failing_since")
        nextAt = instant("next_at")
        stoppedAt = instant("stopped_at")
    }

    package var standing: String {
        switch (isRemoved, stoppedAt, failures) {
        case (true, _, _): "removed"
        case (_, .some, _): "stopped"
        case (_, _, 1...): "failing"
        default: "running"
        }
    }
}

extension View {
    fileprivate static let webhookColumns = """
        SELECT webhook.*, sequence, failures, failing_since, next_at, stopped_at
        FROM webhook LEFT JOIN webhook_progress ON webhook_progress.webhook = webhook.id
        """

    /// To the provider's own people alone.
    package func webhook(_ id: Webhook.ID) throws -> KeptWebhook {
        let found = try KeptWebhook.fetchOne(
            db.cachedStatement(sql: "\(Self.webhookColumns) WHERE webhook.id = ?"), arguments: [id.text])
        guard let found, actor.isInside else { throw Missing("webhook", id) }
        return found
    }

    package func webhooks(removed: Bool = false) throws -> [KeptWebhook] {
        guard actor.isInside else { return [] }
        return try KeptWebhook.fetchAll(db.cachedStatement(sql: "\(Self.webhookColumns) ORDER BY webhook.id")).filter {
            removed || !$0.isRemoved
        }
    }

    /// The last posts of a webhook, the newest first.
    package func webhookPosts(of id: Webhook.ID, limit: Int = 100) throws -> [WebhookPost] {
        _ = try webhook(id)
        return try WebhookPost.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM webhook_post WHERE webhook = ? ORDER BY number DESC LIMIT ?"),
            arguments: [id.text, limit])
    }
}

/// What came of one post.
package struct WebhookPost: Codable, Equatable, Sendable, FetchableRecord {
    package let sequence: Int
    package let at: Instant
    /// The answer's HTTP status; nil where there was none.
    package let status: Int?
    /// Nil where it was taken.
    package let problem: String?

    package init(sequence: Int, at: Instant, status: Int?, problem: String?) {
        self.sequence = sequence
        self.at = at
        self.status = status
        self.problem = problem
    }

    package init(row: Row) throws {
        self.init(
            sequence: row["sequence"], at: Instant(milliseconds: row["at"]), status: row["status"], problem: row["problem"])
    }
}
