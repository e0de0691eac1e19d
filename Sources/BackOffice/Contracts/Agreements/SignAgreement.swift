import Domain
import GRDB

/// Records one side's signature. With the second the agreement is binding, its commitments are fixed, and its months begin to
/// be closed.
package struct SignAgreement: Action {
    package static let permission = Permission.signContracts
    package static var example: SignAgreement {
        SignAgreement(
            agreement: Identifier(named: "CSA-000001"), party: .customer, by: "Maria Ortiz, general manager",
            on: Day(ordinal: 20_625))
    }

    package var agreement: CloudServicesAgreement.ID
    package var party: Party
    /// Who signed.
    package var by: String
    package var on: Day

    package init(agreement: CloudServicesAgreement.ID, party: Party, by: String, on: Day) {
        self.agreement = agreement
        self.party = party
        self.by = by
        self.on = on
    }

    package struct Signed: Codable, Equatable, Sendable {
        package let status: String
        /// What was promised, once both have signed.
        package let commitments: [Commitment.ID]
    }

    package func perform(in book: Book) throws -> Signed {
        var signed = try book.view.agreement(agreement)
        let zone = try book.view.customer(signed.customer).zone
        try signed.sign(
            Signature(party: party, by: by, on: on), today: zone.day(of: book.now),
            catalogue: try book.view.catalogue(version: signed.terms.catalogueVersion), zone: zone)
        if signed.promise != nil {
            for other in try book.view.agreementsInForce(of: signed.customer, on: signed.term) {
                throw AgreementRefusal.overlaps(other.id, other.term)
            }
        }
        try signed.updateStatus(at: book.now, book.db)
        try book.db.execute(
            sql: """
                INSERT INTO signature (customer, agreement, party, signed_by, signed_on, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                signed.customer.text, agreement.text, party.rawValue, by, on.description, book.actor.id.text,
                book.now.milliseconds,
            ])
        if signed.promise != nil {
            try MonthCloses.scheduleFirst(of: signed.customer, in: book)
            try AssessmentCloses.schedule(Month(of: signed.term.lowerBound), of: signed.customer, in: book)
        }
        return Signed(status: signed.statusWord, commitments: signed.promise?.commitments.map(\.id) ?? [])
    }
}
