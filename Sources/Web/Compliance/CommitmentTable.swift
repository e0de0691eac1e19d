import BackOffice
import Documents
import Domain
import Reports
import Workbook

/// Commitments one under another: promise, so far, margin, restated beside frozen, and the last twelve months as a line.
struct CommitmentTable: Piece {
    static let template = "web/commitments"
    private let title: String
    /// What stands over the figures: `So far`, or `At the close`.
    private let soFar: String
    /// What may still fail while the period runs; once it is over, by how much it was kept or missed.
    private let marginHead: String
    private let rows: [Row]

    init(
        _ title: String, _ judged: [ComplianceRow], _ trends: [CommitmentTrend], of customer: CustomerCode,
        over period: ReportingPeriod, on today: Day
    ) {
        self.title = title
        marginHead = period.last < today ? "Margin" : "May still fail"
        soFar = judged.allSatisfy(\.assessment.isFinal) ? "At the close" : "So far"
        let anyClosed = judged.contains(where: \.assessment.isFinal)
        rows = judged.map { row in
            var drawn = Row(row, trends.of(row.assessment), customer, period)
            if !anyClosed { drawn.restated = nil }
            return drawn
        }
    }

    /// What the lines show, in figures.
    static func months(_ rows: [ComplianceRow], _ trends: [CommitmentTrend]) -> Fold {
        let months = Set(trends.flatMap { $0.points.map(\.month) }).sorted()
        let table = rows.compactMap { row -> [Shown]? in
            let assessment = row.assessment
            let points = trends.of(assessment)
            guard !points.isEmpty else { return nil }
            let figures = months.map { month in
                points.first { $0.month == month }.map { Shown.figure($0.share.words(against: assessment.target)) } ?? .figure("")
            }
            return [Shown(CommitmentStanding(assessment).name)] + figures
        }
        return Fold(
            "The last twelve closed months in figures",
            [Grid("Closed months", ["Commitment"] + months.map(\.words), table, whenEmpty: "No month is closed yet.")])
    }

    struct Row: TemplateValue {
        let name: Shown
        let value: Shown
        let verdict: Shown
        let margin: Shown
        /// Nil while nothing of the table is closed.
        var restated: Shown?
        let spark: SparkLine?

        static let fields: [String: @Sendable (Row) -> Any?] = [
            "name": { $0.name }, "value": { $0.value }, "verdict": { $0.verdict }, "margin": { $0.margin },
            "restated": { $0.restated },
            "spark": { $0.spark },
        ]

        init(
            _ row: ComplianceRow, _ points: [CommitmentTrend.Point], _ customer: CustomerCode, _ period: ReportingPeriod
        ) {
            let assessment = row.assessment
            let standing = CommitmentStanding(assessment)
            name = Shown(
                standing.name, sub: "at least \(assessment.target)\(assessment.minimum.map { ", never under \($0)" } ?? "")")
            value = .figure(
                assessment.share.words(against: assessment.target), why: CommitmentWhy.path(assessment, of: customer, in: period),
                sub: assessment.isFinal || assessment.ifNothingElseFails.isNoObligation
                    ? nil : "at best \(assessment.ifNothingElseFails.words(against: assessment.target))")
            let words = standing.verdict.words
            let isRunning = words.hasPrefix("not final, ")
            verdict = Shown(
                chip: Chip(isRunning ? String(words.dropFirst("not final, ".count)) : words, standing.verdict.tone),
                sub: isRunning ? "not final" : nil)
            margin = .figure(standing.margin)
            restated =
                row.restated.map { .figure($0.words(against: assessment.target)) }
                ?? .figure(assessment.isFinal ? "unchanged" : "")
            spark = SparkLine(points, of: assessment.target, through: period.months.last ?? Month(of: period.last))
        }
    }

    static let fields: [String: @Sendable (CommitmentTable) -> Any?] = [
        "title": { $0.title }, "soFar": { $0.soFar }, "marginHead": { $0.marginHead }, "rows": { $0.rows },
        "hasRestated": { $0.rows.contains { $0.restated != nil } },
    ]
}

/// Twelve closed months as a line within 132 by 32, the promise as another: what lies above it was kept.
struct SparkLine: TemplateValue {
    private struct Spot: TemplateValue {
        let x: Double
        let y: Double
        let words: String
        let tone: String

        static let fields: [String: @Sendable (Spot) -> Any?] = [
            "x": { SparkLine.text($0.x) }, "y": { SparkLine.text($0.y) }, "words": { $0.words }, "tone": { $0.tone },
        ]
    }

    private let spots: [Spot]
    private let promised: Double
    private let words: String

    /// Nil where no month is closed or none had an obligation.
    init?(_ points: [CommitmentTrend.Point], of target: Percent, through last: Month) {
        let known = points.filter { !$0.share.isNoObligation }
        guard !known.isEmpty else { return nil }
        let goal = Double(target.millionths) / 1_000_000
        let values = known.map { Double($0.share.part) / Double($0.share.whole) }
        let least = min(values.min() ?? goal, goal)
        // A little room under the lowest; the whole at the top.
        let floor = max(0, least - max(0.000_5, (1 - least) * 0.2))
        func height(_ value: Double) -> Double { 29 - (value - floor) / max(1 - floor, 0.000_001) * 26 }
        func left(_ month: Month) -> Double {
            let back = (last.year - month.year) * 12 + last.number - month.number
            return 128 - Double(back) * 11.2
        }
        promised = height(goal)
        spots = zip(known, values).map { point, value in
            let isKept = point.share.meets(target) != false
            return Spot(
                x: left(point.month), y: height(value),
                words: "\(point.month.words): \(point.share.words(against: target)), \(isKept ? "kept" : "missed")",
                tone: isKept ? "good" : "late")
        }
        let missed = known.count { $0.share.meets(target) == false }
        words =
            "\(known.count.counted("closed month")) against \(target): \(missed == 0 ? "all kept" : "\(missed.grouped) missed"), the last \(known.last.map { $0.share.words(against: target) } ?? "")"
    }

    fileprivate static func text(_ value: Double) -> String {
        guard let tenths = Int(exactly: (value * 10).rounded()) else { return "0" }
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    static let fields: [String: @Sendable (SparkLine) -> Any?] = [
        "target": { text($0.promised) }, "words": { $0.words }, "points": { $0.spots },
        "line": { $0.spots.map { "\(text($0.x)),\(text($0.y))" }.joined(separator: " ") },
    ]
}

extension [CommitmentTrend] {
    fileprivate func of(_ assessment: Assessment) -> [CommitmentTrend.Point] {
        first { $0.commitment == assessment.commitment && $0.subject == assessment.subject }?.points ?? []
    }
}
