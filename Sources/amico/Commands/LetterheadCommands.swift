import ArgumentParser
import BackOffice
import Domain

/// `amico letterhead ...`: how the provider and its customers stand on papers.
struct LetterheadCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letterhead", abstract: "Set and show how a party stands on invoices and letters.",
        subcommands: [LetterheadSet.self, LetterheadShow.self])
}

struct LetterheadSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a customer's letterhead from now on, or the provider's own.",
        discussion: """
            Without --customer it is the provider's. It takes the place of the one before, whole.

            Example: amico letterhead set --customer RIVERBEND --name "Riverbend Electric Cooperative" --address "12 Levee Road" \
            --address "Riverbend, MO 63000"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: the provider).") var customer: CustomerCode?
    @Option(help: "The name that stands on paper.") var name: String
    @Option(help: ArgumentHelp("A line of the address; may be repeated.", valueName: "line")) var address: [String] = []
    @Option(help: "The tax number.") var taxNumber: String?
    @Option(help: "How the provider is paid, or the customer refunded.") var payTo: String?

    func run() async throws {
        let action = SetLetterhead(customer: customer, name: name, address: address, taxNumber: taxNumber, payTo: payTo)
        try house.answer(await house.perform(action)) {
            "The letterhead of \(customer?.text ?? "the provider") is set: \(name)."
        }
    }
}

struct LetterheadShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a customer's letterhead, or the provider's own.",
        discussion: "Example: amico letterhead show --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: the provider).") var customer: CustomerCode?

    func run() throws {
        let head = try house.read { view in
            guard let customer else { return try view.providerLetterhead() }
            return try view.letterhead(of: view.customer(customer))
        }
        try house.answer(head) {
            guard let head else { return "No letterhead is set. Set the provider's with amico letterhead set." }
            let more = [head.taxNumber.map { "tax number \($0)" }, head.payTo].compactMap { $0 }
            return ([head.name] + head.address + more).joined(separator: "\n")
        }
    }
}
