import Crypto
import Domain
import Foundation
import GRDB

/// A fact to post, signed and ready. Its delivery is the same however often it is tried.
package struct WebhookDelivery: Sendable {
    package let webhook: Webhook
    package let sequence: Int
    package let body: String
    /// `t=1795000000,v1=<hex>`: HMAC-SHA256 with the webhook's secret over the seconds, a full stop, and the body.
    package let signature: String

    package var id: String { webhook.delivery(of: sequence) }
}

/// What is working state of webhooks: no action, no journal, or each post would be a fact to post.
extension Office {
    /// Makes a secret of 256 bits and keeps it under its digest. It is shown to whoever asked for it, once.
    package func makeWebhookSecret() async throws -> (secret: String, digest: String) {
        let secret = "whsec_" + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.hexadecimal
        let digest = SHA256.hash(data: Data(secret.utf8)).hexadecimal
        try await commit { db in
            try db.execute(sql: "INSERT INTO secret (name, bytes) VALUES (?, ?)", arguments: [digest, Data(secret.utf8)])
        }
        return (secret, digest)
    }

    /// Takes the next fact of a webhook that is due, and holds the webhook meanwhile; nil where none is. Entries it is not told of
    /// are passed over for good.
    package func leaseWebhook(_ id: Webhook.ID, as actor: Actor) async throws -> WebhookDelivery? {
        try actor.require(.runJobs)
        let now = clock.now
        return try await commit { db in
            let view = View(db: db, now: now, actor: actor, directory: self.directory, files: self.files)
            let kept = try view.webhook(id)
            try self.begin(kept, db)
            guard !kept.isRemoved, kept.stoppedAt == nil, kept.nextAt.map({ $0 <= now }) ?? true,
                try self.hold(kept, at: now, db), let entry = try self.nextEntry(of: kept, db)
            else { return nil }
            return try self.signed(entry, for: kept.webhook, at: now, db)
        }
    }

    private func begin(_ kept: KeptWebhook, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO webhook_progress (webhook, sequence, failures) VALUES (?, ?, 0)",
            arguments: [kept.webhook.id.text, kept.sequence])
    }

    /// False where somebody else of this run holds it.
    private func hold(_ kept: KeptWebhook, at now: Instant, _ db: Database) throws -> Bool {
        try db.execute(
            sql: """
                UPDATE webhook_progress SET holder = ?1, leased_until = ?2
                WHERE webhook = ?3 AND (holder IS NULL OR holder <> ?1 OR leased_until <= ?4)
                """,
            arguments: [run, (now + Office.leaseSeconds).milliseconds, kept.webhook.id.text, now.milliseconds])
        return db.changesCount == 1
    }

    /// The next entry it is told of; where there is none, it has come to the end, and is let go.
    private func nextEntry(of kept: KeptWebhook, _ db: Database) throws -> JournalEntry? {
        let kinds = Set(kept.webhook.kinds)
        let entries = try JournalEntry.fetchCursor(
            db, sql: "SELECT * FROM journal WHERE sequence > ? ORDER BY sequence", arguments: [kept.sequence])
        var last = kept.sequence
        while let entry = try entries.next() {
            if !kinds.isDisjoint(with: entry.tellsOf), try entry.isTold(to: kept.webhook, db) { return entry }
            last = entry.sequence
        }
        try db.execute(
            sql: "UPDATE webhook_progress SET sequence = ?, holder = NULL, leased_until = NULL WHERE webhook = ?",
            arguments: [last, kept.webhook.id.text])
        return nil
    }

    private func signed(_ entry: JournalEntry, for webhook: Webhook, at now: Instant, _ db: Database) throws -> WebhookDelivery {
        let secret = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT bytes FROM secret WHERE name = ?"), arguments: [webhook.secretDigest])
        guard let secret else { throw WebhookRefusal.secretLost(webhook.id) }
        let at = entry.performedAt ?? entry.recordedAt
        let body =
            "{\"action\":\"\(entry.action)\",\"at\":\"\(at)\",\"delivery\":\"\(webhook.delivery(of: entry.sequence))\","
            + "\"fields\":\(entry.fields),\"outcome\":\(entry.outcome),\"sequence\":\(entry.sequence)}"
        return WebhookDelivery(
            webhook: webhook, sequence: entry.sequence, body: body,
            signature: WebhookSignature.of(body, at: now, secret: secret))
    }

    /// Writes down what came of a post: taken, the webhook goes on to the next fact; not, it waits, and is given up in the end.
    package func recordWebhookPost(_ post: WebhookPost, of id: Webhook.ID, backOff: BackOff = .webhook) async throws {
        try await commit { db in
            try db.execute(
                sql: "INSERT INTO webhook_post (webhook, sequence, at, status, problem) VALUES (?, ?, ?, ?, ?)",
                arguments: [id.text, post.sequence, post.at.milliseconds, post.status, post.problem])
            guard post.problem != nil else {
                return try db.execute(
                    sql: """
                        UPDATE webhook_progress SET sequence = ?, failures = 0, failing_since = NULL, next_at = NULL, holder = NULL,
                            leased_until = NULL WHERE webhook = ?
                        """, arguments: [post.sequence, id.text])
            }
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM webhook_progress WHERE webhook = ?"), arguments: [id.text])
            let failures = (row?["failures"] as Int? ?? 0) + 1
            let since = (row?["failing_since"] as Int64?).map(Instant.init(milliseconds:)) ?? post.at
            let next = backOff.next(after: failures, at: post.at, since: since)
            try db.execute(
                sql: """
                    UPDATE webhook_progress SET failures = ?, failing_since = ?, next_at = ?, stopped_at = ?, holder = NULL,
                        leased_until = NULL WHERE webhook = ?
                    """,
                arguments: [
                    failures, since.milliseconds, next?.milliseconds, next == nil ? post.at.milliseconds : nil, id.text,
                ])
        }
    }

    /// Sets a webhook that waits or was given up going again, from where it stands.
    package func retryWebhook(_ id: Webhook.ID, as actor: Actor) async throws {
        try actor.require(.manageAccess)
        let now = clock.now
        try await commit { db in
            let view = View(db: db, now: now, actor: actor, directory: self.directory, files: self.files)
            let kept = try view.webhook(id)
            guard !kept.isRemoved else { throw WebhookRefusal.removedAlready(id) }
            guard kept.failures > 0 else { throw WebhookRefusal.notStopped(id) }
            try db.execute(
                sql: """
                    UPDATE webhook_progress SET failures = 0, failing_since = NULL, next_at = NULL, stopped_at = NULL
                    WHERE webhook = ?
                    """, arguments: [id.text])
        }
    }
}

/// How a webhook's receiver knows that a post is ours, and of now.
package enum WebhookSignature {
    package static func of(_ body: String, at now: Instant, secret: Data) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(now.seconds).\(body)".utf8), using: SymmetricKey(data: secret))
        return "t=\(now.seconds),v1=\(code.hexadecimal)"
    }
}
