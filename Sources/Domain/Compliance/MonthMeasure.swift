/// One month of one commitment, as measured: what the assessments of the month and of its quarter are made of.
package struct MonthMeasure: Equatable, Codable, Sendable {
    package let month: Month
    /// What has been judged so far; all of the month once it is over.
    package let soFar: Share
    /// The whole month if nothing else fails (13.4).
    package let ifNothingElseFails: Share
    /// The figure of the month's close: it no longer changes.
    package let isFinal: Bool
    /// What was left out of both sides, by reason.
    package let excluded: [String: Int]
    package let derivation: Derivation

    package init(
        month: Month, soFar: Share, ifNothingElseFails: Share, isFinal: Bool, excluded: [String: Int] = [:],
        derivation: Derivation
    ) {
        self.month = month
        self.soFar = soFar
        self.ifNothingElseFails = ifNothingElseFails
        self.isFinal = isFinal
        self.excluded = excluded
        self.derivation = derivation
    }

    package static func final(_ month: Month, _ share: Share, excluded: [String: Int] = [:], derivation: Derivation)
        -> MonthMeasure
    {
        MonthMeasure(
            month: month, soFar: share, ifNothingElseFails: share, isFinal: true, excluded: excluded, derivation: derivation)
    }
}

/// Slots, endpoints or files of one day of a month that may still be running.
package struct DayCount: Equatable, Sendable {
    package let day: Day
    package let eligible: Int
    package let received: Int
    /// The day's own time is over: its eligible count is known.
    package let isComplete: Bool
    /// Its deadline has passed: its received count is settled.
    package let isJudged: Bool

    package init(day: Day, eligible: Int, received: Int, isComplete: Bool, isJudged: Bool) {
        self.day = day
        self.eligible = eligible
        self.received = received
        self.isComplete = isComplete
        self.isJudged = isJudged
    }

    package static func lastComplete(_ days: [DayCount]) -> DayCount? {
        days.filter(\.isComplete).max { $0.day < $1.day }
    }

    package static func soFar(_ days: [DayCount]) -> Share {
        days.filter(\.isJudged).reduce(.zero) { $0 + Share($1.received, of: $1.eligible) }
    }

    /// Each day still to come is taken with the last complete day's eligible count, all of it received; so is a day that is
    /// over but not yet due, with its own (13.4). `before` is the last complete day's count where the month has none yet.
    package static func ifNothingElseFails(_ days: [DayCount], before: Int = 0) -> Share {
        let last = lastComplete(days)?.eligible ?? before
        return days.reduce(.zero) { sum, day in
            if day.isJudged { return sum + Share(day.received, of: day.eligible) }
            let eligible = day.isComplete ? day.eligible : last
            return sum + Share(eligible, of: eligible)
        }
    }
}
