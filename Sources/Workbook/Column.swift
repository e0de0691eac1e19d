import Domain

/// One column of a list: its heading, what a row shows in it, and what stands under it.
package struct Column<Row: Sendable>: Sendable {
    package let title: String
    package let total: Total
    /// The widest it grows, in characters; longer text is wrapped.
    package let widest: Int
    /// Draws a rule at its left, where a group of columns begins.
    package let cell: @Sendable (Row) -> Cell

    package init(
        _ title: String, total: Total = .none, widest: Int = 60, cell: @escaping @Sendable (Row) -> Cell
    ) {
        self.title = title
        self.total = total
        self.widest = widest
        self.cell = cell
    }
}

/// What stands under a column. In a workbook a sum or a rate is a live formula whose kept result is the stored figure.
package enum Total: Hashable, Sendable {
    case none
    case text(String)
    /// The sum of the column; the figure is the one the caller keeps, not one added up here.
    case sum(Cell)
    /// One total over another, by the titles of their columns; truncated like every rate.
    case rate(part: String, whole: String, Cell)
    /// A figure that no formula over this table gives.
    case figure(Cell)
}
