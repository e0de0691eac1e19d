import ArgumentParser
import BackOffice
import Domain

/// `amico tax ...`: what each customer is taxed at.
struct TaxCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tax", abstract: "Set and show customers' tax.", subcommands: [TaxSet.self, TaxShow.self])
}

struct TaxSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a customer's tax from a day on: a rate, or exempt with a reason.",
        discussion: "Example: amico tax set --customer RIVERBEND --from 2026-01-01 --basis-points 825")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: "Hundredths of a percent: 825 is 8.25 %.") var basisPoints: Int?
    @Option(help: "Why it is exempt.") var exempt: String?
    @Flag(help: "Travel and living are not taxed.") var travelUntaxed = false

    func run() async throws {
        let action = SetTax(
            customer: customer, from: from, basisPoints: basisPoints, exempt: exempt, taxesTravel: travelUntaxed ? false : nil)
        try house.answer(await house.perform(action)) { "The tax of \(customer) is set from \(from.words)." }
    }
}

struct TaxShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a customer's tax, each from its day on.",
        discussion: "Example: amico tax show --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let taxes = try house.read { try $0.taxes(of: customer) }
        try house.answer(taxes) {
            guard !taxes.isEmpty else { return "No tax is set." }
            return taxes.map {
                "from \($0.from.words): \($0.treatment.words)\($0.taxesTravel ? "" : ", travel and living untaxed")"
            }.joined(separator: "\n")
        }
    }
}

struct WhyCreditNote: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit-note", abstract: "Explain a credit note: the lines it credits, and its tax beside earlier notes.",
        discussion: "Example: amico why credit-note CN-2026-0001")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The credit note.") var note: CreditNote.Number

    func run() throws { try house.explain(house.read { [try $0.whyCreditNote(note)] }) }
}

struct WhyInvoice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Explain an invoice: its total, and of each line the rule, the facts it bills, the steps.",
        discussion: "Example: amico why invoice INV-2026-0001 --line 2")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The invoice or draft.") var invoice: Invoice.ID
    @Option(help: "One line (default: all).") var line: Int?

    func run() throws {
        try house.explain(house.read { try $0.derivations(of: $0.invoice(invoice), line: line) })
    }
}
