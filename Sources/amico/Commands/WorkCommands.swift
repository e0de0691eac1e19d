import ArgumentParser
import BackOffice
import Domain

/// `amico sow ...`: statements of work, from the request to their end.
struct WorkCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sow", abstract: "Request, scope, quote, sign, follow and end statements of work.",
        subcommands: [
            WorkRequest.self, WorkScope.self, WorkQuote.self, WorkSign.self, WorkGather.self, WorkAccept.self,
            WorkComplete.self, WorkDrop.self, WorkList.self, WorkShow.self,
        ])
}

extension StatementOfWork.Kind: ExpressibleByArgument {
    package init?(argument: String) {
        guard let kind: StatementOfWork.Kind = Dashed.value(argument) else { return nil }
        self = kind
    }

    package static var allValueStrings: [String] { Dashed.words(Self.self) }
}

struct WorkRequest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Enter what a customer asks for.",
        discussion: """
            Example: amico sow request --customer RIVERBEND --kind enhanced-maintenance --title "Enhanced Maintenance"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: "What is asked for.") var kind: StatementOfWork.Kind
    @Option(help: "What it is called.") var title: String

    func run() async throws {
        let outcome = try await house.perform(RequestStatementOfWork(customer: customer, kind: kind, title: title))
        try house.answer(outcome) { "\(outcome.statementOfWork) is requested. Scope it with amico sow scope." }
    }
}

struct WorkScope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scope", abstract: "Record that scoping has begun, or that its information is complete.",
        discussion: """
            The quote's turnaround, 5 business days, runs from the instant the information was complete.

            Example: amico sow scope SOW-2026-0012 --complete-at 2026-09-01T09:00:00-07:00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("When the information was complete; without it scoping goes on.", valueName: "instant"))
    var completeAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(RecordScoping(statementOfWork: statementOfWork, completeAt: completeAt))
        try house.answer(outcome) {
            completeAt == nil
                ? "\(statementOfWork) is in scoping. Give --complete-at once its information is complete."
                : "The scoping of \(statementOfWork) is complete. Quote it with amico sow quote."
        }
    }
}

struct WorkSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Record one side's signature; with the second the SOW is binding.",
        discussion: "Example: amico sow sign SOW-2026-0012 --party customer --by \"Maria Ortiz\" --on 2025-12-10")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "provider or customer.") var party: Party
    @Option(help: "Who signed.") var by: String
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day

    func run() async throws {
        let outcome = try await house.perform(SignStatementOfWork(statementOfWork: statementOfWork, party: party, by: by, on: on))
        try house.answer(outcome) {
            "\(statementOfWork) is \(outcome.status)."
                + (outcome.effectiveFrom.map { " It is in effect from \($0.words)." } ?? "")
        }
    }
}

struct WorkGather: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requirements", abstract: "Record the requirements of one Enhanced Maintenance year.",
        discussion: """
            Gathered again, they take the place of those before, which stay in the books.

            Example: amico sow requirements SOW-2026-0012 --year 2027-01-01 --scope "Two upgrades" --assumptions "A test system stands" \
            --schedule "June and October" --responsibilities "Lee Park leads"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("The year's first day.", valueName: "day")) var year: Day
    @Option(help: "What is to be done.") var scope: String
    @Option(help: "What is taken as given.") var assumptions: String
    @Option(help: "When.") var schedule: String
    @Option(help: "Who does what.") var responsibilities: String

    func run() async throws {
        let action = GatherRequirements(
            statementOfWork: statementOfWork, year: year, scope: scope, assumptions: assumptions, schedule: schedule,
            responsibilities: responsibilities)
        try house.answer(await house.perform(action)) {
            "The requirements of \(statementOfWork) for the year from \(year.words) are recorded."
        }
    }
}

struct WorkAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept-phase",
        abstract: "Record the customer's acceptance of a project's phase; it is billed from then on.",
        discussion: "Example: amico sow accept-phase SOW-2026-0013 --phase design --by \"Maria Ortiz\" --on 2026-05-12")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "The phase.") var phase: String
    @Option(help: "Who accepted it.") var by: String
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day

    func run() async throws {
        let action = AcceptPhase(statementOfWork: statementOfWork, phase: phase, by: by, on: on)
        try house.answer(await house.perform(action)) { "The phase \(phase) of \(statementOfWork) is accepted." }
    }
}

struct WorkComplete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Record that a project is done and accepted.",
        discussion: "Example: amico sow complete SOW-2026-0013 --on 2026-05-29")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day

    func run() async throws {
        try house.answer(await house.perform(CompleteStatementOfWork(statementOfWork: statementOfWork, on: on))) {
            "\(statementOfWork) is completed."
        }
    }
}

struct WorkDrop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Drop a request or a quote that is not binding.",
        discussion: "Example: amico sow drop SOW-2026-0014 --why \"The utility waits a year\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "Why.") var why: String

    func run() async throws {
        try house.answer(await house.perform(DropStatementOfWork(statementOfWork: statementOfWork, why: why))) {
            "\(statementOfWork) is dropped."
        }
    }
}
