import BackOffice
import Documents
import Domain
import Reports
import Workbook

/// The commitments of a customer over a period: promise, so far, margin, verdict, and how the closed months went.
struct CommitmentTable: Piece {
    static let template = "web/commitments"
    let caption: String
    let rows: [Row]
    let inner: [any Piece]

    struct Row: TemplateValue {
        let name: String
        let promise: String
        let soFar: Shown
        let margin: String
        let verdict: Chip
        let spark: Spark?

        static let fields: [String: @Sendable (Row) -> Any?] = [
            "name": { $0.name }, "promise": { $0.promise }, "soFar": { $0.soFar }, "margin": { $0.margin },
            "verdict": { $0.verdict }, "spark": { $0.spark },
        ]
    }

    init(_ caption: String, _ judged: [ComplianceRow], kept: [KeptMonth], of customer: CustomerCode, over period: ReportingPeriod)
    {
        self.caption = caption
        rows = judged.map { Row($0, kept, customer, period) }
        inner = [CommitmentTable.months(judged, kept)].compactMap { $0 }
    }

    static let fields: [String: @Sendable (CommitmentTable) -> Any?] = ["caption": { $0.caption }, "rows": { $0.rows }]

    /// The table behind the lines.
    private static func months(_ judged: [ComplianceRow], _ kept: [KeptMonth]) -> (any Piece)? {
        let months = Set(kept.map(\.month)).sorted()
        guard !months.isEmpty else { return nil }
        let heads = [Grid.Head("Commitment")] + months.map { Grid.Head($0.words, figure: true) }
        let rows = judged.map { row -> [Shown] in
            let own = kept.of(row.assessment)
            return [Shown(CommitmentStanding(row.assessment).name)]
                + months.map { month in
                    Shown(own.first { $0.month == month }?.share.words(against: row.assessment.target) ?? "")
                }
        }
        return Fold("Closed months as a table", [Grid("Closed months", heads, rows)])
    }
}

extension CommitmentTable.Row {
    init(_ row: ComplianceRow, _ kept: [KeptMonth], _ customer: CustomerCode, _ period: ReportingPeriod) {
        let assessment = row.assessment
        let standing = CommitmentStanding(assessment)
        let own = kept.of(assessment)
        name = standing.name
        promise = assessment.target.description
        let subject = assessment.subject.map { "?subject=\(Query.encoded($0))" } ?? ""
        soFar = Shown(
            assessment.value.map { "\($0) %" } ?? "nothing due",
            sub: row.restated.map { "restated \($0.words(against: assessment.target))" },
            why: "/why/commitment/\(customer)/\(period)/\(assessment.commitment)\(subject)")
        margin = standing.margin
        // The heading says that the period still runs.
        verdict = Chip(standing.verdict.words.replacing("not final, ", with: ""), standing.verdict.tone)
        spark = own.count < 2 ? nil : Spark(own, target: assessment.target)
    }
}

extension [KeptMonth] {
    fileprivate func of(_ assessment: Assessment) -> [KeptMonth] {
        filter { $0.commitment == assessment.commitment && $0.subject == assessment.subject }
    }
}

/// A line of closed months with the promise across it.
struct Spark: TemplateValue {
    let points: String
    let targetAt: String
    let lastAt: (x: String, y: String)
    let words: String

    static let fields: [String: @Sendable (Spark) -> Any?] = [
        "points": { $0.points }, "targetAt": { $0.targetAt }, "lastX": { $0.lastAt.x }, "lastY": { $0.lastAt.y },
        "words": { $0.words },
    ]

    init(_ months: [KeptMonth], target: Percent) {
        let parts = months.map { $0.share.isNoObligation ? 1 : Double($0.share.part) / Double($0.share.whole) }
        let promise = Double(target.millionths) / 1_000_000
        let low = min(parts.min() ?? promise, promise)
        let span = max(max(parts.max() ?? 1, promise) - low, 0.000_001)
        func height(_ part: Double) -> String { Spark.tenths(3 + (1 - (part - low) / span) * 18) }
        let step = months.count > 1 ? 92 / Double(months.count - 1) : 0
        let places = parts.enumerated().map { (x: Spark.tenths(2 + Double($0) * step), y: height($1)) }
        points = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        targetAt = height(promise)
        lastAt = places.last ?? ("0", "0")
        words = months.map { "\($0.month.words) \($0.share.words(against: target))" }.joined(separator: ", ")
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
