import BackOffice
import Domain

/// Posts facts to webhooks: each webhook its own, in the order of the journal, one at a time, the next when one was taken.
///
/// The receiver sees `Amico-Delivery`, the same however often a fact is posted, and `Amico-Signature`. A crash between a post and
/// its record posts it again under that delivery; no other crash repeats or leaves out anything.
package struct WebhookRun: Sendable {
    package struct Report: Codable, Equatable, Sendable {
        package let webhook: Webhook.ID
        package let delivery: String
        /// Nil where it was taken.
        package let problem: String?
        /// It has been given up until somebody asks for a retry.
        package let isStopped: Bool
    }

    private let office: Office
    private let actor: Actor
    /// What a host's name means.
    private let lookup: @Sendable (String) async -> [NetworkAddress]

    package init(office: Office, actor: Actor) {
        self.init(office: office, actor: actor) { await HostLookup.addresses(of: $0) }
    }

    package init(office: Office, actor: Actor, lookup: @escaping @Sendable (String) async -> [NetworkAddress]) {
        self.office = office
        self.actor = actor
        self.lookup = lookup
    }

    /// Posts what waits, of each webhook until it is done or one post fails.
    @discardableResult
    package func run(each: (Report) -> Void = { _ in }) async throws -> [Report] {
        var reports: [Report] = []
        for id in try office.read(as: actor, { try $0.webhooks().map(\.webhook.id) }) {
            while let delivery = try await office.leaseWebhook(id, as: actor) {
                let post = await post(delivery)
                try await office.recordWebhookPost(post, of: id)
                let isStopped = try office.read(as: actor) { try $0.webhook(id).stoppedAt != nil }
                let report = Report(webhook: id, delivery: delivery.id, problem: post.problem, isStopped: isStopped)
                reports.append(report)
                each(report)
                if post.problem != nil { break }
            }
        }
        return reports
    }

    private func post(_ delivery: WebhookDelivery) async -> WebhookPost {
        func told(_ status: Int?, _ problem: String?) -> WebhookPost {
            WebhookPost(sequence: delivery.sequence, at: office.clock.now, status: status, problem: problem?.cut(500))
        }
        let target = delivery.webhook.target
        let addresses = await lookup(target.host)
        guard let address = addresses.first else { return told(nil, "\(target.host) has no address.") }
        if !delivery.webhook.allowsPrivate, let inside = addresses.first(where: { !$0.isPublic }) {
            return told(nil, "\(target.host) is \(inside.text), which is no address of the Internet at large.")
        }
        var call = HTTPCall(target: target, address: address)
        call.headers = [
            ("Content-Type", "application/json"), ("Amico-Delivery", delivery.id), ("Amico-Signature", delivery.signature),
        ]
        call.body = delivery.body
        do {
            let answer = try await call.made()
            return told(answer.status, (200..<300).contains(answer.status) ? nil : "It answered \(answer.status).")
        } catch {
            return told(nil, "No answer: \(error)")
        }
    }
}
