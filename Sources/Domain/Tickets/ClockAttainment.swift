extension ServiceClock {
    /// What a commitment counts it as: nil where nothing is owed, it stands, it ended, or it is late only through a change.
    package func duty(of request: ServiceRequest.ID) -> Duty? {
        guard let due else { return nil }
        let doneAt: Instant?
        switch outcome {
        case .running: doneAt = nil
        case .met(let at): doneAt = at
        case .missed(let at): doneAt = at
        case .paused, .lateThroughChange, .ended: return nil
        }
        let severity = promise.map { ", severity \($0.severity)" } ?? ""
        return Duty(record: request.text, what: kind.words + severity, dueAt: due, doneAt: doneAt)
    }

    /// The severity it was judged by; nil where nothing was owed.
    package var severity: Severity? { promise?.severity }

    /// When a change made it late, where it is late only through that.
    package var lateThroughChangeAt: Instant? {
        if case .lateThroughChange(let at, _) = outcome { at } else { nil }
    }

    package var isMet: Bool {
        if case .met = outcome { true } else { false }
    }

    package var isMissed: Bool {
        if case .missed = outcome { true } else { false }
    }
}

/// How many clocks of one kind, severity and month were met (8.3).
package struct ClockAttainment: Equatable, Sendable {
    package struct Group: Hashable, Comparable, Sendable {
        package let month: Month
        package let severity: Severity
        package let kind: ServiceClock.Kind

        private var order: (Month, Severity, Int) {
            (month, severity, ServiceClock.Kind.allCases.firstIndex(of: kind) ?? 0)
        }

        package static func < (a: Group, b: Group) -> Bool { a.order < b.order }
    }

    package let group: Group
    package private(set) var met = 0
    package private(set) var missed: [ServiceRequest.ID] = []
    /// Apart: neither met nor missed; in the month of the change.
    package private(set) var lateThroughChange: [ServiceRequest.ID] = []

    /// Met over met and missed; late through a change is on neither side.
    package var share: Share { Share(met, of: met + missed.count) }

    /// Of all the clocks given, those of a run of months (provider zone), by month, severity and clock.
    package static func table(
        _ clocks: some Sequence<(request: ServiceRequest.ID, clock: ServiceClock)>, months: some Collection<Month>
    ) -> [ClockAttainment] {
        var groups: [Group: ClockAttainment] = [:]
        for (request, clock) in clocks {
            let changed = clock.lateThroughChangeAt.map { Month(of: Zone.pacific.day(of: $0)) }
            guard let severity = clock.severity, let month = clock.month ?? changed, months.contains(month) else { continue }
            let group = Group(month: month, severity: severity, kind: clock.kind)
            var attainment = groups[group] ?? ClockAttainment(group: group)
            if changed != nil {
                attainment.lateThroughChange.append(request)
            } else if clock.isMet {
                attainment.met += 1
            } else {
                attainment.missed.append(request)
            }
            groups[group] = attainment
        }
        return groups.values.sorted { $0.group < $1.group }
    }

    private init(group: Group) { self.group = group }

    package var derivation: Derivation {
        var why = Derivation(
            "\(group.kind.words), severity \(group.severity), \(group.month.words)",
            rule: "A clock counts in the month in which it was met or, unmet, fell due, in the provider's zone; late only "
                + "through a change of severity or policy is left out (8.3).",
            result: share.isNoObligation
                ? "nothing fell due" : "\(met.grouped) of \(share.whole.grouped) met = \(share.words())")
        for request in missed { why.input("missed", group.kind.words, source: request.text) }
        for request in lateThroughChange { why.input("apart", "late only through a change", source: request.text) }
        return why
    }
}
