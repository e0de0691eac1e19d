import Domain

/// A rate as a live formula over two cells of its row, truncated to the digits it is shown with, like the figure it stands for.
///
/// Part and whole are whole numbers, so `QUOTIENT` cuts exactly; a division shown with two decimals would be rounded up.
struct RateFormula {
    let text: String

    /// Refuses a share that its own cells do not give.
    init(
        _ rate: Table.Rate, _ share: Share, against target: Percent?, table: Table, cells: [Cell], row: Int
    ) throws(WorkbookFault) {
        let part = try RateFormula.operand(rate.part, table, cells, row)
        let whole = try RateFormula.operand(rate.whole, table, cells, row)
        guard part.value == share.part, whole.value == share.whole else {
            throw .disagrees(
                table: table.name, column: "\(rate.part) over \(rate.whole)", stored: "\(share.part) of \(share.whole)",
                worked: "\(part.value) of \(whole.value)")
        }
        let scale = Int(Cell.power(Cell.places(of: share, against: target))) * 100
        text = "=IF(\(whole.text)>0,QUOTIENT(\(part.text)*\(scale),\(whole.text))/\(scale),\"no obligation\")"
    }

    private static func operand(
        _ title: String, _ table: Table, _ cells: [Cell], _ row: Int
    ) throws(WorkbookFault) -> (text: String, value: Int) {
        guard let column = table.index(of: title), cells.indices.contains(column) else {
            throw .unknownColumn(table: table.name, column: title)
        }
        let place = "\(TablePlace.letters(column))\(row + 1)"
        switch cells[column] {
        case .int(let value): return (place, value)
        case .seconds(let seconds): return ("ROUND(\(place)*86400,0)", seconds)
        case .hours(let hours): return ("ROUND(\(place)*1440,0)", hours.minutes)
        case .empty, .text, .decimal, .share, .percent, .money, .day, .month, .instant, .verdict, .link:
            throw .disagrees(table: table.name, column: title, stored: "a whole number", worked: cells[column].words)
        }
    }
}

/// The columns of a table added up while they are written, to be held against the kept totals.
struct TableSums {
    private var sums: [String: [Int: Double]] = [:]

    /// What a run of rows came to, column by column.
    mutating func add(_ added: [Double], of table: Table) {
        for (column, value) in added.enumerated() { sums[table.name, default: [:]][column, default: 0] += value }
    }

    func check(_ total: Cell, _ column: Int, of table: Table) throws(WorkbookFault) {
        let added = sums[table.name]?[column] ?? 0
        let stored = total.number?.value ?? 0
        guard abs(added - stored) <= 1e-9 * max(1, abs(stored)) else {
            throw .disagrees(
                table: table.name, column: table.columns[column].title, stored: "\(stored)", worked: "\(added)")
        }
    }
}
