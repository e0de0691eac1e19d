import ArgumentParser
import BackOffice
import Domain

/// `amico agreements ...`: what each utility was promised, and what everything else stands under.
struct AgreementsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreements", abstract: "Draw up, sign and list a utility's agreements.",
        subcommands: [
            AgreementsList.self, AgreementsDraftMaintenance.self, AgreementsDraftServices.self,
            AgreementsDraftCloudServices.self, AgreementsSign.self,
        ])
}

struct AgreementsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a utility's agreements, drafts too, with what they promise.",
        discussion: "Example: amico agreements list --customer RIVERBEND")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try AgreementAnswer.list(of: customer, in: $0) }
        try house.answer(lines) {
            guard !lines.isEmpty else { return "No agreements." }
            return lines.map { line in
                let span = line.through.map { "\(line.from.words) to \($0.words)" } ?? "from \(line.from.words)"
                let head = "\(line.agreement)  \(line.tier ?? line.kind), \(line.status), \(span)"
                let below =
                    (line.terms.isEmpty ? [] : ["  " + line.terms]) + (line.commitments ?? []).map { "  \($0.id): \($0.words)" }
                return ([head] + below).joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }

}
