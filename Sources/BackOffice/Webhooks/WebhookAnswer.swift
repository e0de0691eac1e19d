import Domain

/// What `webhook list --json` prints of a webhook; never its secret.
package struct WebhookAnswer: Encodable, Sendable {
    package let webhook: Webhook.ID
    package let customer: CustomerCode?
    package let target: WebhookTarget
    package let kinds: [String]
    package let standing: String
    /// The journal entry it has come to.
    package let sequence: Int
    package let failures: Int
    package let nextAt: Instant?

    package init(_ kept: KeptWebhook) {
        webhook = kept.webhook.id
        customer = kept.webhook.customer
        target = kept.webhook.target
        kinds = kept.webhook.kinds
        standing = kept.standing
        sequence = kept.sequence
        failures = kept.failures
        nextAt = kept.nextAt
    }
}
