/// The clocks of a request at an instant: each a fold over its facts and the policy versions in force (8.3).
package struct RequestClocks: Equatable, Sendable {
    package let firstResponse: ServiceClock
    /// One for each round between staff messages, in order; the last one may run.
    package let updates: [ServiceClock]
    package let resolution: ServiceClock

    /// Facts after the instant are not known yet.
    package init(_ facts: RequestHistory, policies: ServiceLevelPolicies, at now: Instant) {
        let history = facts.known(at: now)
        firstResponse = history.firstResponse(policies, at: now)
        updates = history.updates(policies, at: now)
        resolution = history.resolution(policies, at: now)
    }

    package var all: [ServiceClock] { [firstResponse] + updates + [resolution] }

    /// The update that is owed now; nil before there is one, and after the last.
    package var nextUpdate: ServiceClock? {
        updates.last.flatMap { clock in
            switch clock.outcome {
            case .running, .paused: clock.promise == nil ? nil : clock
            case .missed(let doneAt), .lateThroughChange(_, let doneAt): doneAt == nil ? clock : nil
            case .met, .ended: nil
            }
        }
    }
}

extension RequestHistory {
    /// From the opening to the first public staff message. It never pauses and never restarts.
    fileprivate func firstResponse(_ policies: ServiceLevelPolicies, at now: Instant) -> ServiceClock {
        ServiceClock.judged(
            .firstResponse, from: openedAt, terms: [ServiceClock.Term(from: openedAt, stood: .none)],
            promises: promises(.firstResponse, from: openedAt, policies: policies), doneAt: publicReplies.first,
            endedAt: mergedAt, at: now)
    }

    /// From the opening to the resolution or the work-around, less pauses; a reopening lets it run on with the time it had
    /// left.
    fileprivate func resolution(_ policies: ServiceLevelPolicies, at now: Instant) -> ServiceClock {
        let over = RequestHistory.reopened(fixes)
        let term = ServiceClock.Term(
            from: openedAt, stood: pauseSpans.union(Spans(over)), metAt: Set(over.map(\.start)))
        return ServiceClock.judged(
            .resolution, from: openedAt, terms: [term],
            promises: promises(.resolution, from: openedAt, policies: policies, atRest: over),
            doneAt: fixes.last.flatMap { $0.reopenedAt == nil ? $0.at : nil }, endedAt: mergedAt, at: now)
    }

    /// A round is answered by the next staff message, and counts as one. It begins with the staff message before, or with the
    /// first customer message after the opening.
    fileprivate func updates(_ policies: ServiceLevelPolicies, at now: Instant) -> [ServiceClock] {
        let begins: [Instant?] = [nil] + publicReplies
        let answers: [Instant?] = publicReplies + [nil]
        return zip(begins, answers).compactMap { staff, answered in
            let message = customerMessages.filter { message in
                message > (staff ?? openedAt) && message <= (answered ?? .distantFuture)
            }.compactMap { owed(since: $0, answered: answered) }.first
            guard let origin = staff ?? message else { return nil }
            return update(from: origin, staff: staff, message: message, answered: answered, policies, at: now)
        }
    }

    /// Due at the earlier of a target after the staff message, which stands in a pause, and a target after the oldest
    /// unanswered customer message, which does not. Both stand while the request is resolved, and end there if it stays so.
    private func update(
        from origin: Instant, staff: Instant?, message: Instant?, answered: Instant?, _ policies: ServiceLevelPolicies,
        at now: Instant
    ) -> ServiceClock? {
        let until = answered ?? .distantFuture
        let lasting = rests.filter { ($0.reopenedAt ?? .distantFuture) >= until }
        if lasting.contains(where: { $0.holds(origin) }) || (mergedAt ?? .distantFuture) <= origin { return nil }
        let resolvedAt = lasting.first { $0.at >= origin && $0.at < until }?.at
        let over = RequestHistory.reopened(rests)
        let metAt = Set(over.map(\.start))
        let terms = [
            staff.map { ServiceClock.Term(from: $0, stood: pauseSpans.union(Spans(over)), metAt: metAt) },
            message.map { ServiceClock.Term(from: $0, stood: Spans(over), metAt: metAt) },
        ].compactMap { $0 }
        return ServiceClock.judged(
            .nextUpdate, from: origin, terms: terms,
            promises: promises(.nextUpdate, from: origin, policies: policies, atRest: over), doneAt: answered,
            endedAt: [resolvedAt, mergedAt].compactMap { $0 }.min(), at: now)
    }

    /// Since when a customer message is owed an answer: from the reopening where it came while the request was resolved; nil
    /// where that did not come before the answer.
    private func owed(since message: Instant, answered: Instant?) -> Instant? {
        guard let rest = rests.first(where: { $0.holds(message) }) else { return message }
        return rest.reopenedAt.flatMap { $0 < (answered ?? .distantFuture) ? $0 : nil }
    }

    private static func reopened(_ fixes: [Fix]) -> [Period] {
        fixes.compactMap { fix in fix.reopenedAt.map { Period(fix.at, $0) } }
    }
}
