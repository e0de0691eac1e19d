import Domain
import Metering
import Testing

struct SlotGridTests {
    private func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private func grid(_ day: String, _ minutes: Int?) throws -> SlotGrid {
        ReadTerms.standard.days(of: .electric, in: .pacific).grid(of: try #require(Day(day)), minutes: minutes)
    }

    @Test func `an interval is matched by its exact end and by nothing near it`() throws {
        let hourly = try grid("2026-11-01", 60)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T01:00:00-07:00")) == 0)
        // The clock shows 01:00 to 02:00 twice: slots 1 and 2.
        #expect(hourly.slot(ofEnd: try at("2026-11-01T01:00:00-08:00")) == 1)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T02:00:00-08:00")) == 2)
        #expect(hourly.slot(ofEnd: try at("2026-11-02T00:00:00-08:00")) == 24)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T00:00:00-07:00")) == nil)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T05:00:01-08:00")) == nil)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T05:00:00.001-08:00")) == nil)
        #expect(hourly.slot(ofEnd: try at("2026-11-01T05:30:00-08:00")) == nil)
    }

    @Test func `every slot is found by its own end`() throws {
        for minutes in [5, 15, 30, 60] {
            for day in ["2026-03-08", "2026-09-10", "2026-11-01"] {
                let grid = try grid(day, minutes)
                for slot in grid.all { #expect(grid.slot(ofEnd: grid.end(of: slot)) == slot) }
                #expect(grid.end(of: grid.count - 1) == grid.period.end)
            }
        }
    }

    @Test(arguments: [
        // A link that begins at 10:20 is expected from 11:00: 13 hours are left; one that begins at 10:00, from 10:00.
        ("2026-09-10T10:20:00-07:00", "2026-12-31T00:00:00-08:00", 11..<24, true),
        ("2026-09-10T10:00:00-07:00", "2026-12-31T00:00:00-08:00", 10..<24, true),
        // One that ends at 10:20 loses the hour it ends in, and the register stamped at the day's end.
        ("2026-01-01T00:00:00-08:00", "2026-09-10T10:20:00-07:00", 0..<10, false),
        // The stamp at the very end of a link is in it; at its very start it is not.
        ("2026-01-01T00:00:00-08:00", "2026-09-11T00:00:00-07:00", 0..<24, true),
        ("2026-09-11T00:00:00-07:00", "2026-12-31T00:00:00-08:00", 0..<0, false),
        ("2026-09-10T23:20:00-07:00", "2026-12-31T00:00:00-08:00", 0..<0, false),
        ("2026-09-10T10:20:00-07:00", "2026-09-10T10:50:00-07:00", 0..<0, false),
    ])
    func `slots are expected from the first full hour of a link to its end`(
        from: String, to: String, hours: Range<Int>, register: Bool
    ) throws {
        let link = Period(try at(from), try at(to))
        #expect(SlotMask(try grid("2026-09-10", 60).expected(under: link)) == SlotMask(hours))
        #expect(try grid("2026-09-10", nil).expected(under: link).isEmpty == !register)
    }

    @Test func `on the day of the autumn change hours are counted on the utility's clock`() throws {
        // 01:20 the second time round is 08:20 UTC + 1 h: the next full hour is 02:00 standard, slot 3 of 25.
        let link = Period(try at("2026-11-01T01:20:00-08:00"), try at("2026-12-01T00:00:00-08:00"))
        #expect(try grid("2026-11-01", 60).expected(under: link) == 3..<25)
        #expect(try grid("2026-11-01", 15).expected(under: link) == 12..<100)
    }

    @Test(arguments: [
        ("2026-09-10T06:30:00-07:00", "2026-09-10T09:15:00-07:00", 6..<10, false),
        ("2026-09-10T06:00:00-07:00", "2026-09-10T07:00:00-07:00", 6..<7, false),
        ("2026-09-10T23:59:00-07:00", "2026-09-11T00:00:00-07:00", 23..<24, true),
        ("2026-09-11T00:00:00-07:00", "2026-09-12T00:00:00-07:00", 0..<0, false),
        ("2026-09-09T00:00:00-07:00", "2026-09-12T00:00:00-07:00", 0..<24, true),
    ])
    func `an exclusion removes every interval it touches, and the stamp inside it`(
        from: String, to: String, hours: Range<Int>, register: Bool
    ) throws {
        let period = Period(try at(from), try at(to))
        #expect(SlotMask(try grid("2026-09-10", 60).touched(by: period)) == SlotMask(hours))
        #expect(try grid("2026-09-10", nil).touched(by: period).isEmpty == !register)
    }
}
