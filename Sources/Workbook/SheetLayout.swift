import Domain

/// Where everything of one sheet stands, worked out before a cell is written: charts and totals can then name any range.
struct SheetLayout {
    enum Item {
        case line(String, Style, points: Double)
        case paragraph(String, Style, points: Double)
        case backLink
        case header(Table)
        case rows(Table, Range<Int>)
        case nothing(String)
        case totals(Table)
        case chart(Chart)
    }

    struct Placed {
        let row: Int
        let item: Item
    }

    /// One sheet of the file: a list too long for one goes on in the next.
    struct Part {
        let name: String
        var items: [Placed] = []
        var breaks: [Int] = []
    }

    static let rowPoints = 16.5
    static let chartPixels = 208.0

    let source: Sheet
    let isFirst: Bool
    var widths: ColumnWidths
    private(set) var parts: [Part]
    private(set) var places: [String: TablePlace] = [:]
    private var row = 0
    private var points = 0.0

    init(_ source: Sheet, title: TitleBlock, isFirst: Bool, names: inout SheetNames, rowLimit: Int) {
        self.source = source
        self.isFirst = isFirst
        widths = ColumnWidths(of: source)
        parts = [Part(name: names.fit(source.name))]
        let heading = isFirst ? title.title : source.title
        begin(heading, title)
        for (index, block) in source.blocks.enumerated() {
            let next = source.blocks.dropFirst(index + 1).first
            switch block {
            case .banner(let verdict):
                paragraph(verdict.words, Style(look: .banner, tone: verdict.tone, wraps: true), padding: 11)
            case .heading(let text):
                let drawn = source.blocks.dropFirst(index + 2).first
                keepTogether(text.isEmpty ? 0 : SheetLayout.points(of: next, drawn: drawn) + 70)
                line(text, Style(look: .heading), points: 24)
            case .text(let text): paragraph(text, Style(look: .text, wraps: true), padding: 3)
            case .table(let table): place(table, heading, title, &names, rowLimit)
            case .chart(let chart): place(chart)
            case .pageBreak: breakPage()
            }
        }
    }

    private mutating func begin(_ heading: String, _ title: TitleBlock) {
        row = 0
        points = 0
        line(heading, Style(look: .title), points: 27)
        line(title.subject, Style(look: .subtitle), points: 15)
        line(title.origin, Style(look: .quiet), points: 14)
        if !isFirst, source.name != "Contents" { put(.backLink) }
        advance(rows: 1, points: SheetLayout.rowPoints)
    }

    private mutating func line(_ text: String, _ style: Style, points: Double) {
        put(.line(text, style, points: points))
        advance(rows: 1, points: points)
    }

    private mutating func paragraph(_ text: String, _ style: Style, padding: Double) {
        let lines = TextWidth.lines(text, within: widths.total - 12, points: style.points, bold: style.isBold)
        let height = min(Double(lines) * 13.5 + padding, 405)
        put(.paragraph(text, style, points: height))
        advance(rows: 2, points: height + SheetLayout.rowPoints)
    }

    private mutating func place(_ chart: Chart) {
        keepTogether(SheetLayout.chartPixels * 0.75)
        put(.chart(chart))
        let rows = Int((SheetLayout.chartPixels * 0.75 / SheetLayout.rowPoints).rounded(.up)) + 1
        advance(rows: rows, points: Double(rows) * SheetLayout.rowPoints)
    }

    private mutating func place(_ table: Table, _ heading: String, _ title: TitleBlock, _ names: inout SheetNames, _ limit: Int) {
        var place = TablePlace()
        var from = 0
        repeat {
            if from > 0 {
                parts.append(Part(name: names.fit(source.name)))
                begin(heading + " (continued)", title)
            }
            put(.header(table))
            advance(rows: 1, points: SheetLayout.headerPoints(of: table, widths))
            let to = min(table.count, from + max(1, limit - row - (table.hasTotals ? 1 : 0)))
            place.add(parts[parts.count - 1].name, header: row - 1, rows: row..<row + (to - from))
            put(table.count == 0 ? .nothing(table.whenEmpty) : .rows(table, from..<to))
            advance(rows: max(1, to - from), points: Double(to - from) * SheetLayout.rowPoints)
            from = to
        } while from < table.count
        if table.hasTotals {
            place.totals = row
            put(.totals(table))
            advance(rows: 1, points: SheetLayout.rowPoints)
        }
        advance(rows: 1, points: SheetLayout.rowPoints)
        places[table.name] = place
    }

    private mutating func put(_ item: Item) { parts[parts.count - 1].items.append(Placed(row: row, item: item)) }

    private mutating func advance(rows: Int, points: Double) {
        row += rows
        self.points += points
        if self.points > widths.pagePoints { self.points.formTruncatingRemainder(dividingBy: widths.pagePoints) }
    }

    /// Starts a new page where what comes would be torn apart.
    private mutating func keepTogether(_ height: Double) {
        if points + height > widths.pagePoints, points > 120 { breakPage() }
    }

    private mutating func breakPage() {
        if row > 0, !source.isOnePage { parts[parts.count - 1].breaks.append(row) }
        points = 0
    }

    /// The two lines a heading may take.
    static func headerPoints(of table: Table, _ widths: ColumnWidths) -> Double {
        let lines = table.columns.enumerated().map { column, heading in
            TextWidth.lines(heading.title, within: widths.pixels[column] + 2, bold: true)
        }
        return Double(min(lines.max() ?? 1, 4)) * 13.5 + 5
    }

    /// What a heading must not be torn from: a table, with the chart that is drawn of it.
    private static func points(of block: Block?, drawn: Block? = nil) -> Double {
        switch block {
        case .chart: chartPixels * 0.75
        case .table(let table):
            if case .chart = drawn {
                Double(min(table.count, 10) + 3) * rowPoints + chartPixels * 0.75
            } else {
                Double(min(table.count, 10) + 2) * rowPoints
            }
        case .banner, .heading, .text, .pageBreak, nil: 60
        }
    }
}
