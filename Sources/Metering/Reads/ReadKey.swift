import Domain

/// The key of a stored row within its month: day of the month, channel, endpoint, in one integer that sorts in that order.
package struct ReadKey: Hashable, Sendable, Comparable {
    package let packed: Int64

    /// Bounds: day 1...31, channel 1...65,535, endpoint 1...4,294,967,295; nil outside.
    package init?(day: Int, channel: Int, endpoint: Int) {
        guard (1...31).contains(day), (1...65_535).contains(channel), (1...4_294_967_295).contains(endpoint) else { return nil }
        packed = Int64(day) << 48 | Int64(channel) << 32 | Int64(endpoint)
    }

    package init(packed: Int64) { self.packed = packed }

    /// Day of the month.
    package var day: Int { Int(truncatingIfNeeded: packed >> 48 & 31) }
    package var channel: Int { Int(truncatingIfNeeded: packed >> 32 & 0xFFFF) }
    package var endpoint: Int { Int(truncatingIfNeeded: packed & 0xFFFF_FFFF) }

    package static func < (a: ReadKey, b: ReadKey) -> Bool { a.packed < b.packed }

    /// Every key of a day's channel.
    package static func range(day: Int, channel: Int) -> ClosedRange<Int64> {
        let base = Int64(day & 31) << 48 | Int64(channel & 0xFFFF) << 32
        return base...(base | 0xFFFF_FFFF)
    }
}
