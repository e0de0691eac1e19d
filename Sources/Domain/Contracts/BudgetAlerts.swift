/// When the account manager hears of an hour budget: on the way up, and towards the year's end (4.5).
package enum BudgetAlerts {
    /// Percent used; each told once.
    package static let thresholds = [50, 75, 90, 100]
    /// Days before the year's last day.
    package static let daysBeforeYearEnd = [120, 90, 60, 30]
    /// Days before the last day for notice (6.4).
    package static let daysBeforeNotice = [30, 14, 1]
    /// Days before the year's last day at which next year's requirements are asked for (3.2).
    package static let requirementsDays = 120

    /// Thresholds that the work reaches, compared in whole numbers: used / bought >= threshold.
    ///
    /// Work marked over budget counts: it was worked, and all of the budget with it. No hours bought is no threshold.
    package static func reached(used: Hours, bought: Hours) -> [Int] {
        guard bought > .zero else { return [] }
        return thresholds.filter { Int128(used.minutes) * 100 >= Int128($0) * Int128(bought.minutes) }
    }
}
