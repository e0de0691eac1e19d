import Domain
import Testing

struct HolidaysTests {
    // The dates the Office of Personnel Management publishes.
    @Test(arguments: [
        (
            2026,
            [
                "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12",
                "2026-11-11",
                "2026-11-26", "2026-12-25",
            ]
        ),
        (
            2021,
            [
                "2021-01-01", "2021-01-18", "2021-02-15", "2021-05-31", "2021-06-18", "2021-07-05", "2021-09-06", "2021-10-11",
                "2021-11-11",
                "2021-11-25", "2021-12-24", "2021-12-31",
            ]
        ),
        (
            2020,
            [
                "2020-01-01", "2020-01-20", "2020-02-17", "2020-05-25", "2020-07-03", "2020-09-07", "2020-10-12", "2020-11-11",
                "2020-11-26",
                "2020-12-25",
            ]
        ),
        (
            2027,
            [
                "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06", "2027-10-11",
                "2027-11-11",
                "2027-11-25", "2027-12-24", "2027-12-31",
            ]
        ),
        (
            2028,
            [
                "2028-01-17", "2028-02-21", "2028-05-29", "2028-06-19", "2028-07-04", "2028-09-04", "2028-10-09", "2028-11-10",
                "2028-11-23",
                "2028-12-25",
            ]
        ),
    ])
    func `the federal holidays of a year are observed on these days`(year: Int, days: [String]) {
        #expect(Holidays.unitedStatesFederal.days(in: year).keys.sorted().map(\.description) == days)
    }

    @Test func `a New Year's Day on a Saturday is observed in the year before`() throws {
        let friday = try #require(Day("2027-12-31"))
        #expect(Holidays.unitedStatesFederal.days(in: 2027)[friday] == "New Year's Day")
        #expect(!ServiceCalendar.support.hasHours(on: friday))
        #expect(ServiceCalendar.support.hasHours(on: try #require(Day("2028-01-03"))))
    }

    @Test func `a holiday is kept only in its years`() {
        #expect(!Holidays.unitedStatesFederal.days(in: 2020).values.contains("Juneteenth"))
        #expect(Holidays.unitedStatesFederal.days(in: 2021).values.contains("Juneteenth"))
        #expect(!Holidays.unitedStatesFederal.days(in: 1985).values.contains("Martin Luther King Jr. Day"))
        #expect(Holidays.unitedStatesFederal.days(in: 1986).values.contains("Martin Luther King Jr. Day"))
    }

    @Test func `no holiday of three centuries is observed on a weekend`() {
        for year in 1900...2200 {
            #expect(Holidays.unitedStatesFederal.days(in: year).keys.allSatisfy { !$0.weekday.isWeekend })
        }
    }

    @Test func `a closing of one's own stands on its own date`() throws {
        let saturday = try #require(Day("2026-08-01"))
        let own = Holidays([Holiday("Founders' Day", .once(saturday))])
        #expect(own.days(in: 2026) == [saturday: "Founders' Day"])
        #expect(own.days(in: 2027).isEmpty)
    }
}
