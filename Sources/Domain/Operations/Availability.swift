/// The availability of one system over a month, or a month so far: `(agreed - down) / agreed`, in seconds (10.3).
package struct Availability: Equatable, Codable, Sendable {
    package let system: MonitoredSystem
    package let month: Month
    /// Agreed time up to the instant of judging.
    package let agreed: Int
    package let down: Int
    /// Agreed time in which nobody knows; it counts as up.
    package let unknown: Int
    /// Agreed time still to come.
    package let remaining: Int
    package let outages: [OutageEffect]
    package let windows: [WindowEffect]
    package let derivation: Derivation

    package var share: Share { Share(agreed - down, of: agreed) }
    /// With the rest of agreed time as up (13.4).
    package var ifNothingElseFails: Share { Share(agreed - down + remaining, of: agreed + remaining) }

    package struct OutageEffect: Equatable, Codable, Sendable {
        package let outage: Outage.ID
        package let kind: Outage.Kind
        package let period: Period
        package let isOpen: Bool
        /// Seconds of it inside agreed time.
        package let seconds: Int
        package let note: String
    }

    package struct WindowEffect: Equatable, Codable, Sendable {
        package let window: ServiceWindow.ID
        package let planned: Period
        package let counts: Bool
        package let why: String
        /// Seconds taken out of agreed time.
        package let excluded: Int
        /// Seconds of overrun inside agreed time.
        package let overrun: Int
    }

    /// Judged as of `now`: of outages and windows as then known, clipped to the agreement's term.
    package init(
        of system: MonitoredSystem, in month: Month, terms: AvailabilityTerms, term: ClosedRange<Day>, outages: [Outage],
        windows: [ServiceWindow], now: Instant
    ) {
        let calendar = terms.calendar(of: system)
        let whole = calendar.period(of: month).clipped(to: calendar.zone.period(of: term))
        let window = calendar.spans(in: whole)
        let concerned = windows.filter {
            $0.concerns(system) && ($0.planned.overlaps(whole) || $0.overrun?.overlaps(whole) == true)
        }
        let counted = Spans(concerned.filter { $0.standing(noticeHours: terms.noticeHours) == .counts }.map(\.planned))
        let promised = window.subtracting(counted)
        let agreed = promised.clipped(to: Period(whole.start, min(max(now, whole.start), whole.end)))

        let inside = outages.filter { $0.system == system && $0.period(at: now)?.overlaps(whole) == true }
        func spans(_ kind: Outage.Kind) -> Spans { Spans(inside.filter { $0.kind == kind }.compactMap { $0.period(at: now) }) }
        let down = spans(.unavailable).union(Spans(concerned.compactMap(\.overrun))).intersection(agreed)
        let unknown = spans(.unknown).intersection(agreed).subtracting(down)

        self.system = system
        self.month = month
        self.agreed = agreed.seconds
        self.down = down.seconds
        self.unknown = unknown.seconds
        remaining = promised.seconds - agreed.seconds
        self.outages = inside.sorted { ($0.startedAt, $0.id) < ($1.startedAt, $1.id) }.compactMap { outage in
            outage.period(at: now).map { period in
                OutageEffect(
                    outage: outage.id, kind: outage.kind, period: period, isOpen: outage.endedAt == nil,
                    seconds: agreed.clipped(to: period).seconds, note: outage.note)
            }
        }
        self.windows = concerned.sorted { ($0.planned.start, $0.id) < ($1.planned.start, $1.id) }.map { entry in
            let standing = entry.standing(noticeHours: terms.noticeHours)
            return WindowEffect(
                window: entry.id, planned: entry.planned, counts: standing == .counts, why: standing.words,
                excluded: standing == .counts ? window.clipped(to: entry.planned).seconds : 0,
                overrun: entry.overrun.map { agreed.clipped(to: $0).seconds } ?? 0)
        }
        derivation = AvailabilityDerivation(
            calendar: calendar, whole: whole, now: now, windowSeconds: window.seconds, promised: promised.seconds,
            agreed: agreed.seconds, down: down.seconds, unknown: unknown.seconds, outages: self.outages, windows: self.windows
        ).derivation(of: system, in: month)
    }
}

extension Availability {
    /// Agreed, down and unknown seconds of several systems or months together: sum over sum.
    package static func pooled(_ all: [Availability]) -> (agreed: Int, down: Int, unknown: Int, remaining: Int) {
        all.reduce((agreed: 0, down: 0, unknown: 0, remaining: 0)) {
            ($0.agreed + $1.agreed, $0.down + $1.down, $0.unknown + $1.unknown, $0.remaining + $1.remaining)
        }
    }
}
