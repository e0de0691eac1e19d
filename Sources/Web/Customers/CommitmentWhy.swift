import BackOffice
import Domain
import Reports
import Workbook

/// Why a commitment was met or missed, and the workbook that says it all of a quarter.
enum CommitmentWhy {
    static let routes: [Route] = [
        .get("/why/commitment/{customer}/{period}/{commitment}", .permission(.readBooks), "Why a commitment is met or missed") {
            visit in
            let code = try CustomerPages.code(visit)
            let commitment: Commitment.ID = try visit.identifier("commitment", of: "commitment")
            guard let period = ReportingPeriod(visit.parameters["period"] ?? "") else {
                throw Missing("period", (visit.parameters["period"] ?? "").prefix(16))
            }
            let subject = visit.query["subject"]
            let rows = try visit.read { try $0.compliance(of: code, over: period) }.filter {
                $0.assessment.commitment == commitment && (subject == nil || $0.assessment.subject == subject)
            }
            guard !rows.isEmpty else { throw Missing("commitment", commitment) }
            return .page(
                WhyPages.page(
                    "\(rows.first?.assessment.metric.words ?? "") of \(code) in \(period.words)",
                    rows.map(\.assessment.derivation),
                    back: Button("\(code)", href: "/customers/\(code)"), section: .customers))
        },
        .get("/customers/{customer}/quarterly-status.xlsx", .permission(.readBooks), "The quarterly status report, as a workbook")
        {
            visit in
            let code = try CustomerPages.code(visit)
            let quarter = try visit.query.needed("quarter", "a quarter such as 2026Q3") { Quarter($0) }
            let workbook = try visit.read {
                try ReportCatalogue.report("quarterly-status").workbook(for: code, quarter, from: $0)
            }
            return .workbook(try workbook.bytes, name: "\(code)-\(quarter)-status.xlsx")
        },
    ]
}
