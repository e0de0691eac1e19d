/// One year of an agreement that renews yearly; both days are in it (6.1). It is named by its first day.
package struct ContractYear: Hashable, Codable, Sendable {
    package let first: Day
    package let last: Day

    package init(first: Day, last: Day) {
        self.first = first
        self.last = max(first, last)
    }

    package var days: ClosedRange<Day> { first...last }

    /// Days in it: 365 or 366, fewer in a short one.
    package var length: Int { last - first + 1 }

    package func contains(_ day: Day) -> Bool { days.contains(day) }

    /// `1 Jan 2026 to 31 Dec 2026`.
    package var words: String { "\(first.words) to \(last.words)" }
}

extension ContractYear: Comparable {
    package static func < (a: ContractYear, b: ContractYear) -> Bool { (a.first, a.last) < (b.first, b.last) }
}

/// The years of an agreement: each runs from an anniversary of its first day to the day before the next. An agreement of
/// 29 February has its anniversary on 1 March where the year has no such day.
package struct ContractYears: Equatable, Codable, Sendable {
    package let from: Day

    package init(from: Day) { self.from = from }

    package var firstYear: ContractYear { year(0) }

    /// Nil before the first day.
    package func year(containing day: Day) -> ContractYear? {
        guard day >= from else { return nil }
        let index = day.year - from.year
        let begun = year(index)
        return day >= begun.first ? begun : year(index - 1)
    }

    package func year(after year: ContractYear) -> ContractYear { self.year(containing: year.last + 1) ?? firstYear }

    /// The year that begins on this day; nil where none does.
    package func year(beginning day: Day) -> ContractYear? { year(containing: day).flatMap { $0.first == day ? $0 : nil } }

    /// The years with a day at or after `start` and at or before `end`, in order.
    package func years(from start: Day, through end: Day) -> [ContractYear] {
        guard let begun = year(containing: max(start, from)), end >= begun.first else { return [] }
        return Array(sequence(first: begun) { $0.last < end ? year(after: $0) : nil })
    }

    private func year(_ index: Int) -> ContractYear {
        ContractYear(first: anniversary(index), last: anniversary(index + 1) - 1)
    }

    private func anniversary(_ index: Int) -> Day {
        let (year, month, day) = from.civil
        return Day(year: year + index, month: month, day: day) ?? Day(year: year + index, month: 3, day: 1) ?? Day.latest
    }
}
