/// A commitment judged over a month or a quarter (13.2).
package struct Assessment: Equatable, Codable, Sendable {
    package let agreement: CloudServicesAgreement.ID
    package let commitment: Commitment.ID
    package let metric: Metric
    /// The application, where each is judged for itself.
    package let subject: String?
    package let period: ReportingPeriod
    package let target: Percent
    package let minimum: Percent?
    package let months: [MonthMeasure]
    package let verdict: Verdict
    /// 24:00 utility local of the fifth business day after the period's end.
    package let closesAt: Instant
    package let derivation: Derivation

    package enum Verdict: String, Codable, Sendable {
        case met, missed, noObligation, notFinal

        package var words: String {
            switch self {
            case .met: "met"
            case .missed: "missed"
            case .noObligation: "no obligation"
            case .notFinal: "not final"
            }
        }
    }

    /// The figure: a quarter is its months, sum over sum. While the period runs it is "so far".
    package var share: Share { months.reduce(.zero) { $0 + $1.soFar } }
    package var ifNothingElseFails: Share { months.reduce(.zero) { $0 + $1.ifNothingElseFails } }
    /// How much more may fail before the target is lost, in the metric's unit; negative when it is. Nil without obligation.
    package var marginLeft: Int? { ifNothingElseFails.margin(to: target) }
    package var excluded: [String: Int] {
        months.reduce(into: [:]) { sum, month in sum.merge(month.excluded, uniquingKeysWith: { $0 &+ $1 }) }
    }
    package var isFinal: Bool { verdict != .notFinal }

    /// `97.43`, truncated; nil when there is no obligation.
    package var value: String? { share.shown(against: target) }

    /// Judges. Final only when every month is the figure of its own close.
    package init(
        of commitment: Commitment, agreement: CloudServicesAgreement.ID, subject: String? = nil, over period: ReportingPeriod,
        months: [MonthMeasure], closesAt: Instant
    ) {
        self.agreement = agreement
        self.commitment = commitment.id
        metric = commitment.metric
        self.subject = subject
        self.period = period
        target = commitment.target
        minimum = commitment.minimum
        self.months = months
        self.closesAt = closesAt
        let share = months.reduce(Share.zero) { $0 + $1.soFar }
        let isFinal = !months.isEmpty && months.allSatisfy(\.isFinal)
        verdict =
            switch (isFinal, share.meets(commitment.target)) {
            case (false, _): .notFinal
            case (true, nil): .noObligation
            case (true, true?): .met
            case (true, false?): .missed
            }
        derivation =
            AssessmentDerivation(
                commitment: commitment, subject: subject, period: period, months: months, share: share, verdict: verdict,
                closesAt: closesAt
            ).derivation
    }
}
