import Domain
import Workbook

/// How an assessment is put before a customer: in a word, with its tone.
package struct CommitmentStanding {
    let assessment: Assessment

    package init(_ assessment: Assessment) { self.assessment = assessment }

    /// Met, but with less than a twentieth of the failures the promise allows left.
    var isNarrow: Bool {
        guard let margin = assessment.marginLeft, margin >= 0 else { return false }
        let share = assessment.ifNothingElseFails
        return margin &* 20 < share.whole - share.needed(for: assessment.target)
    }

    package var verdict: Verdict {
        switch assessment.standing {
        case .met: isNarrow ? Verdict("met, narrow", .due) : Verdict("met", .good)
        case .missed: Verdict("missed", .late)
        case .noObligation: assessment.isFinal ? Verdict("no obligation", .calm) : Verdict("not final", .calm)
        case .lost: Verdict("not final, lost", .late)
        case .behind: Verdict("not final, behind", .due)
        case .onCourse: isNarrow ? Verdict("not final, narrow", .due) : Verdict("not final, on course", .good)
        }
    }

    /// What the commitment is called; with its application where each is judged for itself.
    package var name: String { assessment.metric.words + (assessment.subject.map { ": \($0)" } ?? "") }

    /// What more may fail, or by how much it was missed: `1,912 slots`, `4 h 08 min`, `missed by 12 slots`.
    package var margin: String {
        guard let margin = assessment.marginLeft else { return "" }
        let size = amount(Int(margin.magnitude))
        return margin >= 0 ? size : "short by \(size)"
    }

    package func amount(_ count: Int) -> String {
        switch assessment.metric {
        case .applicationAvailability, .infrastructureAvailability: Cell.seconds(count).words
        case .readRate, .billingReadRate, .fileDelivery, .recoveryTime, .checklistCompleteness, .quoteTurnaround,
            .clock, .quarterlyMeeting:
            count.counted(assessment.metric.unit)
        }
    }

    /// Numerator and denominator as cells: seconds of availability are times, all else is counted.
    package func count(_ value: Int) -> Cell {
        switch assessment.metric {
        case .applicationAvailability, .infrastructureAvailability: .seconds(value)
        case .readRate, .billingReadRate, .fileDelivery, .recoveryTime, .checklistCompleteness, .quoteTurnaround,
            .clock, .quarterlyMeeting:
            .int(value)
        }
    }
}
