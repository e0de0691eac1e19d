import Domain
import Testing

struct ForfeitForecastTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }
    private static let rate = Money(minor: 21_000, .usd)

    /// 4.6: 120 h for 2026 at 210.00; 31 h 20 min to 30 June, 12 h 10 min more by 28 September.
    @Test func `the worked example of 4_6`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 120), unit: .none)
        var number = 1
        func next() -> Int {
            number += 1
            return number
        }
        for (on, minutes) in [("2026-02-10", 900), ("2026-06-30", 980), ("2026-07-15", 430), ("2026-09-28", 300)] {
            _ = try ledger.log(SampleLedger.work(on: Self.day(on), minutes: minutes), numbering: next)
        }
        #expect(ledger.upTo(try Self.day("2026-06-30")).used == Hours(hours: 31, minutes: 20))
        #expect(ledger.balance == Hours(hours: 76, minutes: 30))
        #expect(ledger.balance.description == "76 h 30 min")
        let forecast = try ledger.forecast(on: Self.day("2026-09-28"), rate: Self.rate)
        #expect(forecast.inWindow.minutes == 730)
        #expect((forecast.windowDays, forecast.daysLeft) == (90, 94))
        #expect(forecast.willUse.minutes == 762)
        #expect(forecast.lost.minutes == 3_828)
        #expect(forecast.lost.description == "63 h 48 min")
        #expect(forecast.loss?.decimal == "13398.00")
        #expect(forecast.derivation.text.contains("floor(730 x 94 / 90) = 762 min"))
    }

    @Test func `the window is ninety days at most, today included, and begins with the year (4_5)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 100), unit: .none)
        var number = 1
        func next() -> Int {
            number += 1
            return number
        }
        for on in ["2026-07-01", "2026-06-30"] {
            _ = try ledger.log(SampleLedger.work(on: Self.day(on), minutes: 60), numbering: next)
        }
        // 1 July is the ninetieth day before and with 28 September; 30 June is outside.
        #expect(try ledger.forecast(on: Self.day("2026-09-28"), rate: Self.rate).inWindow.minutes == 60)
        #expect(try ledger.forecast(on: Self.day("2026-09-27"), rate: Self.rate).inWindow.minutes == 120)
        let early = try ledger.forecast(on: Self.day("2026-01-10"), rate: Self.rate)
        #expect((early.windowDays, early.daysLeft, early.willUse.minutes) == (10, 355, 0))
    }

    @Test func `work taken back counts at its own date, and work over budget not at all (4_5)`() throws {
        var ledger = try SampleLedger.open(hours: Hours(hours: 10), unit: .none)
        var number = 1
        func next() -> Int {
            number += 1
            return number
        }
        let wrong = try ledger.log(SampleLedger.work(on: Self.day("2026-03-01"), minutes: 300), numbering: next)
        _ = try ledger.log(SampleLedger.work(on: Self.day("2026-09-20"), minutes: 400), numbering: next)
        _ = try ledger.reverse(wrong[0].id, reason: "Another customer's", numbering: next)
        let forecast = try ledger.forecast(on: Self.day("2026-09-28"), rate: Self.rate)
        #expect(forecast.inWindow.minutes == 400)
        _ = try ledger.log(SampleLedger.work(on: Self.day("2026-09-21"), minutes: 300), numbering: next)
        #expect(ledger.overBudget.minutes == 100)
        #expect(try ledger.forecast(on: Self.day("2026-09-28"), rate: Self.rate).inWindow.minutes == 600)
    }

    @Test func `on the last day and after it, all that is left will be lost`() throws {
        let ledger = try SampleLedger.open(hours: Hours(hours: 10), unit: .none)
        for on in ["2026-12-31", "2027-01-20"] {
            let forecast = try ledger.forecast(on: Self.day(on), rate: Self.rate)
            #expect((forecast.daysLeft, forecast.lost.minutes, forecast.loss?.minor) == (0, 600, 210_000))
        }
        #expect(throws: HoursRefusal.self) { try ledger.forecast(on: Self.day("2025-12-31"), rate: Self.rate) }
    }

    @Test func `will use is the floor, and never more is lost than is left`() throws {
        var random = Seeded(4)
        let first = try Self.day("2026-01-01")
        for _ in 0..<2_000 {
            let length = Int.random(in: 1...366, using: &random)
            let on = first + Int.random(in: 0..<length, using: &random)
            let balance = Int.random(in: 0...50_000, using: &random)
            let used = Int.random(in: 0...50_000, using: &random)
            let forecast = try ForfeitForecast(
                on: on, year: first, through: first + (length - 1), balance: Hours(minutes: balance),
                inWindow: Hours(minutes: used), rate: Self.rate)
            let window = forecast.windowDays
            #expect(forecast.willUse.minutes * window <= used * forecast.daysLeft)
            #expect((forecast.willUse.minutes + 1) * window > used * forecast.daysLeft)
            #expect((0...balance).contains(forecast.lost.minutes))
            #expect(forecast.lost.minutes == max(0, balance - forecast.willUse.minutes))
        }
    }
}
