import Domain
import Workbook

/// A table of a report as JSON: its columns, and each row a cell a column. A cell is told as `--json` of the command line tells such a
/// figure: hours in minutes, time in seconds, money and shares as decimal text, a day and an instant as text, nothing as null.
package struct TableAnswer: Encodable, Sendable {
    package let sheet: String
    package let table: String
    package let columns: [String]
    package let rows: [[CellAnswer]]

    package init(_ table: Table, of sheet: String) {
        self.sheet = sheet
        self.table = table.name
        columns = table.columns.map(\.title)
        rows = (0..<table.count).map { row in table.cells(row).map(CellAnswer.init) }
    }
}

package struct CellAnswer: Encodable, Sendable {
    private let cell: Cell

    package init(_ cell: Cell) { self.cell = cell }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch cell {
        case .empty: try container.encodeNil()
        case .text(let text), .link(let text, _): try container.encode(text)
        case .int(let value), .seconds(let value): try container.encode(value)
        case .verdict: try container.encode(cell.words)
        case .decimal(let units, let places): try container.encode(Cell.decimal(units, places, grouped: false))
        case .share(let share, let target): try container.encode(share.shown(against: target))
        case .percent(let percent): try container.encode(percent)
        case .hours(let hours): try container.encode(hours)
        case .money(let money): try container.encode(money.decimal)
        case .day(let day): try container.encode(day)
        case .month(let month): try container.encode(month)
        case .instant(let instant, let zone): try container.encode(zone.iso(instant))
        }
    }
}
