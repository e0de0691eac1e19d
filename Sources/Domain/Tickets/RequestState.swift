/// Where a request stands.
package enum RequestState: String, CaseIterable, Codable, Sendable {
    case open, resolved, closed, merged
}

/// What its facts say of a request beside its clocks.
extension RequestHistory {
    package var state: RequestState {
        if mergedInto != nil { return .merged }
        if isClosed { return .closed }
        return isResolved ? .resolved : .open
    }

    package var isClosed: Bool {
        facts.last {
            switch $0.deed {
            case .closed, .reopened: true
            default: false
            }
        }?.deed == .closed
    }

    package var channel: RequestChannel? {
        for fact in facts { if case .opened(let channel) = fact.deed { return channel } }
        return nil
    }

    /// It was reported as severity 1 by something else than a phone, and nobody has validated that yet (8.2).
    package var claimsCritical: Bool {
        for fact in facts.reversed() { if case .severitySet(_, let claims) = fact.deed { return claims } }
        return false
    }

    package var agreement: MaintenanceAgreement.ID? {
        for fact in facts.reversed() { if case .contractSet(let agreement) = fact.deed { return agreement } }
        return nil
    }

    package var assignee: String? {
        for fact in facts.reversed() { if case .assigned(let who) = fact.deed { return who } }
        return nil
    }

    /// Somebody said so since it was last assigned.
    package var isAcknowledged: Bool {
        for fact in facts.reversed() {
            switch fact.deed {
            case .acknowledged: return true
            case .assigned: return false
            default: continue
            }
        }
        return false
    }

    package var watchers: Set<String> {
        facts.reduce(into: []) { watchers, fact in
            guard case .watcherSet(let who, let watches) = fact.deed else { return }
            if watches { watchers.insert(who) } else { watchers.remove(who) }
        }
    }

    package var links: [String] {
        facts.compactMap { fact in if case .linked(let record) = fact.deed { record } else { nil } }
    }

    package var pause: Pause? { pauses.last { $0.end == nil } }

    /// The customer spoke last: after the opening and every public staff message, the resolution included.
    package var awaitsAnswer: Bool {
        guard let message = customerMessages.last(where: { $0 > openedAt }) else { return publicReplies.isEmpty && !isResolved }
        return message > (publicReplies.last ?? openedAt)
    }
}

/// Columns by which the queue is read; each is worked out from the facts, and written with them.
package struct RequestStanding: Equatable, Sendable {
    package let state: RequestState
    package let severity: Severity
    package let claimsCritical: Bool
    package let assignee: String?
    /// By live chat or the dedicated line: ahead of others of its severity (8.6).
    package let isAhead: Bool
    package let awaitsAnswer: Bool
    package let pause: PauseReason?
    /// What is owed first, and when; a clock that is late stays owed until it is done.
    package let owed: ServiceClock.Kind?
    package let dueAt: Instant?

    package init(_ history: RequestHistory, clocks: RequestClocks) {
        state = history.state
        severity = history.severity ?? .limited
        claimsCritical = history.claimsCritical
        assignee = history.assignee
        isAhead = history.channel?.hasPriority ?? false
        awaitsAnswer = history.awaitsAnswer
        pause = history.pause?.reason
        let next = clocks.owed.min { ($0.due ?? .distantFuture) < ($1.due ?? .distantFuture) }
        owed = next?.kind
        dueAt = next?.due
    }
}

extension RequestClocks {
    /// What is still to be done: running, standing, or late and not done yet.
    package var owed: [ServiceClock] { ([firstResponse, resolution] + updates.suffix(1)).filter(\.isOwed) }
}

extension ServiceClock {
    package var isOwed: Bool {
        guard promise != nil else { return false }
        return switch outcome {
        case .running, .paused: true
        case .missed(let doneAt), .lateThroughChange(_, let doneAt): doneAt == nil
        case .met, .ended: false
        }
    }
}
