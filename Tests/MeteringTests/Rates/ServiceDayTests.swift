import Domain
import Metering
import Testing

struct ServiceDayTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }
    private func at(_ text: String) throws -> Instant { try #require(Instant(text)) }
    private let electric = ReadTerms.standard.days(of: .electric, in: .pacific)

    @Test(arguments: [
        ("2026-10-31", 24, 24, 96), ("2026-11-01", 25, 25, 100), ("2026-03-08", 23, 23, 92), ("2026-03-09", 24, 24, 96),
    ])
    func `a day has as many slots as its clock has hours`(text: String, hours: Int, hourly: Int, quarters: Int) throws {
        let day = try day(text)
        #expect(electric.period(of: day).seconds == hours * 3_600)
        #expect(electric.grid(of: day, minutes: 60).count == hourly)
        #expect(electric.grid(of: day, minutes: 15).count == quarters)
        #expect(electric.grid(of: day, minutes: nil).count == 1)
    }

    @Test(arguments: [
        // day, T1, T3: T1 is 08:00 of the next day's clock, T3 is 24:00 of the third day after.
        ("2026-09-30", "2026-10-01T08:00:00-07:00", "2026-10-04T00:00:00-07:00"),
        ("2026-10-31", "2026-11-01T08:00:00-08:00", "2026-11-04T00:00:00-08:00"),
        ("2026-11-01", "2026-11-02T08:00:00-08:00", "2026-11-05T00:00:00-08:00"),
    ])
    func `reads fall due at the first export after the day and at the end of the third day after`(
        text: String, t1: String, t3: String
    ) throws {
        let deadlines = electric.deadlines(for: try day(text))
        #expect(deadlines.t1 == (try at(t1)))
        #expect(deadlines.t3 == (try at(t3)))
    }

    @Test func `the gas day runs from nine to nine Central and is named by its start`() throws {
        var terms = ReadTerms.standard
        terms.gasAtCentralNine = .stamp
        let gas = terms.days(of: .gas, in: .pacific)
        let period = gas.period(of: try day("2026-09-10"))
        #expect(period == Period(try at("2026-09-10T09:00:00-05:00"), try at("2026-09-11T09:00:00-05:00")))
        // 08:59 Central is the day before; the 09:00 register closes the day before; civil days are left alone.
        #expect(gas.rule.day(of: try at("2026-09-11T08:59:00-05:00")) == (try day("2026-09-10")))
        #expect(gas.rule.day(ofEnd: try at("2026-09-11T09:00:00-05:00")) == (try day("2026-09-10")))
        // It ends at 07:00 Pacific, so the export at 08:00 Pacific of the same morning is the first one after it.
        #expect(gas.deadlines(for: try day("2026-09-10")).t1 == (try at("2026-09-11T08:00:00-07:00")))
        #expect(terms.days(of: .water, in: .pacific).rule == .civil(.pacific))
        // The gas day of the change has 25 hours.
        #expect(gas.grid(of: try day("2026-10-31"), minutes: 60).count == 25)
    }

    @Test func `a gas contract sets what nine Central means`() throws {
        var terms = ReadTerms.standard
        terms.gasAtCentralNine = .deliveryTime
        let delivered = terms.days(of: .gas, in: .pacific)
        #expect(delivered.rule == .civil(.pacific))
        #expect(delivered.deadlines(for: try day("2026-09-10")).t1 == (try at("2026-09-11T09:00:00-05:00")))
        terms.gasAtCentralNine = .both
        let both = terms.days(of: .gas, in: .pacific)
        #expect(both.rule == .gasDay)
        // The day ends at the very instant of an export: the first one after it is a day later.
        #expect(both.deadlines(for: try day("2026-09-10")).t1 == (try at("2026-09-12T09:00:00-05:00")))
        terms.gasAtCentralNine = nil
        terms.gasExportMinute = 600
        #expect(
            terms.days(of: .gas, in: .pacific).deadlines(for: try day("2026-09-10")).t1 == (try at("2026-09-11T10:00:00-07:00")))
    }

    @Test func `a register read belongs to the nearest day end, and half-way to the earlier`() throws {
        #expect(electric.rule.day(ofRegister: try at("2026-09-11T00:29:59-07:00")) == (try day("2026-09-10")))
        #expect(electric.rule.day(ofRegister: try at("2026-09-11T12:00:00-07:00")) == (try day("2026-09-10")))
        #expect(electric.rule.day(ofRegister: try at("2026-09-11T12:00:01-07:00")) == (try day("2026-09-11")))
    }

    @Test(arguments: [
        ("2026-09-10T23:30:00-07:00", true), ("2026-09-10T23:29:59-07:00", false), ("2026-09-11T00:30:00-07:00", true),
        ("2026-09-11T00:30:01-07:00", false), ("2026-09-11T00:00:00-07:00", true),
    ])
    func `a register counts within thirty minutes of its stamp, bounds included`(stamp: String, counts: Bool) throws {
        #expect(electric.isWithinTolerance(try at(stamp), of: try day("2026-09-10")) == counts)
    }
}
