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
        let lines = try house.read { try MonitorAnswer.list(of: customer, retired: retired, in: $0) }
        try house.answer(lines) { MonitorAnswer.table(lines).lines }
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

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try CertificateAnswer.list(in: $0) }
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

extension MonitorAnswer {
    fileprivate static func table(_ lines: [MonitorAnswer]) -> Table {
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
