import BackOffice
import Domain
import Reports
import Workbook

/// How a commitment's verdict came about: `/why/commitment/ALDER/2026Q3/interval-t1`.
enum CommitmentWhy {
    static func path(_ assessment: Assessment, of customer: CustomerCode, in period: ReportingPeriod) -> String {
        let subject = assessment.subject.map { "?subject=\(Query.encoded($0))" } ?? ""
        return "/why/commitment/\(customer)/\(period)/\(assessment.commitment)\(subject)"
    }

    static let routes: [Route] = [
        .get("/why/commitment/{customer}/{period}/{commitment}", .permission(.readBooks), "Why a commitment is met or missed") {
            visit in
            let code = try CustomerPages.code(visit)
            let commitment: Commitment.ID = try visit.identifier("commitment", of: "commitment")
            let period = try visit.wordInPath("period") { ReportingPeriod($0) }
            let subject = visit.query["subject"]
            let rows = try visit.read { try $0.compliance(of: code, over: period) }.filter {
                $0.assessment.commitment == commitment && (subject == nil || $0.assessment.subject == subject)
            }
            guard !rows.isEmpty else { throw Missing("commitment", commitment) }
            return .page(
                WhyPages.page(
                    "\(rows.first?.assessment.metric.words ?? "") of \(code) in \(period.words)",
                    rows.map(derivation),
                    back: Button("Commitments of \(code)", href: "/compliance/\(code)/\(period)"), section: .customers))
        }
    ]

    private static func derivation(_ row: ComplianceRow) -> Derivation {
        guard let restated = row.restated else { return row.assessment.derivation }
        var derivation = row.assessment.derivation
        derivation.parts.append(
            Derivation(
                "Restated",
                rule: "The same figure from all that is known now; the contract keeps the one of the close (12.5, 13.2).",
                result: restated.words(against: row.assessment.target)))
        return derivation
    }
}
