import Domain

/// Writes one laid-out sheet into a file, row after row.
struct SheetWriter {
    private let file: XLSXFile
    private let layout: WorkbookLayout
    private var widths: ColumnWidths
    private let source: Sheet

    static func write(_ sheet: SheetLayout, of layout: WorkbookLayout, to file: XLSXFile) throws(WorkbookFault) {
        var writer = SheetWriter(file: file, layout: layout, widths: sheet.widths, source: sheet.source)
        var sums = TableSums()
        for part in sheet.parts {
            let page = try file.addSheet(part.name)
            try page.setUpPage(
                rowPoints: SheetLayout.rowPoints, footer: layout.footer(sheet.source.title), isFirst: sheet.isFirst,
                isOnePage: sheet.source.isOnePage)
            for placed in part.items { try writer.write(placed, on: page, sums: &sums) }
            for (column, pixels) in writer.widths.pixels.enumerated() { try page.width(column, pixels: pixels) }
            try page.breakPages(before: part.breaks)
        }
    }

    private init(file: XLSXFile, layout: WorkbookLayout, widths: ColumnWidths, source: Sheet) {
        self.file = file
        self.layout = layout
        self.widths = widths
        self.source = source
    }

    private mutating func write(_ placed: SheetLayout.Placed, on page: XLSXSheet, sums: inout TableSums) throws(WorkbookFault) {
        let row = placed.row
        switch placed.item {
        case .line(let text, let style, let points):
            try page.height(row, points)
            try page.text(row, 0, text, file.format(style))
        case .paragraph(let text, let style, let points):
            try page.height(row, points)
            try page.spread(row, from: 0, to: widths.pixels.count - 1, text, file.format(style))
        case .backLink:
            let tab = layout.tab(of: "Contents") ?? ""
            try page.link(row, 0, "\u{2190} Contents", "internal:'\(tab)'!A1", file.format(Style(look: .quiet)))
        case .header(let table): try header(table, row, page)
        case .rows(let table, let range): try rows(table, range, from: row, page, &sums)
        case .nothing(let text): try page.text(row, 0, text, file.format(Style(look: .quiet)))
        case .totals(let table): try totals(table, row, page, sums)
        case .chart(let chart):
            if let plan = try layout.plan(chart, on: source.name) {
                try page.chart(plan, row: row, width: widths.total, height: SheetLayout.chartPixels)
            }
        }
    }

    private func header(_ table: Table, _ row: Int, _ page: XLSXSheet) throws(WorkbookFault) {
        guard table.columns.count <= 16_384 else { throw .tooManyColumns(sheet: page.name, columns: table.columns.count) }
        try page.height(row, SheetLayout.headerPoints(of: table, widths))
        let runs = runsOn(table)
        for (column, heading) in table.columns.enumerated() {
            let side = side(of: column, in: table)
            let format = try file.format(Style(look: .header, side: side, wraps: true, isInset: column > 0 && side == .left))
            if column == runs {
                try page.spread(row, from: column, to: widths.pixels.count - 1, heading.title, format)
            } else {
                try page.text(row, column, heading.title, format)
            }
        }
        if source.soleTable != nil, source.charts.isEmpty || table.count > 25 { try page.repeatHeader(row, frozen: row < 9) }
    }

    /// The column of words that is written across to the right edge.
    private func runsOn(_ table: Table) -> Int? { source.soleTable == nil ? table.trailingText : nil }

    /// A heading stands over its figures: at the right, unless the column is words.
    private func side(of column: Int, in table: Table) -> Style.Side {
        for row in 0..<min(table.count, 50) {
            switch table.cell(row, column) {
            case .empty: continue
            case .text, .link: return .left
            case .verdict: return .centre
            case .day, .month, .instant: return column == 0 ? .left : .right
            case .int, .decimal, .share, .percent, .hours, .seconds, .money: return .right
            }
        }
        return .left
    }

