import Domain

/// Draws up a Professional Services Agreement, under which projects are done (3.1).
package struct DraftProfessionalServicesAgreement: Action {
    package static let permission = Permission.manageContracts
    package static var example: DraftProfessionalServicesAgreement {
        DraftProfessionalServicesAgreement(
            customer: Identifier(named: "RIVERBEND"), from: Day(ordinal: 20_454), through: Day(ordinal: 21_549))
    }

    package var customer: CustomerCode
    package var from: Day
    /// It runs on when left out.
    package var through: Day?

    package init(customer: CustomerCode, from: Day, through: Day? = nil) {
        self.customer = customer
        self.from = from
        self.through = through
    }

    package struct Drafted: Codable, Equatable, Sendable {
        package let agreement: ProfessionalServicesAgreement.ID
    }

    package func perform(in book: Book) throws -> Drafted {
        try book.requireCustomer(customer)
        let agreement = try ProfessionalServicesAgreement(
            id: try book.identifier("PSA"), customer: customer, from: from, through: through)
        try agreement.insert(in: book)
        return Drafted(agreement: agreement.id)
    }
}

/// Records one side's signature under it; with the second it is binding.
package struct SignProfessionalServicesAgreement: Action {
    package static let permission = Permission.signContracts
    package static var example: SignProfessionalServicesAgreement {
        SignProfessionalServicesAgreement(
            agreement: Identifier(named: "PSA-000001"), party: .provider, by: "Dana Ruiz", on: Day(ordinal: 20_440))
    }

    package var agreement: ProfessionalServicesAgreement.ID
    package var party: Party
    package var by: String
    package var on: Day

    package init(agreement: ProfessionalServicesAgreement.ID, party: Party, by: String, on: Day) {
        self.agreement = agreement
        self.party = party
        self.by = by
        self.on = on
    }

    package func perform(in book: Book) throws -> SignedPaper {
        var signed = try book.view.professionalServicesAgreement(agreement)
        let signature = Signature(party: party, by: by, on: on)
        try signed.sign(signature, today: try book.view.today(of: signed.customer))
        try signed.updateSignatures(in: book)
        try book.record(signature, on: agreement.text, of: signed.customer)
        return SignedPaper(status: signed.signatures.word)
    }
}
