import ArgumentParser
import BackOffice
import Domain

struct AgreementsDraftMaintenance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft-maintenance", abstract: "Draw up a Maintenance and Support Services Agreement (MSSA).",
        discussion: """
            Its years begin on the anniversaries of its first day, and those of every Enhanced Maintenance SOW under it.

            Example: amico agreements draft-maintenance --customer RIVERBEND --from 2026-01-01 --yearly-fee 48000.00
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The maintenance fee of a year.", valueName: "amount")) var yearlyFee: String
    @Option(help: ArgumentHelp("Days before a year ends on which the next is invoiced (default: 60).", valueName: "days"))
    var issueLeadDays: Int?
    @Option(help: ArgumentHelp("Days of notice (default: 90).", valueName: "days")) var noticeDays: Int?

    func run() async throws {
        let desk = try house.openToWrite()
        let fee = try desk.read { try $0.currency(of: customer) }.amount(yearlyFee, "yearly-fee")
        let outcome = try await desk.perform(
            DraftMaintenanceAgreement(
                customer: customer, from: from, yearlyFee: fee, issueLeadDays: issueLeadDays, noticeDays: noticeDays))
        try house.answer(outcome) { "\(outcome.agreement) is drafted: \(fee) a year from \(from.words). Both sides sign it." }
    }
}

struct AgreementsDraftServices: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft-services", abstract: "Draw up a Professional Services Agreement (PSA).",
        discussion: "Example: amico agreements draft-services --customer RIVERBEND --from 2026-01-01 --through 2028-12-31")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("The first day.", valueName: "day")) var from: Day
    @Option(help: ArgumentHelp("The last day (default: it runs on).", valueName: "day")) var through: Day?

    func run() async throws {
        let action = DraftProfessionalServicesAgreement(customer: customer, from: from, through: through)
        let outcome = try await house.perform(action)
        try house.answer(outcome) { "\(outcome.agreement) is drafted. Both sides sign it." }
    }
}

struct AgreementsSign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Record one side's signature under an agreement; with the second it is binding.",
        discussion: "Example: amico agreements sign MSSA-000001 --party customer --by \"Maria Ortiz\" --on 2025-12-10")

    private struct Answer: Encodable {
        let agreement: String
        let status: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The agreement: CSA-..., MSSA-... or PSA-....") var agreement: Identifier<Signature>
    @Option(help: "provider or customer.") var party: Party
    @Option(help: "Who signed.") var by: String
    @Option(help: ArgumentHelp("When.", valueName: "day")) var on: Day

    func run() async throws {
        let status = try await sign()
        try house.answer(Answer(agreement: agreement.text, status: status)) { "\(agreement) is \(status)." }
    }

    /// The series an identifier is of says which kind of agreement it is.
    private func sign() async throws -> String {
        let text = agreement.text
        switch text.split(separator: "-").first {
        case "MSSA":
            guard let id = MaintenanceAgreement.ID(text) else { break }
            return try await house.perform(SignMaintenanceAgreement(agreement: id, party: party, by: by, on: on)).status
        case "PSA":
            guard let id = ProfessionalServicesAgreement.ID(text) else { break }
            return try await house.perform(SignProfessionalServicesAgreement(agreement: id, party: party, by: by, on: on)).status
        case "CSA":
            guard let id = CloudServicesAgreement.ID(text) else { break }
            return try await house.perform(SignAgreement(agreement: id, party: party, by: by, on: on)).status
        default: break
        }
        throw Missing("agreement", agreement)
    }
}
