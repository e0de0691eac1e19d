import Domain
import Foundation
import Testing

@testable import Workbook

@Suite struct XLSXFileTests {
    struct Day: Sendable {
        let eligible: Int
        let received: Int
    }

    private func rates(_ days: [Day], total: Int? = nil) -> Workbook {
        let share = Share(days.reduce(0) { $0 + $1.received }, of: days.reduce(0) { $0 + $1.eligible })
        let target = Percent("99")
        let table = Table(
            "rates", days,
            columns: [
                Column("Day", total: .text("All")) { _ in .text("day") },
                Column("Eligible", total: .sum(.int(total ?? share.whole))) { .int($0.eligible) },
                Column("Received", total: .sum(.int(share.part))) { .int($0.received) },
                Column("Rate", total: .rate(part: "Received", whole: "Eligible", .share(share, against: target))) {
                    .share(Share($0.received, of: $0.eligible), against: target)
                },
                Column("Lasted", total: .sum(.seconds(days.count * 3_661))) { _ in .seconds(3_661) },
            ], rates: ["Rate": .init("Received", over: "Eligible")])
        let chart = Chart("Rates", .line, of: "rates", along: "Day", series: [.init("Rate")], unit: "percent")
        return Workbook(
            someTitle, sheets: [Sheet("Rates", title: "Rates", summary: "rates", [.table(table), .chart(chart)])], notes: [])
    }

    @Test func `the same workbook gives the same bytes, whenever and wherever it is written`() throws {
        let scratch = try Scratch()
        let book = rates([Day(eligible: 100, received: 99)])
        try book.write(to: scratch.file("one.xlsx"))
        Thread.sleep(forTimeInterval: 2.1)
        try book.write(to: scratch.file("two.xlsx"))
        #expect(FileManager.default.contentsEqual(atPath: scratch.file("one.xlsx"), andPath: scratch.file("two.xlsx")))
    }

    @Test func `totals and rates worked out anew by LibreOffice equal the stored figures`() throws {
        let scratch = try Scratch()
        // 98,996 of 100,000 is 98.996 %: truncated 98.99 %, and a plain division would show 99.00 %.
        try rates([Day(eligible: 100_000, received: 98_996), Day(eligible: 7, received: 7), Day(eligible: 0, received: 0)])
            .write(to: scratch.file("r.xlsx"))
        guard let rows = try recalculated(scratch.file("r.xlsx"), sheet: 1) else { return }
        let words = rows.map { $0.joined(separator: "|") }
        #expect(words.contains("day|100000|98996|98.99%|01:01:01 AM"))
        #expect(words.contains("day|7|7|100%|01:01:01 AM"))
        #expect(words.contains("day|0|0|no obligation|01:01:01 AM"))
        // 99,003 of 100,007 is 98.9960... %; three times 3,661 s is 3 h 03 min 03 s.
        #expect(words.contains("All|100007|99003|98.99%|03:03:03 AM"))
    }

    @Test func `the recalculation of these tests does not trust kept results`() throws {
        let scratch = try Scratch()
        let file = try XLSXFile(at: scratch.file("w.xlsx"), title: someTitle, streaming: false)
        let sheet = try file.addSheet("Wrong")
        try sheet.formula(0, 0, "=40+2", is: 41, file.format(Style(look: .body)))
        try file.close()
        guard let rows = try recalculated(scratch.file("w.xlsx"), sheet: 1) else { return }
        #expect(rows.first == ["42"])
    }

    @Test func `a rate just under its promise is shown with the digits that tell them apart`() throws {
        let scratch = try Scratch()
        try rates([Day(eligible: 1_000_000, received: 989_999)]).write(to: scratch.file("r.xlsx"))
        let xml = try #require(part("xl/worksheets/sheet1.xml", of: scratch.file("r.xlsx")))
        #expect(xml.contains("<f>IF(B6&gt;0,QUOTIENT(C6*10000,B6)/10000,\"no obligation\")</f><v>0.9899</v>"))
    }

    @Test func `a stored total that its rows do not add up to is refused, and no file is left`() throws {
        let scratch = try Scratch()
        let error = #expect(throws: WorkbookFault.self) {
            try rates([Day(eligible: 100, received: 99)], total: 101).write(to: scratch.file("bad.xlsx"))
        }
        #expect(error == .disagrees(table: "rates", column: "Eligible", stored: "101.0", worked: "100.0"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    }

    @Test func `a list too long for a sheet goes on in the next, and its totals span both`() throws {
        let scratch = try Scratch()
        let days = Array(repeating: Day(eligible: 10, received: 9), count: 70)
        try rates(days).write(to: scratch.file("long.xlsx"), rowLimit: 40)
        let workbook = try #require(part("xl/workbook.xml", of: scratch.file("long.xlsx")))
        #expect(workbook.contains("\"Rates\"") && workbook.contains("\"Rates (2)\"") && workbook.contains("\"Rates (3)\""))
        let sheet = try #require(part("xl/worksheets/sheet3.xml", of: scratch.file("long.xlsx")))
        #expect(sheet.contains("SUM(&apos;Rates&apos;!") || sheet.contains("SUM('Rates'!"))
        if let rows = try recalculated(scratch.file("long.xlsx"), sheet: 3) {
            #expect(rows.contains { $0.contains("700") && $0.contains("630") && $0.contains("90%") })
        }
    }

    @Test func `no number that is not finite gets into a file`() throws {
        let scratch = try Scratch()
        let file = try XLSXFile(at: scratch.file("nan.xlsx"), title: someTitle, streaming: false)
        let sheet = try file.addSheet("Nan")
        let format = try file.format(Style(look: .body))
        for value in [Double.nan, .infinity, -.infinity] {
            #expect(throws: WorkbookFault.notAFiniteNumber(sheet: "Nan", row: 0, column: 0)) {
                try sheet.number(0, 0, value, format)
            }
            #expect(throws: WorkbookFault.notAFiniteNumber(sheet: "Nan", row: 0, column: 0)) {
                try sheet.formula(0, 0, "=1", is: value, format)
            }
        }
        #expect(throws: WorkbookFault.self) { try sheet.number(1_048_576, 0, 1, format) }
        #expect(throws: WorkbookFault.self) { try sheet.text(0, 16_384, "x", format) }
        #expect(throws: WorkbookFault.self) { _ = try file.addSheet("nan") }
        #expect(throws: WorkbookFault.self) { _ = try file.addSheet("a[b") }
    }

    @Test func `a folder that is not there is refused in words`() {
        let error = #expect(throws: WorkbookFault.self) {
            try rates([]).write(to: "/nowhere/at/all/x.xlsx")
        }
        #expect(error?.message.contains("/nowhere/at/all/x.xlsx cannot be written") == true)
    }

    @Test func `a long list is written row by row and still holds everything`() throws {
        let scratch = try Scratch()
        let days = Array(repeating: Day(eligible: 1_234_567, received: 1_200_000), count: WorkbookLayout.streamingFrom)
        try rates(days).write(to: scratch.file("big.xlsx"))
        let xml = try #require(part("xl/worksheets/sheet1.xml", of: scratch.file("big.xlsx")))
        #expect(xml.contains("<v>24691340000</v>"))
        #expect(xml.contains("t=\"inlineStr\""))
    }
}
