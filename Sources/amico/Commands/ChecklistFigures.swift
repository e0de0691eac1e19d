import ArgumentParser
import BackOffice
import Domain
import Workbook

struct ChecklistList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's sheets of a month by day and system.",
        discussion: "Example: amico checklist list --customer RIVERBEND --month 2026-11")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The month (default: the running one).", valueName: "month")) var month: Month?

    func run() throws {
        let lines = try house.read { try ChecklistAnswer.list(of: customer, in: month, $0) }
        try house.answer(lines) { ChecklistAnswer.table(lines, whenEmpty: "No sheet is due in that month.").lines }
    }
}

struct ChecklistDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "List the sheets still to be signed today, and those missed in the days before.",
        discussion: "Example: amico checklist due --days 7")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Option(help: "How many days before today to look for missed sheets (default: 1).") var days: Int = 1

    func validate() throws {
        guard (0...366).contains(days) else { throw ValidationError("--days is 0 to 366.") }
    }

    func run() throws {
        let (lines, isAnyDue) = try house.read { view in
            let today = Checklist.zone.day(of: view.now)
            let sheets = try ChecklistAnswer.list(of: customer, on: (today - days)...today, in: view)
            return (sheets.filter { $0.signedAt == nil }, !sheets.isEmpty)
        }
        try house.answer(lines) {
            let nothing =
                isAnyDue ? "Every sheet is signed." : "No sheet is due: no checklist holds on these days (checklist set)."
            return ChecklistAnswer.table(lines, whenEmpty: nothing).lines
        }
    }
}

struct ChecklistComplete: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completeness", abstract: "Show how many of the sheets due were signed in time.",
        discussion: "Example: amico checklist completeness --customer RIVERBEND --period 2026-11")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month or a quarter.", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        let figure = try house.read { try $0.checklistCompleteness(of: customer, over: period) }
        try house.answer(CompletenessAnswer(figure)) { figure.derivation.text }
    }
}

struct WhyChecklists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklists", abstract: "Explain how many of a customer's daily sheets were signed in time.",
        discussion: "Example: amico why checklists --customer RIVERBEND --period 2026Q4")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month or a quarter.", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        try house.explain([try house.read { try $0.checklistCompleteness(of: customer, over: period) }.derivation])
    }
}

extension ChecklistAnswer {
    fileprivate static func table(_ lines: [ChecklistAnswer], whenEmpty: String) -> Table {
        Table(
            "Checklists", lines,
            columns: [
                Column("Customer") { .text($0.customer.text) },
                Column("Day") { .day($0.day) },
                Column("System") { .text($0.system.name) },
                Column("Standing") { .text($0.standing) },
                Column("Signed") { line in line.signedAt.map { .instant($0, Checklist.zone) } ?? .empty },
                Column("By") { .text($0.initials ?? "") },
                Column("Not looked at") { .text($0.left.map(\.text).joined(separator: ", ")) },
                Column("Faults") { line in
                    .text(line.faults.map { "\($0.item): \($0.note ?? "")" }.joined(separator: "; "))
                },
            ], whenEmpty: whenEmpty)
    }
}
