/// The steps of one assessment, for "why?".
struct AssessmentDerivation {
    let commitment: Commitment
    let subject: String?
    let period: ReportingPeriod
    let months: [MonthMeasure]
    let share: Share
    let verdict: Assessment.Verdict
    let closesAt: Instant

    var derivation: Derivation {
        let target = commitment.target
        let unit = commitment.metric.unit
        var why = Derivation(
            "\(commitment.words)\(subject.map { " (\($0))" } ?? "") in \(period.words)", rule: commitment.metric.rule,
            result: result,
            parts: months.map(\.derivation))
        why.input("target", target.description)
        for month in months {
            let state = month.isFinal ? "final" : "so far"
            why.input(month.month.words, "\(counts(month.soFar)) \(unit.plural), \(state)")
            for (reason, count) in month.excluded.sorted(by: { $0.key < $1.key }) {
                why.input("excluded", "\(count.counted(unit)): \(reason)")
            }
        }
        if months.count > 1 { why.step("pooled: \(counts(share)) \(unit.plural), sum over sum") }
        if !share.isNoObligation {
            let kept = share.meets(target) == true
            why.step("\(share.words(against: target)) is \(kept ? "at least" : "below") \(target), compared in whole numbers")
        }
        if verdict == .notFinal {
            let rest = months.reduce(Share.zero) { $0 + $1.ifNothingElseFails }
            why.step("if nothing else fails: \(counts(rest)) = \(rest.words(against: target))")
            if let margin = rest.margin(to: target) {
                why.step(
                    margin >= 0
                        ? "\(margin.counted(unit)) may still fail before the target is lost"
                        : "the target is lost by \((-margin).counted(unit))")
            }
            why.step("final at the close, \(commitment.zone.words(closesAt))")
        }
        return why
    }

    private var result: String {
        switch verdict {
        case .noObligation: "no obligation: nothing was due"
        case .notFinal: "\(share.words(against: commitment.target)) so far, not final"
        case .met, .missed: "\(share.words(against: commitment.target)) against \(commitment.target): \(verdict.words)"
        }
    }

    private func counts(_ share: Share) -> String { "\(share.part.grouped) of \(share.whole.grouped)" }
}
