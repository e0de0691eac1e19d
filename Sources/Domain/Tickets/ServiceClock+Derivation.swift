/// How a clock of a request came to stand where it stands: what "why clock" prints.
extension ServiceClock {
    package func derivation(of request: ServiceRequest, in zone: Zone = .pacific) -> Derivation {
        var derivation = Derivation("\(request.id) \(kind.words)", rule: kind.rule, result: words(in: zone))
        derivation.input("opened", zone.words(request.history.openedAt), source: "\(request.id)/1")
        for (at, severity) in request.history.severities { derivation.input("severity", "\(severity) from \(zone.words(at))") }
        guard let promise else {
            derivation.step("severity \(request.history.severity.map { "\($0)" } ?? "unknown") is owed no \(kind.words)")
            return derivation
        }
        derivation.input("promised", promise.target.words, source: "policy \(promise.version), severity \(promise.severity)")
        for term in terms { derivation.steps += steps(of: term, promise, in: zone) }
        return derivation
    }

    private func steps(of term: Term, _ promise: Promise, in zone: Zone) -> [String] {
        let stood = term.stood.periods.filter { $0.end > term.from }.map { period in
            let end = period.end == .distantFuture ? "on" : "to \(zone.words(period.end))"
            return "it stands from \(zone.words(max(period.start, term.from))) \(end)"
        }
        let usedUp = term.usedUp(promise).map { "used up at \(zone.words($0))" } ?? "not used up while it stands"
        return ["from \(zone.words(term.from)) on, \(promise.target.words)"] + stood + [usedUp]
    }

    /// What became of it, in words: `met at 14 Sep 2026 06:00 PDT, due 10:00 PDT`.
    package func words(in zone: Zone) -> String {
        let due = due.map { "due \(zone.words($0))" } ?? "not due while it stands"
        return switch outcome {
        case .running: promise == nil ? "not owed" : "running, \(due)"
        case .paused: promise == nil ? "not owed" : "paused, \(due)"
        case .met(let at): "met at \(zone.words(at)), \(due)"
        case .missed(let doneAt): "missed, \(due), \(doneAt.map { "done at \(zone.words($0))" } ?? "not done yet")"
        case .lateThroughChange(let at, let doneAt):
            "late only through the change of \(zone.words(at)), \(due), "
                + (doneAt.map { "done at \(zone.words($0))" } ?? "not done yet") + "; outside attainment"
        case .ended(let at): "ended at \(zone.words(at)), owed no more"
        }
    }
}

extension ServiceClock.Kind {
    fileprivate var rule: String {
        switch self {
        case .firstResponse:
            "From the opening to the first message of the desk that the customer can read; it never pauses and never restarts (8.3)."
        case .nextUpdate:
            "The earlier of the target after the desk's last message, less pauses, and the target after the oldest message unanswered (8.3)."
        case .resolution: "From the opening to the resolution or a work-around, less paused working time (8.3)."
        }
    }
}
