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

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: ArgumentHelp("A month (2026-09) or a quarter (2026Q3).", valueName: "period")) var period: ReportingPeriod

    func run() throws {
        let (zone, rows) = try house.read { view in
            (try view.customer(customer).zone, try view.compliance(of: customer, over: period))
        }
        try house.answer(rows.map(ComplianceAnswer.init)) {
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
