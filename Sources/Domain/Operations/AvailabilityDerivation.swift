/// The steps of one availability figure, for "why?".
struct AvailabilityDerivation {
    let calendar: ServiceCalendar
    let whole: Period
    let now: Instant
    let windowSeconds: Int
    let promised: Int
    let agreed: Int
    let down: Int
    let unknown: Int
    let outages: [Availability.OutageEffect]
    let windows: [Availability.WindowEffect]

    func derivation(of system: MonitoredSystem, in month: Month) -> Derivation {
        let share = Share(agreed - down, of: agreed)
        var why = Derivation(
            "Availability of \(system) in \(month.words)",
            rule: "(agreed - down) / agreed, exact in seconds; agreed time is the window less service windows that count (10.3).",
            result: agreed > 0
                ? "(\(agreed.grouped) - \(down.grouped)) / \(agreed.grouped) = \(share.words())"
                : "no agreed time, so no obligation")
        why.input("calendar", "\(calendar.name), \(calendar.zone.id)")
        why.input("judged", "\(words(whole)), the month within the agreement's term")
        if now < whole.end { why.input("now", calendar.zone.words(now)) }
        for window in windows {
            why.input("service window", "\(words(window.planned)): \(window.why)", source: window.window.text)
            if window.overrun > 0 {
                why.input("overrun", "\(window.overrun.grouped) s of agreed time", source: window.window.text)
            }
        }
        for outage in outages {
            let lasting = outage.isOpen ? ", still open" : ""
            why.input(
                outage.kind.rawValue, "\(words(outage.period))\(lasting): \(outage.seconds.grouped) s of agreed time",
                source: outage.outage.text)
        }
        why.step("window of the month: \(windowSeconds.grouped) s")
        why.step("less service windows that count, each second once: \(promised.grouped) s agreed")
        if agreed != promised { why.step("of which so far: \(agreed.grouped) s") }
        why.step("down, each second once: \(down.grouped) s")
        if unknown > 0 { why.step("unknown, counted as up: \(unknown.grouped) s") }
        return why
    }

    private func words(_ period: Period) -> String {
        "\(calendar.zone.words(period.start)) to \(calendar.zone.words(period.end))"
    }
}
