import Domain
import Testing

@testable import Web

/// Where bars stand in a week: columns are days of the viewer's zone, and what clashes stands together.
@Suite struct WeekCalendarTests {
    private func bar(_ number: String, _ start: String, _ end: String, joins: Set<String> = []) throws -> WeekCalendar.Bar {
        WeekCalendar.Bar(
            kind: .change, number: number, period: Period(try #require(Instant(start)), try #require(Instant(end))),
            word: "normal",
            title: number, href: nil, joins: joins)
    }

    private func week(_ bars: [WeekCalendar.Bar]) throws -> WeekCalendar.Week {
        let monday = try #require(Day("2026-09-14"))
        return WeekCalendar.Week(from: monday, today: monday, zone: .pacific, bars: bars)
    }

    @Test(arguments: [
        // Sunday 23:00 Pacific of the week before, over midnight, to Monday 01:00.
        ("2026-09-14T06:00:00Z", "2026-09-14T08:00:00Z", 1, 1), ("2026-09-16T09:00:00Z", "2026-09-16T11:00:00Z", 3, 1),
        // To 24:00 of a day it does not touch the next.
        ("2026-09-16T07:00:00Z", "2026-09-17T07:00:00Z", 3, 1), ("2026-09-16T07:00:00Z", "2026-09-17T07:00:01Z", 3, 2),
        ("2026-09-01T07:00:00Z", "2026-10-01T07:00:00Z", 1, 7),
    ])
    func `a bar stands over the days it takes`(start: String, end: String, column: Int, span: Int) throws {
        let place = try #require(try week([bar("CR-1", start, end)]).places.first)
        #expect(place.column == column)
        #expect(place.span == span)
    }

    @Test func `what lies outside the week is not in it`() throws {
        #expect(try week([bar("CR-1", "2026-09-21T07:00:00Z", "2026-09-21T08:00:00Z")]).places.isEmpty)
        #expect(try week([bar("CR-1", "2026-09-13T05:00:00Z", "2026-09-14T07:00:00Z")]).places.isEmpty)
    }

    @Test func `changes that clash stand together over all their days, in either order`() throws {
        let a = try bar("CR-1", "2026-09-15T09:00:00Z", "2026-09-15T10:00:00Z")
        let b = try bar("CR-2", "2026-09-15T09:00:00Z", "2026-09-16T10:00:00Z", joins: ["CR-1"])
        let c = try bar("CR-3", "2026-09-18T09:00:00Z", "2026-09-18T10:00:00Z")
        for order in [[a, b, c], [c, b, a], [b, c, a]] {
            let places = try week(order).places
            #expect(places.count == 2)
            let joined = try #require(places.first { $0.bars.count == 2 })
            #expect(Set(joined.bars.map(\.number)) == ["CR-1", "CR-2"])
            #expect(joined.column == 2 && joined.span == 2)
        }
    }
}
