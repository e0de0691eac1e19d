import Domain
import Testing

struct BusinessDaysTests {
    @Test(arguments: [
        (1, "2026-09-15T10:00:00-07:00", "2026-09-16T10:00:00-07:00"),
        (1, "2026-09-18T16:00:00-07:00", "2026-09-21T16:00:00-07:00"),
        // Over Labor Day, and from a Saturday.
        (1, "2026-09-04T16:00:00-07:00", "2026-09-08T16:00:00-07:00"),
        (1, "2026-09-19T12:00:00-07:00", "2026-09-21T17:00:00-07:00"),
        (5, "2026-10-28T10:00:00-07:00", "2026-11-04T10:00:00-08:00"),
    ])
    func `business days as a length are days of support hours`(count: Int, from: String, expected: String) throws {
        #expect(try BusinessDays.standard.instant(after: count, from: try #require(Instant(from))) == Instant(expected))
    }

    @Test(arguments: [
        (5, "2026-09-30", "2026-10-07"), (5, "2026-10-31", "2026-11-06"), (5, "2026-06-30", "2026-07-08"),
        (1, "2027-12-30", "2028-01-03"), (1, "2026-09-04", "2026-09-08"),
    ])
    func `the N-th date with support hours after a day skips weekends and holidays`(count: Int, after: String, expected: String)
        throws
    {
        #expect(BusinessDays.standard.date(count, after: try #require(Day(after)))?.description == expected)
    }

    @Test func `business days after a day end at 24:00 of the zone named`() throws {
        let day = try #require(Day("2026-09-30"))
        #expect(BusinessDays.standard.end(5, after: day, in: .central) == Instant("2026-10-08T00:00:00-05:00"))
        #expect(BusinessDays.standard.end(5, after: day, in: .pacific) == Instant("2026-10-08T00:00:00-07:00"))
    }

    @Test func `September 2026 closes on 7 October, and a quarter with its last month`() throws {
        let september = try #require(Month("2026-09"))
        let quarter = try #require(ReportingPeriod("2026Q3"))
        #expect(CloseRule.standard.day(of: september).description == "2026-10-07")
        #expect(CloseRule.standard.instant(of: quarter, in: .central) == Instant("2026-10-08T05:00:00Z"))
        #expect(CloseRule.standard.instant(of: september, in: .pacific) == Instant("2026-10-08T07:00:00Z"))
    }

    @Test func `counts that make no sense are refused or nothing`() throws {
        let day = try #require(Day("2026-09-30"))
        #expect(BusinessDays.standard.date(0, after: day) == nil)
        #expect(BusinessDays.standard.date(1_001, after: day) == nil)
        #expect(BusinessDays.standard.date(1_000, after: day)?.description == "2030-10-01")
        #expect(BusinessDays.standard.date(5, after: .latest) == nil)
        #expect(throws: CalendarRefusal.notBeforeYear10000(calendar: "support")) {
            try BusinessDays.standard.instant(after: .max, from: Zone.pacific.start(of: day))
        }
    }
}
