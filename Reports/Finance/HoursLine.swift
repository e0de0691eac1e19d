import BackOffice
import Domain

/// One statement of work and year, as its hours stand at the end of a day.
struct HoursLine: Sendable {
    struct MonthLine: Sendable {
        let customer: CustomerCode
        let sow: StatementOfWork.ID
        let month: Month
        let bought: Hours
        let used: Hours
        let expired: Hours
        /// At the month's end.
        let left: Hours
    }

    let customer: CustomerCode
    let sow: StatementOfWork
    let year: ContractYear
    let asOf: Day
    let bought: Hours
    let used: Hours
    /// Used on the days the report is about.
    let usedInPeriod: Hours
    let expired: Hours
    let overBudget: Hours
    let left: Hours
    /// Nil for a project, a year that is over and a day outside it.
    let forecast: ForfeitForecast?
    let months: [MonthLine]
    let entries: [HourRow]

    /// Hours that are left and what they are worth once the year is over, or that the forecast gives up.
    var lost: Hours { forecast?.lost ?? .zero }
    var worth: Money? { forecast?.loss }

    init(_ sow: StatementOfWork, _ ledger: HourLedger, days: ClosedRange<Day>, asOf day: Day) throws {
        let then = ledger.upTo(day)
        customer = sow.customer
        self.sow = sow
        year = ledger.year
        asOf = day
        bought = then.bought
        used = HoursLine.used(then)
        expired = then.expired
        // Work that a later change order covered still stood over the budget then.
        overBudget = then.overBudget + max(.zero, -then.balance)
        left = max(.zero, then.balance)
        usedInPeriod = HoursLine.used(then) - HoursLine.used(ledger.upTo(days.lowerBound - 1))
        let isYearly = sow.kind == .enhancedMaintenance
        forecast =
            isYearly && ledger.year.contains(day) && ledger.closed == nil
            ? try ledger.forecast(on: day, rate: try sow.signedTerms.rate) : nil
        entries = ledger.rows.filter { days.contains($0.on) }.sorted { ($0.on, $0.number) < ($1.on, $1.number) }
        let last = min(day, max(ledger.year.last, ledger.rows.map(\.on).max() ?? ledger.year.last))
        var months: [MonthLine] = []
        var month = Month(of: ledger.year.first)
        while month.first <= last {
            let (before, end) = (ledger.upTo(month.first - 1), ledger.upTo(min(month.last, day)))
            months.append(
                MonthLine(
                    customer: sow.customer, sow: sow.id, month: month, bought: end.bought - before.bought,
                    used: HoursLine.used(end) - HoursLine.used(before), expired: end.expired - before.expired,
                    left: max(.zero, end.balance)))
            month = month.next
        }
        self.months = months
    }

    /// Work in the budget, as far as the budget held it by then.
    private static func used(_ ledger: HourLedger) -> Hours { ledger.used - max(.zero, -ledger.balance) }

    /// Every year of a customer's statements of work that has a day among these, by statement of work.
    static func list(of customer: Customer, days: ClosedRange<Day>, asOf day: Day, from view: View) throws -> [HoursLine] {
        try view.statementsOfWork(of: customer.code).filter(\.isBinding).flatMap { sow -> [HoursLine] in
            let first = try sow.signedTerms.startsOn
            guard first <= days.upperBound else { return [] }
            let ends = try view.endsOn(sow)
            var lines: [HoursLine] = []
            var year = try view.hourYear(of: sow, containing: max(first, days.lowerBound))
            while year.first <= days.upperBound {
                if let ends, ends < year.first { break }
                let ledger = try view.hourLedger(of: sow, year)
                lines.append(try HoursLine(sow, ledger, days: days, asOf: day))
                guard sow.kind == .enhancedMaintenance else { break }
                year = try view.hourYear(of: sow, after: year)
            }
            return lines
        }
    }
}
