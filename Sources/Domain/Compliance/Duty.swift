/// One thing owed by an instant: a recovery, a quote. Commitments on time kept are shares of duties done in time (13.3).
package struct Duty: Equatable, Sendable {
    /// The record it stands in: `DR-000003`.
    package let record: String
    /// What was owed, in words.
    package let what: String
    package let dueAt: Instant
    /// Nil while it is still to do.
    package let doneAt: Instant?

    package init(record: String, what: String, dueAt: Instant, doneAt: Instant?) {
        self.record = record
        self.what = what
        self.dueAt = dueAt
        self.doneAt = doneAt
    }

    /// Done at the due instant itself is in time. Nil while it is neither done nor late.
    package func isInTime(at now: Instant) -> Bool? {
        if let doneAt, doneAt <= now { return doneAt <= dueAt }
        return now > dueAt ? false : nil
    }

    /// The instant whose month it belongs to: when it was done in time, else when it fell due, as with clocks (8.3).
    package func belongsAt(_ now: Instant) -> Instant {
        guard let doneAt, doneAt <= now else { return dueAt }
        return min(doneAt, dueAt)
    }
}

extension MonthMeasure {
    /// The duties of a month that lie in the commitment's days, by its zone.
    ///
    /// One still to do that falls due in the month is no failure so far; if nothing else fails it is done in time.
    package init(_ duties: [Duty], of commitment: Commitment, in month: Month, at now: Instant, isFinal: Bool) {
        let period = commitment.zone.period(of: month.days)
        let term = commitment.zone.period(of: commitment.from...max(commitment.from, commitment.through))
        let owed = duties.filter { duty in
            let at = duty.belongsAt(now)
            return period.contains(at) && term.contains(at)
        }
        let judged = owed.compactMap { duty in duty.isInTime(at: now).map { (duty: duty, inTime: $0) } }
        let soFar = Share(judged.count { $0.inTime }, of: judged.count)
        let open = owed.count - judged.count
        let late = judged.filter { !$0.inTime }.map(\.duty)
        var why = Derivation(
            "\(commitment.metric.words), \(month.words)", rule: commitment.metric.rule,
            result: soFar.isNoObligation
                ? (isFinal ? "nothing was due" : "nothing was due so far")
                : "\(soFar.part.grouped) of \(soFar.whole.counted(commitment.metric.unit)) = "
                    + soFar.words(against: commitment.target) + (isFinal ? ", frozen at the close" : ", so far"))
        // Few are told one by one; of many, those that failed.
        let told = judged.count <= 20 ? judged.map(\.duty) : Array(late.prefix(50))
        for duty in told {
            let done = duty.doneAt.map { $0 <= now ? "done \(commitment.zone.words($0))" : "not done" } ?? "not done"
            why.input(
                duty.isInTime(at: now) == true ? "in time" : "late",
                "\(duty.what): due \(commitment.zone.words(duty.dueAt)), \(done)", source: duty.record)
        }
        if judged.count > told.count { why.step("\(late.count.grouped) late, \(soFar.part.grouped) in time") }
        if open > 0 { why.step("\(open.counted(commitment.metric.unit)) still to do") }
        self.init(
            month: month, soFar: soFar, ifNothingElseFails: isFinal ? soFar : soFar + Share(open, of: open), isFinal: isFinal,
            derivation: why)
    }
}
