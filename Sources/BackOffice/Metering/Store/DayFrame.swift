import Domain
import Metering

/// One service day of one commodity, in milliseconds, as storing and judging acceptance need it.
struct DayFrame {
    let day: Day
    let start: Int64
    let end: Int64
    let t1: Int64
    let t3: Int64
    /// Register stamps nearest to this day's end: after the first, up to the second.
    let registersAfter: Int64
    let registersTo: Int64
    /// A register counts this near to the day's end, bounds included.
    let tolerance: Int64

    init(_ day: Day, _ service: ServiceDays) {
        let period = service.period(of: day)
        let next = service.period(of: day + 1)
        let deadlines = service.deadlines(for: day)
        self.day = day
        start = period.start.milliseconds
        end = period.end.milliseconds
        t1 = deadlines.t1.milliseconds
        t3 = deadlines.t3.milliseconds
        registersAfter = start + (end - start) / 2
        registersTo = end + (next.end.milliseconds - end) / 2
        tolerance = Int64(service.registerTolerance) * 1_000
    }

    func isNear(_ stamp: Int64) -> Bool { (stamp &- end).magnitude <= UInt64(tolerance) }

    /// Which slots of a row were received when: intervals by slot, registers as slot 0 when one is near enough.
    func received(_ cells: [ReadCell], _ sources: AcceptedFiles, isRegister: Bool) -> ReceivedSlots {
        var out = ReceivedSlots.none
        for cell in cells where cell.first != 0 {
            guard let acceptedAt = sources[cell.first]?.acceptedAt.milliseconds else { continue }
            if isRegister, !isNear(cell.position) { continue }
            let slot = isRegister ? 0 : Int(cell.position)
            out.ever.insert(slot)
            if acceptedAt <= t3 { out.t3.insert(slot) }
            if acceptedAt <= t1 { out.t1.insert(slot) }
        }
        return out
    }
}

/// The frames of a utility's days, worked out once each.
final class DayFrames {
    private struct Place: Hashable {
        let commodity: Commodity
        let day: Day
    }

    private let days: UtilityDays
    private var frames: [Place: DayFrame] = [:]

    init(days: UtilityDays) { self.days = days }

    func frame(_ commodity: Commodity, _ day: Day) -> DayFrame {
        let place = Place(commodity: commodity, day: day)
        if let frame = frames[place] { return frame }
        let frame = DayFrame(day, days.days(of: commodity, on: day))
        frames[place] = frame
        return frame
    }

    /// The day an interval's end stamp closes time of.
    func frame(_ commodity: Commodity, ofEnd stamp: Int64) -> DayFrame {
        let instant = Instant(milliseconds: stamp)
        return frame(commodity, service(commodity, near: instant).rule.day(ofEnd: instant))
    }

    /// The day whose nominal stamp is nearest to a register's.
    func frame(_ commodity: Commodity, ofRegister stamp: Int64) -> DayFrame {
        let instant = Instant(milliseconds: stamp)
        return frame(commodity, service(commodity, near: instant).rule.day(ofRegister: instant))
    }

    func frame(of key: ReadKey, in month: Month) -> (DayFrame, isRegister: Bool) {
        let known = Configuration.channel(number: key.channel)
        return (
            frame(known?.configuration.commodity ?? .electric, month.first + (key.day - 1)), known?.channel.kind == .register
        )
    }

    private func service(_ commodity: Commodity, near instant: Instant) -> ServiceDays {
        days.days(of: commodity, on: days.zone.day(of: instant))
    }
}
