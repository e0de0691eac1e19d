/// Why a workbook was not written. Nothing of it is left behind.
package enum WorkbookFault: Error, Equatable {
    case notWritable(path: String, reason: String)
    case notAFiniteNumber(sheet: String, row: Int, column: Int)
    case tooManyColumns(sheet: String, columns: Int)
    /// A kept figure that its own rows do not come to; a workbook never shows both.
    case disagrees(table: String, column: String, stored: String, worked: String)
    case unknownColumn(table: String, column: String)
    case unknownTable(String, sheet: String)
    case refused(sheet: String, reason: String)

    package var message: String {
        switch self {
        case .notWritable(let path, let reason): "\(path) cannot be written: \(reason)."
        case .notAFiniteNumber(let sheet, let row, let column):
            "Sheet \(sheet), row \(row + 1), column \(column + 1) holds no finite number."
        case .tooManyColumns(let sheet, let columns): "Sheet \(sheet) has \(columns) columns; a workbook takes 16,384."
        case .disagrees(let table, let column, let stored, let worked):
            "Table \(table), column \(column): the figure is kept as \(stored), but its rows come to \(worked)."
        case .unknownTable(let table, let sheet): "Sheet \(sheet) draws the table \(table), which the workbook does not have."
        case .unknownColumn(let table, let column): "Table \(table) has no column \(column)."
        case .refused(let sheet, let reason): "Sheet \(sheet) was refused: \(reason)."
        }
    }
}
