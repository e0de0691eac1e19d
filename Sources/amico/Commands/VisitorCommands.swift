import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico visitor ...`: who from outside is or was in a facility, with whom and why.
struct VisitorCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visitor", abstract: "Record visitors of facilities in and out, and list who is inside.",
        subcommands: [VisitorIn.self, VisitorOut.self, VisitorList.self])
}

struct VisitorIn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "in", abstract: "Record that a visitor came in, with an escort.",
        discussion: """
            Example: amico visitor in --facility DC-WEST --visitor "Alex Romero" --company "Summit Power Service" \
            --escort "Hana Novak" --purpose "Batteries of UPS B"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The facility's name.") var facility: Facility.ID
    @Option(help: "Who came.") var visitor: String
    @Option(help: "Whom the visitor comes from.") var company: String?
    @Option(help: "Who of the provider goes along.") var escort: String
    @Option(help: "What the visit is for.") var purpose: String
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var cameAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(
            RecordVisit(
                facility: facility, visitor: visitor, company: company, escort: escort, purpose: purpose, cameAt: cameAt))
        try house.answer(outcome) { "\(outcome.visit): \(visitor) is in \(facility) with \(escort)." }
    }
}

struct VisitorOut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "out", abstract: "Record that a visitor left.",
        discussion: "Example: amico visitor out VIS-000001 --left-at 2026-11-20T16:30:00-08:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The visit.") var visit: Visit.ID
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var leftAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(EndVisit(visit: visit, leftAt: leftAt))
        try house.answer(outcome) { "\(visit) is over, after \(Cell.seconds(outcome.insideSeconds).words)." }
    }
}

struct VisitorList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List visits; with --inside those that have not left.",
        discussion: "Example: amico visitor list --facility DC-WEST --inside")

    @OptionGroup var house: HouseOptions
    @Option(help: "The facility's name (default: all).") var facility: Facility.ID?
    @Flag(help: "Only those still inside.") var inside = false

    func run() throws {
        let lines = try house.read { try VisitAnswer.list(to: facility, onlyInside: inside, in: $0) }
        try house.answer(lines) {
            Table(
                "Visitors", lines,
                columns: [
                    Column("Visit") { .text($0.visit.text) },
                    Column("Facility") { .text($0.facility.text) },
                    Column("Visitor") { .text($0.company.isEmpty ? $0.visitor : "\($0.visitor), \($0.company)") },
                    Column("Escort") { .text($0.escort) },
                    Column("Purpose") { .text($0.purpose) },
                    Column("In") { .instant($0.cameAt, Checklist.zone) },
                    Column("Out") { line in line.leftAt.map { .instant($0, Checklist.zone) } ?? .text("still inside") },
                    Column("Lasted") { .seconds($0.insideSeconds) },
                ], whenEmpty: inside ? "Nobody from outside is inside." : "No visits."
            ).lines
        }
    }
}
