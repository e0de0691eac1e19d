import BackOffice
import Domain
import Workbook

/// Every commitment judged: the quarter, its months, the trend, and why.
enum ComplianceReport {
    static let report = Report(
        "compliance", title: "Contract compliance",
        holds: "Every commitment by quarter and month: kept, promise, margin, verdict, why"
    ) { facts in
        [
            Sheet(
                "Verdicts", title: "Contract compliance", summary: "The verdict on every commitment of the quarter",
                [.banner(Cover(facts: facts).verdict), .table(CommitmentSheets.verdicts(facts))]),
            CommitmentSheets.byMonth(facts), CommitmentSheets.trend(facts),
            EvidenceSheet.sheet(facts.judged.map(\.assessment.derivation)),
        ]
    }
}
