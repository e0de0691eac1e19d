import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico webhook ...`: other systems that are told of facts.
struct WebhookCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Let other systems be told of facts; see how that goes.",
        discussion: """
            Each fact is posted as JSON: action, at, delivery, fields, outcome, sequence. A mail that opened a request, or added \
            to one, is posted as ReceiveMail to whom OpenRequest, or PostCustomerMessage, is told. Amico-Delivery is the same however often \
            a fact is posted. Amico-Signature is t=SECONDS,v1=HEX: the HMAC-SHA256, under the secret, of SECONDS, a full stop and \
            the body. An answer of 200 to 299 takes it. Else it is tried again, after half a minute, a minute, two, up to every \
            six hours; after three days the webhook is stopped, and amico jobs run says so.
            """,
        subcommands: [WebhookAdd.self, WebhookRemove.self, WebhookList.self, WebhookLog.self, WebhookRetry.self])
}

struct WebhookAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Tell an address of facts from now on; prints its secret, once.",
        discussion: """
            Example: amico webhook add https://hooks.riverbend.example/amico --customer RIVERBEND --kind OpenRequest \
            --kind ReplyToRequest
            """)

    private struct Added: Encodable {
        let webhook: Webhook.ID
        let secret: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The address, https unless --allow-private.") var target: String
    @Option(help: "Whose facts alone (default: everyone's).") var customer: CustomerCode?
    @Option(name: .customLong("kind"), help: "A kind of fact: an action's name. May be given several times.") var kinds: [String]
    @Flag(help: "The address may be one of our own network, and plain http.") var allowPrivate = false

    func run() async throws {
        let desk = try house.openToWrite()
        try desk.actor.require(AddWebhook.permission)
        let (secret, digest) = try await desk.office.makeWebhookSecret()
        let outcome = try await desk.perform(
            AddWebhook(customer: customer, target: target, kinds: kinds, secretDigest: digest, allowsPrivate: allowPrivate))
        try house.answer(Added(webhook: outcome.webhook, secret: secret)) {
            "\(outcome.webhook) is told of \(kinds.joined(separator: ", ")).\nIts secret, shown this once: \(secret)"
        }
    }
}

struct WebhookRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Post nothing more to a webhook.", discussion: "Example: amico webhook remove WH-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The webhook.") var webhook: Webhook.ID

    func run() async throws {
        try house.answer(await house.perform(RemoveWebhook(webhook: webhook))) { "\(webhook) is removed." }
    }
}

struct WebhookRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Set a webhook that waits or was stopped going again, from the fact it stands at.",
        discussion: "Example: amico webhook retry WH-000001")

    private struct Retried: Encodable {
        let webhook: Webhook.ID
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The webhook.") var webhook: Webhook.ID

    func run() async throws {
        let desk = try house.openToWrite()
        try await desk.office.retryWebhook(webhook, as: desk.actor)
        try house.answer(Retried(webhook: webhook)) { "\(webhook) goes on with the next amico jobs run." }
    }
}

struct WebhookList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List webhooks, and how each stands.", discussion: "Example: amico webhook list")

    @OptionGroup var house: HouseOptions
    @Flag(help: "Removed ones too.") var removed = false

    func run() throws {
        let lines = try house.read { try $0.webhooks(removed: removed) }.map(WebhookAnswer.init)
        try house.answer(lines) {
            Table(
                "Webhooks", lines,
                columns: [
                    Column("Webhook") { .text($0.webhook.text) },
                    Column("Customer") { .text($0.customer?.text ?? "all") },
                    Column("Address") { .text($0.target.text) },
                    Column("Told of") { .text($0.kinds.joined(separator: ", ")) },
                    Column("Standing") { .text($0.standing) },
                    Column("Come to entry") { .int($0.sequence) },
                    Column("Failures") { .int($0.failures) },
                    Column("Next try") { line in line.nextAt.map { .instant($0, .pacific) } ?? .empty },
                ], whenEmpty: "No webhooks."
            ).lines
        }
    }
}

struct WebhookLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List the last posts of a webhook, the newest first.",
        discussion: "Example: amico webhook log WH-000001 --last 20")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The webhook.") var webhook: Webhook.ID
    @Option(help: ArgumentHelp("How many.", valueName: "count")) var last = 100

    func run() throws {
        let posts = try house.read { try $0.webhookPosts(of: webhook, limit: min(10_000, max(1, last))) }
        try house.answer(posts) {
            Table(
                "Posts", posts,
                columns: [
                    Column("At") { .instant($0.at, .pacific) },
                    Column("Delivery") { .text("\(webhook).\($0.sequence)") },
                    Column("Answer") { $0.status.map { .int($0) } ?? .empty },
                    Column("Problem") { $0.problem.map { .text($0) } ?? .empty },
                ], whenEmpty: "Nothing was posted yet."
            ).lines
        }
    }
}
