import Domain
import Foundation
import Testing

struct DayTests {
    @Test func `every day from 1970 to 2100 has Foundation's year, month, day and weekday`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let last = try #require(Day("2100-12-31"))
        for ordinal in 0...last.ordinal {
            let day = Day(ordinal: ordinal)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(ordinal) * 86_400))
            let civil = day.civil
            guard civil.year == parts.year, civil.month == parts.month, civil.day == parts.day,
                day.weekday.rawValue % 7 + 1 == parts.weekday
            else {
                Issue.record("\(ordinal): \(day) \(day.weekday) against \(parts)")
                return
            }
            #expect(Day(year: civil.year, month: civil.month, day: civil.day) == day)
        }
    }

    @Test func `text and back is the same day over all eight thousand years`() {
        var random = Seeded(1)
        for _ in 0..<5_000 {
            let day = Day(ordinal: Int.random(in: Day.earliest.ordinal...Day.latest.ordinal, using: &random))
            #expect(Day(day.description) == day)
        }
        #expect(Day.earliest.description == "1600-01-01")
        #expect(Day.latest.description == "9999-12-31")
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "26-01-01", "2026/01/01",
        "+026-01-01", "2026-01-01 ", "", "-", "0000-01-01", "1599-12-31", "99999-01-01", "2026-01-01T00:00Z", "٢٠٢٦-01-01",
    ])
    func `a date the calendar has not, or not written as such, is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `arithmetic past the bounds stays at the bounds`() {
        #expect(Day.latest + 1 == Day.latest)
        #expect(Day.latest + Int.max == Day.latest)
        #expect(Day.earliest - Int.max == Day.earliest)
        #expect(Day.latest - Int.min == Day.latest)
    }

    @Test(arguments: [("2024", 29), ("2026", 28), ("2000", 29), ("2100", 28), ("1900", 28)])
    func `February has its length`(year: String, length: Int) {
        #expect(Month("\(year)-02")?.length == length)
    }

    @Test func `the days of 2026 that rules name are found`() throws {
        let november = try #require(Month("2026-11"))
        #expect(Day.nth(4, .thursday, of: november).description == "2026-11-26")
        #expect(Day.nth(1, .sunday, of: november).description == "2026-11-01")
        #expect(Day.nth(-1, .monday, of: try #require(Month("2026-05"))).description == "2026-05-25")
    }

    @Test func `months and quarters follow each other and hold each other`() throws {
        let third = try #require(Quarter("2026Q3"))
        #expect(third.months.map(\.description) == ["2026-07", "2026-08", "2026-09"])
        #expect(third.first.description == "2026-07-01")
        #expect(third.last.description == "2026-09-30")
        #expect(third.next.description == "2026Q4")
        #expect(third.next.next.description == "2027Q1")
        #expect(third.previous.description == "2026Q2")
        #expect(Quarter("2026Q1")?.previous.description == "2025Q4")
        #expect(Month("2026-12")?.next.description == "2027-01")
        #expect(Month("2026-01")?.previous.description == "2025-12")
        #expect(Quarter("9999Q4")?.last == Day.latest)
        #expect(ReportingPeriod("2026Q3")?.months == third.months)
        #expect(ReportingPeriod("2026-09")?.months == [try #require(Month("2026-09"))])
    }

    @Test(arguments: ["2026Q0", "2026Q5", "2026q3", "2026-Q3", "2026-3", "2026-00", "2026-13", "Q3", "", "2026Q03"])
    func `a period not written as one is refused`(text: String) {
        #expect(ReportingPeriod(text) == nil)
    }
}
