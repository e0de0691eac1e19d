import Domain

/// One month of a commitment on the provider's own work: sheets signed, recoveries, quotes, clocks of the desk (13.3).
struct WorkMeasures {
    let agreement: CloudServicesAgreement
    let view: View

    /// From what was recorded up to an instant; nil: from all there is.
    func measure(_ commitment: Commitment, in month: Month, asOf: Instant?, isFinal: Bool) throws -> MonthMeasure {
        switch commitment.metric {
        case .checklistCompleteness: return try checklists(month, commitment, asOf, isFinal)
        case .recoveryTime: return duties(try recoveries(asOf), month, commitment, isFinal)
        case .quoteTurnaround: return duties(try quotes(), month, commitment, isFinal)
        case .clock(let kind): return duties(try clocks(kind, month, asOf), month, commitment, isFinal)
        case .applicationAvailability, .infrastructureAvailability, .readRate, .billingReadRate, .fileDelivery,
            .quarterlyMeeting:
            throw Unreadable("commitment.metric")
        }
    }

    private func duties(_ duties: [Duty], _ month: Month, _ commitment: Commitment, _ isFinal: Bool) -> MonthMeasure {
        MonthMeasure(duties, of: commitment, in: month, at: view.now, isFinal: isFinal)
    }

    private func recoveries(_ asOf: Instant?) throws -> [Duty] {
        try view.recoveries(of: agreement.customer, asOf: asOf).filter { !$0.isDrill }.map(\.duty)
    }

    private func quotes() throws -> [Duty] {
        try view.statementsOfWork(of: agreement.customer).compactMap { try view.turnaround(of: $0)?.duty }
    }

    private func clocks(_ kind: ServiceClock.Kind, _ month: Month, _ asOf: Instant?) throws -> [Duty] {
        try view.requests(of: agreement.customer, judgedIn: Zone.pacific.period(of: month.days), asOf: asOf).flatMap { kept in
            try view.clocks(of: kept.history).all.filter { $0.kind == kind }.compactMap { $0.duty(of: kept.id) }
        }
    }

    /// Sheets go by the days of the provider's zone, whatever the customer's.
    private func checklists(_ month: Month, _ commitment: Commitment, _ asOf: Instant?, _ isFinal: Bool) throws -> MonthMeasure {
        let days = max(month.first, agreement.term.lowerBound)...min(month.last, agreement.term.upperBound)
        let figure = ChecklistCompleteness(
            try view.checklistSheets(of: agreement.customer, on: days, asOf: asOf),
            words: "\(agreement.customer), \(month.words)", at: view.now)
        return MonthMeasure(
            month: month, soFar: figure.share, ifNothingElseFails: isFinal ? figure.share : figure.ifNothingElseFails,
            isFinal: isFinal, derivation: figure.derivation)
    }
}
