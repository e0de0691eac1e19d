import BackOffice
import Domain
import NIOHTTP1

/// Posts facts to webhooks: each webhook its own, in the order of the journal, one at a time, the next when one was taken.
///
/// The receiver sees `Amico-Delivery`, the same however often a fact is posted, and `Amico-Signature`. A crash between a post and
/// its record posts it again under that delivery; no other crash repeats or leaves out anything.
package struct WebhookRun: Sendable {
    package enum Step: String, CaseIterable, Sendable { case leased, posted, recorded }

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
    /// Seconds for one post.
    private let patience: Int
    private let reached: @Sendable (Step) -> Void

    package init(
        office: Office, actor: Actor, patience: Int = 10,
        lookup: @escaping @Sendable (String) async -> [NetworkAddress] = { await HostLookup.addresses(of: $0) },
        reached: @escaping @Sendable (Step) -> Void = { _ in }
    ) {
        self.office = office
        self.actor = actor
        self.lookup = lookup
        self.patience = patience
        self.reached = reached
    }

    /// Posts what waits, of each webhook until it is done or one post fails.
    @discardableResult
    package func run(each: (Report) -> Void = { _ in }) async throws -> [Report] {
        var reports: [Report] = []
        for id in try office.read(as: actor, { try $0.webhooks().map(\.webhook.id) }) {
            while let report = try await next(of: id) {
                reports.append(report)
                each(report)
                if report.problem != nil { break }
            }
        }
        return reports
    }

    /// Nil where the webhook has nothing due. What stops one of them stops no other.
    private func next(of id: Webhook.ID) async throws -> Report? {
        do {
            guard let delivery = try await office.leaseWebhook(id, as: actor) else { return nil }
            reached(.leased)
            let post = await post(delivery)
            reached(.posted)
            try await office.recordWebhookPost(post, of: id)
            reached(.recorded)
            let isStopped = try office.read(as: actor) { try $0.webhook(id).stoppedAt != nil }
            return Report(webhook: id, delivery: delivery.id, problem: post.problem, isStopped: isStopped)
        } catch let refusal as WebhookRefusal {
            return Report(webhook: id, delivery: id.text, problem: refusal.message, isStopped: false)
        }
    }

    private func post(_ delivery: WebhookDelivery) async -> WebhookPost {
        func told(_ status: Int?, _ problem: String?) -> WebhookPost {
            WebhookPost(sequence: delivery.sequence, at: office.clock.now, status: status, problem: problem?.cut(500))
        }
        let target = delivery.webhook.target
        let addresses = await lookup(target.host)
        if !delivery.webhook.allowsPrivate, let inside = addresses.first(where: { !$0.isPublic }) {
            return told(nil, "\(target.host) is \(inside.text), which is no address of the Internet at large.")
        }
        guard let address = await Connection.best(of: addresses, port: target.port) else {
            return told(nil, "\(target.host) has no address.")
        }
        var call = HTTPCall(target: target, address: address, patience: patience)
        call.heads = [
            "Content-Type": "application/json", "Amico-Delivery": delivery.id, "Amico-Signature": delivery.signature,
        ]
        call.body = delivery.body
        do {
            guard let answer = try await call.made() else { return told(nil, "No answer within \(patience) s.") }
            return told(answer.status, (200..<300).contains(answer.status) ? nil : "It answered \(answer.status).")
        } catch {
            return told(nil, "No answer: \(error)")
        }
    }
}
