import Domain
import GRDB
import Metering

/// What an exclusion that waits for a decision would do to a month: the same reading twice, once with it taken as approved.
package struct ExclusionForetelling: Sendable {
    package let now: MeteringMonth
    package let approved: MeteringMonth
    /// The month's close is past: what the contract uses stays, and only the restated figure would move (12.5).
    package let isTooLate: Bool
    /// Promises of reads whose figure or standing would be another; none where the month is closed.
    package let promises: [Promise]

    package struct Promise: Sendable {
        package let customer: CustomerCode
        package let now: Assessment
        package let approved: Assessment
    }

    /// The most months that are foretold: the last ones, which may still be open.
    package static let mostMonths = 12
}

extension View {
    /// Of the months with a service day that an exclusion touches and that have begun, in their order.
    package func foretelling(of row: ExclusionRow) throws -> [ExclusionForetelling] {
        let days = try UtilityDays.fetch(row.utility, db)
        return try months(touchedBy: row, days).suffix(ExclusionForetelling.mostMonths).map { month in
            let current = try meteringMonth(of: row.utility, in: month, parts: .rate)
            let approved = try meteringMonth(of: row.utility, in: month, parts: .rate, asIfApproved: [row])
            let isTooLate = current.closesAt < now
            return ExclusionForetelling(
                now: current, approved: approved, isTooLate: isTooLate,
                promises: isTooLate ? [] : try promises(row, month, current.rate, approved.rate))
        }
    }

    /// A gas day reaches into the next month, so the month before the first is looked at too.
    private func months(touchedBy row: ExclusionRow, _ days: UtilityDays) -> [Month] {
        var month = Month(of: days.zone.day(of: row.period.start) - 1)
        var out: [Month] = []
        while days.zone.start(of: month.first) < min(row.period.end, now) {
            let isTouched = Commodity.allCases.contains { commodity in
                let first = days.days(of: commodity, on: month.first).period(of: month.first)
                let last = days.days(of: commodity, on: month.last).period(of: month.last)
                return Period(first.start, last.end).overlaps(row.period)
            }
            if isTouched { out.append(month) }
            month = month.next
        }
        return out
    }

    private func promises(_ row: ExclusionRow, _ month: Month, _ current: MonthRate, _ approved: MonthRate) throws
        -> [ExclusionForetelling.Promise]
    {
        let figures = MonthFigures(row.utility, self, usesFrozen: true, rates: [month: current])
        let supposed = MonthFigures(row.utility, self, usesFrozen: true, asIfApproved: [row], rates: [month: approved])
        func judged(_ agreement: CloudServicesAgreement, by figures: MonthFigures) throws -> [Assessment] {
            try Measures(agreement, self, .current, figures).assessments(over: .month(month)) {
                $0.isOfReads && $0 != .fileDelivery
            }
        }
        return try agreementsInForce(of: row.utility, on: month.days).flatMap { agreement in
            zip(try judged(agreement, by: figures), try judged(agreement, by: supposed))
                .filter { $0.share != $1.share || $0.standing != $1.standing }
                .map { ExclusionForetelling.Promise(customer: row.utility, now: $0, approved: $1) }
        }
    }
}
