import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico customers ...`: the utilities served.
struct CustomersCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: "List the utilities served.", subcommands: [CustomersList.self])
}

struct CustomersList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the utilities with their tier and zone.",
        discussion: "Example: amico customers list --json")

    private struct Line: Encodable {
        let code: CustomerCode
        let name: String
        let tier: String?
        let zone: Zone

        /// Every key is always there.
        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(code, forKey: .code)
            try values.encode(name, forKey: .name)
            try values.encode(tier, forKey: .tier)
            try values.encode(zone, forKey: .zone)
        }

        private enum CodingKeys: String, CodingKey { case code, name, tier, zone }
    }

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try CustomerLine.list($0) }.map {
            Line(code: $0.code, name: $0.name, tier: $0.tier, zone: $0.zone)
        }
        try house.answer(lines) {
            Table(
                "Customers", lines,
                columns: [
                    Column("Code") { .text($0.code.text) },
                    Column("Name") { .text($0.name) },
                    Column("Tier") { .text($0.tier ?? "no agreement") },
                    Column("Zone") { .text($0.zone.id) },
                ], whenEmpty: "No customers yet. Register one: amico actions RegisterCustomer"
            ).lines
        }
    }
}
