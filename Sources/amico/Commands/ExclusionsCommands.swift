import ArgumentParser
import BackOffice
import Domain
import Metering
import Workbook

/// `amico exclusions ...`: slots that leave both sides of a read rate, asked for by one person, approved by another.
struct ExclusionsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exclusions", abstract: "Request, approve and list exclusions from read rates.",
        subcommands: [
            ExclusionsRequest.self, ExclusionsApprove.self, ExclusionsReject.self, ExclusionsWithdraw.self, ExclusionsList.self,
        ])
}

struct ExclusionsRequest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask that slots leave both sides of the read rates.",
        discussion: """
            Of no effect until another person approves it. Codes: \
            \(ExclusionCode.excludable.map(\.rawValue).joined(separator: ", ")).

            Example: amico exclusions request --utility RIVERBEND --device GR-0007 --code device-power \
            --from 2026-09-10T02:00:00-05:00 --to 2026-09-10T14:00:00-05:00 --evidence "Crew report WO-8812"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: "Why the slots leave.") var code: ExclusionCode
    @Option(help: ArgumentHelp("The start, with its offset.", valueName: "instant")) var from: Instant
    @Option(help: ArgumentHelp("The end, with its offset.", valueName: "instant")) var to: Instant
    @Option(help: "What shows it: a ticket, a letter, a report.") var evidence: String
    @Option(help: ArgumentHelp("When the case went to the utility; with routed-to-utility.", valueName: "instant"))
    var routedAt: Instant?
    @Option(name: .customLong("endpoint"), help: "An endpoint it reaches; may be repeated.") var endpoints: [String] = []
    @Option(name: .customLong("service-point"), help: "A service point it reaches; may be repeated.")
    var servicePoints: [String] = []
    @Option(name: .customLong("device"), help: "A network device whose endpoints it reaches; may be repeated.")
    var devices: [String] = []
    @Option(name: .customLong("cycle"), help: "A billing cycle it reaches; may be repeated.") var cycles: [String] = []
    @Option(help: "All endpoints of a commodity.") var commodity: Commodity?
    @Flag(help: "The whole utility.") var wholeUtility = false

    func run() async throws {
        let action = RequestExclusion(
            utility: utility, scope: try scope(), code: code, from: from, to: to, evidence: evidence, routedAt: routedAt)
        let outcome = try await house.perform(action)
        try house.answer(outcome) {
            "\(outcome.exclusion) is requested: \(code.words). Another person approves it: amico exclusions approve \(outcome.exclusion)"
        }
    }

    private func scope() throws -> ExclusionScope {
        let named: [ExclusionScope] = [
            endpoints.isEmpty ? nil : ExclusionScope(.endpoints, endpoints),
            servicePoints.isEmpty ? nil : ExclusionScope(.servicePoints, servicePoints),
            devices.isEmpty ? nil : ExclusionScope(.devices, devices), cycles.isEmpty ? nil : ExclusionScope(.cycles, cycles),
            commodity.map { ExclusionScope(.commodity, [$0.rawValue]) }, wholeUtility ? ExclusionScope(.utility) : nil,
        ].compactMap { $0 }
        guard let scope = named.first, named.count == 1 else {
            throw ValidationError(
                "Name whose slots leave, in one way: --endpoint, --service-point, --device, --cycle, --commodity or --whole-utility."
            )
        }
        return scope
    }
}

struct ExclusionsApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve an exclusion that another person requested.",
        discussion: "Example: amico exclusions approve EXC-000012 --as dana")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The exclusion.") var exclusion: Exclusion.ID

    func run() async throws {
        let outcome = try await house.perform(ApproveExclusion(exclusion: exclusion))
        try house.answer(outcome) { "\(exclusion) is approved.\(outcome.lateness)" }
    }
}

struct ExclusionsReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Turn an exclusion down; its slots stay on both sides.",
        discussion: "Example: amico exclusions reject EXC-000013 --reason \"The device failed on its own\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The exclusion.") var exclusion: Exclusion.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(RejectExclusion(exclusion: exclusion, reason: reason))) {
            "\(exclusion) is rejected."
        }
    }
}

struct ExclusionsWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take an exclusion back, requested or approved.",
        discussion: "Example: amico exclusions withdraw EXC-000014 --reason \"The outage was at another substation\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The exclusion.") var exclusion: Exclusion.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let outcome = try await house.perform(WithdrawExclusion(exclusion: exclusion, reason: reason))
        try house.answer(outcome) { "\(exclusion) is withdrawn.\(outcome.lateness)" }
    }
}

extension ExclusionDecided {
    fileprivate var lateness: String {
        guard !tooLateFor.isEmpty else { return "" }
        return " \(tooLateFor.map(\.words).joined(separator: ", ")) closed before: there it shows as restated only."
    }
}

struct ExclusionsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a utility's exclusions, newest first.",
        discussion: "Example: amico exclusions list --utility RIVERBEND --month 2026-09 --status requested")

    @OptionGroup var house: HouseOptions
    @Option(help: "The utility's code.") var utility: CustomerCode
    @Option(help: ArgumentHelp("Only those that touch a month.", valueName: "month")) var month: Month?
    @Option(help: "Only those requested, approved, rejected or withdrawn.") var status: Exclusion.Status?

    func run() throws {
        let (zone, lines) = try house.read { view in
            (
                try view.customer(utility).zone,
                try ExclusionAnswer.list(of: utility, touching: month, status: status, in: view)
            )
        }
        try house.answer(lines) {
            Table(
                "Exclusions", lines,
                columns: [
                    Column("Exclusion") { .text($0.exclusion.text) },
                    Column("Status") { .text($0.status.rawValue) },
                    Column("Why") { .text($0.code.words) },
                    Column("Reaches") { .text($0.scope.words) },
                    Column("From") { .instant($0.from, zone) },
                    Column("To") { .instant($0.to, zone) },
                    Column("Requested by") { .text($0.requestedBy) },
                    Column("Decided by") { .text($0.decidedBy ?? "") },
                    Column("Evidence") { .text($0.evidence) },
                ], whenEmpty: "No exclusions."
            ).lines
        }
    }
}

extension ExclusionCode: ExpressibleByArgument {}
extension Exclusion.Status: ExpressibleByArgument {}
extension Commodity: ExpressibleByArgument {}
