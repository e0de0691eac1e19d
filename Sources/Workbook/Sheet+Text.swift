import Domain

extension Table {
    /// The table as aligned lines for a terminal: figures at the right, a rule under the heading, totals under a rule.
    package var text: String {
        var lines = [columns.map(\.title)]
        lines += (0..<count).map { row in cells(row).map(oneLine) }
        if hasTotals { lines.append(columns.indices.map { oneLine(total($0)) }) }
        let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        let figures = columns.indices.map { column in
            (0..<count).contains { cell($0, column).isFigure }
        }
        func aligned(_ line: [String]) -> String {
            let cells = line.enumerated().map { column, text in
                let room = String(repeating: " ", count: widths[column] - text.count)
                return figures[column] ? room + text : text + room
            }
            var text = cells.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        var out = [aligned(lines[0]), rule]
        out += count == 0 ? [whenEmpty] : lines[1...count].map(aligned)
        if hasTotals { out += [rule, aligned(lines[count + 1])] }
        return out.joined(separator: "\n")
    }

    /// Controls would move the terminal's cursor; they become spaces.
    private func oneLine(_ cell: Cell) -> String {
        String(cell.words.map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? " " : $0 })
    }
}

extension Sheet {
    /// The sheet for a terminal: its blocks from top to bottom, charts named but not drawn.
    package var text: String {
        var out = [title, String(repeating: "=", count: title.count)]
        for block in blocks {
            switch block {
            case .banner(let verdict): out += ["", verdict.words]
            case .heading(let text): out += ["", text, String(repeating: "-", count: text.count)]
            case .text(let text): out += ["", text]
            case .table(let table): out += ["", table.text]
            case .chart(let chart):
                out += ["", "[chart: \(chart.title); \(chart.series.map(\.name).joined(separator: ", ")) by \(chart.along)]"]
            case .pageBreak: break
            }
        }
        return out.joined(separator: "\n")
    }
}

extension Workbook {
    /// The whole workbook as text, in the order of its sheets.
    package var text: String {
        let head = [title.title, title.subject, title.origin].joined(separator: "\n")
        return ([head] + laidOut.map(\.text)).joined(separator: "\n\n") + "\n"
    }
}
