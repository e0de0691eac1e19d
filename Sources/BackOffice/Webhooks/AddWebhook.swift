import Domain
import Foundation
import GRDB

/// Lets another system be told of facts from now on. The secret is made at the door; only its digest comes here.
package struct AddWebhook: Action {
    package static let permission = Permission.manageAccess
    package static var example: AddWebhook {
        AddWebhook(
            customer: Identifier(named: "RIVERBEND"), target: "https://hooks.riverbend.example/amico",
            kinds: ["OpenRequest", "ReplyToRequest"], secretDigest: String(repeating: "0f", count: 32), allowsPrivate: false)
    }

    /// Whose facts alone; everyone's when left out.
    package var customer: CustomerCode?
    /// An https address; http where `allowsPrivate`.
    package var target: String
    /// Names of actions, each once.
    package var kinds: [String]
    /// Sixty-four hexadecimal digits.
    package var secretDigest: String
    /// Whether it may be an address of our own network.
    package var allowsPrivate: Bool?

    package init(
        customer: CustomerCode? = nil, target: String, kinds: [String], secretDigest: String, allowsPrivate: Bool? = nil
    ) {
        self.customer = customer
        self.target = target
        self.kinds = kinds
        self.secretDigest = secretDigest
        self.allowsPrivate = allowsPrivate
    }

    package struct Added: Codable, Equatable, Sendable {
        package let webhook: Webhook.ID
    }

    package func perform(in book: Book) throws -> Added {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        if let customer { try book.requireCustomer(customer) }
        guard let address = WebhookTarget(target) else { throw WebhookRefusal.noTarget(target) }
        let webhook = try Webhook(
            id: try book.identifier("WH"), customer: customer, target: address, kinds: kinds,
            known: Set(ActionCatalogue.names), secretDigest: secretDigest, allowsPrivate: allowsPrivate ?? false)
        try book.db.execute(
            sql: """
                INSERT INTO webhook (id, customer, target, kinds, secret_digest, allows_private, after_sequence, recorded_by,
                    recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                webhook.id.text, customer?.text, target, try Canonical.json(kinds), secretDigest, webhook.allowsPrivate,
                try JournalEntry.head(book.db).count, book.actor.id.text, book.now.milliseconds,
            ])
        return Added(webhook: webhook.id)
    }
}

/// Ends a webhook: nothing more is posted to it.
package struct RemoveWebhook: Action {
    package static let permission = Permission.manageAccess
    package static var example: RemoveWebhook { RemoveWebhook(webhook: Identifier(named: "WH-000001")) }

    package var webhook: Webhook.ID

    package init(webhook: Webhook.ID) { self.webhook = webhook }

    package func perform(in book: Book) throws -> Done {
        if let utility = book.actor.utility { throw AccessRefusal.beyondUtility(utility) }
        let kept = try book.view.webhook(webhook)
        guard !kept.isRemoved else { throw WebhookRefusal.removedAlready(webhook) }
        try book.db.execute(
            sql: "UPDATE webhook SET removed_by = ?, removed_at = ? WHERE id = ?",
            arguments: [book.actor.id.text, book.now.milliseconds, webhook.text])
        return Done()
    }
}

package enum WebhookActions {
    package static let all: [any Action.Type] = [AddWebhook.self, RemoveWebhook.self]
}
