/// A fee paid before it is served, recognised over its days (7.4).
package struct DeferredRevenue: Equatable, Codable, Sendable {
    package let fee: Money
    /// First and last day of what it is for.
    package let from: Day
    package let through: Day

    package init(fee: Money, from: Day, through: Day) {
        self.fee = fee
        self.from = from
        self.through = max(from, through)
    }

    private var days: Int { through - from + 1 }

    /// Recognised to the end of a day: fee x days elapsed / days of the period, rounded.
    package func recognised(through day: Day) -> Money {
        let elapsed = min(max(day - from + 1, 0), days)
        return fee.times(elapsed, over: days) ?? fee
    }

    package func deferred(after day: Day) -> Money { Money(minor: fee.minor - recognised(through: day).minor, fee.currency) }

    /// A month's part is the difference of what is recognised to its end and to the end of the one before: months sum to the fee.
    package func recognised(in month: Month) -> Money {
        Money(minor: recognised(through: month.last).minor - recognised(through: month.first - 1).minor, fee.currency)
    }

    /// Every month with a day of the period, in order.
    package var months: [(month: Month, recognised: Money)] {
        sequence(first: Month(of: from)) { $0.last < through ? $0.next : nil }.map { ($0, recognised(in: $0)) }
    }

    package func derivation(of month: Month) -> Derivation {
        var why = Derivation(
            "Revenue of \(month.words)",
            rule:
                "Recognised to a month's end = fee x days elapsed / days of the period, rounded; a month is the difference (7.4).",
            result: recognised(in: month).description)
        why.input("fee", fee.description)
        why.input("period", "\(from.words) to \(through.words), \(days.grouped) days")
        why.step("recognised to \(month.last.words): \(recognised(through: month.last))")
        why.step("recognised to \((month.first - 1).words): \(recognised(through: month.first - 1))")
        return why
    }
}
