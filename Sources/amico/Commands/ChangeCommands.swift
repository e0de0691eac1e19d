import ArgumentParser
import BackOffice
import Domain

/// `amico change ...`: changes to production systems, from the draft to the close.
struct ChangeCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Draft, submit, schedule, make, review and close changes to production systems.",
        subcommands: [
            ChangeDraft.self, ChangeRevise.self, ChangeSubmit.self, ChangePullBack.self, ChangeCancel.self, ChangeApprove.self,
            ChangeSchedule.self, ChangeStart.self, ChangeFinish.self, ChangeBackup.self, ChangeReview.self, ChangeClose.self,
            ChangeList.self, ChangeShow.self,
        ])
}

/// What a change says, option by option.
struct PlanOptions: ParsableArguments {
    @Option(help: "What is done.") var description: String?
    @Option(help: "Why it is done.") var reason: String?
    @Option(help: ArgumentHelp("The planned start.", valueName: "instant")) var from: Instant?
    @Option(help: ArgumentHelp("The planned end.", valueName: "instant")) var to: Instant?
    @Option(help: "What is done so that nothing goes wrong.") var preventative: String?
    @Option(help: "What is done when it goes wrong all the same.") var contingency: String?
    @Option(
        name: .customLong("affects"),
        help: ArgumentHelp("A customer and its system, such as RIVERBEND:headend; may be repeated.", valueName: "customer:system")
    )
    var affects: [AffectedSystem] = []
    @Option(help: ArgumentHelp("Who makes it.", valueName: "user")) var implementer: Person.Name?
    @Option(help: "The template a standard change follows.") var template: ChangeTemplate.Name?

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("A change is planned with both --from and --to.") }
        if let from, let to, from >= to { throw ValidationError("--from is before --to.") }
    }

    /// The plan with everything said here in the place of what it said.
    func applied(to plan: ChangePlan) -> ChangePlan {
        ChangePlan(
            title: plan.title, description: description ?? plan.description, reason: reason ?? plan.reason,
            planned: from.flatMap { from in to.map { Period(from, $0) } } ?? plan.planned,
            preventative: preventative ?? plan.preventative, contingency: contingency ?? plan.contingency,
            affects: affects.isEmpty ? plan.affects : affects, implementer: implementer ?? plan.implementer,
            template: template ?? plan.template)
    }
}

struct ChangeDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Draft a change; what is missing can follow until it is submitted.",
        discussion: """
            Example: amico change draft --title "Release 9.4 of the head-end" --affects RIVERBEND:headend --implementer lee \
            --from 2026-12-05T22:00:00-08:00 --to 2026-12-06T01:00:00-08:00 --description "Installs 9.4." \
            --reason "Repairs the scheduler." --preventative "Rehearsed on the test system." --contingency "Restore the snapshot."
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "What it is called.") var title: String
    @Option(help: "\(ChangeRequest.Kind.allCases.map(\.rawValue).joined(separator: ", ")) (default: normal).")
    var kind: ChangeRequest.Kind?
    @OptionGroup var plan: PlanOptions

    func run() async throws {
        let outcome = try await house.perform(DraftChange(kind: kind, plan: plan.applied(to: ChangePlan(title: title))))
        try house.answer(outcome) { outcome.words("is drafted") }
    }
}

struct ChangeRevise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revise", abstract: "Change what a draft says; what is left out stays.",
        discussion: "Example: amico change revise CR-000045 --contingency \"Restore the snapshot taken before.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "What it is called.") var title: String?
    @OptionGroup var plan: PlanOptions

    func run() async throws {
        let desk = try house.openToWrite()
        var known = try desk.read { try $0.change(change).plan }
        known.title = title ?? known.title
        let outcome = try await desk.perform(ReviseChange(change: change, plan: plan.applied(to: known)))
        try house.answer(outcome) { outcome.words("is revised") }
    }
}

extension DraftChange.Drafted {
    fileprivate func words(_ deed: String) -> String {
        let gaps =
            missing.isEmpty ? "It can be submitted." : "Before it can be submitted it needs \(missing.joined(separator: ", "))."
        return "\(change) \(deed). \(gaps)" + clashes.clashWords
    }
}

extension [String] {
    /// What stands against a change, on lines of its own.
    var clashWords: String { isEmpty ? "" : "\nAgainst it stands:\n" + map { "  " + $0 }.joined(separator: "\n") }
}

struct ChangeSubmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hand a change to the board, or a standard one to its template.",
        discussion: """
            A normal change comes on the next agenda whose cut-off it is in time for; an unauthorized one goes to its review.

            Example: amico change submit CR-000045
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() async throws {
        let outcome = try await house.perform(SubmitChange(change: change))
        try house.answer(outcome) { "\(change) is \(outcome.status)." + outcome.clashes.clashWords }
    }
}

struct ChangePullBack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull-back", abstract: "Take a change back to its draft; its approvals are void.",
        discussion: "Example: amico change pull-back CR-000045")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() async throws {
        try house.answer(await house.perform(PullBackChange(change: change))) { "\(change) is a draft; its approvals are void." }
    }
}

struct ChangeCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Give a change up, until it is being made.",
        discussion: "Example: amico change cancel CR-000045 --reason \"The vendor withdrew the release.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(CancelChange(change: change, reason: reason))) { "\(change) is cancelled." }
    }
}

extension ChangeRequest.Kind: ExpressibleByArgument {}

extension AffectedSystem: ExpressibleByArgument {
    package init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let customer = CustomerCode(String(parts[0])), let system = MonitoredSystem(parts[1]) else {
            return nil
        }
        self.init(customer: customer, system: system)
    }
}
