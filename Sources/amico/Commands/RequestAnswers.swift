import ArgumentParser
import BackOffice
import Domain

struct RequestReply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "Tell the customer something: it answers what is owed an answer.",
        discussion: """
            Example: amico request reply SR-000123 --text "We are restarting the collector"
            Example: amico request reply SR-000123 --canned logs
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "What is said (- for standard input).") var text: TypedText?
    @Option(help: ArgumentHelp("A canned reply, filled in for the request.", valueName: "name")) var canned: CannedReply.Name?
    @Option(help: ArgumentHelp("When it was said (default: now).", valueName: "instant")) var happenedAt: Instant?

    func validate() throws {
        guard (text == nil) != (canned == nil) else { throw ValidationError("Give --text or --canned, one of the two.") }
    }

    func run() async throws {
        let desk = try house.openToWrite()
        let words = try canned.map { name in
            try desk.read { view in
                let kept = try view.serviceRequest(request)
                return try view.cannedReply(name).text(for: kept.request, requester: kept.requester)
            }
        }
        let said = try words ?? text?.read() ?? ""
        try house.answer(
            try await desk.perform(ReplyToRequest(request: request, text: said, at: happenedAt)), "is answered")
    }
}

struct RequestMessage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message", abstract: "Record what the customer said.",
        discussion: "Example: amico request message SR-000123 --text \"It began after the storm\" --from lee@riverbend.example")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "What was said (- for standard input).") var text: TypedText
    @Option(help: "Who said it (default: the actor).") var from: String?
    @Option(help: ArgumentHelp("When it was said (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(
            try await house.perform(PostCustomerMessage(request: request, text: try text.read(), saidBy: from, at: happenedAt)),
            "has the customer's message")
    }
}

struct RequestNote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write down what the customer does not read.",
        discussion: "Example: amico request note SR-000123 --text \"Same as last March\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "The note (- for standard input).") var text: TypedText

    func run() async throws {
        try house.answer(
            try await house.perform(NoteOnRequest(request: request, text: try text.read())),
            "has the note; only the provider's people read it")
    }
}

struct RequestWorkAround: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work-around", abstract: "Give the customer a way around the trouble.",
        discussion: "Example: amico request work-around SR-000123 --text \"Use the second collector\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "The way around (- for standard input).") var text: TypedText
    @Option(help: ArgumentHelp("When it was given (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(
            try await house.perform(GiveWorkAround(request: request, text: try text.read(), at: happenedAt)), "has a work-around")
    }
}

struct RequestResolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "Say that the trouble is fixed, and how.",
        discussion: "Example: amico request resolve SR-000123 --text \"The collector was exchanged\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "How (- for standard input).") var text: TypedText
    @Option(help: ArgumentHelp("When it was fixed (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(
            try await house.perform(ResolveRequest(request: request, text: try text.read(), at: happenedAt)), "is resolved")
    }
}

struct RequestReopen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take a resolution or a work-around back.",
        discussion: "Example: amico request reopen SR-000123 --reason \"It has stopped again\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Since when (default: now).", valueName: "instant")) var happenedAt: Instant?

    func run() async throws {
        try house.answer(
            try await house.perform(ReopenRequest(request: request, reason: reason, at: happenedAt)), "is open again")
    }
}

struct RequestClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Put a resolved request away.",
        discussion: "Example: amico request close SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID

    func run() async throws {
        try house.answer(try await house.perform(CloseRequest(request: request)), "is closed")
    }
}
