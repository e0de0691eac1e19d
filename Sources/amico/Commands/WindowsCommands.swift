import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico windows ...`: approved service windows, whose time leaves the agreed time.
struct WindowsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "windows", abstract: "Approve, complete, cancel and list service windows.",
        subcommands: [WindowsApprove.self, WindowsComplete.self, WindowsCancel.self, WindowsList.self])
}

struct WindowsApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve planned work, and record when the customer was told.",
        discussion: """
            It leaves the agreed time when it was approved, and announced at least 7 x 24 h (or as agreed), before its start.

            Example: amico windows approve --customer RIVERBEND --application headend \
            --from 2026-09-19T21:00:00-07:00 --to 2026-09-20T01:00:00-07:00 \
            --announced-at 2026-09-08T09:00:00-07:00 --reason "Quarterly release"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(
        name: [.customLong("application"), .customLong("system")],
        help: "An application, or infrastructure; may be repeated (default: every system).")
    var systems: [MonitoredSystem] = []
    @Option(help: ArgumentHelp("The planned start.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("The planned end.", valueName: "instant")) var to: Instant
    @Option(help: ArgumentHelp("When the customer was told.", valueName: "instant")) var announcedAt: Instant
    @Option(help: ArgumentHelp("When it was approved (default: when it was announced).", valueName: "instant"))
    var approvedAt: Instant?
    @Option(help: "Who asked for it; not who approves it.") var requestedBy: Actor.ID?
    @Option(help: "What it is for.") var reason: String?

    func run() async throws {
        let outcome = try await house.perform(
            ApproveServiceWindow(
                customer: customer, systems: systems.isEmpty ? nil : systems, start: from, end: to, announcedAt: announcedAt,
                approvedAt: approvedAt, requestedBy: requestedBy, reason: reason))
        try house.answer(outcome) { "\(outcome.window) is approved. Against agreed time: \(outcome.standing)." }
    }
}

struct WindowsComplete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete", abstract: "Record when the work in a window actually ended.",
        discussion: """
            From the planned end to the actual end its systems count as down, unless --available says they could be used.

            Example: amico windows complete WIN-000004 --ended-at 2026-09-20T01:40:00-07:00
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The window.") var window: ServiceWindow.ID
    @Option(help: ArgumentHelp("When the work ended.", valueName: "instant")) var endedAt: Instant
    @Flag(help: "The systems could be used after the planned end.") var available = false

    func run() async throws {
        let action = RecordWindowCompletion(window: window, endedAt: endedAt, available: available)
        try house.answer(await house.perform(action)) { "\(window) is completed." }
    }
}

struct WindowsCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Call a window off before it starts.",
        discussion: "Example: amico windows cancel WIN-000004")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The window.") var window: ServiceWindow.ID

    func run() async throws {
        try house.answer(await house.perform(CancelServiceWindow(window: window))) { "\(window) is cancelled." }
    }
}

struct WindowsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's service windows, and whether each leaves the agreed time.",
        discussion: "Example: amico windows list --customer RIVERBEND --month 2026-09")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("Only those that touch a month, in the customer's zone.", valueName: "month")) var month: Month?

    func run() throws {
        let (zone, lines) = try house.read { view in
            (try view.customer(customer).zone, try WindowAnswer.list(of: customer, touching: month, in: view))
        }
        try house.answer(lines) {
            Table(
                "Windows", lines,
                columns: [
                    Column("Window") { .text($0.window.text) },
                    Column("Systems") { .text($0.systems.isEmpty ? "all" : $0.systems.map(\.name).joined(separator: ", ")) },
                    Column("From") { .instant($0.from, zone) },
                    Column("To") { .instant($0.to, zone) },
                    Column("Announced") { .instant($0.announcedAt, zone) },
                    Column("Work ended") { line in line.endedAt.map { .instant($0, zone) } ?? .empty },
                    Column("Agreed time") { .text($0.standing) },
                    Column("Reason") { .text($0.reason) },
                ], whenEmpty: "No service windows."
            ).lines
        }
    }

}
