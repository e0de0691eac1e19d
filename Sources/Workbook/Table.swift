import Domain

/// A list with declared columns: the same rows become a sheet, lines on a terminal, or CSV.
package struct Table: Sendable {
    /// The name charts and links know it by; unique within a workbook.
    package let name: String
    package let columns: [Heading]
    package let count: Int
    /// Said in place of rows where there are none.
    package let whenEmpty: String
    private let cellAt: @Sendable (Int, Int) -> Cell
    /// A row in one go: long lists are written row by row.
    private let rowAt: @Sendable (Int) -> [Cell]

    package struct Heading: Hashable, Sendable {
        package let title: String
        package let total: Total
        package let rate: Rate?
        package let widest: Int
    }

    /// Where a column of shares is one column over another, row by row, so that the workbook can work it out.
    package struct Rate: Hashable, Sendable {
        package let part: String
        package let whole: String

        package init(_ part: String, over whole: String) {
            self.part = part
            self.whole = whole
        }
    }

    /// `rates` says, by column title, which share columns are one column over another: they are written as formulas.
    package init<Row: Sendable>(
        _ name: String, _ rows: [Row], columns: [Column<Row>], rates: [String: Rate] = [:],
        whenEmpty: String = "Nothing to show."
    ) {
        self.name = name
        self.columns = columns.map {
            Heading(title: $0.title, total: $0.total, rate: rates[$0.title], widest: $0.widest)
        }
        self.whenEmpty = whenEmpty
        count = rows.count
        let shown = columns.map(\.cell)
        cellAt = { row, column in
            rows.indices.contains(row) && shown.indices.contains(column) ? shown[column](rows[row]) : .empty
        }
        rowAt = { index in
            guard rows.indices.contains(index) else { return [] }
            let row = rows[index]
            return shown.map { $0(row) }
        }
    }

    /// Empty outside the table.
    package func cell(_ row: Int, _ column: Int) -> Cell { cellAt(row, column) }

    /// The cells of a row, one a column; none outside the table.
    package func cells(_ row: Int) -> [Cell] { rowAt(row) }

    package func index(of title: String) -> Int? { columns.firstIndex { $0.title == title } }

    package var hasTotals: Bool { count > 0 && columns.contains { $0.total != .none } }

    /// What stands under a column.
    package func total(_ column: Int) -> Cell {
        guard columns.indices.contains(column) else { return .empty }
        return switch columns[column].total {
        case .none: .empty
        case .text(let text): .text(text)
        case .sum(let cell), .rate(_, _, let cell), .figure(let cell): cell
        }
    }
}
