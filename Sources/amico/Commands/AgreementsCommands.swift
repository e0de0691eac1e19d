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

    /// One of the three kinds; what a kind has not is left out.
    private struct Line: Encodable {
        let agreement: String
        let kind: String
        let status: String
        let from: Day
        var through: Day?
        var tier: String?
        var applications: [Application.Name]?
        var commitments: [Commitment]?
        /// Decimal text, in the customer's currency.
        var yearlyFee: String?
        /// As people read it.
        var terms = ""

        private enum CodingKeys: String, CodingKey {
            case agreement, kind, status, from, through, tier, applications, commitments, yearlyFee
        }
    }

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode

    func run() throws {
        let lines = try house.read { view in
            try view.agreements(of: customer).map(line) + view.maintenanceAgreements(of: customer).map(line)
                + view.professionalServicesAgreements(of: customer).map(line)
        }
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

    private func line(_ agreement: CloudServicesAgreement) -> Line {
        let terms = agreement.terms
        return Line(
            agreement: agreement.id.text, kind: "Cloud Services", status: agreement.statusWord, from: terms.from,
            through: terms.through, tier: terms.tier, applications: terms.applications,
            commitments: agreement.promise?.commitments ?? [],
            terms: cloudServicesWords(terms))
    }

    private func cloudServicesWords(_ terms: CloudServicesTerms) -> String {
        var words = [
            "applications: \(terms.applications.map(\.text).joined(separator: ", "))",
            "\(terms.deliveryModel.words), \(terms.dataCenter.words) data center",
        ]
        if !terms.options.isEmpty { words.append("options: \(terms.options.joined(separator: ", "))") }
        if let fees = terms.fees { words.append("\(fees.fee) a \(fees.per.rawValue), in \(fees.timing.rawValue)") }
        if let credits = terms.credits {
            let bands = credits.bands.map { "\(Percent(literal: $0.basisPoints * 100)) below \($0.below)" }
            words.append("credits: \(bands.joined(separator: ", "))")
        }
        return words.joined(separator: "\n  ")
    }

    private func line(_ agreement: MaintenanceAgreement) -> Line {
        let terms = agreement.terms
        return Line(
            agreement: agreement.id.text, kind: "Maintenance and Support Services", status: agreement.signatures.word,
            from: terms.from, yearlyFee: terms.yearlyFee.decimal,
            terms: "\(terms.yearlyFee) a year, invoiced \(terms.issueLeadDays) days before it begins; "
                + "notice \(terms.noticeDays) days before it ends")
    }

    private func line(_ agreement: ProfessionalServicesAgreement) -> Line {
        Line(
            agreement: agreement.id.text, kind: "Professional Services", status: agreement.signatures.word,
            from: agreement.from, through: agreement.through)
    }
}
