import Domain
import Metering

/// Hours of a service day that were not read in time from one service point.
package struct Gap: Hashable, Sendable {
    package enum Mark: Hashable, Sendable {
        /// The file says nothing of them.
        case silent
        /// The file says that there was no value.
        case missing
        /// The file carries an estimate.
        case estimated
    }

    /// Counted from the day's start, 0 up to 23, 24 or 25.
    package var hours: Range<Int>
    /// The day's register was not read either.
    package var losesRegister: Bool
    package var mark: Mark
    /// When the values came after all; nil: never.
    package var recoveredAt: Instant?
}

/// Where a gap is: one service point, one service day.
package struct PointDay: Hashable, Sendable {
    package let point: Int
    package let day: Day
}

/// When a utility's files come: the nightly collection, the retries of the afternoons, the reads brought in by hand.
struct Rounds {
    let days: ServiceDays
    let zone: Zone

    init(_ point: DemoPoint) { self.init(days: point.days, zone: point.utility.zone) }

    init(days: ServiceDays, zone: Zone) {
        self.days = days
        self.zone = zone
    }

    /// 13:30 of an afternoon.
    func retry(on day: Day) -> Instant { zone.instant(day, second: 48_600) }

    /// The afternoons after T1 and before T3 of a service day.
    func retriesInTime(of day: Day) -> [Instant] {
        let due = days.deadlines(for: day)
        return (1...4).map { retry(on: day + $0) }.filter { $0 > due.t1 && $0 <= due.t3 }
    }

    /// 16:10 of the first Friday after T3.
    func byHand(after day: Day) -> Instant {
        let due = days.deadlines(for: day)
        let candidates = (1...14).map { day + $0 }.filter { $0.weekday == .friday }
        let instants = candidates.map { zone.instant($0, second: 58_200) }
        return instants.first { $0 > due.t3 } ?? due.t3 + 86_400
    }
}
