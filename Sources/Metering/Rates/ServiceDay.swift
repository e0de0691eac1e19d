import Domain

/// What the reads of one day are: the civil day of a utility's zone, or the gas day (12.1).
package enum ServiceDayRule: Hashable, Sendable {
    case civil(Zone)
    /// [09:00, 09:00) Central, named by the date it starts.
    case gasDay

    package func period(of day: Day) -> Period {
        Period(start(of: day), start(of: day + 1))
    }

    /// The service day an instant lies in; its first instant belongs to it.
    package func day(of instant: Instant) -> Day {
        switch self {
        case .civil(let zone): return zone.day(of: instant)
        case .gasDay:
            let (day, second) = Zone.central.civil(instant)
            return second < 32_400 ? day - 1 : day
        }
    }

    /// The service day an end stamp closes time of: midnight belongs to the day before it.
    package func day(ofEnd stamp: Instant) -> Day {
        day(of: Instant(milliseconds: stamp.milliseconds &- 1))
    }

    /// The service day whose end, the nominal register stamp, is nearest; half-way belongs to the earlier (12.3).
    package func day(ofRegister stamp: Instant) -> Day {
        let day = day(ofEnd: stamp)
        let period = period(of: day)
        let sinceEarlier = stamp.milliseconds &- period.start.milliseconds
        let untilLater = period.end.milliseconds &- stamp.milliseconds
        return sinceEarlier <= untilLater ? day - 1 : day
    }

    private func start(of day: Day) -> Instant {
        switch self {
        case .civil(let zone): zone.start(of: day)
        case .gasDay: Zone.central.instant(day, second: 32_400)
        }
    }
}

/// The service days of one commodity of one utility with their deadlines.
package struct ServiceDays: Hashable, Sendable {
    /// A daily time of one zone's clock, minutes after midnight.
    package struct ExportTime: Hashable, Sendable {
        package let zone: Zone
        package let minute: Int

        package init(zone: Zone, minute: Int) {
            self.zone = zone
            self.minute = minute
        }

        /// The first time strictly after an instant.
        package func first(after instant: Instant) -> Instant {
            let day = zone.day(of: instant)
            let today = zone.instant(day, second: minute * 60)
            return today > instant ? today : zone.instant(day + 1, second: minute * 60)
        }
    }

    package struct Deadlines: Hashable, Sendable {
        package let t1: Instant
        package let t3: Instant
    }

    package let rule: ServiceDayRule
    /// The utility's own zone, in which T3 falls due.
    package let zone: Zone
    package let export: ExportTime
    package let latestDays: Int
    /// Seconds either side of the nominal stamp.
    package let registerTolerance: Int

    package init(rule: ServiceDayRule, zone: Zone, export: ExportTime, latestDays: Int, registerTolerance: Int) {
        self.rule = rule
        self.zone = zone
        self.export = export
        self.latestDays = latestDays
        self.registerTolerance = registerTolerance
    }

    package func period(of day: Day) -> Period { rule.period(of: day) }

    /// T1: the first export time after the day's end. T3: 24:00 of the utility's clock on the third day after it (12.4).
    package func deadlines(for day: Day) -> Deadlines {
        Deadlines(t1: export.first(after: rule.period(of: day).end), t3: zone.start(of: day + latestDays + 1))
    }

    /// The slots of a channel's day; `minutes` nil is a register.
    package func grid(of day: Day, minutes: Int?) -> SlotGrid {
        SlotGrid(period: rule.period(of: day), minutes: minutes)
    }

    /// The grid slot a value belongs to, as its service day and slot number; nil for an interval end no slot has. A register
    /// read belongs to the nearest nominal stamp, at any distance: whether it counts is `isWithinTolerance`.
    package func slot(ofEnd stamp: Instant, minutes: Int?) -> (day: Day, slot: Int)? {
        guard minutes != nil else { return (rule.day(ofRegister: stamp), 0) }
        let day = rule.day(ofEnd: stamp)
        return grid(of: day, minutes: minutes).slot(ofEnd: stamp).map { (day, $0) }
    }

    /// Whether a register read counts for the slot of `day` (12.3).
    package func isWithinTolerance(_ stamp: Instant, of day: Day) -> Bool {
        let nominal = rule.period(of: day).end
        return (stamp.milliseconds &- nominal.milliseconds).magnitude <= UInt64(registerTolerance) * 1_000
    }
}
