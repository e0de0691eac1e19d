import Testing

@testable import Domain

struct ReportScheduleTests {
    @Test(arguments: [
        ("weekly", "2026-12-28", "2026-12-28", "2027-01-04"), ("monthly", "2026-10-08", "2026-10-08", "2026-11-08"),
        ("monthly", "2027-01-31", "2027-01-31", "2027-02-28"), ("monthly", "2027-01-31", "2027-02-28", "2027-03-31"),
    ])
    func `the next day keeps the first one's number, or its month's last day`(
        rhythm: String, first: String, day: String, next: String
    )
        throws
    {
        let schedule = ReportSchedule(
            rhythm: try #require(.init(rawValue: rhythm)), firstOn: try #require(Day(first)), coverage: .lastMonth)
        #expect(schedule.day(after: try #require(Day(day))).description == next)
    }

    @Test func `what is covered is seen from the day it is mailed`() throws {
        let day = try #require(Day("2027-01-05"))
        #expect(ReportSchedule.Coverage.lastMonth.period(on: day)?.description == "2026-12")
        #expect(ReportSchedule.Coverage.lastQuarter.period(on: day)?.description == "2026Q4")
        #expect(ReportSchedule.Coverage.runningQuarter.period(on: day)?.description == "2027Q1")
        #expect(ReportSchedule.Coverage.theDay.period(on: day) == nil)
    }

    @Test(arguments: [("2026-10-08", "2026-10-08T13:00:00Z"), ("2026-12-08", "2026-12-08T14:00:00Z")])
    func `it is mailed at six of the provider's clock, summer and winter`(day: String, at: String) throws {
        #expect(ReportSchedule.dueAt(on: try #require(Day(day))) == Instant(at))
    }
}
