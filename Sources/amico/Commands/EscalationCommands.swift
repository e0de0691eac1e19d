import ArgumentParser
import BackOffice
import Domain
import Foundation
import Workbook

/// `amico escalation ...`: who was told that a clock runs down, and who is to be.
struct EscalationCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escalation", abstract: "List and acknowledge escalations; show, check and set the ladder.",
        subcommands: [EscalationList.self, EscalationAcknowledge.self, LadderShow.self, LadderSet.self])
}

extension EscalationLevel: ExpressibleByArgument {}

struct EscalationList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the thresholds that clocks of requests passed, and who was told.",
        discussion: "Example: amico escalation list --month 2026-11")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Option(help: "Of one request.") var request: ServiceRequest.ID?
    @Option(help: ArgumentHelp("Passed in a month, in the provider's zone.", valueName: "month")) var month: Month?

    func run() throws {
        let found = try house.read { view in
            if let request { _ = try view.serviceRequest(request) }
            return try view.escalations(
                of: customer, request: request, crossedIn: month.map { Zone.pacific.period(of: $0.days) })
        }
        try house.answer(found) {
            Table(
                "Escalations", found,
                columns: [
                    Column("Request") { .text($0.request.text) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("Clock") { .text($0.clock.words) },
                    Column("Used") { .text("\($0.percent) %\($0.throughChange ? ", through a change" : "")") },
                    Column("Passed") { .instant($0.crossedAt, Zone.pacific) },
                    Column("Told") { .text($0.steps.map(\.words).joined(separator: "; ")) },
                ], whenEmpty: "No escalations."
            ).lines
        }
    }
}

extension Escalation.Step {
    fileprivate var words: String {
        "\(level.words) \(Zone.pacific.words(toldAt))" + (acknowledgedBy.map { ", acknowledged by \($0)" } ?? "")
    }
}

struct EscalationAcknowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge", abstract: "Say that a level knows of a request, so that it is not told again.",
        discussion: "Example: amico escalation acknowledge SR-000123 --level supportManager")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The request.") var request: ServiceRequest.ID
    @Option(help: "\(EscalationLevel.allCases.map(\.rawValue).joined(separator: ", ")).") var level: EscalationLevel

    func run() async throws {
        try house.answer(await house.perform(AcknowledgeEscalation(request: request, level: level))) {
            "The \(level.words) knows of \(request)."
        }
    }
}

struct LadderShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ladder", abstract: "Show the ladder that stands, and what is wrong with it.",
        discussion: """
            --json prints it as escalation set takes it.

            Example: amico escalation ladder
            """)

    @OptionGroup var house: HouseOptions

    func run() throws {
        let (ladder, findings) = try house.read { view in
            let ladder = try view.escalationLadder()
            return (ladder, try view.lint(ladder))
        }
        try house.answer(ladder) {
            let steps = ladder.steps.enumerated().map { "\($0.offset + 1)  \($0.element.words)" }
            let flaws = findings.isEmpty ? ["Every step can be taken."] : findings.map(\.words)
            return (steps + [""] + flaws).joined(separator: "\n")
        }
    }
}

struct LadderSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Put another ladder up, and say what is wrong with it.",
        discussion: """
            Example: amico escalation ladder --json > ladder.json
            Example: amico escalation set ladder.json
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The file, in JSON.", completion: .file()) var file: String

    func run() async throws {
        let ladder: EscalationLadder
        do {
            ladder = try JSONDecoder().decode(EscalationLadder.self, from: try Data(contentsOf: URL(filePath: file)))
        } catch let error as DecodingError {
            throw BadFile(file, line: 1, "It is no ladder: \(error.problem)")
        }
        let set = try await house.perform(SetEscalationLadder(ladder: ladder))
        try house.answer(set) {
            (["The ladder stands as version \(set.version)."] + set.findings.map(\.words)).joined(separator: "\n")
        }
    }
}

extension DecodingError {
    /// What was expected where.
    fileprivate var problem: String {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context),
            .keyNotFound(_, let context):
            let place = context.codingPath.map { $0.intValue.map { "step \($0 + 1)" } ?? $0.stringValue }.joined(separator: ", ")
            return place.isEmpty ? context.debugDescription : "\(place): \(context.debugDescription)"
        @unknown default: return "it cannot be read."
        }
    }
}
