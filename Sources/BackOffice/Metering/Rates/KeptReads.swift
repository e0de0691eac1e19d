import Domain
import Metering

/// What the read store keeps of a utility's months, as the rates ask for it.
struct KeptReads {
    /// Slots received by day and channel of a month, over all rows; `eligible` is zero.
    var tallies: (Month) throws -> [RateJudgement.ChannelDay: SlotCounts]
    /// One row: month, endpoint, day from 0 and channel.
    var row: (Month, Int, RateJudgement.ChannelDay) throws -> ReceivedSlots?
    /// Slots received within some slots, over all rows of a channel's day.
    var received: (Month, RateJudgement.ChannelDay, SlotMask) throws -> SlotCounts
    /// The actual register reads of an endpoint's channel kept for a service day.
    var registers: (_ endpoint: Int, _ channel: Int, Day) throws -> [ActualRegister]
    /// The files by which slots of a month's channels were received after T1, or of one day of it, the latest first.
    var late: (Month, Day?, Set<Int>) throws -> [BringingFile]
    /// Those by which a day's slots were received, whenever that was.
    var brought: (Day, Set<Int>) throws -> [BringingFile]
}

/// An actual register read: when it was stamped, and the earliest it was accepted.
struct ActualRegister: Hashable, Sendable {
    let stamp: Instant
    let acceptedAt: Instant
}

/// A file that brought slots, of those that are asked for.
struct BringingFile: Hashable, Sendable {
    /// SHA-256 in hexadecimal; nil: rows whose slots came by several files.
    let digest: String?
    let acceptedAt: Instant?
    /// Endpoint-days of a channel that it brought.
    var rows: Int
}
