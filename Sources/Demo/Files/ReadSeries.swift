import Domain
import Metering

/// Evenly spaced values of one channel of one link, as a head-end has them: what every file is written from.
package struct ReadSeries: Sendable {
    package struct Value: Hashable, Sendable {
        /// In units of the channel's last place; without meaning where quality is missing.
        package var amount: Int
        package var quality: Quality
    }

    package let link: Installation
    package let channel: ChannelDefinition
    /// The channel's place in its configuration, from 1: what the head-end numbers it by.
    package let place: Int
    /// The end stamp of the first value, or the moment a register was read.
    package let first: Instant
    package var values: [Value]

    package var minutes: Int { channel.minutes ?? 1_440 }
    var places: Int { LoadShape.places(of: channel) }

    package func stamp(_ index: Int) -> Instant { first + index * minutes * 60 }

    /// Runs without a missing value, for formats that have no word for one.
    func withoutMissing() -> [ReadSeries] {
        var out: [ReadSeries] = []
        var start = 0
        while start < values.count {
            guard values[start].quality != .missing else {
                start += 1
                continue
            }
            let end = values[start...].firstIndex { $0.quality == .missing } ?? values.count
            out.append(
                ReadSeries(link: link, channel: channel, place: place, first: stamp(start), values: Array(values[start..<end])))
            start = end
        }
        return out
    }
}
