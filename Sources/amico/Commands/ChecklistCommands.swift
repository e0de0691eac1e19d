import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico checklist ...`: what is looked at on each system every day, and who signed for it.
struct ChecklistCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist", abstract: "Set, fill in, sign and list the daily health checklists.",
        subcommands: [
            ChecklistSet.self, ChecklistEnd.self, ChecklistRecord.self, ChecklistSign.self, ChecklistLink.self,
            ChecklistList.self, ChecklistDue.self, ChecklistComplete.self,
        ])
}

struct ChecklistSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set what is looked at on a system every day, from a day on.",
        discussion: """
            Without --item the six items of the house hold: \
            \(Checklist.standardItems.map(\.id.text).joined(separator: ", ")).

            Example: amico checklist set --customer RIVERBEND --system headend --from 2026-12-01 \
            --item "disk-space=Disk space is enough" --item "queues=No queue grows"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("The first day, in the provider's zone (default: today).", valueName: "day")) var from: Day?
    @Option(name: .customLong("item"), help: ArgumentHelp("An item with what it asks.", valueName: "name=words"))
    var items: [NamedText] = []

    func run() async throws {
        let named = try items.map { Checklist.Item(id: try $0.identifier("item"), words: $0.text) }
        let action = SetChecklist(customer: customer, system: system, from: from, items: named.isEmpty ? nil : named)
        try house.answer(await house.perform(action)) { "The checklist of \(system) is set." }
    }
}

struct ChecklistEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End the checklist of a system: from that day on no sheet is due.",
        discussion: "Example: amico checklist end --customer RIVERBEND --system headend --from 2027-01-01")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("The first day without a sheet.", valueName: "day")) var from: Day

    func run() async throws {
        let action = SetChecklist(customer: customer, system: system, from: from, items: [])
        try house.answer(await house.perform(action)) { "From \(from.words) on no sheet of \(system) is due." }
    }
}

struct ChecklistRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record what was found on a system.",
        discussion: """
            A fault comes with a note, and before the sheet is signed with what was done about it.

            Example: amico checklist record --customer RIVERBEND --system headend --rest-good \
            --fault "jobs=Nightly export ended late" --action "jobs=Started again" --record jobs=SR-000123
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("The day, in the provider's zone (default: today).", valueName: "day")) var on: Day?
    @Option(help: ArgumentHelp("An item found good.", valueName: "item")) var good: [Checklist.Item.ID] = []
    @Option(help: ArgumentHelp("An item the system has none of.", valueName: "item")) var notApplicable: [Checklist.Item.ID] = []
    @Option(help: ArgumentHelp("An item found faulty, and what is wrong.", valueName: "item=note")) var fault: [NamedText] = []
    @Option(help: ArgumentHelp("What was done about a fault.", valueName: "item=words")) var action: [NamedText] = []
    @Option(help: ArgumentHelp("The request, change, alarm or outage it is followed in.", valueName: "item=number"))
    var record: [NamedText] = []
    @Flag(help: "Every item of the sheet that has no result is good.") var restGood = false

    func run() async throws {
        let desk = try house.openToWrite()
        var checks = good.map { ChecklistSheet.Check(item: $0, result: .good) }
        checks += notApplicable.map { ChecklistSheet.Check(item: $0, result: .notApplicable) }
        checks += try fault.map { fault in
            ChecklistSheet.Check(
                item: try fault.identifier("fault"), result: .fault, note: fault.text,
                correctiveAction: try corrective(fault.name))
        }
        if restGood {
            let day = on ?? Checklist.zone.day(of: house.at ?? desk.office.clock.now)
            let sheets = try desk.read { try $0.checklistSheets(of: customer, on: day...day) }
            let left = sheets.first { $0.system == system }.map { sheet in
                sheet.items.map(\.id).filter { item in sheet.checks[item] == nil && !checks.contains { $0.item == item } }
            }
            checks += (left ?? []).map { ChecklistSheet.Check(item: $0, result: .good) }
        }
        let outcome = try await desk.perform(RecordChecks(customer: customer, system: system, on: on, checks: checks))
        try house.answer(outcome) {
            outcome.left.isEmpty
                ? "All items of \(system) have a result. Sign with amico checklist sign."
                : "Recorded. Not looked at yet: \(outcome.left.map(\.text).joined(separator: ", "))."
        }
    }

    private func corrective(_ item: String) throws -> ChecklistSheet.CorrectiveAction? {
        guard let words = action.first(where: { $0.name == item }) else { return nil }
        let named = record.first { $0.name == item }
        if let named, WorkRecord(named.text) == nil {
            throw ValidationError("--record takes an item and a number, such as \(item)=SR-000123.")
        }
        return ChecklistSheet.CorrectiveAction(words: words.text, record: named.flatMap { WorkRecord($0.text) })
    }
}

struct ChecklistSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Sign a sheet off; it counts when signed by 24:00 of its day, provider's zone.",
        discussion: "Example: amico checklist sign --customer RIVERBEND --system headend --initials HN")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("The day, in the provider's zone (default: today).", valueName: "day")) var on: Day?
    @Option(help: "Two to five capital letters.") var initials: String

    func run() async throws {
        let signed = try await house.perform(SignChecklist(customer: customer, system: system, on: on, initials: initials))
        try house.answer(signed) {
            signed.counted
                ? "Signed at \(Checklist.zone.words(signed.at)); it counts."
                : "Signed at \(Checklist.zone.words(signed.at)); it does not count, it was due by 24:00 of its day (10.1)."
        }
    }
}

struct ChecklistLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Link what was done about a fault, also after the sheet was signed.",
        discussion: """
            Example: amico checklist link --customer RIVERBEND --system headend --on 2026-11-20 --item jobs \
            --action "Export moved to 03:00" --record CR-000045
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(name: [.customLong("system"), .customLong("application")], help: "The application, or infrastructure.")
    var system: MonitoredSystem
    @Option(help: ArgumentHelp("The day of the sheet.", valueName: "day")) var on: Day
    @Option(help: "The item.") var item: Checklist.Item.ID
    @Option(help: "What was done.") var action: String
    @Option(help: ArgumentHelp("The request, change, alarm or outage it is followed in.", valueName: "number"))
    var record: WorkRecord?

    func run() async throws {
        let link = LinkCorrectiveAction(
            customer: customer, system: system, on: on, item: item,
            action: ChecklistSheet.CorrectiveAction(words: action, record: record))
        try house.answer(await house.perform(link)) { "Linked to \(item) of \(on.words)." }
    }
}

extension WorkRecord: ArgumentWord {
    init?(_ text: String) { self.init(text[...]) }
}
