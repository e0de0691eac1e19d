import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico reminders ...`: what people were told in time.
struct RemindersCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reminders", abstract: "List what account managers and technical representatives were reminded of.",
        subcommands: [RemindersList.self])
}

struct RemindersList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List reminders and alerts in the order they fell due.",
        discussion: "Example: amico reminders list --customer RIVERBEND --from 2026-09-01")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Option(help: ArgumentHelp("Only from this day on.", valueName: "day")) var from: Day?

    func run() throws {
        let lines = try house.read { try $0.reminders(of: customer, from: from ?? .earliest) }.map(ReminderAnswer.init)
        try house.answer(lines) {
            Table(
                "Reminders", lines,
                columns: [
                    Column("On") { .day($0.on) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("To") { .text($0.recipient) },
                    Column("Kind") { .text($0.kind.rawValue) },
                    Column("Text") { .text($0.text) },
                ], whenEmpty: "No reminders."
            ).lines
        }
    }
}
