import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico outages ...`: when a system was down, slow or out of sight.
struct OutagesCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outages", abstract: "Record, end, correct and list outages.",
        subcommands: [OutagesRecord.self, OutagesEnd.self, OutagesCorrect.self, OutagesList.self])
}

struct OutagesRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record that a system was not as it should be; without --to while it lasts.",
        discussion: """
            Only the kind unavailable counts as down. Unknown (the probes saw nothing) counts as up and is reported apart.

            Example: amico outages record --customer RIVERBEND --application headend \
            --from 2026-09-03T02:10:00-07:00 --to 2026-09-03T03:00:00-07:00 --note "Database did not start"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("application"), .customLong("system")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("When it began.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("When it ended.", valueName: "instant")) var to: Instant?
    @Option(help: "\(Outage.Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: Outage.Kind = .unavailable
    @Option(help: "What happened.") var note: String?

    func run() async throws {
        let action = RecordOutage(customer: customer, system: system, kind: kind, startedAt: from, endedAt: to, note: note)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            to == nil
                ? "\(outcome.outage) is recorded and open. End it with amico outages end \(outcome.outage) --to INSTANT."
                : "\(outcome.outage) is recorded."
        }
    }
}

struct OutagesEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Record when an open outage ended.",
        discussion: "Example: amico outages end OUT-000012 --to 2026-09-03T03:00:00-07:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The outage.") var outage: Outage.ID
    @Option(help: ArgumentHelp("When it ended.", valueName: "instant")) var to: Instant

    func run() async throws {
        try house.answer(await house.perform(EndOutage(outage: outage, endedAt: to))) { "\(outage) has ended." }
    }
}

struct OutagesCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Put a recorded outage right, or withdraw it; the facts before stay.",
        discussion: "Example: amico outages correct OUT-000012 --reason \"Probe clock ahead\" --from 2026-09-03T02:20:00-07:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The outage.") var outage: Outage.ID
    @Option(help: "Why.") var reason: String
    @Option(name: [.customLong("application"), .customLong("system")], help: "The application, or infrastructure.")
    var system: MonitoredSystem?
    @Option(help: "\(Outage.Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: Outage.Kind?
    @Option(help: ArgumentHelp("When it began.", valueName: "instant")) var from: Instant?
    @Option(help: ArgumentHelp("When it ended.", valueName: "instant")) var to: Instant?
    @Flag(help: "It was no outage.") var withdraw = false

    func run() async throws {
        let action = CorrectOutage(
            outage: outage, reason: reason, system: system, kind: kind, startedAt: from, endedAt: to,
            withdraw: withdraw ? true : nil)
        try house.answer(await house.perform(action)) { withdraw ? "\(outage) is withdrawn." : "\(outage) is corrected." }
    }
}

struct OutagesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's outages in the order they began.",
        discussion: "Example: amico outages list --customer RIVERBEND --month 2026-09")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("Only those that touch a month, in the customer's zone.", valueName: "month")) var month: Month?

    func run() throws {
        let (zone, lines) = try house.read { view in
            (try view.customer(customer).zone, try OutageAnswer.list(of: customer, touching: month, in: view))
        }
        try house.answer(lines) {
            Table(
                "Outages", lines,
                columns: [
                    Column("Outage") { .text($0.outage.text) },
                    Column("System") { .text($0.application.name) },
                    Column("Kind") { .text($0.withdrawn ? "withdrawn" : $0.kind.rawValue) },
                    Column("From") { .instant($0.from, zone) },
                    Column("To") { line in line.to.map { .instant($0, zone) } ?? .text("open") },
                    Column("Lasted") { line in line.to.map { .seconds($0 - line.from) } ?? .empty },
                    Column("Note") { .text($0.note) },
                ], whenEmpty: "No outages."
            ).lines
        }
    }
}

extension Outage.Kind: ExpressibleByArgument {}
