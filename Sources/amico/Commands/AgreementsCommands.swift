import ArgumentParser
import BackOffice
import Domain

/// `amico agreements ...`: what each utility was promised.
struct AgreementsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreements", abstract: "List a utility's agreements and what they promise.",
        subcommands: [AgreementsList.self])
}

struct AgreementsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a utility's agreements, drafts too, with their commitments.",
        discussion: "Example: amico agreements list --customer RIVERBEND")

    private struct Line: Encodable {
        let agreement: CloudServicesAgreement.ID
        let status: String
        let tier: String
        let from: Day
        let through: Day
        let applications: [Application.Name]
        let commitments: [Commitment]
    }

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { try $0.agreements(of: customer) }.map { agreement in
            Line(
                agreement: agreement.id, status: agreement.statusWord, tier: agreement.terms.tier, from: agreement.terms.from,
                through: agreement.terms.through, applications: agreement.terms.applications,
                commitments: agreement.promise?.commitments ?? [])
        }
        try house.answer(lines) {
            guard !lines.isEmpty else { return "No agreements." }
            return lines.map { line in
                let head = "\(line.agreement)  \(line.tier), \(line.status), \(line.from.words) to \(line.through.words)"
                let applications = "  applications: \(line.applications.map(\.text).joined(separator: ", "))"
                return ([head, applications] + line.commitments.map { "  \($0.id): \($0.words)" }).joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }
}
