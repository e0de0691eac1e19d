import Domain

/// A whole workbook laid out: its sheets, and where each table can be found.
struct WorkbookLayout {
    /// The rows a sheet takes.
    static let rowLimit = 1_048_576
    /// From so many rows on, a file is written row by row.
    static let streamingFrom = 20_000

    let title: TitleBlock
    let sheets: [SheetLayout]
    private let tables: [String: Table]
    private let places: [String: TablePlace]
    private let names: [String: String]

    init(_ workbook: Workbook, rowLimit: Int = WorkbookLayout.rowLimit) {
        title = workbook.title
        var fitted = SheetNames()
        sheets = workbook.laidOut.enumerated().map { index, sheet in
            SheetLayout(sheet, title: workbook.title, isFirst: index == 0, names: &fitted, rowLimit: rowLimit)
        }
        tables = Dictionary(sheets.flatMap { $0.source.tables.map { ($0.name, $0) } }, uniquingKeysWith: { first, _ in first })
        places = Dictionary(sheets.flatMap(\.places), uniquingKeysWith: { first, _ in first })
        names = Dictionary(sheets.map { ($0.source.name, $0.parts[0].name) }, uniquingKeysWith: { first, _ in first })
    }

    var isLong: Bool { tables.values.contains { $0.count >= WorkbookLayout.streamingFrom } }

    /// The tab a sheet was given for the name it asked for; nil where the workbook has no such sheet.
    func tab(of name: String) -> String? { names[name] }

    func place(of table: String) -> TablePlace? { places[table] }

    /// The chart with its ranges; nil when its table has nothing to draw.
    func plan(_ chart: Chart, on sheet: String) throws(WorkbookFault) -> ChartPlan? {
        guard let table = tables[chart.table], let place = places[chart.table] else {
            throw .unknownTable(chart.table, sheet: sheet)
        }
        return try ChartPlan(chart, over: table) { column in "=" + (place.ranges(of: column, named: true).first ?? "") }
    }

    /// Small print at the foot of every page; `&` is doubled, since it begins a code there.
    func footer(_ sheet: String) -> String {
        func quoted(_ text: String, _ most: Int) -> String {
            SafeText.short(text, most).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
        }
        return "&L&8 \(quoted(title.customer, 60)), \(quoted(title.period, 40))&C&8 \(quoted(sheet, 50))&R&8 Page &P of &N"
    }
}
