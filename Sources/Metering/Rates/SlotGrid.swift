import Domain

/// The slots of one channel in one service day: its intervals in order, or the one register stamp at the day's end.
///
/// A 23-hour day has 23 hourly slots and 92 of fifteen minutes, a 25-hour day 25 and 100. Where the length does not divide the
/// day the rest of the day has no slot; an interval of a day or longer is one slot, the service day itself.
package struct SlotGrid: Hashable, Sendable {
    package let period: Period
    /// Seconds of an interval; nil for a register.
    private let length: Int?

    /// The most slots a day can have: a 25-hour day of five-minute intervals.
    package static let mostSlots = 300

    /// `minutes` nil is a register. Bounds: 5 minutes and up; shorter lengths are taken as 5.
    package init(period: Period, minutes: Int?) {
        self.period = period
        length = minutes.map { $0 >= 1_440 ? max(period.seconds, 1) : max($0, 5) * 60 }
    }

    package var isRegister: Bool { length == nil }
    package var count: Int { length.map { period.seconds / $0 } ?? 1 }
    package var all: Range<Int> { 0..<count }

    /// The end stamp of a slot; a register's is the day's end.
    package func end(of slot: Int) -> Instant {
        length.map { period.start + (slot + 1) * $0 } ?? period.end
    }

    /// The slot that ends exactly at a stamp; nil when none does (12.3).
    package func slot(ofEnd stamp: Instant) -> Int? {
        guard stamp > period.start, stamp <= period.end else { return nil }
        guard let length else { return stamp == period.end ? 0 : nil }
        let (slot, rest) = (stamp.milliseconds - period.start.milliseconds)
            .quotientAndRemainder(dividingBy: Int64(length) * 1_000)
        return rest == 0 && slot >= 1 && slot <= count ? Int(slot) - 1 : nil
    }

    /// The slots expected of an endpoint under a link (12.2): from the first full hour at or after the link's start to its end.
    /// An interval counts when it lies wholly inside, a register when its stamp does, start excluded and end included.
    package func expected(under link: Period) -> Range<Int> {
        let from = firstFullHour(atOrAfter: link.start)
        guard from < link.end else { return 0..<0 }
        guard let length else { return from < period.end && period.end <= link.end ? 0..<1 : 0..<0 }
        let first = slots(begunBefore: from, length)
        let end = slots(before: link.end, length)
        return first < end ? first..<end : 0..<0
    }

    /// The slots an exclusion removes: an interval any part of which it touches, or a stamp inside it (start excluded, end
    /// included, as with links).
    package func touched(by exclusion: Period) -> Range<Int> {
        guard exclusion.start < exclusion.end, exclusion.start < period.end, period.start < exclusion.end else { return 0..<0 }
        guard let length else { return period.end <= exclusion.end ? 0..<1 : 0..<0 }
        let first = slots(before: exclusion.start, length)
        let end = slots(begunBefore: exclusion.end, length)
        return first < end ? first..<end : 0..<0
    }

    /// Hours are counted from the day's start, so they are the utility's own full hours on both DST days too.
    private func firstFullHour(atOrAfter instant: Instant) -> Instant {
        guard instant > period.start else { return period.start }
        guard instant < period.end else { return instant }
        let (hours, rest) = milliseconds(to: instant).quotientAndRemainder(dividingBy: 3_600_000)
        return period.start + (Int(hours) + (rest > 0 ? 1 : 0)) * 3_600
    }

    /// From the day's start, within the day.
    private func milliseconds(to instant: Instant) -> Int64 {
        min(max(instant, period.start), period.end).milliseconds - period.start.milliseconds
    }

    /// Slots that end at or before an instant.
    private func slots(before instant: Instant, _ length: Int) -> Int {
        min(Int(milliseconds(to: instant) / (Int64(length) * 1_000)), count)
    }

    /// Slots that begin before an instant.
    private func slots(begunBefore instant: Instant, _ length: Int) -> Int {
        let unit = Int64(length) * 1_000
        return min(Int((milliseconds(to: instant) + unit - 1) / unit), count)
    }
}
