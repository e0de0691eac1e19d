import Domain
import Metering

/// One month of a read or delivery commitment, from the figures of the metering side.
struct ReadMeasures {
    let figures: MonthFigures
    let agreement: CloudServicesAgreement
    let days: UtilityDays
    let now: Instant
    /// At the close itself, what cannot be frozen (nothing is registered) is final too.
    let isClosing: Bool

    func measure(_ commitment: Commitment, in month: Month) throws -> MonthMeasure? {
        switch commitment.metric {
        case .readRate(let slots, let deadline): return try rate(slots, deadline, month, commitment)
        case .billingReadRate: return try billing(month, commitment)
        case .fileDelivery: return try delivery(month, commitment)
        case .applicationAvailability, .infrastructureAvailability, .recoveryTime, .checklistCompleteness, .quoteTurnaround,
            .clock, .quarterlyMeeting:
            return nil
        }
    }

    private func isFinal(_ month: Month) throws -> Bool { try isClosing || figures.isFrozen(month) }

    // MARK: Read rates

    private func rate(_ slots: Metric.Slots, _ deadline: Metric.Deadline, _ month: Month, _ commitment: Commitment) throws
        -> MonthMeasure
    {
        var soFar = Share.zero
        var rest = Share.zero
        var excluded: [String: Int] = [:]
        var parts: [String] = []
        let final = try isFinal(month)
        for commodity in Commodity.allCases {
            let counts = try dayCounts(commodity, slots, deadline, month, isFinal: final)
            let judged = DayCount.soFar(counts)
            let last = DayCount.lastComplete(counts) == nil ? try lastEligible(commodity, slots, deadline, month.previous) : 0
            soFar = soFar + judged
            rest = rest + DayCount.ifNothingElseFails(counts, before: last)
            guard !judged.isNoObligation else { continue }
            parts.append("\(commodity.rawValue): \(judged.part.grouped) of \(judged.whole.grouped) slots = \(judged.words())")
            let through = Set(counts.filter(\.isJudged).map(\.day))
            for day in try figures.rate(month).series(commodity, ReadClass(rawValue: slots.rawValue)).flatMap(\.days)
            where through.contains(day.day) {
                excluded.merge(day.excludedByCode, uniquingKeysWith: { $0 &+ $1 })
            }
        }
        return MonthMeasure(
            month: month, soFar: soFar, ifNothingElseFails: final ? soFar : rest, isFinal: final, excluded: excluded,
            derivation: derivation(commitment, month, soFar, parts, final))
    }

    /// At the close every day is judged, even where a contract's T3 would fall due later.
    private func dayCounts(
        _ commodity: Commodity, _ slots: Metric.Slots, _ deadline: Metric.Deadline, _ month: Month, isFinal: Bool = false
    ) throws -> [DayCount] {
        let series = try figures.rate(month).series(commodity, ReadClass(rawValue: slots.rawValue))
        let known = Dictionary((series.first?.days ?? []).map { ($0.day, $0.adjusted) }, uniquingKeysWith: { first, _ in first })
        return figures.falls(of: commodity, in: month, days).filter { agreement.term.contains($0.day) }.map { fall in
            let counts = known[fall.day] ?? .none
            return DayCount(
                day: fall.day, eligible: counts.eligible, received: deadline == .t1 ? counts.t1 : counts.t3,
                isComplete: fall.end <= now, isJudged: isFinal || (deadline == .t1 ? fall.due.t1 : fall.due.t3) <= now)
        }
    }

    /// The eligible slots of the last complete day before a month that has none; looks back a quarter at most.
    private func lastEligible(
        _ commodity: Commodity, _ slots: Metric.Slots, _ deadline: Metric.Deadline, _ month: Month, steps: Int = 3
    ) throws -> Int {
        guard steps > 0, month.last >= agreement.term.lowerBound else { return 0 }
        if let last = DayCount.lastComplete(try dayCounts(commodity, slots, deadline, month)) { return last.eligible }
        return try lastEligible(commodity, slots, deadline, month.previous, steps: steps - 1)
    }

    // MARK: Billing and deliveries

    private func billing(_ month: Month, _ commitment: Commitment) throws -> MonthMeasure {
        let figure = try figures.billing(month)
        let cycles = figure.cycles.filter { agreement.term.contains($0.billDate) }
        let share = cycles.reduce(Share.zero) { $0 + $1.share }
        // A bill date to come is taken with the last one's endpoints, all of them read.
        let last = cycles.map(\.billDate).max()
        let eligible = cycles.reduce(0) { $0 + ($1.billDate == last ? $1.eligible : 0) }
        let ofLast = max(1, Set(cycles.filter { $0.billDate == last }.map(\.cycle)).count)
        let coming = (eligible / ofLast) * figure.comingOn.count(where: agreement.term.contains)
        let final = try isFinal(month)
        return MonthMeasure(
            month: month, soFar: share, ifNothingElseFails: final ? share : share + Share(coming, of: coming), isFinal: final,
            excluded: cycles.isEmpty
                ? [:] : excluded("excluded endpoints", cycles.reduce(0) { $0 + $1.rawEligible - $1.eligible }),
            derivation: derivation(
                commitment, month, share,
                cycles.map { "cycle \($0.cycle), billed \($0.billDate.words): \($0.received.grouped) of \($0.eligible.grouped)" },
                final))
    }

    private func delivery(_ month: Month, _ commitment: Commitment) throws -> MonthMeasure {
        let figure = try figures.delivery(month)
        let files = figure.files.filter { agreement.term.contains($0.serviceDay) }
        let judged = files.filter { $0.excludedBy == nil }
        let share = Share(judged.count { $0.isGood }, of: judged.count)
        let failed = judged.filter { !$0.isGood }.map {
            "\($0.fileType) of \($0.serviceDay.words) to \($0.destination): \($0.verdict)"
        }
        let coming = figure.comingFor.count(where: agreement.term.contains)
        let final = try isFinal(month)
        return MonthMeasure(
            month: month, soFar: share,
            ifNothingElseFails: final ? share : share + Share(coming, of: coming), isFinal: final,
            excluded: excluded("proven receiver outage", files.count - judged.count),
            derivation: derivation(commitment, month, share, Array(failed.prefix(50)), final))
    }

    private func excluded(_ reason: String, _ count: Int) -> [String: Int] { count > 0 ? [reason: count] : [:] }

    private func derivation(_ commitment: Commitment, _ month: Month, _ share: Share, _ steps: [String], _ isFinal: Bool)
        -> Derivation
    {
        Derivation(
            "\(commitment.metric.words), \(month.words)", rule: commitment.metric.rule, steps: steps,
            result: share.isNoObligation
                ? "nothing was due"
                : "\(share.part.grouped) of \(share.whole.counted(commitment.metric.unit)) = \(share.words(against: commitment.target))"
                    + (isFinal ? ", frozen at the close" : ", so far"))
    }
}
