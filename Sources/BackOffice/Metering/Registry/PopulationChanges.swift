import Domain
import Metering

/// How many endpoints are expected the whole service day, as changes from a day on, by configuration.
///
/// A billing-approved link counts from its first whole service day to its last; what is not whole is looked at row by row.
struct PopulationChanges {
    private struct Place: Hashable {
        let configuration: Metering.Configuration
        let day: Day
    }

    private struct Bounds: Hashable {
        let commodity: Commodity
        let instant: Instant
    }

    private let days: UtilityDays
    private var deltas: [Place: Int] = [:]
    private var firsts: [Bounds: Day] = [:]

    init(days: UtilityDays) { self.days = days }

    mutating func add(_ link: InstallationLink, _ sign: Int) {
        guard link.state.isExpected else { return }
        let commodity = link.configuration.commodity
        let first = firstWholeDay(atOrAfter: link.from, commodity)
        guard let to = link.to else {
            deltas[Place(configuration: link.configuration, day: first), default: 0] += sign
            return
        }
        // The first day that begins at or after the end, or the one the end cuts: the first that is not whole.
        let after = firstWholeDay(atOrAfter: to, commodity)
        let service = days.days(of: commodity, on: after)
        let end = service.period(of: after).start == to ? after : after - 1
        guard end > first else { return }
        deltas[Place(configuration: link.configuration, day: first), default: 0] += sign
        deltas[Place(configuration: link.configuration, day: end), default: 0] -= sign
    }

    private mutating func firstWholeDay(atOrAfter instant: Instant, _ commodity: Commodity) -> Day {
        let bounds = Bounds(commodity: commodity, instant: instant)
        if let known = firsts[bounds] { return known }
        let service = days.days(of: commodity, on: days.zone.day(of: instant))
        let day = service.rule.day(of: instant)
        let first = service.period(of: day).start == instant ? day : day + 1
        if firsts.count >= 4_096 { firsts.removeAll(keepingCapacity: true) }
        firsts[bounds] = first
        return first
    }

    func write(_ utility: CustomerCode, recordedAt: Instant, _ connection: OpaquePointer) throws {
        let statement = try SQLiteStatement(
            connection,
            """
            INSERT INTO population_change (utility, configuration, day, recorded_at, delta) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (utility, configuration, day, recorded_at) DO UPDATE SET delta = delta + excluded.delta
            """)
        let places = deltas.filter { $0.value != 0 }.sorted {
            ($0.key.configuration.number, $0.key.day) < ($1.key.configuration.number, $1.key.day)
        }
        for (place, delta) in places {
            statement.bind(1, utility.text)
            statement.bind(2, place.configuration.number)
            statement.bind(3, place.day.description)
            statement.bind(4, recordedAt.milliseconds)
            statement.bind(5, delta)
            try statement.run()
        }
    }
}
