import Domain

/// An approved exclusion as it bears on one endpoint, or on everybody.
package struct ExclusionSpan: Hashable, Sendable {
    /// The number of its record; the lowest that removes a slot is the one it is counted under.
    package let number: Int
    package let code: ExclusionCode
    package let period: Period

    package init(number: Int, code: ExclusionCode, period: Period) {
        self.number = number
        self.code = code
        self.period = period
    }
}

/// A span of an endpoint under one configuration, installed and billing-approved throughout.
package struct ExpectedLink: Hashable, Sendable {
    package let configuration: Configuration
    package let period: Period

    package init(configuration: Configuration, period: Period) {
        self.configuration = configuration
        self.period = period
    }
}

/// One endpoint on one day that is not simply expected from end to end: a link begins or ends, it is not billing-approved, or an
/// exclusion names it. All other endpoint-days are counted, not looked at.
package struct ExceptionDay: Hashable, Sendable {
    /// Day of the month, from 0.
    package let day: Int
    package let endpoint: Int
    /// The configuration under which the population counts it as expected all day; nil when it is not counted.
    package let counted: Configuration?
    package let links: [ExpectedLink]
    /// Only those that name this endpoint, in order of their numbers.
    package let exclusions: [ExclusionSpan]

    package init(day: Int, endpoint: Int, counted: Configuration?, links: [ExpectedLink], exclusions: [ExclusionSpan]) {
        self.day = day
        self.endpoint = endpoint
        self.counted = counted
        self.links = links
        self.exclusions = exclusions
    }

    /// The slots expected of a channel before exclusions.
    package func expected(of channel: ChannelDefinition, in configuration: Configuration, grid: SlotGrid) -> SlotMask {
        links.reduce(SlotMask.none) { mask, link in
            link.configuration == configuration ? mask.union(SlotMask(grid.expected(under: link.period))) : mask
        }
    }
}

/// What a row of the read store says: the slots an actual was accepted for, by each deadline.
package struct ReceivedSlots: Hashable, Sendable {
    package var t1: SlotMask
    package var t3: SlotMask
    package var ever: SlotMask

    package static let none = ReceivedSlots(t1: .none, t3: .none, ever: .none)

    package init(t1: SlotMask, t3: SlotMask, ever: SlotMask) {
        self.t1 = t1
        self.t3 = t3
        self.ever = ever
    }

    /// How many of them lie within some slots; `eligible` counts those slots themselves.
    package func counts(within slots: SlotMask) -> SlotCounts {
        SlotCounts(
            eligible: slots.count, t1: t1.intersection(slots).count, t3: t3.intersection(slots).count,
            ever: ever.intersection(slots).count)
    }
}