    private mutating func rows(
        _ table: Table, _ range: Range<Int>, from first: Int, _ page: XLSXSheet, _ sums: inout TableSums
    ) throws(WorkbookFault) {
        var known: [Known?] = Array(repeating: nil, count: table.columns.count)
        var added = [Double](repeating: 0, count: table.columns.count)
        var fitted = Fitted(columns: table.columns.count)
        let sides = table.columns.indices.map { side(of: $0, in: table) }
        let runs = runsOn(table)
        for index in range {
            let row = first + index - range.lowerBound
            let cells = table.cells(index)
            try fit(cells, row, page, runs, &fitted)
            for (column, cell) in cells.enumerated() {
                let number = cell.number
                var style = Style(cell, number, side: sides[column], wraps: number == nil && fitted.wraps[column], in: layout)
                style.isInset = column > 0 && sides[column] == .left
                if known[column]?.style != style { known[column] = Known(style: style, format: try file.format(style)) }
                guard let format = known[column]?.format else { continue }
                if let rate = table.columns[column].rate, case .share(let share, let target) = cell {
                    let operands = try RateFormula(rate, share, against: target, table: table, cells: cells, row: row)
                    try page.formula(row, column, operands.text, is: number?.value, words: cell.words, format)
                } else if column == runs {
                    try page.spread(row, from: column, to: widths.pixels.count - 1, cell.words, format)
                } else {
                    try page.write(cell, number, row, column, format, layout)
                }
                if let number { added[column] += number.value }
            }
        }
        sums.add(added, of: table)
        if source.hasFilter { try page.filter(first - 1, first + range.count - 1, columns: table.columns.count) }
    }

    /// The format the last cell of a column was written in.
    private struct Known {
        let style: Style
        let format: XLSXFile.Format
    }

    /// What has been found of the columns of a list on the way down.
    private struct Fitted {
        /// Whether the words of the row at hand need more than one line.
        var wraps: [Bool]
        /// The longest figure that was measured; shorter ones are as narrow.
        var longest: [Int]

        init(columns: Int) {
            wraps = Array(repeating: false, count: columns)
            longest = Array(repeating: 0, count: columns)
        }
    }

    /// Gives a row the lines its longest text needs, and a column the width of a figure longer than those looked at.
    private mutating func fit(
        _ cells: [Cell], _ row: Int, _ page: XLSXSheet, _ runs: Int?, _ fitted: inout Fitted
    ) throws(WorkbookFault) {
        var lines = 1
        for (column, cell) in cells.enumerated() where column < widths.pixels.count {
            if cell.isFigure {
                fitted.wraps[column] = false
                let length = cell.roughLength
                if length > fitted.longest[column], Double(length) * 9 > widths.pixels[column] {
                    widths.grow(column, to: TextWidth.pixels(cell.words))
                    fitted.longest[column] = length
                }
            } else {
                let (words, room) = (cell.words, widths.room(column, runs))
                fitted.wraps[column] = !widths.holds(words, within: room)
                if fitted.wraps[column] { lines = max(lines, TextWidth.lines(words, within: room)) }
            }
        }
        if lines > 1 { try page.height(row, min(Double(lines) * 13.5 + 4, 405)) }
    }

    private func totals(_ table: Table, _ row: Int, _ page: XLSXSheet, _ sums: TableSums) throws(WorkbookFault) {
        guard let place = layout.place(of: table.name) else { throw .unknownTable(table.name, sheet: page.name) }
        let cells = table.columns.indices.map { table.total($0) }
        for (column, cell) in cells.enumerated() {
            let number = cell.number
            let style = Style(
                look: .total, format: number?.format ?? .general, tone: cell.tone, side: side(of: column, in: table))
            let format = try file.format(style)
            switch table.columns[column].total {
            case .none, .text, .figure: try page.write(cell, number, row, column, format, layout)
            case .sum:
                try sums.check(cell, column, of: table)
                let ranges = place.ranges(of: column, named: false).joined(separator: ",")
                try page.formula(row, column, "=SUM(\(ranges))", is: number?.value, words: cell.words, format)
            case .rate(let part, let whole, let cell):
                guard case .share(let share, let target) = cell else {
                    try page.write(cell, number, row, column, format, layout)
                    continue
                }
                let rate = Table.Rate(part, over: whole)
                let formula = try RateFormula(rate, share, against: target, table: table, cells: cells, row: row)
                try page.formula(row, column, formula.text, is: number?.value, words: cell.words, format)
            }
        }
    }
}
