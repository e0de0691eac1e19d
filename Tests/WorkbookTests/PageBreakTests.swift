import Domain
import Testing

@testable import Workbook

/// What stands together is printed together.
@Suite struct PageBreakTests {
    private static func table(_ name: String, rows: Int) -> Table {
        Table(
            name, Array(1...max(1, rows)).map { $0 },
            columns: [
                Column("Number") { .int($0) }, Column("From") { .text("at \($0)") },
                Column("Kind") { .verdict(Verdict("down \($0)", .late)) },
            ])
    }

    /// A page of 900 pixels holds 522 points. The heading comes at 27 + 15 + 14 + 16.5 points of title, 18.5 of a header, the rows
    /// of 16.5, a blank row; with 20 rows at 438, where five more rows do not fit.
    @Test(arguments: [(10, [Int]()), (20, [26])])
    func `a heading goes to the next page with its table where the two would be torn apart`(rows: Int, breaks: [Int]) {
        let sheet = Sheet(
            "Sheet", title: "Sheet", summary: "",
            [.table(Self.table("first", rows: rows)), .heading("Next"), .table(Self.table("next", rows: 5))]
        )
        var names = SheetNames()
        let title = TitleBlock("Title", customer: "C", period: "P", zone: .pacific, madeAt: Instant(seconds: 0), madeBy: "D")
        let layout = SheetLayout(sheet, title: title, isFirst: false, names: &names, rowLimit: 1_000)
        #expect(layout.parts[0].breaks == breaks, "\(layout.widths.pixels) \(layout.widths.pagePoints)")
    }

    @Test func `a sheet of one page has no breaks and is printed on one`() throws {
        let scratch = try Scratch()
        let blocks: [Block] = [.table(Self.table("first", rows: 60)), .pageBreak, .text("End")]
        let sheets = [true, false].map { Sheet($0 ? "One" : "Many", title: "Sheet", summary: "", isOnePage: $0, blocks) }
        let title = TitleBlock("Title", customer: "C", period: "P", zone: .pacific, madeAt: Instant(seconds: 0), madeBy: "D")
        for (index, sheet) in sheets.enumerated() {
            let path = scratch.file("\(index).xlsx")
            try Workbook(title, sheets: [sheet], notes: []).write(to: path)
            guard let xml = part("xl/worksheets/sheet1.xml", of: path) else { return }
            #expect(xml.contains("fitToHeight=\"0\"") == !sheet.isOnePage)
            #expect(xml.contains("<rowBreaks") == !sheet.isOnePage)
        }
    }

    /// With ten rows the heading comes at 273 points; its table alone fits, the chart of it does not.
    @Test func `a heading goes to the next page with the chart of its table`() {
        let chart = Chart("Numbers", .line, of: "next", along: "From", series: [Chart.Series("Number")], unit: "count")
        let sheet = Sheet(
            "Sheet", title: "Sheet", summary: "",
            [.table(Self.table("first", rows: 10)), .heading("Next"), .table(Self.table("next", rows: 5)), .chart(chart)])
        var names = SheetNames()
        let title = TitleBlock("Title", customer: "C", period: "P", zone: .pacific, madeAt: Instant(seconds: 0), madeBy: "D")
        let layout = SheetLayout(sheet, title: title, isFirst: false, names: &names, rowLimit: 1_000)
        #expect(layout.parts[0].breaks == [16], "\(layout.widths.pagePoints)")
    }
}
