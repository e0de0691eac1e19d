import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico alarm ...`: what went beyond its threshold, who has seen it, whether it is back.
struct AlarmCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarm", abstract: "List, explain, acknowledge, clear and link alarms.",
        subcommands: [
            AlarmList.self, AlarmShow.self, AlarmAcknowledge.self, AlarmClear.self, AlarmLink.self,
            AlarmTell.self, AlarmRecipients.self,
        ])
}

struct AlarmList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the alarms that are open or not acknowledged, or all of a month.",
        discussion: "Example: amico alarm list --customer RIVERBEND --month 2026-11")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all, facilities too).") var customer: CustomerCode?
    @Option(help: ArgumentHelp("All that opened in a month, in the provider's zone.", valueName: "month")) var month: Month?

    func run() throws {
        let lines = try house.read { try AlarmAnswer.list(of: customer, openedIn: month, in: $0) }
        try house.answer(lines) {
            Table(
                "Alarms", lines,
                columns: [
                    Column("Alarm") { .text($0.alarm.text) },
                    Column("Place") { .text($0.place) },
                    Column("Monitor") { .text($0.monitor.text) },
                    Column("Severity") { .text($0.severity.rawValue) },
                    Column("Standing") { .text($0.standing) },
                    Column("Opened") { .instant($0.openedAt, Checklist.zone) },
                    Column("Cleared") { line in line.clearedAt.map { .instant($0, Checklist.zone) } ?? .empty },
                    Column("Linked to") { .text($0.links.map(\.description).joined(separator: ", ")) },
                ], whenEmpty: "No alarms."
            ).lines
        }
    }
}

struct AlarmShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Explain why an alarm opened, and what became of it.",
        discussion: "Example: amico alarm show AL-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The alarm.") var alarm: Alarm.ID

    func run() throws {
        try house.explain([
            try house.read { view in
                let found = try view.alarm(alarm)
                return try found.derivation(of: view.monitor(found.monitor), in: Checklist.zone, name: view.peopleNames().name)
            }
        ])
    }
}

struct AlarmAcknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge", abstract: "Say that you have seen an alarm and look after it.",
        discussion: "Example: amico alarm acknowledge AL-000001 --note \"Old logs are being moved\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The alarm.") var alarm: Alarm.ID
    @Option(help: "What is being done.") var note: String?

    func run() async throws {
        try house.answer(await house.perform(AcknowledgeAlarm(alarm: alarm, note: note))) { "\(alarm) is acknowledged." }
    }
}

struct AlarmClear: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clear", abstract: "Clear an alarm by hand whose value is back inside the bounds.",
        discussion: "Example: amico alarm clear AL-000001 --reason \"Disk extended; 83 % is its new normal\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The alarm.") var alarm: Alarm.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(ClearAlarm(alarm: alarm, reason: reason))) { "\(alarm) is cleared." }
    }
}

struct AlarmLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Link an alarm to the request, change or outage it is followed in.",
        discussion: "Example: amico alarm link AL-000001 SR-000123")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The alarm.") var alarm: Alarm.ID
    @Argument(help: "The request, change or outage.") var record: WorkRecord

    func run() async throws {
        try house.answer(await house.perform(LinkAlarm(alarm: alarm, record: record))) { "\(alarm) is linked to \(record)." }
    }
}
