import Domain
import Foundation
import GRDB

/// One commitment of a customer over a period: the stored assessment where the period is closed, else the running one.
package struct ComplianceRow: Equatable, Codable, Sendable {
    package let assessment: Assessment
    /// What the facts known now would give, where that differs from the stored assessment.
    package let restated: Share?
}

extension View {
    /// Every commitment in force in the period, in the order of the agreement. Refused without a binding agreement.
    package func compliance(of customer: CustomerCode, over period: ReportingPeriod) throws -> [ComplianceRow] {
        let agreements = try agreementsInForce(of: customer, on: period.first...period.last)
        guard !agreements.isEmpty else { throw AgreementRefusal.noneInForce(customer, period) }
        let current = MonthFigures(customer, self, usesFrozen: true)
        let anew = MonthFigures(customer, self, usesFrozen: false)
        return try agreements.flatMap { agreement -> [ComplianceRow] in
            let stored = try storedAssessments(of: agreement, over: period)
            let running = try Measures(agreement, self, .current, current).assessments(over: period)
            let known = stored.isEmpty ? [] : try Measures(agreement, self, .restated, anew).assessments(over: period)
            let restated = Dictionary(known.map { (AssessmentKey($0), $0.share) }, uniquingKeysWith: { first, _ in first })
            return running.map { assessment in
                guard let kept = stored[AssessmentKey(assessment)] else {
                    return ComplianceRow(assessment: assessment, restated: nil)
                }
                let now = restated[AssessmentKey(assessment)]
                return ComplianceRow(assessment: kept, restated: now == kept.share ? nil : now)
            }
        }
    }

    /// What a customer's promises came to in a period that is closed, as it was stored then; none while it is open.
    package func closedAssessments(of customer: CustomerCode, over period: ReportingPeriod) throws -> [Assessment] {
        try agreementsInForce(of: customer, on: period.first...period.last).flatMap { agreement in
            try storedAssessments(of: agreement, over: period).values.sorted {
                ($0.commitment, $0.subject ?? "") < ($1.commitment, $1.subject ?? "")
            }
        }
    }

    /// What a closed month came to; nil while it is open.
    func closedMeasure(of commitment: Commitment.ID, under agreement: CloudServicesAgreement, in month: Month) throws
        -> MonthMeasure?
    {
        try storedAssessments(of: agreement, over: .month(month)).values.first { $0.commitment == commitment }?.months.first
    }

    private func storedAssessments(of agreement: CloudServicesAgreement, over period: ReportingPeriod) throws -> [AssessmentKey:
        Assessment]
    {
        let statement = try db.cachedStatement(
            sql: "SELECT assessment FROM assessment WHERE customer = ? AND agreement = ? AND period = ? AND closed_at <= ?")
        let texts = try String.fetchAll(
            statement, arguments: [agreement.customer.text, agreement.id.text, period.description, now.milliseconds])
        let found = try texts.map { try DecodedText.value(Assessment.self, of: $0) }
        return Dictionary(found.map { (AssessmentKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}

private struct AssessmentKey: Hashable {
    let commitment: Commitment.ID
    let subject: String?

    init(_ assessment: Assessment) {
        commitment = assessment.commitment
        subject = assessment.subject
    }
}
