import Domain
import Metering

@testable import Demo

/// Counts eligible and received slots one by one from the files a world sends and the exclusions it tells of: no masks, no
/// tallies, nothing of the product's own judging.
struct Oracle {
    struct Counts: Equatable {
        var eligible = 0
        var t1 = 0
        var t3 = 0
    }

    struct Slot: Hashable {
        let meter: String
        let place: Int
        let end: Int
    }

    let world: DemoWorld
    /// The earliest acceptance of an actual.
    let accepted: [Slot: Instant]

    /// `waiting`: whether the files of the drop folder are taken too.
    init(_ world: DemoWorld, classes: Set<ReadClass>, waiting: Bool = false) {
        self.world = world
        let writer = FileWriter(world)
        var accepted: [Slot: Instant] = [:]
        for file in world.files() where !file.isCutShort && (waiting || !file.isWaiting) {
            for run in writer.series(of: file) where classes.contains(run.channel.readClass) {
                for (index, value) in run.values.enumerated() where value.quality == .actual {
                    // A register read within half an hour of the day's end is the day's.
                    let end = run.channel.kind == .register ? run.first.seconds / 1_800 * 1_800 : run.stamp(index).seconds
                    let slot = Slot(meter: run.link.meter, place: run.place, end: end)
                    accepted[slot] = min(accepted[slot] ?? .distantFuture, file.receivedAt)
                }
            }
        }
        self.accepted = accepted
    }

    /// The slots of one commodity and class of a month as judged with the exclusions approved by an instant.
    func counts(_ commodity: Commodity, _ readClass: ReadClass, days: ClosedRange<Day>, judgedAt: Instant) -> Counts {
        var out = Counts()
        for point in world.points where point.commodity == commodity {
            let exclusions = world.exclusions.filter { $0.points.contains(point.index) && $0.counts(at: judgedAt) }
            for (index, channel) in point.configuration.channels.enumerated() where channel.readClass == readClass {
                for day in days {
                    count(point, channel, place: index + 1, day, exclusions, &out)
                }
            }
        }
        return out
    }

    private func count(
        _ point: DemoPoint, _ channel: ChannelDefinition, place: Int, _ day: Day, _ exclusions: [DemoExclusion],
        _ out: inout Counts
    ) {
        let gas = point.commodity == .gas && world.utility.code == "PRAIRIE"
        let (start, end) =
            gas
            ? (Zone.central.instant(day, second: 32_400).seconds, Zone.central.instant(day + 1, second: 32_400).seconds)
            : (world.utility.zone.start(of: day).seconds, world.utility.zone.start(of: day + 1).seconds)
        let t1 = world.utility.zone.instant(day + (gas ? 2 : 1), second: 8 * 3_600)
        let t3 = world.utility.zone.start(of: day + 4)
        let length = (channel.minutes ?? 0) * 60
        var stamp = length == 0 ? end : start + length
        while stamp <= end {
            let from = stamp - length
            let linked = point.links.contains { link in
                let first = (link.from.seconds + 3_599) / 3_600 * 3_600
                let last = link.to?.seconds ?? .max
                return link.state == .billingApproved && (length == 0 ? first < stamp : first <= from) && stamp <= last
            }
            let excluded = exclusions.contains { exclusion in
                length == 0
                    ? exclusion.period.start.seconds < stamp && stamp <= exclusion.period.end.seconds
                    : exclusion.period.start.seconds < stamp && from < exclusion.period.end.seconds
            }
            if linked, !excluded {
                out.eligible += 1
                let slot = Slot(meter: point.links[0].meter, place: length == 0 ? 1 : place, end: stamp)
                if let at = accepted[slot] {
                    if at <= t1 { out.t1 += 1 }
                    if at <= t3 { out.t3 += 1 }
                }
            }
            stamp += length == 0 ? 86_400 * 2 : length
        }
    }
}
