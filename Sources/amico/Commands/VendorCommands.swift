import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico vendor ...`: maintenance contracts with vendors, and whether they come when called.
struct VendorCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendor", abstract: "Vendor maintenance contracts, calls under them, and responses.",
        subcommands: [
            VendorAdd.self, VendorList.self, VendorCallCommand.self, VendorRespond.self, VendorCalls.self, VendorShow.self,
        ])
}

struct VendorAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record a maintenance contract: four hours to respond on seven days, unless it says otherwise.",
        discussion: """
            Example: amico vendor add --vendor "Summit Power Service" --covers "UPS A and B" --from 2026-01-01 \
            --through 2026-12-31 --contact "+1 916 555 0142, contract 88-1204"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "Who maintains.") var vendor: String
    @Option(help: "What is maintained.") var covers: String
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The last day.", valueName: "day")) var through: Day
    @Option(help: "How the vendor is reached.") var contact: String?
    @Option(help: ArgumentHelp("Minutes to respond (default: 240).", valueName: "minutes")) var responseMinutes: Int?
    @Option(help: "\(VendorContract.Terms.Days.allCases.map(\.rawValue).joined(separator: " or ")) (default: sevenDays).")
    var days: VendorContract.Terms.Days?
    @Option(help: ArgumentHelp("The hours of each of these days (default: 00:00-24:00).", valueName: "from-to"))
    var hours: ClockSpan?
    @Option(help: "The zone of its days and hours (default: the provider's).") var zone: Zone?
    @Option(help: ArgumentHelp("The contract it takes the place of.", valueName: "contract")) var renews: VendorContract.ID?

    func run() async throws {
        var action = RecordVendorContract(vendor: vendor, covers: covers, from: from, through: through)
        action.contact = contact
        action.response = responseMinutes.map { Hours(minutes: $0) }
        action.days = days
        action.hours = hours
        action.zone = zone
        action.renews = renews
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.contract) with \(vendor) holds from \(from.words) through \(through.words)." }
    }
}

struct VendorList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the contracts with vendors and how long they hold.",
        discussion: """
            Without --all those that another has taken the place of are left out.

            Example: amico vendor list
            """)

    @OptionGroup var house: HouseOptions
    @Flag(help: "Those renewed since too.") var all = false

    func run() throws {
        let lines = try house.read { try VendorContractAnswer.list(all: all, in: $0) }
        try house.answer(lines) {
            Table(
                "Vendors", lines,
                columns: [
                    Column("Contract") { .text($0.contract.text) },
                    Column("Vendor") { .text($0.vendor) },
                    Column("Covers") { .text($0.covers) },
                    Column("Responds within") { .text($0.terms.words) },
                    Column("Through") { .day($0.through) },
                    Column("Standing") { .text($0.standing) },
                    Column("Reached at") { .text($0.contact) },
                ], whenEmpty: "No contract with a vendor is recorded."
            ).lines
        }
    }
}

struct VendorCallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call", abstract: "Record that a vendor was called; the time to respond runs.",
        discussion: "Example: amico vendor call VC-000001 --about \"UPS B on bypass\" --called-at 2026-11-20T21:10:00-08:00")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The contract.") var contract: VendorContract.ID
    @Option(help: "What is the matter.") var about: String
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var calledAt: Instant?

    func run() async throws {
        let outcome = try await house.perform(RecordVendorCall(contract: contract, about: about, calledAt: calledAt))
        try house.answer(outcome) { "\(outcome.call) is made; a response is due by \(Checklist.zone.words(outcome.dueAt))." }
    }
}

struct VendorRespond: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "respond", abstract: "Record that the vendor responded to a call.",
        discussion:
            "Example: amico vendor respond VCL-000001 --responded-at 2026-11-21T00:40:00-08:00 --note \"Technician on site\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The call.") var call: VendorCall.ID
    @Option(help: ArgumentHelp("When (default: now).", valueName: "instant")) var respondedAt: Instant?
    @Option(help: "Who came, and what was done.") var note: String?

    func run() async throws {
        let outcome = try await house.perform(RecordVendorResponse(call: call, respondedAt: respondedAt, note: note))
        try house.answer(outcome) {
            "\(call): \(outcome.inTime ? "responded in time" : "responded late"), due \(Checklist.zone.words(outcome.dueAt))."
        }
    }
}

struct VendorCalls: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls", abstract: "List calls to vendors with their response.",
        discussion: "Example: amico vendor calls --contract VC-000001")

    @OptionGroup var house: HouseOptions
    @Option(help: "Of one contract (default: all).") var contract: VendorContract.ID?

    func run() throws {
        let lines = try house.read { try VendorCallAnswer.list(under: contract, in: $0) }
        try house.answer(lines) {
            Table(
                "Calls", lines,
                columns: [
                    Column("Call") { .text($0.call.text) },
                    Column("Contract") { .text($0.contract.text) },
                    Column("About") { .text($0.about) },
                    Column("Called") { .instant($0.calledAt, Checklist.zone) },
                    Column("Due") { .instant($0.dueAt, Checklist.zone) },
                    Column("Responded") { line in line.respondedAt.map { .instant($0, Checklist.zone) } ?? .empty },
                    Column("Standing") { .text($0.standing) },
                ], whenEmpty: "No vendor was called."
            ).lines
        }
    }
}

struct VendorShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Explain whether a vendor responded to a call in time.",
        discussion: "Example: amico vendor show VCL-000001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The call.") var call: VendorCall.ID

    func run() throws {
        try house.explain([
            try house.read { view in
                let found = try view.vendorCall(call)
                return found.derivation(under: try view.vendorContract(found.contract), at: view.now)
            }
        ])
    }
}

extension VendorContract.Terms.Days: ExpressibleByArgument {}
extension ClockSpan: ArgumentWord {}
