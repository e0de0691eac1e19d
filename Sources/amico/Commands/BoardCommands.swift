import ArgumentParser
import BackOffice
import Domain
import Foundation
import Workbook

/// `amico board ...`: the change control board, its meetings, agendas and minutes, templates and freezes.
struct BoardCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "The change board: rules, meetings, agendas, decisions, minutes, templates, freezes.",
        subcommands: [
            BoardRulesCommand.self, BoardMeetings.self, BoardAgenda.self, BoardPlace.self, BoardOpen.self, BoardDecide.self,
            BoardClose.self, BoardCallOff.self, BoardMinutes.self, BoardAddToMinutes.self, BoardTemplate.self, BoardFreeze.self,
            BoardLift.self,
            BoardFreezes.self, BoardCalendar.self,
        ])
}

struct BoardRulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Show who sits on the board and how it decides, or, with --member, set it anew.",
        discussion: """
            Example: amico board rules
            Example: amico board rules --member rchen --member dwhitfield --member tokafor --chair rchen --deputy dwhitfield \
            --emergency dwhitfield --quorum 2 --rule majority --weekday tuesday --start 10:00 --cut-off-minutes 1320
            """)

    @OptionGroup var house: HouseOptions
    @Option(name: .customLong("member"), help: ArgumentHelp("A member; repeated for each.", valueName: "user")) var members:
        [Person.Name] = []
    @Option(help: ArgumentHelp("Who is in the chair.", valueName: "user")) var chair: Person.Name?
    @Option(help: ArgumentHelp("Who decides what the chair asked for.", valueName: "user")) var deputy: Person.Name?
    @Option(
        name: .customLong("emergency"),
        help: ArgumentHelp("A member who approves emergencies; repeated for each.", valueName: "user"))
    var emergencyMembers: [Person.Name] = []
    @Option(help: "How many who may vote must be present.") var quorum: Int?
    @Option(help: "How many approve an emergency (default: 1).") var emergencyQuorum: Int?
    @Option(help: "\(BoardRules.Rule.allCases.map(\.rawValue).joined(separator: ", ")).") var rule: BoardRules.Rule?
    @Option(help: "The day of its weekly meeting, such as tuesday.") var weekday: Day.Weekday?
    @Option(help: ArgumentHelp("The time it starts.", valueName: "hh:mm")) var start: ClockTime?
    @Option(help: "How long it lasts, in minutes (default: 60).") var length: Int?
    @Option(help: "How many minutes before its start the agenda closes.") var cutOffMinutes: Int?
    @Option(help: "The zone of its clock (default: America/Los_Angeles).") var zone: Zone?
    @Option(help: "For how many years requests and minutes are kept; never fewer than before.") var retentionYears: Int?

    func run() async throws {
        guard !members.isEmpty else { return try show() }
        guard let chair, let deputy, let quorum, let rule, let weekday, let start, let cutOffMinutes else {
            throw ValidationError(
                "To set the rules, name --member, --chair, --deputy, --emergency, --quorum, --rule, --weekday, --start and --cut-off-minutes."
            )
        }
        let action = SetBoardRules(
            members: members, chair: chair, deputy: deputy, emergencyMembers: emergencyMembers, quorum: quorum,
            emergencyQuorum: emergencyQuorum, rule: rule, weekday: weekday, minute: start.minute, lengthMinutes: length,
            cutOffMinutes: cutOffMinutes, zone: zone, retentionYears: retentionYears)
        try house.answer(await house.perform(action)) { "The rules stand; meetings are made four weeks ahead." }
    }

    private func show() throws {
        let rules = try house.read { try $0.boardRules() }
        try house.answer(rules) {
            let week = rules.meetings
            return [
                "Members        \(rules.members.names)", "Chair          \(rules.chair), else \(rules.deputy)",
                "Emergencies    \(rules.emergencyQuorum) of \(rules.emergencyMembers.names)",
                "Decides by     \(rule(rules))",
                "Meets          \("\(week.weekday)".capitalized) \(ClockTime(minute: week.minute)) \(week.zone), \(week.lengthMinutes) min",
                "Agenda closes  \(Cell.seconds(week.cutOffMinutes * 60).words) before",
                "Kept           \(rules.retentionYears.counted("year"))",
            ].joined(separator: "\n")
        }
    }

    private func rule(_ rules: BoardRules) -> String { "\(rules.rule.rawValue), with a quorum of \(rules.quorum) who may vote" }
}

