import Domain
import Metering

/// One utility as the seed made it: its points, what happened to them, and every hour that was not read in time.
package struct DemoWorld: Sendable {
    package let utility: DemoUtility
    package let seed: UInt64
    package let span: DemoSpan
    package let points: [DemoPoint]
    package let exclusions: [DemoExclusion]
    /// Changes of the registry after its first import, in the order they became known.
    package let changes: [(knownAt: Instant, name: String, rows: [Installation])]
    package let gaps: [PointDay: Gap]
    /// The registry as it was first imported.
    package let firstRows: [Installation]

    package init(_ utility: DemoUtility, endpoints: Int, seed: UInt64, span: DemoSpan) {
        let start = DemoPoint.all(of: utility, endpoints: endpoints, seed: seed)
        let incidents = Incidents(utility, start)
        self.utility = utility
        self.seed = seed
        self.span = span
        points = incidents.points
        exclusions = incidents.exclusions
        changes = incidents.changes.sorted { $0.knownAt < $1.knownAt }.map { ($0.knownAt, $0.name, $0.rows) }
        firstRows = start.flatMap(\.links)
        gaps = DemoWorld.gaps(of: incidents, utility, seed, span)
    }

    package func point(_ index: Int) -> DemoPoint? { points.indices.contains(index) ? points[index] : nil }

    // MARK: Gaps

    private static func gaps(of incidents: Incidents, _ utility: DemoUtility, _ seed: UInt64, _ span: DemoSpan) -> [PointDay: Gap]
    {
        var out = silences(incidents, span)
        var taken = Set(out.keys)
        for exclusion in incidents.exclusions {
            for index in exclusion.points {
                for day in span.days where incidents.points[index].days.period(of: day).overlaps(exclusion.period) {
                    taken.insert(PointDay(point: index, day: day))
                }
            }
        }
        for file in LateFile.all(of: utility) {
            for point in incidents.points { taken.insert(PointDay(point: point.index, day: file.day)) }
        }
        for commodity in Commodity.allCases {
            let points = incidents.points.filter { $0.commodity == commodity }
            for month in months(of: span) where !points.isEmpty {
                let days = max(month.first, span.first)...min(month.last, span.last)
                let tally = GapTally(points, days, incidents.exclusions, out, late: LateFile.all(of: utility), now: span.now)
                let budget = MissBudget.of(utility, commodity, month)
                let beyond = max(0, tally.eligible * budget.afterT3 / 10_000 - tally.afterT3)
                let within = max(0, tally.eligible * budget.afterT1 / 10_000 - tally.afterT1 - beyond)
                var sower = GapSower(
                    points: points, random: SeededRandom(seed: seed, utility.code, commodity.rawValue, month.description)
                ) { key in
                    taken.contains(key) || incidents.points[key.point].wholeLink(on: key.day) == nil
                }
                sower.sow(slots: beyond, days: days, beyondT3: true)
                sower.sow(slots: within, days: days, beyondT3: false)
                out.merge(sower.gaps) { kept, _ in kept }
            }
        }
        return out
    }

    private static func months(of span: DemoSpan) -> [Month] {
        var out = [Month(of: span.first)]
        while let last = out.last, last < Month(of: span.last) { out.append(last.next) }
        return out
    }

    private static func silences(_ incidents: Incidents, _ span: DemoSpan) -> [PointDay: Gap] {
        var out: [PointDay: Gap] = [:]
        for silence in incidents.silences {
            for index in silence.points {
                let point = incidents.points[index]
                for day in span.days {
                    let grid = point.days.grid(of: day, minutes: 60)
                    let hours = grid.touched(by: silence.period)
                    guard !hours.isEmpty else { continue }
                    out[PointDay(point: index, day: day)] = Gap(
                        hours: hours, losesRegister: hours.upperBound == grid.count, mark: .silent,
                        recoveredAt: silence.recoveredAt)
                }
            }
        }
        return out
    }
}

/// A nightly file of quarter-hourly reads that came after T1.
struct LateFile {
    let day: Day
    let receivedAt: Instant

    static func all(of utility: DemoUtility) -> [LateFile] {
        guard utility.code == "ALDER" else { return [] }
        return [LateFile(day: .of2026(8, 25), receivedAt: utility.zone.at(8, 26, 9, 12))]
    }
}

/// What the interval slots of a month come to before any gap is strewn.
struct GapTally {
    private(set) var eligible = 0
    private(set) var afterT1 = 0
    private(set) var afterT3 = 0

    init(
        _ points: [DemoPoint], _ days: ClosedRange<Day>, _ exclusions: [DemoExclusion], _ gaps: [PointDay: Gap],
        late: [LateFile], now: Instant
    ) {
        let month = Month(of: days.lowerBound)
        let closesAt = CloseRule.standard.instant(of: month, in: points.first?.utility.zone ?? .pacific)
        let judgedAt = min(closesAt, now)
        for point in points {
            let perHour = point.configuration.intervalSlotsPerHour
            let out = exclusions.filter { $0.points.contains(point.index) && $0.counts(at: judgedAt) }
            for day in days {
                let grid = point.days.grid(of: day, minutes: 60)
                var hours = Set(point.links.filter(\.state.isExpected).flatMap { Array(grid.expected(under: $0.span)) })
                for exclusion in out { hours.subtract(grid.touched(by: exclusion.period)) }
                eligible += hours.count * perHour
                if let gap = gaps[PointDay(point: point.index, day: day)] {
                    let missed = hours.intersection(gap.hours).count * perHour
                    afterT1 += missed
                    afterT3 += missed
                } else if late.contains(where: { $0.day == day }), point.configuration == .commercialElectric {
                    afterT1 += hours.count * perHour
                }
            }
        }
    }
}
