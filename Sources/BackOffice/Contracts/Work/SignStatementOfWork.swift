import Domain

/// Records one side's signature; with the second it is binding, its years begin, and it is invoiced in advance (3.3).
package struct SignStatementOfWork: Action {
    package static let permission = Permission.signContracts
    package static var example: SignStatementOfWork {
        SignStatementOfWork(
            statementOfWork: Identifier(named: "SOW-2026-0012"), party: .customer, by: "Maria Ortiz, general manager",
            on: Day(ordinal: 20_470))
    }

    package var statementOfWork: StatementOfWork.ID
    package var party: Party
    package var by: String
    package var on: Day

    package init(statementOfWork: StatementOfWork.ID, party: Party, by: String, on: Day) {
        self.statementOfWork = statementOfWork
        self.party = party
        self.by = by
        self.on = on
    }

    package struct Signed: Codable, Equatable, Sendable {
        package let status: String
        /// The later of the last signature and the stated start, once both have signed.
        package let effectiveFrom: Day?
    }

    package func perform(in book: Book) throws -> Signed {
        var sow = try book.view.statementOfWork(statementOfWork)
        let signature = Signature(party: party, by: by, on: on)
        try sow.sign(signature, today: try book.view.today(of: sow.customer))
        if sow.isBinding { try requireAgreement(of: sow, in: book.view) }
        try sow.updateState(at: book.now, book.db)
        try book.record(signature, on: sow.id.text, of: sow.customer)
        if sow.isBinding { try book.beginYears(of: sow) }
        return Signed(status: sow.statusWord, effectiveFrom: sow.binding?.effectiveFrom)
    }

    private func requireAgreement(of sow: StatementOfWork, in view: View) throws {
        switch sow.terms {
        case .enhancedMaintenance(let terms):
            guard try view.maintenanceAgreement(terms.maintenance).isBinding else {
                throw WorkRefusal.agreementNotBinding(sow.id, terms.maintenance.text)
            }
        case .advancedServices(let terms):
            guard try view.professionalServicesAgreement(terms.agreement).isBinding else {
                throw WorkRefusal.agreementNotBinding(sow.id, terms.agreement.text)
            }
        case nil: break
        }
    }
}
