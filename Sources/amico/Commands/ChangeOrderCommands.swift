import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico change-order ...`: changes of what a statement of work buys.
struct ChangeOrderCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change-order", abstract: "Draft, sign, void and list change orders.",
        subcommands: [ChangeOrderDraft.self, ChangeOrderSign.self, ChangeOrderVoid.self, ChangeOrderList.self])
}

/// What is asked for, as a word of the command line: `more-hours-this-year`.
extension ChangeOrder.Kind: ExpressibleByArgument {
    package init?(argument: String) {
        guard let kind: ChangeOrder.Kind = Dashed.value(argument) else { return nil }
        self = kind
    }

    package static var allValueStrings: [String] {
        Dashed.words(Self.self)
    }
}

struct ChangeOrderDraft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "Draw up a change order.",
        discussion: """
            Enhanced Maintenance: more-hours-this-year, more-hours-every-year. Advanced Services: more-hours and fewer-hours with \
            their fee, cancellation with the costs incurred. Fewer Enhanced Maintenance hours are refused: use it or lose it.

            Example: amico change-order draft SOW-2026-0012 --asks more-hours-this-year --hours 20 --reason "Second shift"
            """)

    @OptionGroup var house: HouseOptions
    @OptionGroup var time: TimeArguments
    @Argument(help: "The statement of work.") var statementOfWork: StatementOfWork.ID
    @Option(help: "What is asked for.") var asks: ChangeOrder.Kind
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("A project's fee up or down.", valueName: "amount")) var fee: String?
    @Option(help: ArgumentHelp("Costs incurred, for a cancellation.", valueName: "amount")) var costs: String?
    @Option(help: ArgumentHelp("A day of the year that gets more hours (default: the running one).", valueName: "day"))
    var year: Day?

    func run() async throws {
        let desk = try house.openToWrite()
        let currency = try desk.read { try $0.customer($0.statementOfWork(statementOfWork).customer).currency }
        let action = DraftChangeOrder(
            statementOfWork: statementOfWork, asks: asks, reason: reason, hours: time.length,
            fee: try amount(fee, "fee", currency), costs: try amount(costs, "costs", currency), year: year)
        let outcome = try await desk.perform(action)
        try house.answer(outcome) {
            "\(outcome.changeOrder) is drafted: \(outcome.asks). It takes effect when both sides have signed."
        }
    }

    private func amount(_ text: String?, _ name: String, _ currency: Currency) throws -> Money? {
        try text.map { try currency.amount($0, name) }
    }
}

struct ChangeOrderSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Record one side's signature; with the second it is binding and takes effect.",
        discussion: "Example: amico change-order sign CO-000001 --party customer --by \"Maria Ortiz\" --on 2026-09-04")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change order.") var changeOrder: ChangeOrder.ID
    @Option(help: "provider or customer.") var party: Party
    @Option(help: "Who signed.") var by: String
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day

    func run() async throws {
        let outcome = try await house.perform(SignChangeOrder(changeOrder: changeOrder, party: party, by: by, on: on))
        try house.answer(outcome) {
            var text = "\(changeOrder) is \(outcome.status)."
            if let from = outcome.effectiveFrom { text += " It takes effect from \(from.words)." }
            if let attached = outcome.attached, attached > .zero { text += " \(attached) over budget are covered by it." }
            if let balance = outcome.balance { text += " \(balance) left." }
            return text
        }
    }
}

struct ChangeOrderVoid: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Drop a change order before both sides have signed.",
        discussion: "Example: amico change-order void CO-000001 --reason \"Not wanted any more\"")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change order.") var changeOrder: ChangeOrder.ID
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try house.answer(await house.perform(VoidChangeOrder(changeOrder: changeOrder, reason: reason))) {
            "\(changeOrder) is void."
        }
    }
}

struct ChangeOrderList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a customer's change orders in the order they were drafted.",
        discussion: "Example: amico change-order list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try $0.changeOrders(of: customer) }.map(ChangeOrderAnswer.init)
        try house.answer(lines) {
            Table(
                "Change orders", lines,
                columns: [
                    Column("Change order") { .text($0.changeOrder.text) },
                    Column("SOW") { .text($0.statementOfWork.text) },
                    Column("Asks for") { .text($0.asks) },
                    Column("Status") { .text($0.status) },
                    Column("Binding on") { line in line.bindingOn.map { .day($0) } ?? .empty },
                    Column("Reason") { .text($0.reason) },
                ], whenEmpty: "No change orders."
            ).lines
        }
    }
}

extension Party: ExpressibleByArgument {}
