/// A subscription of another system to facts: each journalled act of the kinds it names is posted to its address, in order.
package struct Webhook: Equatable, Codable, Sendable {
    /// `WH-000003`.
    package typealias ID = Identifier<Webhook>

    package let id: ID
    /// Whose facts alone; nil for everyone's.
    package let customer: CustomerCode?
    package let target: WebhookTarget
    /// Names of actions.
    package let kinds: [String]
    /// Of the secret that signs; the secret itself stands outside the journal.
    package let secretDigest: String
    /// Whether its address may be one of our own network.
    package let allowsPrivate: Bool

    /// Refuses no kind, the same kind twice, one that no act has, and for one utility's a kind that is not made for its eyes.
    package init(
        id: ID, customer: CustomerCode?, target: WebhookTarget, kinds: [String], known: Set<String>, secretDigest: String,
        allowsPrivate: Bool
    ) throws(WebhookRefusal) {
        guard !kinds.isEmpty, Set(kinds).count == kinds.count else { throw .kindsNotOnce }
        for kind in kinds where !known.contains(kind) { throw .unknownKind(kind) }
        if customer != nil {
            for kind in kinds where !Webhook.kindsOfCustomers.contains(kind) { throw .notForCustomers(kind) }
        }
        guard target.isSecure || allowsPrivate else { throw .notSecure(target.text) }
        guard secretDigest.utf8.count == 64 else { throw .secretMissing }
        self.init(
            recorded: id, customer: customer, target: target, kinds: kinds, secretDigest: secretDigest,
            allowsPrivate: allowsPrivate)
    }

    package init(
        recorded id: ID, customer: CustomerCode?, target: WebhookTarget, kinds: [String], secretDigest: String,
        allowsPrivate: Bool
    ) {
        self.id = id
        self.customer = customer
        self.target = target
        self.kinds = kinds
        self.secretDigest = secretDigest
        self.allowsPrivate = allowsPrivate
    }

    /// What a utility may be told of its own affairs: nothing of the desk's notes, of staff, of money in the making.
    package static let kindsOfCustomers: Set<String> = [
        "OpenRequest", "PostCustomerMessage", "ReplyToRequest", "GiveWorkAround", "ResolveRequest", "ReopenRequest",
        "CloseRequest",
        "RecordOutage", "EndOutage", "CorrectOutage", "ApproveServiceWindow", "CancelServiceWindow", "RecordDelivery",
    ]

    /// The same for the same entry of the journal, however often it is posted: `WH-000003.4711`.
    package func delivery(of sequence: Int) -> String { "\(id).\(sequence)" }
}

/// An address a webhook posts to: `https://host/path`, without a user, a password or a fragment.
package struct WebhookTarget: Equatable, Sendable {
    package let text: String
    package let isSecure: Bool
    /// A name, or an address in digits.
    package let host: String
    package let port: Int

    /// Nil unless it is such an address of visible ASCII, at most 1,000 bytes.
    package init?(_ given: some StringProtocol) {
        let text = String(given)
        guard text.utf8.count <= 1_000, text.utf8.allSatisfy({ (33...126).contains($0) }), !text.contains("#"),
            let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) })
        else { return nil }
        let authority = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty, !authority.contains("@"), !authority.contains("\\") else { return nil }
        var host = authority
        var digits = Substring("")
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { return nil }
            digits = rest.dropFirst()
        } else if let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            digits = authority[authority.index(after: colon)...]
            guard !digits.isEmpty else { return nil }
        }
        isSecure = scheme == "https://"
        let port = digits.isEmpty ? (isSecure ? 443 : 80) : Int(digits: digits)
        guard let port, (1...65_535).contains(port), !host.isEmpty,
            host.utf8.allSatisfy({
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-.:".utf8.contains($0)
            })
        else { return nil }
        self.text = text
        self.host = host.lowercased()
        self.port = port
    }
}

extension WebhookTarget: Codable, CustomStringConvertible {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("an address such as https://hooks.riverbend.example/amico") { WebhookTarget($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: text) }
}

package enum WebhookRefusal: Refusal, Equatable {
    case kindsNotOnce
    case unknownKind(String)
    case notForCustomers(String)
    case notSecure(String)
    case secretMissing
    case removedAlready(Webhook.ID)
    case notStopped(Webhook.ID)
    case noTarget(String)
    case secretLost(Webhook.ID)

    package var message: String {
        switch self {
        case .kindsNotOnce:
            "A webhook names the kinds of facts it is told, each once, and one at least. Choose them from the list of actions."
        case .unknownKind(let kind): "No fact is of the kind \(kind). Choose one from the list of actions, such as OpenRequest."
        case .notForCustomers(let kind):
            "A utility's webhook is not told of \(kind). It may be told of \(Webhook.kindsOfCustomers.sorted().joined(separator: ", "))."
        case .notSecure(let text): "\(text) is not https. Give an https address, or allow addresses of our own network."
        case .secretMissing: "A webhook needs the digest of its secret, 64 hexadecimal digits. Adding a webhook makes one."
        case .removedAlready(let id): "\(id) was removed already. Nothing more is posted to it."
        case .noTarget(let text):
            "\u{201C}\(text)\u{201D} is no address to post to. Give one such as https://hooks.riverbend.example/amico."
        case .secretLost(let id): "The secret of \(id) is not in these books. Remove it, and add it anew."
        case .notStopped(let id): "\(id) has not been given up; it goes on by itself."
        }
    }
}
