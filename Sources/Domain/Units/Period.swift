/// A span of time, half-open: `start` belongs to it, `end` does not. Never negative.
package struct Period: Hashable, Sendable {
    package let start: Instant
    package let end: Instant

    /// Empty at `start` when `end` comes before it.
    package init(_ start: Instant, _ end: Instant) {
        self.start = start
        self.end = max(start, end)
    }

    package var seconds: Int { end - start }
    package var isEmpty: Bool { start == end }

    package func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
    package func overlaps(_ other: Period) -> Bool { start < other.end && other.start < end }

    package func clipped(to other: Period) -> Period {
        let from = min(max(start, other.start), other.end)
        return Period(from, max(from, min(end, other.end)))
    }
}

extension Period: Codable {
    private enum CodingKeys: String, CodingKey { case start, end }

    /// A period that ends before it starts is no period.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        start = try fields.decode(Instant.self, forKey: .start)
        end = try fields.decode(Instant.self, forKey: .end)
        guard start <= end else {
            throw DecodingError.dataCorruptedError(
                forKey: .end, in: fields, debugDescription: "Expected an end at or after \(start), but found \(end).")
        }
    }
}

/// A set of instants as disjoint, ordered, non-touching periods: what is left when spans are united, cut and subtracted.
package struct Spans: Hashable, Sendable {
    package let periods: [Period]

    /// The union of any periods, in any order.
    package init(_ periods: some Sequence<Period>) {
        var joined: [Period] = []
        for period in periods.filter({ !$0.isEmpty }).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = joined.last, period.start <= last.end {
                joined[joined.count - 1] = Period(last.start, max(last.end, period.end))
            } else {
                joined.append(period)
            }
        }
        self.periods = joined
    }

    private init(ordered periods: [Period]) { self.periods = periods }

    package static let none = Spans(ordered: [])

    package var isEmpty: Bool { periods.isEmpty }

    /// Exact, however many fractions of a second the periods have.
    package var milliseconds: Int64 {
        periods.reduce(0) { sum, period in
            let (length, overflow) = period.end.milliseconds.subtractingReportingOverflow(period.start.milliseconds)
            let (total, full) = sum.addingReportingOverflow(overflow ? .max : length)
            return full ? .max : total
        }
    }

    /// Whole seconds of the sum, fractions dropped once.
    package var seconds: Int { Int(milliseconds / 1_000) }

    package func union(_ other: Spans) -> Spans { Spans(periods + other.periods) }

    package func intersection(_ other: Spans) -> Spans {
        var out: [Period] = []
        var mine = periods[...]
        var theirs = other.periods[...]
        while let a = mine.first, let b = theirs.first {
            let common = a.clipped(to: b)
            if !common.isEmpty { out.append(common) }
            if a.end < b.end { mine.removeFirst() } else { theirs.removeFirst() }
        }
        return Spans(ordered: out)
    }

    package func subtracting(_ other: Spans) -> Spans {
        guard let first = periods.first, let last = periods.last else { return self }
        var gaps: [Period] = []
        var from = first.start
        for period in other.periods where period.end > from {
            if period.start > from { gaps.append(Period(from, period.start)) }
            from = max(from, period.end)
        }
        gaps.append(Period(from, last.end))
        return intersection(Spans(gaps))
    }

    package func clipped(to period: Period) -> Spans { intersection(Spans([period])) }
}

extension Spans: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Period].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(periods)
    }
}
