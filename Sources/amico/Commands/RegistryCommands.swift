import ArgumentParser
import BackOffice
import Domain
import Metering
import Workbook

/// `amico registry ...`: premises, service points, meters, endpoints and the devices they report through.
struct RegistryCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry", abstract: "Import the AMI registry; show an endpoint.",
        subcommands: [RegistryImport.self, RegistryShow.self])
}

struct RegistryImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import a registry file: all of it, or nothing with every wrong line named.",
        discussion: """
            CSV with a header: service_point, premise, account, commodity, cycle, meter, endpoint, configuration, communication, \
            device, state, from, to. A row ends what it overlaps of the same endpoint; what stood before is kept. Reads held back \
            until now, because nothing matched them, are released.

            Example: amico registry import registry.csv --utility RIVERBEND
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The file.") var file: String
    @Option(help: "The utility's code.") var utility: CustomerCode

    func run() async throws {
        let desk = try house.openToWrite()
        try desk.read { try $0.requireCustomer(utility) }
        do {
            _ = try PlainFile.size(of: file, expecting: "a registry file")
            let outcome = try await desk.perform(ImportRegistry(utility: utility, sha256: try desk.office.files.put(file)))
            let released = try await desk.releaseQuarantine(of: utility)
            try house.answer(outcome) { text(outcome, released: released) }
        } catch let bad as BadRegistryFile {
            throw BadFile(file, BadReadFile(rejected: bad.rejected, total: bad.total))
        } catch let bad as BadReadFile {
            throw BadFile(file, bad)
        }
    }

    private func text(_ outcome: ImportRegistry.Outcome, released: Int) -> String {
        let counts = outcome.counts
        let held =
            released == 0 ? "" : " \(released.counted("file")) with reads held back read again."
        if let before = outcome.takenBefore { return "\(file): taken before, at \(before); nothing to do." }
        return "\(file): \(counts.rows.counted("row")), \(counts.added.grouped) new, \(counts.unchanged.grouped) as they stood, "
            + "\(counts.superseded.grouped) of before superseded.\(held)"
    }
}

struct RegistryShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what the registry says of an endpoint, and has said.",
        discussion: """
            --json prints a list: a serial may stand in more than one utility.

            Example: amico registry show E-1001
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The endpoint's electronic serial.") var endpoint: String
    @Option(help: "Only in this utility.") var utility: CustomerCode?

    func run() throws {
        let (zones, histories) = try house.read { view in
            let found = try EndpointHistory.fetch(endpoint, in: view).filter { utility == nil || $0.utility == utility }
            guard !found.isEmpty else { throw Missing("endpoint", endpoint) }
            return (try found.map { try view.customer($0.utility).zone }, found)
        }
        try house.answer(histories) { zip(histories, zones).map(text).joined(separator: "\n\n") }
    }

    private func text(_ history: EndpointHistory, _ zone: Zone) -> String {
        let entries = Table(
            "Entries", history.entries,
            columns: [
                Column("From") { .instant($0.installation.from, zone) },
                Column("To") { entry in entry.installation.to.map { .instant($0, zone) } ?? .text("open") },
                Column("State") { .text($0.installation.state.rawValue) },
                Column("Service point") { .text($0.installation.servicePoint) },
                Column("Premise") { .text($0.installation.premise) },
                Column("Account") { .text($0.installation.account) },
                Column("Cycle") { .text($0.installation.cycle) },
                Column("Meter") { .text($0.installation.meter) },
                Column("Configuration") { .text($0.installation.configuration.rawValue) },
                Column("Device") { .text($0.installation.device) },
                Column("Recorded") { .instant($0.recordedAt, zone) },
                Column("Superseded") { entry in entry.supersededAt.map { .instant($0, zone) } ?? .empty },
            ])
        let channels = Table(
            "Channels", history.channels,
            columns: [
                Column("Channel") { .text($0.name) },
                Column("Class") { .text($0.readClass.rawValue) },
                Column("Minutes") { channel in channel.minutes.map { .int($0) } ?? .empty },
                Column("Values a day") { .int($0.valuesADay) },
            ], whenEmpty: "No channels.")
        let now = history.current.map { "\($0.state.rawValue) at service point \($0.servicePoint)" } ?? "no row in force"
        return "\(history.endpoint) of \(history.utility): \(now)\n\n\(entries.lines)\n\n\(channels.lines)"
    }
}
