import Domain

/// Draws up a Maintenance and Support Services Agreement (3.1).
package struct DraftMaintenanceAgreement: Action {
    package static let permission = Permission.manageContracts
    package static var example: DraftMaintenanceAgreement {
        DraftMaintenanceAgreement(
            customer: Identifier(named: "RIVERBEND"), from: Day(ordinal: 20_454), yearlyFee: Money(minor: 4_800_000, .usd),
            issueLeadDays: 60, noticeDays: 90)
    }

    package var customer: CustomerCode
    /// The first day; every year begins on its anniversary.
    package var from: Day
    package var yearlyFee: Money
    /// 60 when left out.
    package var issueLeadDays: Int?
    /// 90 when left out.
    package var noticeDays: Int?

    package init(
        customer: CustomerCode, from: Day, yearlyFee: Money, issueLeadDays: Int? = nil, noticeDays: Int? = nil
    ) {
        self.customer = customer
        self.from = from
        self.yearlyFee = yearlyFee
        self.issueLeadDays = issueLeadDays
        self.noticeDays = noticeDays
    }

    package struct Drafted: Codable, Equatable, Sendable {
        package let agreement: MaintenanceAgreement.ID
    }

    package func perform(in book: Book) throws -> Drafted {
        let record = try book.view.customer(customer)
        let terms = MaintenanceAgreement.Terms(
            from: from, yearlyFee: yearlyFee,
            issueLeadDays: issueLeadDays ?? MaintenanceAgreement.Terms.standardIssueLeadDays,
            noticeDays: noticeDays ?? MaintenanceAgreement.Terms.standardNoticeDays)
        let agreement = try MaintenanceAgreement(
            id: try book.identifier("MSSA"), customer: customer, terms: terms, currency: record.currency)
        try agreement.insert(in: book)
        return Drafted(agreement: agreement.id)
    }
}

/// Records one side's signature under it; with the second it is binding. Refused while another binds the same customer (3.1).
package struct SignMaintenanceAgreement: Action {
    package static let permission = Permission.signContracts
    package static var example: SignMaintenanceAgreement {
        SignMaintenanceAgreement(
            agreement: Identifier(named: "MSSA-000001"), party: .customer, by: "Maria Ortiz, general manager",
            on: Day(ordinal: 20_440))
    }

    package var agreement: MaintenanceAgreement.ID
    package var party: Party
    package var by: String
    package var on: Day

    package init(agreement: MaintenanceAgreement.ID, party: Party, by: String, on: Day) {
        self.agreement = agreement
        self.party = party
        self.by = by
        self.on = on
    }

    package func perform(in book: Book) throws -> SignedPaper {
        var signed = try book.view.maintenanceAgreement(agreement)
        let others = try book.view.maintenanceAgreements(of: signed.customer).filter { $0.id != signed.id && $0.isBinding }
        if let other = others.first { throw PaperRefusal.anotherBinds(other.id, from: other.terms.from) }
        let signature = Signature(party: party, by: by, on: on)
        try signed.sign(signature, today: try book.view.today(of: signed.customer))
        try signed.updateSignatures(in: book)
        try book.record(signature, on: agreement.text, of: signed.customer)
        return SignedPaper(status: signed.signatures.word)
    }
}

/// What became of a paper with a signature.
package struct SignedPaper: Codable, Equatable, Sendable {
    package let status: String

    package init(status: String) { self.status = status }
}

extension View {
    /// The day it is in the customer's zone.
    package func today(of customer: CustomerCode) throws -> Day { try self.customer(customer).zone.day(of: now) }
}
