/// One obligation of the desk, as the facts make it: what is owed since when, by when, and what became of it (8.3).
package struct ServiceClock: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case firstResponse, nextUpdate, resolution

        package var words: String {
            switch self {
            case .firstResponse: "first response"
            case .nextUpdate: "next update"
            case .resolution: "resolution"
            }
        }
    }

    package enum Outcome: Equatable, Sendable {
        case running
        /// It stands, in a pause.
        case paused
        case met(at: Instant)
        /// Unmet at its due instant; `at` is when it was done after all.
        case missed(doneAt: Instant?)
        /// Late only through a change of severity or policy at an instant: shown apart, outside attainment.
        case lateThroughChange(at: Instant, doneAt: Instant?)
        /// Ended without being owed any more: by the resolution, or by a merge.
        case ended(at: Instant)
    }

    package let kind: Kind
    package let origin: Instant
    /// Nil while a pause holds it, and where nothing is owed.
    package let due: Instant?
    package let outcome: Outcome
    /// What it ran by, in order: the promise at its origin, and each that a change of severity or policy put in its place.
    package let changes: [Change]
    /// What it is reckoned from; it is due when the first of these is used up.
    package let terms: [Term]

    /// A promise in force from an instant on; nil where the severity owes nothing.
    package struct Change: Equatable, Sendable {
        package let at: Instant
        package let promise: Promise?
    }

    /// What it runs by: the last promise that applied; nil where the severity owes nothing.
    package var promise: Promise? { changes.last?.promise }

    /// The month it belongs to, in the provider's zone: where it was met or, unmet, fell due. Nil while it runs, and for what
    /// is outside attainment.
    package var month: Month? {
        switch outcome {
        case .met(let at): Month(of: Zone.pacific.day(of: at))
        case .missed: due.map { Month(of: Zone.pacific.day(of: $0)) }
        case .running, .paused, .lateThroughChange, .ended: nil
        }
    }

    /// The instant at which so many percent (1 to 100) of its target are used up; nil where the clock does not get there.
    package func threshold(percent: Int) -> Instant? {
        promise.flatMap { usedUp($0, percent: percent) }
    }

    func usedUp(_ promise: Promise, percent: Int) -> Instant? {
        guard (1...100).contains(percent) else { return nil }
        return terms.compactMap { $0.usedUp(promise, percent: percent) }.min()
    }

    /// A beginning, and the stretches in which the time after it does not count.
    package struct Term: Equatable, Sendable {
        package let from: Instant
        package let stood: Spans
        /// Stretches that begin where the clock was met: a target used up exactly there runs out at the reopening.
        let metAt: Set<Instant>

        package init(from: Instant, stood: Spans, metAt: Set<Instant> = []) {
            self.from = from
            self.stood = stood
            self.metAt = metAt
        }

        /// As it was when the clock was done: what came after does not move its due instant.
        func known(until end: Instant) -> Term {
            Term(from: from, stood: stood.clipped(to: Period(.distantPast, end)), metAt: metAt)
        }

        /// When a target, or so many percent of it, is used up; nil while it stands for good.
        package func usedUp(_ promise: Promise, percent: Int = 100) -> Instant? {
            let end = Zone.utc.instant(.latest, second: 86_400)
            var left = Int64(clamping: promise.target.minutes).clampedProduct(600 * Int64(percent))
            var isUsedUp = false
            for run in Spans([Period(from, end)]).subtracting(stood).periods {
                if isUsedUp { return run.start }
                guard let at = promise.calendar.consume(&left, within: run) else { continue }
                guard at == run.end, metAt.contains(at) else { return at }
                isUsedUp = true
            }
            return nil
        }
    }
}

extension Int64 {
    fileprivate func clampedProduct(_ other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }
}

extension ServiceClock {
    /// Judges an obligation by the promises in force one after another. A missed one stays missed; one that a change makes
    /// late is late only through it as long as the due instant before the change has not passed too.
    static func judged(
        _ kind: Kind, from origin: Instant, terms: [Term], promises: [Change], doneAt: Instant?,
        endedAt: Instant?, at now: Instant
    ) -> ServiceClock {
        let end = min(doneAt ?? .distantFuture, endedAt ?? .distantFuture)
        let terms = terms.map { $0.known(until: end) }
        var standing: Instant?
        var shown: Instant?
        var lateSince: Instant?
        var applied: [Change] = []
        func clock(_ outcome: Outcome, due: Instant?) -> ServiceClock {
            ServiceClock(kind: kind, origin: origin, due: due, outcome: outcome, changes: applied, terms: terms)
        }
        for (index, change) in promises.enumerated() where change.at <= min(end, now) {
            if let standing, standing < change.at { return clock(.missed(doneAt: doneAt), due: standing) }
            applied.append(change)
            shown = change.promise.flatMap { promise in terms.compactMap { $0.usedUp(promise) }.min() }
            if let shown, shown < change.at, index > 0 {
                lateSince = lateSince ?? change.at
            } else {
                (standing, lateSince) = (shown, nil)
            }
        }
        if let standing, standing < min(end, now) { return clock(.missed(doneAt: doneAt), due: standing) }
        if let lateSince {
            return clock(.lateThroughChange(at: lateSince, doneAt: end <= now ? doneAt ?? endedAt : nil), due: shown)
        }
        if let endedAt, endedAt <= now, endedAt < (doneAt ?? .distantFuture) { return clock(.ended(at: endedAt), due: shown) }
        if let doneAt, doneAt <= now {
            return clock(applied.last?.promise == nil ? .ended(at: doneAt) : .met(at: doneAt), due: shown)
        }
        let stands = terms.allSatisfy { term in term.stood.periods.contains { $0.contains(now) } }
        return clock(stands ? .paused : .running, due: shown)
    }
}
