import Domain
import Testing

@testable import Workbook

@Suite struct RenderingTests {
    struct Line: Sendable {
        let name: String
        let count: Int
        let share: Share
    }

    private let table = Table(
        "lines",
        [
            Line(name: "one", count: 1_234, share: Share(98_996, of: 100_000)),
            Line(name: "two, \"quoted\"\nnext", count: -5, share: .zero),
            Line(name: "=1+1", count: 0, share: Share(1, of: 1)),
        ],
        columns: [
            Column("Name", total: .text("All")) { .text($0.name) },
            Column("Count", total: .sum(.int(1_229))) { .int($0.count) },
            Column("Rate") { .share($0.share) },
        ])

    @Test func `a terminal gets aligned lines with totals under a rule`() {
        #expect(
            table.text == """
                Name                Count           Rate
                ------------------  -----  -------------
                one                 1,234        98.99 %
                two, "quoted" next     -5  no obligation
                =1+1                    0       100.00 %
                ------------------  -----  -------------
                All                 1,229
                """)
    }

    @Test func `CSV is quoted as RFC 4180 says, and text that looks like a formula is kept text`() {
        #expect(
            table.csv
                == "Name,Count,Rate\r\none,1234,98.99\r\n\"two, \"\"quoted\"\"\nnext\",-5,\r\n'=1+1,0,100.00\r\n")
    }

    @Test(arguments: [
        (Cell.hours(Hours(minutes: 3_030)), "50:30"), (.hours(Hours(minutes: 480)), "8:00"),
        (.hours(Hours(minutes: -15)), "-0:15"),
        (.hours(.zero), "0:00"), (.seconds(33_120), "9:12:00"), (.seconds(5_877), "1:37:57"), (.seconds(59), "0:00:59"),
        (.seconds(-59), "-0:00:59"), (.seconds(0), "0:00:00"),
    ])
    func `CSV says hours and durations as times, and nothing as a bare number of minutes`(cell: Cell, field: String) {
        #expect(Table("t", [cell], columns: [Column("T") { $0 }]).csv == "T\r\n\(field)\r\n")
    }

    @Test(arguments: ["=1", "+1", "-1", "@a", "\tx", "\rx"])
    func `every beginning of a formula is guarded in CSV`(text: String) {
        let csv = Table("t", [text], columns: [Column("T") { .text($0) }]).csv
        #expect(csv.contains("'" + text))
    }

    @Test(arguments: [
        (Cell.seconds(0), "0 min"), (.seconds(3_661), "1 h 01 min 01 s"), (.seconds(59), "0 min 59 s"),
        (.seconds(7_200), "2 h 00 min"),
        (.decimal(-1_250, places: 2), "-12.50"), (.decimal(Int.min, places: 0), "-9223372036854775808"),
        (.int(.min), "-9,223,372,036,854,775,808"),
        (.hours(Hours(minutes: 4_590)), "76 h 30 min"),
    ])
    func `figures are said as people read them`(cell: Cell, words: String) {
        #expect(cell.words == words)
    }

    @Test func `a figure no number can hold exactly is written as words`() {
        #expect(Cell.int(1 << 53).number?.value == 9_007_199_254_740_992)
        #expect(Cell.int(1 << 53 + 1).number == nil)
        #expect(Cell.seconds(-1).number == nil)
        #expect(Cell.day(Day(ordinal: -30_000)).number == nil)
    }

    @Test func `a day and an instant become the serials spreadsheets know`() throws {
        // 1 March 1900 is day 61, 30 September 2026 is day 46,295.
        #expect(Cell.day(try #require(Day("1900-03-01"))).number?.value == 61)
        #expect(Cell.day(try #require(Day("2026-09-30"))).number?.value == 46_295)
        let noon = try #require(Instant("2026-09-30T12:00:00-07:00"))
        let number = try #require(Cell.instant(noon, .pacific).number)
        #expect(number.value == 46_295.5)
        #expect(number.format.code == "d mmm yyyy hh:mm\\ \"PDT\"")
    }

    @Test(arguments: [
        ([0.9806, 0.9692, 1.0, 0.98], 0.96, 0.01), ([0.99988, 0.9999, 1.0], 0.9998, 0.00005), ([0.5, 1.0], 0.4, 0.1),
        ([1.0], 0.9998, 0.0001),
    ])
    func `an axis of rates begins at a round figure under the lowest`(values: [Double], lowest: Double, step: Double) throws {
        let bounds = try #require(AxisBounds(shares: values))
        #expect(bounds.lowest <= (values.min() ?? 0))
        #expect(bounds.highest == 1)
        let steps = (bounds.highest - bounds.lowest) / bounds.step
        #expect(steps > 1.5 && steps < 9)
    }

    @Test func `columns are lettered A, Z, AA, XFD`() {
        #expect([0, 25, 26, 701, 702, 16_383].map(TablePlace.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    }
}
