import BackOffice
import Domain
import Workbook

/// The commitments of a quarter as tables: judged over the quarter, month by month, and where each leads for its evidence.
enum CommitmentSheets {
    static let rate = ["Kept": Table.Rate("Kept part", over: "Of")]

    /// The verdict on every commitment of the quarter.
    static func verdicts(_ facts: QuarterFacts) -> Table {
        Table(
            "commitments", facts.judged.map { CommitmentStanding($0.assessment) },
            columns: [
                Column("Commitment", widest: 44) { .link($0.name, .sheet(sheet(for: $0.assessment.metric, facts))) },
                Column("Promise") { .percent($0.assessment.target) },
                Column("Kept") { .share($0.assessment.share, against: $0.assessment.target) },
                Column("Kept part") { $0.count($0.assessment.share.part) },
                Column("Of") { $0.count($0.assessment.share.whole) },
                Column(facts.isFinal ? "Margin" : "May still fail", widest: 26) { .text($0.margin) },
                Column("Verdict") { .verdict($0.verdict) },
            ], rates: rate, whenEmpty: "No commitment was in force.")
    }

    /// Each commitment in each month of the quarter, and the quarter itself.
    static func byMonth(_ facts: QuarterFacts) -> Sheet {
        let lines = facts.judged.flatMap { row -> [Line] in
            let months = facts.trend.filter { facts.quarter.months.contains($0.month) }
            let monthly = months.flatMap { entry in
                entry.rows.filter { $0.assessment.isSame(as: row.assessment) }.map { Line(period: entry.month.words, row: $0) }
            }
            return monthly + [Line(period: facts.quarter.words, row: row)]
        }
        var columns: [Column<Line>] = [
            Column("Commitment", widest: 44) { .text(CommitmentStanding($0.row.assessment).name) },
            Column("Period") { .text($0.period) },
            Column("Promise") { .percent($0.row.assessment.target) },
            Column("Kept") { .share($0.row.assessment.share, against: $0.row.assessment.target) },
            Column("Kept part") { CommitmentStanding($0.row.assessment).count($0.row.assessment.share.part) },
            Column("Of") { CommitmentStanding($0.row.assessment).count($0.row.assessment.share.whole) },
        ]
        if !facts.isFinal {
            columns.append(
                Column("If nothing else fails") { line in
                    let judged = line.row.assessment
                    return judged.isFinal ? .empty : .share(judged.ifNothingElseFails, against: judged.target)
                })
        }
        columns.append(Column("Margin", widest: 26) { .text(CommitmentStanding($0.row.assessment).margin) })
        if lines.contains(where: { $0.row.restated != nil }) {
            columns.append(
                Column("Restated") { line in
                    line.row.restated.map { Cell.share($0, against: line.row.assessment.target) } ?? .empty
                })
        }
        columns.append(Column("Verdict") { .verdict(CommitmentStanding($0.row.assessment).verdict) })
        let table = Table("commitments by month", lines, columns: columns, rates: rate)
        return Sheet(
            "Commitments", title: "Commitments by month",
            summary: "Every commitment in each month and in the quarter, with its margin and what was restated", [.table(table)])
    }

    /// What each commitment came to in up to twelve months.
    static func trend(_ facts: QuarterFacts) -> Sheet {
        let names = facts.judged.map { CommitmentStanding($0.assessment) }.filter { !$0.assessment.metric.isQuarterly }
        let months = facts.trend
        let columns: [Column<Int>] =
            [Column<Int>("Month") { .month(months[$0].month) }]
            + names.map { standing in
                Column<Int>(standing.name) { index in
                    months[index].rows.first { $0.assessment.isSame(as: standing.assessment) }.map {
                        $0.assessment.share.isNoObligation
                            ? .empty : .share($0.assessment.share, against: standing.assessment.target)
                    } ?? .empty
                }
            }
        let table = Table("trend", Array(months.indices), columns: columns)
        let drawn = names.filter { name in
            months.contains { entry in
                entry.rows.contains { $0.assessment.isSame(as: name.assessment) && !$0.assessment.share.isNoObligation }
            }
        }
        func chart(_ title: String, _ isMeant: (Metric) -> Bool) -> Block? {
            let series = drawn.filter { isMeant($0.assessment.metric) }.map { Chart.Series($0.name) }
            guard months.count > 1, !series.isEmpty else { return nil }
            return .chart(Chart(title, .line, of: "trend", along: "Month", series: series, unit: "percent kept"))
        }
        let charts = [
            chart("Read rates and files by month") { $0.isOfReads }, chart("Availability by month") { $0.isAvailability },
        ].compactMap { $0 }
        return Sheet(
            "Trend", title: "Trend", summary: "Each commitment by month, up to twelve months back", [.table(table)] + charts)
    }

    /// The sheet that holds the evidence of a metric.
    static func sheet(for metric: Metric, _ facts: QuarterFacts) -> String {
        switch metric {
        case .applicationAvailability, .infrastructureAvailability: "Availability"
        case .readRate(let slots, _): ReadRateSheets.dailyName(slots.rawValue)
        case .billingReadRate: "Billing reads"
        case .fileDelivery: "Files"
        case .recoveryTime, .checklistCompleteness: facts.operations == nil ? "Why" : "Operations"
        case .quoteTurnaround, .clock, .quarterlyMeeting: "Why"
        }
    }

    private struct Line: Sendable {
        let period: String
        let row: ComplianceRow
    }
}

extension Assessment {
    /// The same promise of the same system, whatever the period.
    func isSame(as other: Assessment) -> Bool {
        (agreement, commitment, subject) == (other.agreement, other.commitment, other.subject)
    }
}

extension Metric {
    var isAvailability: Bool { self == .applicationAvailability || self == .infrastructureAvailability }
}
