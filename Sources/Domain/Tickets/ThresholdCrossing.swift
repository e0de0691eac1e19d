/// A clock passing a part of its target: what an escalation begins with (8.4). Each happens once in a clock's life.
package struct ThresholdCrossing: Equatable, Sendable {
    package let kind: ServiceClock.Kind
    /// Which obligation of its kind: the one owed since then.
    package let origin: Instant
    /// 50, 75 or 100.
    package let percent: Int
    /// The instant at which so much was used up, or the change of severity or policy that made it so.
    package let at: Instant
    package let isThroughChange: Bool
    /// What the clock ran by.
    package let promise: Promise

    /// When somebody is told who looks at an instant: then, or when the clock's own calendar opens again. Nobody is called at
    /// midnight over business hours.
    package func tellAt(from now: Instant) -> Instant {
        let from = max(now, at)
        let end = Zone.utc.instant(.latest, second: 86_400)
        var left: Int64 = 1
        let first = promise.calendar.consume(&left, within: Period(from, end))
        return first.map { Instant(milliseconds: $0.milliseconds &- 1) } ?? from
    }
}

extension RequestClocks {
    /// What the clocks have passed up to an instant, in its order.
    package func crossings(until now: Instant) -> [ThresholdCrossing] { everyCrossing.filter { $0.at <= now } }

    /// What a clock passes next if nothing happens before; nil where none will.
    package func nextCrossing(after now: Instant) -> ThresholdCrossing? { everyCrossing.first { $0.at > now } }

    private var everyCrossing: [ThresholdCrossing] {
        all.flatMap(\.crossings).sorted {
            ($0.at, $0.kind.rawValue, $0.origin, $0.percent) < ($1.at, $1.kind.rawValue, $1.origin, $1.percent)
        }
    }
}

extension [ThresholdCrossing] {
    /// The highest of each clock: all that is worth telling after a time in which nobody looked.
    package var highestOfEachClock: [ThresholdCrossing] {
        filter { crossing in
            !contains { $0.kind == crossing.kind && $0.origin == crossing.origin && $0.percent > crossing.percent }
        }
    }
}

extension ServiceClock {
    /// Each threshold it passes before it is done, past and to come. What a change makes it pass all at once is one crossing,
    /// the highest; so a clock late through a change is late once.
    var crossings: [ThresholdCrossing] {
        let crossed = EscalationLadder.thresholds.compactMap(crossing)
        return crossed.filter { one in
            !one.isThroughChange || !crossed.contains { $0.isThroughChange && $0.at == one.at && $0.percent > one.percent }
        }.filter { $0.at < (doneAt ?? .distantFuture) }
    }

    /// Under each promise in turn, as long as it was in force; once passed, a later change does not undo it.
    private func crossing(percent: Int) -> ThresholdCrossing? {
        let ends = changes.dropFirst().map(\.at) + [.distantFuture]
        for (change, end) in zip(changes, ends) {
            guard let promise = change.promise, let used = usedUp(promise, percent: percent) else { continue }
            let at = max(used, change.at)
            if at < end {
                return ThresholdCrossing(
                    kind: kind, origin: origin, percent: percent, at: at, isThroughChange: used < change.at, promise: promise)
            }
        }
        return nil
    }

    private var doneAt: Instant? {
        switch outcome {
        case .running, .paused: nil
        case .met(let at), .ended(let at): at
        case .missed(let doneAt), .lateThroughChange(_, let doneAt): doneAt
        }
    }
}
