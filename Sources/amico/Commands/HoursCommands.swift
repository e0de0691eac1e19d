import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico hours ...`: the hour budgets of statements of work.
struct HoursCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours", abstract: "Enter work, see what is left, offer it, close a year.",
        subcommands: [
            HoursLog.self, HoursReverse.self, HoursBalance.self, HoursStatement.self, HoursOffer.self, HoursCloseYear.self,
        ])
}

/// A length of time on the command line: `--minutes 200`, or `--hours 3:20`.
struct TimeArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Minutes.", valueName: "min")) var minutes: Int?
    @Option(help: ArgumentHelp("Hours, such as 3 or 3:20.", valueName: "h[:mm]")) var hours: ClockLength?

    func validate() throws {
        guard minutes == nil || hours == nil else { throw ValidationError("Give --minutes or --hours, not both.") }
    }

    /// Nil where neither is given.
    var length: Hours? { minutes.map { Hours(minutes: $0) } ?? hours?.length }

    func required() throws -> Hours {
        guard let length else { throw ValidationError("Say how long: --minutes 200 or --hours 3:20.") }
        return length
    }
}

/// `3` or `3:20`, in whole minutes.
struct ClockLength: ExpressibleByArgument {
    let length: Hours

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let hours = parts.first.flatMap({ Int(digits: $0) }) else { return nil }
        let rest = parts.count == 2 ? parts[1] : "00"
        guard rest.utf8.count == 2, let minutes = Int(digits: rest), minutes < 60 else { return nil }
        length = Hours(hours: hours, minutes: minutes)
    }
}

struct HoursLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Enter work; what the budget does not hold is marked over budget.",
        discussion: """
            The work date decides the year. Each entry is rounded up to the SOW's unit.

            Example: amico hours log SOW-2026-0012 --on 2026-09-03 --person "Lee Park" --minutes 200 \
            --request "Operator training"
            """)

    @OptionGroup var house: HouseOptions
    @OptionGroup var time: TimeArguments
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("The work date.", valueName: "day")) var on: Day
    @Option(help: "Who worked.") var person: String
    @Option(help: "The engagement it was done in.") var engagement: Engagement.ID?
    @Option(help: "The request or task it was for.") var request: String?
    @Option(help: "The project's phase, where it is billed by phase.") var phase: String?
    @Option(help: "What was done.") var note: String?

    func run() async throws {
        let action = LogHours(
            statementOfWork: statementOfWork, on: on, person: person, minutes: try time.required(), engagement: engagement,
            request: request, phase: phase, note: note)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            var text = "\(outcome.entry): \(outcome.accounted) accounted, \(outcome.balance) left."
            if outcome.overBudget > .zero {
                text += " \(outcome.overBudget) are over budget: not billable until a change order is binding (4.4)."
            }
            for threshold in outcome.alerts { text += "\nAlert: \(threshold) % of the hours are used." }
            return text
        }
    }
}

struct HoursReverse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse", abstract: "Take an entry of work back, every row of it.",
        discussion: "Example: amico hours reverse HR-000012 --reason \"Booked on the wrong SOW\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "Any row of the entry.") var entry: HourRow.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let outcome = try await house.perform(ReverseHours(entry: entry, reason: reason))
        try house.answer(outcome) {
            let attached = outcome.attached > .zero ? " \(outcome.attached) of work over budget took its place." : ""
            return "\(entry) is taken back; \(outcome.balance) left.\(attached)"
        }
    }
}

struct HoursOffer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer", abstract: "Record that the customer was offered a service its hours can still buy.",
        discussion: """
            Example: amico hours offer SOW-2026-0012 --service "operator training" --to "Maria Ortiz" --on 2026-10-03
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "A supplemental service of the catalogue.") var service: String
    @Option(help: "To whom.") var to: String
    @Option(help: ArgumentHelp("When it was offered.", valueName: "day")) var on: Day
    @Option(help: ArgumentHelp("A day of the year whose hours it was to use (default: that of --on).", valueName: "day"))
    var year: Day?
    @Option(help: "What was said.") var note: String?

    func run() async throws {
        let action = OfferHours(statementOfWork: statementOfWork, service: service, to: to, on: on, year: year, note: note)
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.offer) is recorded; \(outcome.balance) left." }
    }
}

struct HoursCloseYear: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-year", abstract: "Close a subscription year after its end; what is left expires.",
        discussion: """
            Late entries are taken until then, and refused after it.

            Example: amico hours close-year SOW-2026-0012 --year 2026-01-01
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: ArgumentHelp("A day of the year, such as its first.", valueName: "day")) var year: Day

    func run() async throws {
        let outcome = try await house.perform(CloseHourYear(statementOfWork: statementOfWork, year: year))
        try house.answer(outcome) {
            let unbilled = outcome.overBudget > .zero ? " \(outcome.overBudget) over budget stay unbilled." : ""
            return "The year \(outcome.first.words) to \(outcome.last.words) is closed: \(outcome.expired) expired "
                + "(\(outcome.value)), \(outcome.offers.count) offers made.\(unbilled)"
        }
    }
}
