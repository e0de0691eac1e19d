import Domain
import Metering

/// How many of ten thousand interval slots of a month are to miss T1, and how many of these T3 as well.
struct MissBudget {
    let afterT1: Int
    let afterT3: Int

    /// What the story wants: Alder Ridge keeps 98.0 % of T1 in the third quarter by a hair, though August alone does not.
    static func of(_ utility: DemoUtility, _ commodity: Commodity, _ month: Month) -> MissBudget {
        let (afterT1, afterT3) =
            switch (utility.code, commodity) {
            case ("ALDER", _): pick(month, [7: (170, 92), 8: (221, 128), 9: (193, 104), 10: (158, 88), 11: (149, 81)])
            case (_, .gas): pick(month, [7: (86, 42), 8: (79, 38), 9: (118, 61), 10: (94, 47), 11: (83, 40)])
            case ("PRAIRIE", _): pick(month, [7: (72, 39), 8: (104, 70), 9: (81, 45), 10: (97, 52), 11: (76, 38)])
            default: pick(month, [7: (131, 88), 8: (152, 97), 9: (166, 109), 10: (118, 76), 11: (126, 70)])
            }
        return MissBudget(afterT1: afterT1, afterT3: afterT3)
    }

    private static func pick(_ month: Month, _ months: [Int: (Int, Int)]) -> (Int, Int) { months[month.number] ?? (100, 50) }
}

/// Strews gaps over a month until exactly the budget's slots are missed.
struct GapSower {
    let points: [DemoPoint]
    /// Spans in which a point's reads do not count, or are missed already: nothing is sown on a day they touch.
    let taken: (PointDay) -> Bool
    private(set) var gaps: [PointDay: Gap] = [:]
    private var random: SeededRandom

    init(points: [DemoPoint], random: SeededRandom, taken: @escaping (PointDay) -> Bool) {
        self.points = points
        self.random = random
        self.taken = taken
    }

    /// Sows `slots` missed interval slots among the days; `beyondT3`: those that come after T3 or never.
    mutating func sow(slots: Int, days: ClosedRange<Day>, beyondT3: Bool) {
        var left = slots
        var tries = 0
        let count = days.upperBound - days.lowerBound + 1
        while left > 0, tries < 200_000, !points.isEmpty {
            tries += 1
            let point = points[random.below(points.count)]
            let start = days.lowerBound + random.below(count)
            // Now and then an endpoint falls silent for days.
            let run = beyondT3 && random.chance(14) ? random.between(2, 5) : 1
            let whole = run > 1 || random.chance(beyondT3 ? 34 : 45)
            let fate = run > 1 ? nil : draw(beyondT3)
            for day in start..<(start + run) where day <= days.upperBound && left > 0 {
                left -= place(gapAt: PointDay(point: point.index, day: day), point, whole, fate, beyondT3, most: left)
            }
        }
    }

    private mutating func draw(_ beyondT3: Bool) -> Int? { beyondT3 ? (random.chance(46) ? 9 : nil) : random.below(10) }

    /// The interval slots it cost; 0 where nothing could be placed.
    private mutating func place(
        gapAt key: PointDay, _ point: DemoPoint, _ whole: Bool, _ fate: Int?, _ beyondT3: Bool, most: Int
    ) -> Int {
        let perHour = point.configuration.intervalSlotsPerHour
        guard gaps[key] == nil, !taken(key), perHour <= most else { return 0 }
        let hours = point.days.period(of: key.day).seconds / 3_600
        let length = min(whole ? hours : random.between(2, 11), most / perHour)
        let from = length == hours ? 0 : random.below(hours - length + 1)
        let rounds = Rounds(point)
        let recoveredAt: Instant? =
            if beyondT3 {
                fate.map { _ in rounds.byHand(after: key.day) }
            } else {
                // Seven of ten come on the first afternoon.
                rounds.retriesInTime(of: key.day).pick(fate ?? 0)
            }
        gaps[key] = Gap(
            hours: from..<(from + length), losesRegister: length == hours,
            mark: length == hours ? .silent : random.chance(55) ? .missing : random.chance(50) ? .estimated : .silent,
            recoveredAt: recoveredAt)
        return length * perHour
    }
}

extension Configuration {
    /// Slots of class interval in an hour, all channels.
    var intervalSlotsPerHour: Int {
        channels.reduce(0) { $0 + ($1.readClass == .interval ? 60 / ($1.minutes ?? 60) : 0) }
    }
}

extension [Instant] {
    /// The first for 0 to 6, the second for 7 and 8, the last for 9.
    fileprivate func pick(_ tenth: Int) -> Instant? {
        tenth < 7 ? first : tenth < 9 ? dropFirst().first ?? last : last
    }
}
