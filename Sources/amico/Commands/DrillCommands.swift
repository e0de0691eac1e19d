import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico drill ...`: restore drills and real recoveries against the tier, and the plans they follow.
struct DrillCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Begin and verify restore drills and recoveries; disaster recovery plans.",
        subcommands: [DrillBegin.self, DrillVerify.self, DrillList.self, DrillShow.self, DrillPlan.self])
}

struct DrillBegin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin", abstract: "Begin a drill, or with --real a recovery: the tier's time runs from now.",
        discussion: """
            Example: amico drill begin --customer RIVERBEND --system headend --kind onSiteRestore \
            --identified-at 2026-11-20T09:00:00-08:00 --backup BK-000001
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: "\(Recovery.Kind.allCases.map(\.rawValue).joined(separator: ", ")).") var kind: Recovery.Kind
    @Flag(help: "A recovery in earnest.") var real = false
    @Option(help: ArgumentHelp("When the issue was identified (default: now).", valueName: "instant")) var identifiedAt: Instant?
    @Option(help: "The copy it is restored from.") var backup: BackupCopy.ID?
    @Option(help: "What happened.") var note: String?

    func run() async throws {
        let action = BeginRecovery(
            customer: customer, system: system, kind: kind, isDrill: !real, identifiedAt: identifiedAt, backup: backup, note: note
        )
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.drill) has begun; \(outcome.target) are allowed." }
    }
}

struct DrillVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Record that service was verified.",
        discussion: "Example: amico drill verify DR-000001 --verified-at 2026-11-20T12:10:00-08:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The drill or recovery.") var drill: Recovery.ID
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var verifiedAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(VerifyRecovery(drill: drill, verifiedAt: verifiedAt))
        try house.answer(outcome) {
            "\(drill) took \(Cell.seconds(outcome.elapsedSeconds).words): \(outcome.inTime ? "met" : "missed")."
        }
    }
}

struct DrillList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List drills and recoveries with their time against the tier.",
        discussion: "Example: amico drill list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?

    func run() throws {
        let lines = try house.read { try DrillAnswer.list(of: customer, in: $0) }
        try house.answer(lines) {
            Table(
                "Drills", lines,
                columns: [
                    Column("Drill") { .text($0.drill.text) },
                    Column("Customer") { .text($0.customer.text) },
                    Column("System") { .text($0.system.name) },
                    Column("Kind") { .text($0.kind.words + ($0.isDrill ? "" : ", in earnest")) },
                    Column("Identified") { .instant($0.identifiedAt, Checklist.zone) },
                    Column("Elapsed") { .seconds($0.elapsedSeconds) },
                    Column("Allowed") { .hours($0.allowed) },
                    Column("Standing") { line in .text(line.inTime.map { $0 ? "met" : "missed" } ?? "running") },
                ], whenEmpty: "No drills."
            ).lines
        }
    }
}

struct DrillShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Explain the time a drill or recovery took against the tier.",
        discussion: "Example: amico drill show DR-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The drill or recovery.") var drill: Recovery.ID

    func run() throws {
        try house.explain([
            try house.read { view in
                let found = try view.recovery(drill)
                return found.derivation(at: view.now, in: try view.customer(found.customer).zone)
            }
        ])
    }
}

struct DrillPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Set a customer's disaster recovery plan: cold, warm or hot, as contracted.",
        discussion: """
            Example: amico drill plan --customer RIVERBEND --site cold --approved-on 2026-11-01 --words "Plan 7, in the safe"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: "\(RecoveryPlan.Site.allCases.map(\.rawValue).joined(separator: ", ")).") var site: RecoveryPlan.Site
    @Option(help: ArgumentHelp("Minutes agreed for a hot site.", valueName: "minutes")) var hotSiteMinutes: Int?
    @Option(help: ArgumentHelp("When it was approved.", valueName: "day")) var approvedOn: Day
    @Option(help: "Where the plan is and what it holds.") var words: String

    func run() async throws {
        let action = SetRecoveryPlan(
            customer: customer, site: site, hotSiteHours: hotSiteMinutes.map { Hours(minutes: $0) }, words: words,
            approvedOn: approvedOn)
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.plan) is the plan of \(customer)." }
    }
}

extension Recovery.Kind: ExpressibleByArgument {}
extension RecoveryPlan.Site: ExpressibleByArgument {}
