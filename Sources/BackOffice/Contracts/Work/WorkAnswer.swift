import Domain

/// What `sow list --json` prints of a statement of work.
package struct WorkAnswer: Encodable, Equatable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let customer: CustomerCode
    package let kind: StatementOfWork.Kind
    package let title: String
    /// Binding, in effect, lapsed: as it stands today in the customer's zone.
    package let standing: String
    /// The last day of its quote's validity.
    package let validUntil: Day?
    package let startsOn: Day?
    package let effectiveFrom: Day?
    /// A project's last day as signed, or the day notice ends it.
    package let endsOn: Day?

    package init(_ sow: StatementOfWork, in view: View) throws {
        statementOfWork = sow.id
        customer = sow.customer
        kind = sow.kind
        title = sow.title
        validUntil = sow.quote?.validUntil
        startsOn = sow.terms?.startsOn
        effectiveFrom = sow.binding?.effectiveFrom
        let today = try view.today(of: sow.customer)
        let ended = try view.endsOn(sow)
        switch sow.terms {
        case .advancedServices(let terms): endsOn = terms.endsOn
        case .enhancedMaintenance, nil: endsOn = ended
        }
        standing = ended.flatMap { $0 < today ? "ended on \($0.words)" : nil } ?? sow.standing(on: today).words
    }
}

/// What `sow show --json` prints: its terms, which name what it costs, signatures, phases, engagements, requirements.
package struct WholeWorkAnswer: Encodable, Sendable {
    package let work: WorkAnswer
    package let customer: CustomerCode
    /// One of the two, once it is quoted.
    package let enhancedMaintenance: EnhancedMaintenanceTerms?
    package let advancedServices: AdvancedServicesTerms?
    package let signatures: [Signature]
    package let accepted: [AcceptedPhase]
    package let engagements: [EngagementAnswer]
    package let requirements: [YearlyRequirements]
    package let turnaround: Derivation?

    package init(_ id: StatementOfWork.ID, in view: View) throws {
        let sow = try view.statementOfWork(id)
        work = try WorkAnswer(sow, in: view)
        customer = sow.customer
        switch sow.terms {
        case .enhancedMaintenance(let terms): (enhancedMaintenance, advancedServices) = (terms, nil)
        case .advancedServices(let terms): (enhancedMaintenance, advancedServices) = (nil, terms)
        case nil: (enhancedMaintenance, advancedServices) = (nil, nil)
        }
        signatures = sow.signatures
        accepted = try view.acceptedPhases(of: sow)
        engagements = try view.engagements(of: sow).map(EngagementAnswer.init)
        requirements = try view.requirements(of: sow)
        turnaround = try view.turnaround(of: sow)?.derivation
    }
}
