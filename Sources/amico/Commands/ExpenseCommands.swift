import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico expense ...`: travel and living.
struct ExpenseCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expense", abstract: "Record, withdraw and list travel and living.",
        subcommands: [ExpenseRecord.self, ExpenseWithdraw.self, ExpenseList.self])
}

extension Expense.Category: ExpressibleByArgument {}

struct ExpenseRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Enter an actual cost with its receipt, or days at a per-diem rate.",
        discussion: """
            The receipt is kept with the books under its SHA-256. A per diem is billed only where the customer asked for it. \
            Costs of moved dates (moved) fall on the side that moved them.

            Example: amico expense record SOW-2026-0012 --category travel --what "Flight to Riverbend and back" \
            --on 2026-05-15 --amount 482.60 --receipt flight.pdf --engagement ENG-000001
            Example: amico expense record SOW-2026-0012 --category living --what "Three days on site" --on 2026-05-18 \
            --days 3 --rate 64.00 --asked "Purchase order 4411"
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "travel, living, or moved (fares and penalties of dates that were moved).") var category: Expense.Category
    @Option(help: "What it was for.") var what: String
    @Option(help: ArgumentHelp("The day it was spent, or the last day of a per diem.", valueName: "day")) var on: Day
    @Option(help: "The engagement it belongs to.") var engagement: Engagement.ID?
    @Option(help: ArgumentHelp("Which of the engagement's moves it is a cost of (default: the last).", valueName: "n"))
    var move: Int?
    @Option(help: ArgumentHelp("What was spent.", valueName: "amount")) var amount: String?
    @Option(help: ArgumentHelp("The receipt.", valueName: "file")) var receipt: String?
    @Option(help: ArgumentHelp("Days of a per diem.", valueName: "n")) var days: Int?
    @Option(help: ArgumentHelp("The per-diem rate.", valueName: "amount")) var rate: String?
    @Option(help: "Where the customer asked for a per diem.") var asked: String?

    func validate() throws {
        guard (amount == nil) != (days == nil) else {
            throw ValidationError("Give --amount with --receipt, or --days with --rate and --asked.")
        }
        if amount != nil, receipt == nil { throw ValidationError("Actual costs are billed with their --receipt.") }
        if days != nil, rate == nil { throw ValidationError("A per diem has its --rate.") }
    }

    func run() async throws {
        let desk = try house.openToWrite()
        let currency = try desk.read { try $0.currency(of: $0.statementOfWork(statementOfWork).customer) }
        var action = RecordExpense(statementOfWork: statementOfWork, category: category, what: what, spentOn: on)
        action.engagement = engagement
        action.move = move
        action.amount = try amount.map { try currency.amount($0, "amount") }
        action.days = days
        action.rate = try rate.map { try currency.amount($0, "rate") }
        action.asked = asked
        do {
            action.receipt = try receipt.map { try desk.office.files.put($0) }
        } catch let fault as FileFault {
            throw UnreadableFile(path: receipt ?? "", reason: fault.reason)
        }
        let outcome = try await desk.perform(action)
        try house.answer(outcome) {
            "\(outcome.expense) is recorded: \(outcome.amount), borne by the \(outcome.bearer.rawValue)."
        }
    }
}

struct ExpenseWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take back an expense that was entered wrongly; it stays in the books, unbilled.",
        discussion: "Example: amico expense withdraw EXP-000001 --reason \"Entered twice\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The expense.") var expense: Expense.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(WithdrawExpense(expense: expense, reason: reason))) { "\(expense) is withdrawn." }
    }
}

struct ExpenseList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was spent for a customer, by the day it was spent.",
        discussion: "Example: amico expense list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try $0.expenses(of: customer).map(ExpenseAnswer.init) }
        try house.answer(lines) {
            Table(
                "Travel and living", lines,
                columns: [
                    Column("Expense") { .text($0.expense.text) },
                    Column("SOW") { .text($0.statementOfWork.text) },
                    Column("Spent on") { .day($0.spentOn) },
                    Column("Category") { .text($0.category.rawValue) },
                    Column("What") { .text($0.what) },
                    Column("Basis") { .text($0.days.map { "per diem, \($0) \($0 == 1 ? "day" : "days")" } ?? "receipt") },
                    Column("Amount") { .money($0.money) },
                    Column("Borne by") { .text($0.bearer.rawValue) },
                ], whenEmpty: "No expenses."
            ).lines
        }
    }
}
