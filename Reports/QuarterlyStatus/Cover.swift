import BackOffice
import Domain
import Metering
import Workbook

/// The first page: the verdict in a sentence, every commitment in a line, and the daily picture of the one read most.
struct Cover {
    let facts: QuarterFacts

    var sheet: Sheet {
        var blocks: [Block] = [.banner(verdict), .table(CommitmentSheets.verdicts(facts))]
        if let slots = drawn { blocks.append(.chart(ReadRateSheets.chart(slots, facts))) }
        blocks.append(.text(small))
        return Sheet(
            "Status", title: "Status", summary: "The verdict on every commitment of the quarter", isOnePage: true, blocks)
    }

    /// The class whose daily rate stands on the first page: intervals where they are promised, else what is.
    private var drawn: ReadClass? {
        let classes = ReadRateSheets.classes(facts)
        return [ReadClass.interval, .register].first {
            classes.contains($0) && (facts.target($0, .t1) ?? facts.target($0, .t3)) != nil
        }
    }

    var verdict: Verdict {
        let all = facts.judged.map { CommitmentStanding($0.assessment) }
        func named(_ list: [CommitmentStanding]) -> String {
            list.map { "\($0.name) (\($0.assessment.share.words(against: $0.assessment.target)))" }.joined(separator: ", ")
        }
        guard facts.isFinal else { return running(all, named) }
        let tally = CommitmentTally(all.map(\.assessment))
        let missed = all.filter { $0.assessment.standing == .missed }
        let narrow = all.filter { $0.assessment.standing == .met && $0.isNarrow }
        var words = "\(tally.met) of \(tally.judged) commitments met."
        if !missed.isEmpty { words += " Missed: \(named(missed))." }
        if !narrow.isEmpty { words += " Narrowly met: \(named(narrow))." }
        return Verdict(words, missed.isEmpty ? (narrow.isEmpty ? .good : .due) : .late)
    }

    private func running(_ all: [CommitmentStanding], _ named: ([CommitmentStanding]) -> String) -> Verdict {
        let tally = CommitmentTally(all.map(\.assessment))
        let lost = all.filter { [.lost, .missed].contains($0.assessment.standing) }
        let behind = all.filter { $0.assessment.standing == .behind }
        var words = "Not final"
        if let closes = facts.closesAt { words += " until \(facts.zone.words(closes))" }
        words += ". So far \(tally.keptOrOnCourse) of \(tally.judged) commitments are kept or on course."
        if !lost.isEmpty { words += " Lost already: \(named(lost))." }
        if !behind.isEmpty { words += " Behind: \(named(behind))." }
        return Verdict(words, lost.isEmpty ? (behind.isEmpty ? .calm : .due) : .late)
    }

    private var small: String {
        let service = facts.serviceWords.isEmpty ? "" : facts.serviceWords + ". "
        let people =
            "Account manager \(facts.customer.accountManager), technical representative \(facts.customer.technicalRepresentative)."
        let state =
            facts.isFinal
            ? "Every month is frozen at its close." : "Months whose close has not come are shown as far as they have been judged."
        return service + people + " " + state
            + " Percentages are truncated, never rounded up; the words are defined on the sheet Notes."
    }
}
