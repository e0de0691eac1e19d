import ArgumentParser
import BackOffice
import Domain

struct RequestAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a request to somebody who works on requests.",
        discussion: "Example: amico request assign SR-000123 --to kmeyer")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "The user name.") var to: Actor.ID

    func run() async throws {
        try house.answer(try await house.perform(AssignRequest(request: request, to: to)), "is assigned")
    }
}

struct RequestAcknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge", abstract: "Say that you look after a request; the customer is not told.",
        discussion: "Example: amico request acknowledge SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() async throws {
        try house.answer(try await house.perform(AcknowledgeRequest(request: request)), "is acknowledged")
    }
}

struct RequestSeverity: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "severity", abstract: "Set the severity of a request, or validate one that claims to be critical.",
        discussion: "Example: amico request severity SR-000123 --to 1 --reason \"Called back\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: ArgumentHelp("1 is worst; amico request policy shows which there are.", valueName: "n")) var to: Severity
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(
            try await house.perform(SetRequestSeverity(request: request, severity: to, reason: reason)), "has its severity")
    }
}

struct RequestPause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Let the resolution's clock stand.",
        discussion: """
            Example: amico request pause SR-000123 --reason waitingOnCustomer
            Example: amico request pause SR-000123 --reason waitingOnScheduledChange --change CR-000045
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "\(PauseReason.allCases.map(\.rawValue).joined(separator: ", ")).") var reason: PauseReason
    @Option(help: "The scheduled change that is waited for.") var change: ChangeRequest.ID?
    @Option(help: ArgumentHelp("Since when (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(
            try await house.perform(PauseRequest(request: request, reason: reason, change: change, at: happenedAt)), "is paused")
    }
}

struct RequestResume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "End a pause.",
        discussion: "Example: amico request resume SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: ArgumentHelp("Since when (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(try await house.perform(ResumeRequest(request: request, at: happenedAt)), "runs again")
    }
}

struct RequestMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Let another request of the customer carry on what this one asks for.",
        discussion: "Example: amico request merge SR-000124 --into SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "The request that goes on.") var into: ServiceRequest.ID

    func run() async throws {
        try house.answer(try await house.perform(MergeRequest(request: request, into: into)), "is merged")
    }
}

struct RequestUnmerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Take a merge back.",
        discussion: "Example: amico request unmerge SR-000124")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() async throws {
        try house.answer(try await house.perform(UnmergeRequest(request: request)), "stands by itself again")
    }
}

struct RequestLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Link a request to another, a change, an alarm, an outage, an endpoint or an article.",
        discussion: """
            Example: amico request link SR-000123 OUT-000012
            Example: amico request link SR-000123 --endpoint 4021-77
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Argument(help: "The request, change, alarm or outage.") var record: WorkRecord?
    @Option(help: ArgumentHelp("An endpoint of the customer.", valueName: "serial")) var endpoint: String?
    @Option(help: "An article of the knowledge base.") var article: Article.ID?

    func run() async throws {
        let appended: AppendedFact
        switch (record, endpoint, article) {
        case (let record?, nil, nil): appended = try await house.perform(LinkRequest(request: request, record: record))
        case (nil, let endpoint?, nil): appended = try await house.perform(LinkEndpoint(request: request, endpoint: endpoint))
        case (nil, nil, let article?): appended = try await house.perform(LinkArticle(request: request, article: article))
        default: throw RequestRefusal.linkToOne
        }
        try house.answer(appended, "is linked")
    }
}

struct RequestWatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Let somebody follow a request: a user name, or a contact's mail address.",
        discussion: "Example: amico request watch SR-000123 lee@riverbend.example")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Argument(help: "The user name or mail address.") var watcher: String
    @Flag(help: "No longer.") var stop = false

    func run() async throws {
        try house.answer(
            try await house.perform(WatchRequest(request: request, watcher: watcher, watches: !stop)), "has its watchers")
    }
}
