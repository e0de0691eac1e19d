import ArgumentParser
import BackOffice
import Domain
import Workbook

struct AlarmTell: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tell", abstract: "Tell an address of alarms by mail, each opening and each raising once; or no longer.",
        discussion: "Example: amico alarm tell oncall@provider.example --severity critical --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The address.") var address: EmailAddress
    @Option(help: "Of whose systems (default: all, and facilities).") var customer: CustomerCode?
    @Option(help: "The least severe it is told of: warning or critical.") var severity = Alarm.Severity.warning
    @Flag(help: "Tell it no longer.") var noLonger = false

    func run() async throws {
        guard noLonger else {
            let done = try await house.perform(AddAlarmRecipient(to: address, customer: customer, severity: severity))
            return try house.answer(done) { "\(address) is told of alarms." }
        }
        try house.answer(await house.perform(RemoveAlarmRecipient(to: address, customer: customer))) {
            "\(address) is told of alarms no longer."
        }
    }
}

struct AlarmRecipients: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipients", abstract: "List who is told of alarms.", discussion: "Example: amico alarm recipients")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try $0.alarmRecipients() }
        try house.answer(lines) {
            Table(
                "Told of alarms", lines,
                columns: [
                    Column("Address") { .text($0.address.text) },
                    Column("Of") { .text($0.customer?.text ?? "all") },
                    Column("From") { .text($0.severity.rawValue) },
                ], whenEmpty: "Nobody is told of alarms."
            ).lines
        }
    }
}

extension Alarm.Severity: ExpressibleByArgument {}
