import Domain

/// Widths, in pixels, that fit what the columns of a sheet hold; its tables share them.
struct ColumnWidths {
    /// What a landscape Letter page shows between its margins: 10 by 7.25 inches.
    private static let page = (pixels: 960.0, points: 522.0)
    private static let padding = 24.0
    private static let filterButton = 18.0

    private(set) var pixels: [Double]

    /// Looks at every row of a list up to a few thousand, and at rows spread over a longer one.
    init(of sheet: Sheet) {
        var pixels: [Double] = []
        var trailing: [(column: Int, width: Double)] = []
        for table in sheet.tables {
            for column in table.columns.indices {
                if sheet.soleTable == nil, table.trailingText == column {
                    trailing.append((column, ColumnWidths.width(of: column, in: table, filtered: false)))
                    continue
                }
                let width = ColumnWidths.width(of: column, in: table, filtered: sheet.hasFilter)
                if column < pixels.count { pixels[column] = max(pixels[column], width) } else { pixels.append(width) }
            }
        }
        self.pixels = pixels
        let isSpread = sheet.blocks.contains { block in
            switch block {
            case .banner, .text, .chart: true
            case .heading, .table, .pageBreak: false
            }
        }
        while let deepest = trailing.map(\.column).max(), pixels.count <= deepest { pixels.append(60) }
        self.pixels = pixels
        if isSpread || pixels.isEmpty { stretch(to: 900) }
        for (column, width) in trailing {
            while self.pixels[column...].reduce(0, +) < width { self.pixels.append(min(80, max(30, width - span(from: column)))) }
        }
    }

    /// Pixels from a column to the right edge.
    func span(from column: Int) -> Double { pixels.dropFirst(column).reduce(0, +) }

    var total: Double { pixels.reduce(0, +) }

    /// Pixels a cell has; one that runs on has those of every column to its right too.
    func room(_ column: Int, _ runs: Int?) -> Double {
        column == runs ? span(from: column) : pixels.indices.contains(column) ? pixels[column] : 0
    }

    /// Points of a printed page, given that the sheet is shrunk to one page wide.
    var pagePoints: Double { ColumnWidths.page.points * max(1, total / ColumnWidths.page.pixels) }

    /// Widens a column that turned out to hold more than the rows looked at.
    mutating func grow(_ column: Int, to width: Double) {
        if pixels.indices.contains(column) { pixels[column] = max(pixels[column], width + ColumnWidths.padding) }
    }

    func holds(_ text: String, within width: Double) -> Bool {
        Double(text.utf8.count) * 14 < width - 8 || TextWidth.pixels(text) <= width - 8
    }

    /// Room is given to the first column, then to all; what is left becomes columns of its own.
    private mutating func stretch(to wanted: Double) {
        if !pixels.isEmpty {
            let missing = max(0, wanted - total)
            let first = min(missing * 0.45, 180)
            pixels[0] += first
            if pixels.count > 1 {
                let each = min((missing - first) / Double(pixels.count), 44)
                for column in pixels.indices { pixels[column] += each }
            }
        }
        while total < wanted - 20, pixels.count < 24 { pixels.append(min(80, wanted - total)) }
    }

    private static func width(of column: Int, in table: Table, filtered: Bool) -> Double {
        let heading = table.columns[column]
        let widest = Double(heading.widest) * 6.6
        var width = TextWidth.heading(heading.title) + (filtered ? filterButton : 0)
        let step = max(1, table.count / 2_000)
        for row in stride(from: 0, to: table.count, by: step) {
            let cell = table.cell(row, column)
            width = max(width, cell.isFigure ? TextWidth.pixels(cell.words) : min(TextWidth.pixels(cell.longestLine), widest))
        }
        let total = table.total(column)
        if total != .empty { width = max(width, min(TextWidth.pixels(total.words, bold: true), max(widest, 90))) }
        return max(width + padding, 44)
    }
}

extension Cell {
    fileprivate var longestLine: String {
        let words = words
        guard words.utf8.contains(10) else { return words }
        return words.split(separator: "\n" as Character).map(String.init).max { $0.count < $1.count } ?? ""
    }
}

extension Sheet {
    /// A sheet that is one list has its heading repeated in print; a long one can be filtered.
    var soleTable: Table? { tables.count == 1 ? tables.first : nil }
    var hasFilter: Bool { soleTable.map { $0.count >= 12 && $0.columns.count > 2 } ?? false }
}

extension Table {
    /// The last column where it is words: on a sheet of several tables it runs on to the right edge.
    var trailingText: Int? {
        guard let last = columns.indices.last, last > 0, count > 0, count < 2_000 else { return nil }
        let isWords = (0..<count).allSatisfy { row in
            switch cell(row, last) {
            case .empty, .text: true
            case .int, .decimal, .share, .percent, .hours, .seconds, .money, .day, .month, .instant, .verdict, .link: false
            }
        }
        return isWords ? last : nil
    }
}
