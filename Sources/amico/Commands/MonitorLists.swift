import ArgumentParser
import BackOffice
import Domain
import Workbook

struct MonitorList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List monitors with their last reading.",
        discussion: "Example: amico monitor list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all, facilities too).") var customer: CustomerCode?
    @Flag(help: "Retired ones too.") var retired = false

    func run() throws {
        let lines = try house.read { view in
            try view.monitors(of: customer, retired: retired).map { MonitorLine($0, try view.lastReading(of: $0.id)) }
        }
        try house.answer(lines) { MonitorLine.table(lines).lines }
    }
}

struct MonitorFacility: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facility", abstract: "Show a facility's last readings against the standard.",
        discussion: "Example: amico monitor facility DC-WEST")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The facility's name.") var facility: Facility.ID

    func run() throws {
        let figure = try house.read { try $0.facilityStanding(of: facility) }
        try house.answer(figure) { figure.derivation.text }
    }
}

struct MonitorCertificates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificates", abstract: "List the certificates held, with their expiry.",
        discussion: "Example: amico monitor certificates")

    private struct Line: Encodable {
        let certificate: Certificate.ID
        let name: String
        let facility: Facility.ID?
        let issuedOn: Day
        let expiresOn: Day
        let standing: String
        let note: String
    }

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { view in
            let today = Checklist.zone.day(of: view.now)
            return try view.certificates().map {
                Line(
                    certificate: $0.id, name: $0.name, facility: $0.facility, issuedOn: $0.issuedOn, expiresOn: $0.expiresOn,
                    standing: $0.standing(on: today).words, note: $0.note)
            }
        }
        try house.answer(lines) {
            Table(
                "Certificates", lines,
                columns: [
                    Column("Certificate") { .text($0.name) },
                    Column("Holder") { .text($0.facility?.text ?? "provider") },
                    Column("Issued") { .day($0.issuedOn) },
                    Column("Expires") { .day($0.expiresOn) },
                    Column("Standing") { .text($0.standing) },
                    Column("Number") { .text($0.certificate.text) },
                    Column("Note") { .text($0.note) },
                ], whenEmpty: "No certificates."
            ).lines
        }
    }
}

/// A monitor as the list shows it.
private struct MonitorLine: Encodable {
    let monitor: Monitor.ID
    let customer: CustomerCode?
    let place: String
    let name: Monitor.Name
    let thresholds: String
    let value: Quantity?
    let unit: String
    let takenAt: Instant?
    let level: String
    let retiredAt: Instant?

    init(_ monitor: Monitor, _ last: MonitorReading?) {
        self.monitor = monitor.id
        customer = monitor.place.customer
        place = monitor.place.words
        name = monitor.name
        thresholds = monitor.thresholds.words
        value = last?.value
        unit = monitor.unit
        takenAt = last?.at
        level = last.map { monitor.thresholds.level(of: $0.value).words } ?? "never read"
        retiredAt = monitor.retiredAt
    }

    static func table(_ lines: [MonitorLine]) -> Table {
        Table(
            "Monitors", lines,
            columns: [
                Column("Monitor") { .text($0.monitor.text) },
                Column("Place") { .text($0.place) },
                Column("Measures") { .text($0.name.text) },
                Column("Last value") { line in line.value.map { .text("\($0) \(line.unit)") } ?? .empty },
                Column("Taken") { line in line.takenAt.map { .instant($0, Checklist.zone) } ?? .empty },
                Column("Level") { .text($0.retiredAt == nil ? $0.level : "retired") },
                Column("Thresholds") { .text($0.thresholds) },
            ], whenEmpty: "No monitors.")
    }
}
