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

    @OptionGroup var house: HouseOptions

    func run() throws {
        let lines = try house.read { try CustomerLine.list($0) }
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
