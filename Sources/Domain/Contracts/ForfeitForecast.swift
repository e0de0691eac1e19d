/// How many hours will be lost at the year's end if work goes on as it did lately (4.5).
package struct ForfeitForecast: Equatable, Codable, Sendable {
    /// At most ninety days are looked back on.
    package static let longestWindow = 90

    package let on: Day
    package let yearEnd: Day
    package let balance: Hours
    /// Days looked back on, `on` included.
    package let windowDays: Int
    /// Accounted work in those days, reversals taken off, over-budget and planned work left out.
    package let inWindow: Hours
    package let rate: Money

    /// Refuses a day outside the year.
    package init(
        on: Day, year first: Day, through last: Day, balance: Hours, inWindow: Hours, rate: Money
    ) throws(HoursRefusal) {
        guard first <= on, on <= last else { throw .forecastOutsideYear(on, first, last) }
        self.on = on
        yearEnd = last
        self.balance = balance
        windowDays = ForfeitForecast.windowDays(on: on, yearFrom: first)
        self.inWindow = inWindow
        self.rate = rate
    }

    /// The last min(90, days of the year so far) days, today included.
    package static func windowDays(on: Day, yearFrom first: Day) -> Int { min(longestWindow, on - first + 1) }

    package var daysLeft: Int { yearEnd - on }

    /// floor(minutes in the window x days left / days of the window).
    package var willUse: Hours {
        guard windowDays > 0, inWindow > .zero else { return .zero }
        let product = Int128(inWindow.minutes) * Int128(daysLeft)
        return Hours(minutes: Int(clamping: product / Int128(windowDays)))
    }

    package var lost: Hours { max(.zero, balance - willUse) }

    /// Worth of what is lost, rounded once; nil where it does not fit.
    package var loss: Money? { rate.times(lost.minutes, over: 60) }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Hours that will be lost on \(yearEnd.words), as of \(on.words)",
            rule: "Will use = floor(minutes in the window x days left / days of the window); lost = what then is left (4.5).",
            result: "\(lost) will be lost\(loss.map { " (\($0))" } ?? "")")
        derivation.input("balance", balance.description)
        derivation.input("window", "\(windowDays) days to \(on.words), at most \(ForfeitForecast.longestWindow)")
        derivation.input("worked in it", "\(inWindow.minutes.grouped) min")
        derivation.input("days left", String(daysLeft))
        derivation.input("rate", "\(rate) an hour")
        derivation.step(
            "will use: floor(\(inWindow.minutes) x \(daysLeft) / \(windowDays)) = \(willUse.minutes.grouped) min")
        derivation.step("lost: \(balance.minutes.grouped) - \(willUse.minutes.grouped) min, none below zero = \(lost)")
        return derivation
    }
}

extension HourLedger {
    /// The forecast as of a day of the year; after the year's end as of its last day, when what is left is lost.
    package func forecast(on day: Day, rate: Money) throws(HoursRefusal) -> ForfeitForecast {
        let on = min(day, year.last)
        let start = on - (ForfeitForecast.windowDays(on: on, yearFrom: year.first) - 1)
        let inWindow = rows.reduce(Hours.zero) { sum, row in
            let isWork = (row.kind == .consume || row.kind == .reversal) && !row.isOverBudget
            return isWork && (start...max(start, on)).contains(row.on) ? sum - row.hours : sum
        }
        return try ForfeitForecast(
            on: on, year: year.first, through: year.last, balance: upTo(on).balance, inWindow: inWindow, rate: rate)
    }
}