extension [Person.Name] {
    var names: String { map(\.text).joined(separator: ", ") }
}

extension BoardRules.Rule: ExpressibleByArgument {}

extension Day.Weekday: ExpressibleByArgument {
    package init?(argument: String) {
        guard let found = Day.Weekday.allCases.first(where: { "\($0)" == argument.lowercased() }) else { return nil }
        self = found
    }
}

struct BoardTemplate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Approve a kind of standard change once for all, in a meeting that is open.",
        discussion: """
            Example: amico board template certificates --meeting CCB-000001 --scope "Renews a certificate that expires."
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "What standard changes call it.") var name: ChangeTemplate.Name
    @Option(help: "What may be done under it.") var scope: String
    @Option(help: "The meeting that approves it.") var meeting: BoardMeeting.ID

    func run() async throws {
        let action = PublishChangeTemplate(name: name, scope: scope, meeting: meeting)
        try house.answer(await house.perform(action)) { "\(name) can be followed." }
    }
}

struct BoardFreeze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Declare a time in which changes are blocked, or with --warn warned of.",
        discussion: """
            Example: amico board freeze --customer RIVERBEND --from 2026-12-24T00:00:00-08:00 --to 2027-01-02T00:00:00-08:00 \
            --reason "The utility closes its year."
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: every customer).") var customer: CustomerCode?
    @Option(name: [.customLong("system"), .customLong("application")], help: "A system; may be repeated (default: every one).")
    var systems: [MonitoredSystem] = []
    @Option(help: ArgumentHelp("Its start.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("Its end.", valueName: "instant")) var to: Instant
    @Flag(help: "Warn only.") var warn = false
    @Option(help: "Why.") var reason: String

    func validate() throws { guard from < to else { throw ValidationError("--from is before --to.") } }

    func run() async throws {
        let action = DeclareFreeze(
            customer: customer, systems: systems.isEmpty ? nil : systems, start: from, end: to, effect: warn ? .warn : .block,
            reason: reason)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            let inside = outcome.changes.map(\.text).joined(separator: ", ")
            return "\(outcome.freeze) \(warn ? "warns" : "blocks")." + (inside.isEmpty ? "" : " Inside it: \(inside).")
        }
    }
}

struct BoardLift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lift", abstract: "Lift a freeze before its end.",
        discussion: "Example: amico board lift FRZ-000001 --reason \"The year was closed early.\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The freeze.") var freeze: Freeze.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(LiftFreeze(freeze: freeze, reason: reason))) { "\(freeze) is lifted." }
    }
}

struct BoardFreezes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freezes", abstract: "List freezes.", discussion: "Example: amico board freezes")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let freezes = try house.read { try $0.freezes() }
        try house.answer(freezes) {
            Table(
                "Freezes", freezes,
                columns: [
                    Column("Freeze") { .text($0.id.text) },
                    Column("Customer") { .text($0.customer?.text ?? "all") },
                    Column("Systems") { .text($0.systems.isEmpty ? "all" : $0.systems.map(\.name).joined(separator: ", ")) },
                    Column("From") { .instant($0.period.start, .pacific) },
                    Column("To") { .instant($0.period.end, .pacific) },
                    Column("Effect") { .text($0.effect.rawValue) },
                    Column("Lifted") { freeze in freeze.liftedAt.map { .instant($0, .pacific) } ?? .empty },
                    Column("Reason") { .text($0.reason) },
                ], whenEmpty: "No freezes."
            ).lines
        }
    }
}
