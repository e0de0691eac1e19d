import Domain

/// What `agreements list --json` prints of an agreement of one of the three kinds; what a kind has not is left out, and what it costs
/// where the actor may not read billing.
package struct AgreementAnswer: Encodable, Sendable {
    package let agreement: String
    package let kind: String
    package let status: String
    package let from: Day
    package private(set) var through: Day?
    package private(set) var tier: String?
    package private(set) var applications: [Application.Name]?
    package private(set) var commitments: [Commitment]?
    /// Decimal text, in the customer's currency.
    package private(set) var yearlyFee: String?
    /// As people read it.
    package private(set) var terms = ""

    private enum CodingKeys: String, CodingKey {
        case agreement, kind, status, from, through, tier, applications, commitments, yearlyFee
    }

    /// All of a customer, drafts too.
    package static func list(of customer: CustomerCode, in view: View) throws -> [AgreementAnswer] {
        let seesMoney = view.seesBilling
        return try view.agreements(of: customer).map { AgreementAnswer($0, seesMoney) }
            + view.maintenanceAgreements(of: customer).map { AgreementAnswer($0, seesMoney) }
            + view.professionalServicesAgreements(of: customer).map { AgreementAnswer($0) }
    }

    private init(_ agreement: CloudServicesAgreement, _ seesMoney: Bool) {
        let terms = agreement.terms
        self.agreement = agreement.id.text
        kind = "Cloud Services"
        status = agreement.statusWord
        from = terms.from
        through = terms.through
        tier = terms.tier
        applications = terms.applications
        commitments = agreement.promise?.commitments ?? []
        self.terms = terms.words(seesMoney)
    }

    private init(_ agreement: MaintenanceAgreement, _ seesMoney: Bool) {
        let terms = agreement.terms
        self.agreement = agreement.id.text
        kind = "Maintenance and Support Services"
        status = agreement.signatures.word
        from = terms.from
        yearlyFee = seesMoney ? terms.yearlyFee.decimal : nil
        self.terms =
            (seesMoney ? "\(terms.yearlyFee) a year, " : "") + "invoiced \(terms.issueLeadDays) days before it begins; "
            + "notice \(terms.noticeDays) days before it ends"
    }

    private init(_ agreement: ProfessionalServicesAgreement) {
        self.agreement = agreement.id.text
        kind = "Professional Services"
        status = agreement.signatures.word
        from = agreement.from
        through = agreement.through
    }
}

extension CloudServicesTerms {
    fileprivate func words(_ seesMoney: Bool) -> String {
        var words = [
            "applications: \(applications.map(\.text).joined(separator: ", "))",
            "\(deliveryModel.words), \(dataCenter.words) data center",
        ]
        if !options.isEmpty { words.append("options: \(options.joined(separator: ", "))") }
        if let fees, seesMoney { words.append("\(fees.fee) a \(fees.per.rawValue), in \(fees.timing.rawValue)") }
        if let credits {
            let bands = credits.bands.map { "\(Percent(literal: $0.basisPoints * 100)) below \($0.below)" }
            words.append("credits: \(bands.joined(separator: ", "))")
        }
        return words.joined(separator: "\n  ")
    }
}

extension View {
    /// Whether the actor may read what things cost.
    package var seesBilling: Bool { actor.permissions.contains(.readBilling) }
}
