import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico availability`: each application of a customer in a month, and the applications together.
struct AvailabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability", abstract: "Show the availability of a customer's applications in a month.",
        discussion: """
            (agreed - down) / agreed, in seconds, in the zone of the tier's calendar. --json prints the applications; with \
            --infrastructure what lies under them too.

            Example: amico availability --customer RIVERBEND --month 2026-09
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The month, such as 2026-09.", valueName: "month")) var month: Month
    @Flag(help: "Print infrastructure with --json.") var infrastructure = false

    func run() throws {
        let (zone, rows) = try house.read { view in
            (try view.customer(customer).zone, try view.availability(of: customer, in: month))
        }
        try house.answer(AvailabilityAnswer.list(rows, infrastructure: infrastructure)) { text(rows, zone) }
    }

    private func text(_ rows: [AvailabilityRow], _ zone: Zone) -> String {
        let systems = Table(
            "Availability", rows,
            columns: [
                Column("System") { .text($0.figure.system.name) },
                Column("Agreed") { .seconds($0.figure.agreed) },
                Column("Down") { .seconds($0.figure.down) },
                Column("Unknown") { .seconds($0.figure.unknown) },
                Column("Availability") { .share($0.figure.share, against: $0.target) },
                Column("Promised") { .percent($0.target) },
                Column("") { .text(standing($0)) },
            ])
        let pooled = PooledAvailability(rows)
        var parts = [
            systems.lines,
            "Applications together: \(pooled.share.words()) (down \(Cell.seconds(pooled.down).words) of "
                + "\(Cell.seconds(pooled.agreed).words) agreed)",
        ]
        let outages = rows.flatMap { row in row.figure.outages.map { (system: row.figure.system, effect: $0) } }
        if !outages.isEmpty {
            parts.append(
                outages.map { outage in
                    let end = outage.effect.isOpen ? "still open" : "to \(zone.words(outage.effect.period.end))"
                    return "\(outage.effect.outage)  \(outage.system)  \(outage.effect.kind.rawValue) from "
                        + "\(zone.words(outage.effect.period.start)) \(end), \(Cell.seconds(outage.effect.seconds).words) of it "
                        + "agreed time  \(outage.effect.note)"
                }.joined(separator: "\n"))
        }
        let windows = rows.flatMap { row in row.figure.windows.map { (system: row.figure.system, effect: $0) } }
        if !windows.isEmpty {
            parts.append(
                windows.map { window in
                    "\(window.effect.window)  \(window.system)  \(zone.words(window.effect.planned.start)) to "
                        + "\(zone.words(window.effect.planned.end)): \(window.effect.why)"
                }.joined(separator: "\n"))
        }
        parts.append("How each came about: amico why availability --customer \(customer) --month \(month)")
        return parts.joined(separator: "\n\n")
    }

    private func standing(_ row: AvailabilityRow) -> String {
        if let restated = row.restated { return "final; restated \(restated.share.words(against: row.target))" }
        return row.isFinal ? "final" : "not final"
    }
}
