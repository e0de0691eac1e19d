import Domain

/// When the read and delivery figures of a month are frozen (12.5).
package struct MonthClose: Hashable, Codable, Sendable {
    package let month: Month
    /// The fifth business day after the month's end.
    package let day: Day
    /// 24:00 of that day on the utility's clock; a fact recorded at this very instant still counts.
    package let at: Instant

    package static let businessDays = 5

    /// `isBusinessDay` says which dates have support hours; a calendar without any ends the search after 60 days.
    package init(of month: Month, in zone: Zone, isBusinessDay: (Day) -> Bool) {
        let candidates = (1...60).map { month.last + $0 }
        let days = candidates.filter(isBusinessDay)
        let day = days.dropFirst(MonthClose.businessDays - 1).first ?? month.last + 60
        self.month = month
        self.day = day
        at = zone.start(of: day + 1)
    }
}
