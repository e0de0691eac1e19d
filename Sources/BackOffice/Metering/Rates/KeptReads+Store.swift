import Domain
import Metering

extension KeptReads {
    static func open(_ utility: CustomerCode, _ view: View) throws -> KeptReads {
        let store = ReadStore(utility, in: view.directory, isOneReading: true)
        func key(_ endpoint: Int, _ place: RateJudgement.ChannelDay) -> ReadKey? {
            ReadKey(day: place.day + 1, channel: place.channel, endpoint: endpoint)
        }
        return KeptReads(
            tallies: { month in
                try store.tallies(month).reduce(into: [:]) {
                    $0[RateJudgement.ChannelDay(day: $1.day - 1, channel: $1.channel)] = $1.counts
                }
            },
            row: { month, endpoint, place in try key(endpoint, place).flatMap { try store.masks(month, $0) } },
            received: { month, place, slots in
                try store.received(month, day: place.day + 1, channel: place.channel, within: slots)
            },
            registers: { endpoint, channel, day in
                guard let key = ReadKey(day: day.day, channel: channel, endpoint: endpoint),
                    let held = try store.reads(Month(of: day), key)
                else { return [] }
                return held.reads.cells.compactMap { cell in
                    held.sources[cell.first].map {
                        ActualRegister(stamp: Instant(milliseconds: cell.position), acceptedAt: $0.acceptedAt)
                    }
                }
            },
            late: { month, day, channels in
                try store.late(month, day: day?.day, channels: channels).map(BringingFile.init)
            },
            brought: { day, channels in
                try store.brought(Month(of: day), day: day.day, channels: channels).map(BringingFile.init)
            })
    }
}

extension BringingFile {
    fileprivate init(_ file: AcceptedFile?, _ rows: Int) {
        self.init(digest: file?.digest.hexadecimal, acceptedAt: file?.acceptedAt, rows: rows)
    }
}
