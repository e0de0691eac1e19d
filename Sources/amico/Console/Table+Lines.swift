import Domain
import Workbook

extension Table {
    /// The table in lines of a terminal: headings, rows, totals; figures to the right. Nothing is cut.
    var lines: String {
        guard count > 0 else { return whenEmpty }
        let body = (0..<count).map { row in cells(row) }
        let totals = hasTotals ? [columns.indices.map { total($0) }] : []
        let isFigure = columns.indices.map { column in (body + totals).allSatisfy { $0[column].isFigureOrEmpty } }
        let texts = [columns.map(\.title)] + (body + totals).map { $0.map(\.words) }
        let widths = columns.indices.map { column in texts.map { $0[column].count }.max() ?? 0 }

        func line(_ cells: [String]) -> String {
            let padded = cells.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - cells[column].count)
                return isFigure[column] ? gap + cells[column] : cells[column] + gap
            }
            return padded.joined(separator: "  ").withoutTrailingSpaces
        }
        var out = texts.map(line)
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ").withoutTrailingSpaces
        out.insert(rule, at: 1)
        if hasTotals { out.insert(rule, at: out.count - 1) }
        return out.joined(separator: "\n")
    }
}

extension Cell {
    fileprivate var isFigureOrEmpty: Bool {
        switch self {
        case .empty, .int, .decimal, .share, .percent, .hours, .seconds, .money: true
        case .text, .day, .month, .instant, .verdict, .link: false
        }
    }
}

extension String {
    var withoutTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }
}
