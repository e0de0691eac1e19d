import ArgumentParser
import BackOffice
import Domain
import Reports
import Workbook

/// `amico compliance`: every commitment of a customer over a month or a quarter.
struct ComplianceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compliance", abstract: "Judge a customer's commitments over a month or a quarter.",
        discussion: """
            While the period runs the verdict is not final: the figure is "so far", beside it stands what it comes to if nothing \
            else fails, and how much failure is left before the target is lost.

            Example: amico compliance --customer RIVERBEND --period 2026Q3
            """)

    private struct Line: Encodable {
        let commitment: Commitment.ID
        let metric: Metric
        /// The application, where each is judged for itself.
        let subject: String?
        let period: ReportingPeriod
        let numerator: Int
        let denominator: Int
        /// In percent, truncated; null when there is no obligation.
        let value: String?
        let target: Percent
        let verdict: Assessment.Verdict
        let ifNothingElseFails: String?
        let marginLeft: Int?
        let excluded: [String: Int]
        let restated: Share?
        let closesAt: Instant

        init(_ row: ComplianceRow) {
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

        func encode(to encoder: any Encoder) throws {
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
            case commitment, metric, subject, period, numerator, denominator, value, target, verdict, ifNothingElseFails,
                marginLeft
            case excluded, restated, closesAt
        }
    }

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month (2026-09) or a quarter (2026Q3).", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        let (zone, rows) = try house.read { view in
            (try view.customer(customer).zone, try view.compliance(of: customer, over: period))
        }
        try house.answer(rows.map(Line.init)) {
            let table = Table(
                "Compliance", rows,
                columns: [
                    Column("Commitment") { .text($0.assessment.commitment.text) },
                    Column("Of") { .text($0.assessment.subject ?? "") },
                    Column("Kept") { CommitmentStanding($0.assessment).count($0.assessment.share.part) },
                    Column("Due") { CommitmentStanding($0.assessment).count($0.assessment.share.whole) },
                    Column("Figure") { .share($0.assessment.share, against: $0.assessment.target) },
                    Column("Promised") { .percent($0.assessment.target) },
                    Column("Verdict") { .text($0.assessment.verdict.words) },
                    Column("If nothing else fails") { row in
                        row.assessment.isFinal
                            ? .empty : .share(row.assessment.ifNothingElseFails, against: row.assessment.target)
                    },
                    Column("May still fail") { .text(CommitmentStanding($0.assessment).margin) },
                    Column("Restated") { row in row.restated.map { .share($0, against: row.assessment.target) } ?? .empty },
                ])
            let closes = rows.first.map { "\n\nCloses \(zone.words($0.assessment.closesAt)). " } ?? "\n\n"
            return "\(customer), \(period.words)\n\n\(table.lines)\(closes)"
                + "How each came about: amico why commitment NAME --customer \(customer) --period \(period)"
        }
    }
}
