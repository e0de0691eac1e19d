/// The facts of a request in their order, and the stretches of time they make. Any order of writing them down gives the same
/// history, but for facts of one kind and instant, of which the last written down holds.
package struct RequestHistory: Equatable, Sendable {
    package let facts: [RequestFact]
    package let openedAt: Instant
    /// When each severity was set; the first one counts from the opening.
    package private(set) var severities: [(at: Instant, severity: Severity)] = []
    /// A staff message the customer can read; an automatic reply is none.
    package private(set) var publicReplies: [Instant] = []
    package private(set) var customerMessages: [Instant] = []
    /// In the order they began; several may last at once, one for each reason. The end is nil while it lasts.
    package private(set) var pauses: [Pause] = []
    /// From a resolution or work-around to the reopening that made it run on.
    package private(set) var fixes: [Fix] = []
    /// From each `resolved` to its reopening.
    package private(set) var rests: [Fix] = []
    /// Since when another request carries what is owed; nil unless it is merged.
    package private(set) var mergedAt: Instant?
    package private(set) var mergedInto: ServiceRequest.ID?

    package struct Pause: Equatable, Sendable {
        package let reason: PauseReason
        /// What is waited for, where it is a change that was named.
        package let change: ChangeRequest.ID?
        package let start: Instant
        package var end: Instant?
    }

    package struct Fix: Equatable, Sendable {
        package let at: Instant
        package var reopenedAt: Instant?

        func holds(_ instant: Instant) -> Bool { at <= instant && instant < (reopenedAt ?? .distantFuture) }
    }

    /// Nil without an opening fact.
    package init?(_ facts: some Sequence<RequestFact>) {
        // Stable: what is equal stays in the order it was written down in.
        self.facts = facts.sorted(by: RequestFact.precedes)
        let opening = self.facts.first { fact in
            if case .opened = fact.deed { true } else { false }
        }
        guard let opening else { return nil }
        openedAt = opening.at
        for fact in self.facts where fact.at >= openedAt { fold(fact) }
    }

    package static func == (a: RequestHistory, b: RequestHistory) -> Bool { a.facts == b.facts }

    package var isPaused: Bool { pauses.contains { $0.end == nil } }
    package var isFixed: Bool { fixes.last.map { $0.reopenedAt == nil } ?? false }
    package var isResolved: Bool { rests.last.map { $0.reopenedAt == nil } ?? false }
    package var severity: Severity? { severities.last?.severity }

    private mutating func fold(_ fact: RequestFact) {
        switch fact.deed {
        case .severitySet(let severity, _):
            severities.append((severities.isEmpty ? openedAt : fact.at, severity))
        case .customerMessage:
            customerMessages.append(fact.at)
            endPauses(at: fact.at) { $0 == .waitingOnCustomer }
        case .publicReply(_, let automatic):
            if !automatic, publicReplies.last != fact.at { publicReplies.append(fact.at) }
        case .merged(let other):
            if mergedAt == nil { (mergedAt, mergedInto) = (fact.at, other) }
        case .unmerged:
            (mergedAt, mergedInto) = (nil, nil)
        case .workAroundGiven:
            if !isFixed { fixes.append(Fix(at: fact.at)) }
        case .paused(let reason, let change):
            guard !isResolved, !pauses.contains(where: { $0.end == nil && $0.reason == reason }) else { return }
            pauses.append(Pause(reason: reason, change: change, start: fact.at))
        case .resumed:
            endPauses(at: fact.at)
        case .resolved:
            endPauses(at: fact.at)
            if !isFixed { fixes.append(Fix(at: fact.at)) }
            if !isResolved { rests.append(Fix(at: fact.at)) }
        case .reopened:
            if isFixed { fixes[fixes.count - 1].reopenedAt = fact.at }
            if isResolved { rests[rests.count - 1].reopenedAt = fact.at }
        case .opened, .contractSet, .assigned, .acknowledged, .internalNote, .fileAttached, .watcherSet, .linked, .workLogged,
            .escalated, .closed:
            break
        }
    }

    private mutating func endPauses(at instant: Instant, where ends: (PauseReason) -> Bool = { _ in true }) {
        for index in pauses.indices where pauses[index].end == nil && ends(pauses[index].reason) { pauses[index].end = instant }
    }

    /// Without what is still to come at an instant.
    func known(at now: Instant) -> RequestHistory {
        guard let last = facts.last, last.at > now else { return self }
        return RequestHistory(facts.filter { $0.at <= now }) ?? self
    }
}

extension RequestHistory {
    /// The promises for a clock that began at an instant: the one in force then, and each later change of severity or policy.
    /// A change while the clock was at rest touches it when it runs on.
    func promises(
        _ kind: ServiceClock.Kind, from origin: Instant, policies: ServiceLevelPolicies, atRest: [Period] = []
    ) -> [ServiceClock.Change] {
        let changes = Set(severities.map(\.at).filter { $0 > origin } + policies.changes(after: origin)).sorted()
        return ([origin] + changes).map { at in
            let severity = severities.last { $0.at <= at }?.severity
            let rest = atRest.first { $0.start < at && at < $0.end }
            return ServiceClock.Change(
                at: rest?.end ?? at, promise: severity.flatMap { policies.inForce(at: at).promise(kind, severity: $0) })
        }
    }

    var pauseSpans: Spans { Spans(pauses.map { Period($0.start, $0.end ?? .distantFuture) }) }
}
