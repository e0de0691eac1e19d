import Domain

/// One value at its place in a service day: the one that holds of all that were received for it.
package struct ReadCell: Hashable, Sendable {
    /// The slot of an interval; for a register, milliseconds from the day's nominal stamp.
    package var position: Int64
    package var amount: Amount
    package var quality: Quality
    /// The source whose value holds.
    package var holder: UInt32
    /// The source of the earliest actual: its acceptance is the slot's (11.3). 0 until there is one.
    package var first: UInt32

    package init(position: Int64, amount: Amount, quality: Quality, source: UInt32) {
        self.position = position
        self.amount = quality == .missing ? .zero : amount
        self.quality = quality
        holder = source
        first = quality == .actual ? source : 0
    }

    func isSameValue(_ amount: Amount, _ quality: Quality) -> Bool {
        self.quality == quality && (quality == .missing || self.amount.isSameNumber(as: amount))
    }
}

/// A value that was received and does not hold: corrected, conflicting or outranked.
package struct DisplacedRead: Hashable, Sendable {
    package var position: Int64
    package var amount: Amount
    package var quality: Quality
    /// The last source that gave it.
    package var source: UInt32

    package init(position: Int64, amount: Amount, quality: Quality, source: UInt32) {
        self.position = position
        self.amount = amount.normalised
        self.quality = quality
        self.source = source
    }
}

/// Everything received for one channel of one endpoint in one service day.
///
/// Merging is a join: in whatever order, and however often, the same sources are merged, the same is left. So a late, a
/// repeated and a shuffled file give the same figures, and a crash is made good by merging again.
package struct DayReads: Hashable, Sendable {
    /// Ascending by position, one each.
    package var cells: [ReadCell]
    package var displaced: [DisplacedRead]

    package init(cells: [ReadCell] = [], displaced: [DisplacedRead] = []) {
        self.cells = cells
        self.displaced = displaced
    }
}

/// What became of the values of a merge.
package struct MergeCounts: Hashable, Codable, Sendable {
    /// Nothing was there before.
    package var new = 0
    /// The same value and quality again.
    package var duplicate = 0
    /// Another value accepted later, or an actual in the place of an estimate.
    package var corrected = 0
    /// Another value of the same standing at the same instant.
    package var conflicting = 0
    /// An estimate where an actual stands, or a value accepted before the one that holds.
    package var outranked = 0
    /// From the same source as what is there: a second merge of one file.
    package var repeated = 0

    package init() {}

    package static func + (a: MergeCounts, b: MergeCounts) -> MergeCounts {
        var sum = MergeCounts()
        sum.new = a.new &+ b.new
        sum.duplicate = a.duplicate &+ b.duplicate
        sum.corrected = a.corrected &+ b.corrected
        sum.conflicting = a.conflicting &+ b.conflicting
        sum.outranked = a.outranked &+ b.outranked
        sum.repeated = a.repeated &+ b.repeated
        return sum
    }
}
