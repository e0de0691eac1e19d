import ArgumentParser
import BackOffice
import Domain
import Wire
import Workbook

/// `amico monitor check ...`: what Amico measures by itself.
struct CheckCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Let Amico measure for a monitor by itself: disks, services, pages.",
        subcommands: [CheckAdd.self, CheckList.self, CheckRunCommand.self, CheckRemove.self])
}

struct CheckAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Measure something for a monitor every so often, whenever amico jobs run.",
        discussion: """
            --disk reads percent used; --service and --connect read 1 or 0; --http reads 1 or 0, and with --time milliseconds.

            Example: amico monitor check add MON-000001 --disk /var/lib --every 300
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The monitor.") var monitor: Monitor.ID
    @Option(help: ArgumentHelp("A folder on the disk.", valueName: "path")) var disk: String?
    @Option(help: ArgumentHelp("A systemd unit.", valueName: "unit")) var service: String?
    @Option(help: ArgumentHelp("A host and port that take a TCP connection.", valueName: "host:port")) var connect: String?
    @Option(help: ArgumentHelp("A page.", valueName: "url")) var http: String?
    @Option(help: "The status the page is to answer with.") var status = 200
    @Option(help: "A text the page is to have.") var text: String?
    @Flag(help: "Read how long the page takes.") var time = false
    @Option(help: ArgumentHelp("From one to the next, 30 to 86,400.", valueName: "seconds")) var every = 300

    func run() async throws {
        let outcome = try await house.perform(AddCheck(monitor: monitor, probe: try probe, every: every))
        try house.answer(outcome) { "\(outcome.check) measures for \(monitor) every \(every.grouped) s." }
    }

    private var probe: Probe {
        get throws {
            var probes: [Probe] = []
            if let disk { probes.append(.disk(path: disk)) }
            if let service { probes.append(.unit(name: service)) }
            if let connect {
                let cut = connect.lastIndex(of: ":") ?? connect.endIndex
                let host = connect[..<cut].filter { $0 != "[" && $0 != "]" }
                probes.append(.connect(host: host, port: Int(digits: connect[cut...].dropFirst()) ?? 0))
            }
            if let http {
                probes.append(
                    time ? .pageTime(url: http, status: status, text: text) : .page(url: http, status: status, text: text))
            }
            guard probes.count == 1, let probe = probes.first else { throw CheckRefusal.oneProbe }
            return probe
        }
    }
}

struct CheckList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is measured, and when.", discussion: "Example: amico monitor check list")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try $0.checks() }.map(CheckAnswer.init)
        try house.answer(lines) {
            Table(
                "Checks", lines,
                columns: [
                    Column("Check") { .text($0.check.text) },
                    Column("Monitor") { .text($0.monitor.text) },
                    Column("Looks at") { .text($0.probe) },
                    Column("Every") { .seconds($0.every) },
                    Column("Last") { line in line.lastAt.map { .instant($0, .pacific) } ?? .empty },
                    Column("Next") { line in line.nextAt.map { .instant($0, .pacific) } ?? .empty },
                    Column("Problem") { $0.lastProblem.map { .text($0) } ?? .empty },
                ], whenEmpty: "No checks."
            ).lines
        }
    }
}

struct CheckRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Make checks now, due or not, and record what they find.",
        discussion: "Example: amico monitor check run CHK-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The checks (default: all that are due).") var checks: [MonitorCheck.ID] = []

    func run() async throws {
        let desk = try house.openToWrite()
        let run = CheckRun(office: desk.office, actor: desk.actor)
        let reports = try await run.run(until: desk.office.clock.now, only: checks)
        try house.answer(reports) {
            reports.isEmpty
                ? "No check is due."
                : reports.map { "\($0.check) for \($0.monitor): \($0.value.map { "\($0)" } ?? $0.problem ?? "")" }
                    .joined(separator: "\n")
        }
    }
}

struct CheckRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Measure nothing more by a check.",
        discussion: "Example: amico monitor check remove CHK-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The check.") var check: MonitorCheck.ID

    func run() async throws {
        try house.answer(await house.perform(RemoveCheck(check: check))) { "\(check) is removed." }
    }
}
