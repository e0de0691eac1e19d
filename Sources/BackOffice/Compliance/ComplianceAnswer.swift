import Domain

/// What `compliance --json` prints of a commitment over a period; every key is always there.
package struct ComplianceAnswer: Encodable, Equatable, Sendable {
    package let commitment: Commitment.ID
    package let metric: Metric
    /// The application, where each is judged for itself.
    package let subject: String?
    package let period: ReportingPeriod
    package let numerator: Int
    package let denominator: Int
    /// In percent, truncated; null when there is no obligation.
    package let value: String?
    package let target: Percent
    package let verdict: Assessment.Verdict
    package let ifNothingElseFails: String?
    package let marginLeft: Int?
    package let excluded: [String: Int]
    package let restated: Share?
    package let closesAt: Instant

    package init(_ row: ComplianceRow) {
        let assessment = row.assessment
        commitment = assessment.commitment
        metric = assessment.metric
        subject = assessment.subject
        period = assessment.period
        numerator = assessment.share.part
        denominator = assessment.share.whole
        value = assessment.value
        target = assessment.target
        verdict = assessment.verdict
        ifNothingElseFails = assessment.ifNothingElseFails.shown(against: assessment.target)
        marginLeft = assessment.marginLeft
        excluded = assessment.excluded
        restated = row.restated
        closesAt = assessment.closesAt
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(commitment, forKey: .commitment)
        try values.encode(metric, forKey: .metric)
        try values.encode(subject, forKey: .subject)
        try values.encode(period, forKey: .period)
        try values.encode(numerator, forKey: .numerator)
        try values.encode(denominator, forKey: .denominator)
        try values.encode(value, forKey: .value)
        try values.encode(target, forKey: .target)
        try values.encode(verdict, forKey: .verdict)
        try values.encode(ifNothingElseFails, forKey: .ifNothingElseFails)
        try values.encode(marginLeft, forKey: .marginLeft)
        try values.encode(excluded, forKey: .excluded)
        try values.encode(restated, forKey: .restated)
        try values.encode(closesAt, forKey: .closesAt)
    }

    private enum CodingKeys: String, CodingKey {
        case commitment, metric, subject, period, numerator, denominator, value, target, verdict, ifNothingElseFails, marginLeft
        case excluded, restated, closesAt
    }
}

extension View {
    /// How a customer's commitments over a period came to their verdicts, or one of them.
    package func whyCompliance(
        of customer: CustomerCode, over period: ReportingPeriod, commitment: Commitment.ID?
    ) throws -> [Derivation] {
        let rows = try compliance(of: customer, over: period).filter {
            commitment == nil || $0.assessment.commitment == commitment
        }
        if let commitment, rows.isEmpty { throw Missing("commitment", commitment) }
        return rows.map(\.assessment.derivation)
    }
}
