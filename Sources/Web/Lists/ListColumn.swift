import Domain
import Workbook

/// A column of a list on a page. What it shows is what is exported, and so is what stands beneath; what a page adds is where it
/// leads, how it is marked, and how far off it is.
package struct ListColumn<Row: Sendable>: Sendable {
    /// Its name in the address.
    let name: String
    let column: Column<Row>
    /// More of the record in the same cell; exports have it in columns of its own, right beside.
    let beneath: [Beneath<Row>]
    private let shown: @Sendable (Row, Shown) -> Shown
    /// Left out unless somebody asks for it.
    let isSpare: Bool
    let isSortable: Bool

    package init(
        _ name: String, _ title: String, spare: Bool = false, sortable: Bool = true, beneath: [Beneath<Row>] = [],
        _ cell: @escaping @Sendable (Row) -> Cell, shown: @escaping @Sendable (Row, Shown) -> Shown = { $1 }
    ) {
        self.name = name
        column = Column(title, cell: cell)
        self.beneath = beneath
        self.shown = shown
        isSpare = spare
        isSortable = sortable
    }

    /// The cell as the page shows it.
    func drawn(_ row: Row, in zone: Zone) -> Shown {
        let cell = column.cell(row)
        var shown = shown(row, Shown(cell.words(in: zone), isFigure: cell.standsRight))
        let lines = beneath.compactMap { $0.words(row, in: zone) }
        if !lines.isEmpty { shown.sub = lines.joined(separator: ", ") }
        return shown.labelled(column.title)
    }

    /// As exports have it.
    var exported: [Column<Row>] { [column] + beneath.map(\.column) }
}

/// A fact of the record that a list shows within the cell of another: a quiet line on the page, a column in the exports.
package struct Beneath<Row: Sendable>: Sendable {
    let column: Column<Row>
    private let drawn: (@Sendable (Row, String) -> String)?

    /// A line beneath the cell, as `words` puts it; none where it is empty.
    package static func line(
        _ title: String, _ cell: @escaping @Sendable (Row) -> Cell, words: @escaping @Sendable (Row, String) -> String = { $1 }
    ) -> Beneath {
        Beneath(column: Column(title, cell: cell), drawn: words)
    }

    /// What the page says in the cell itself, with a chip or a unit: a column of the exports only.
    package static func said(_ title: String, _ cell: @escaping @Sendable (Row) -> Cell) -> Beneath {
        Beneath(column: Column(title, cell: cell), drawn: nil)
    }

    fileprivate func words(_ row: Row, in zone: Zone) -> String? {
        guard let drawn else { return nil }
        let words = column.cell(row).words(in: zone)
        return words.isEmpty ? nil : drawn(row, words)
    }
}
