import Domain

/// A chart with everything worked out: where its figures stand, its colours, its bounds.
struct ChartPlan {
    struct Line {
        let name: String
        /// `='Sheet'!$B$5:$B$35`.
        let values: String
        let colour: UInt32
        let isTarget: Bool
    }

    let title: String
    let kind: Chart.Kind
    let along: String
    /// `d mmm` for days, `mmm yyyy` for months, nil for words.
    let alongFormat: String?
    /// A label for every so many points.
    let labelEvery: Int
    let unit: String
    let unitFormat: String
    let bounds: AxisBounds?
    let lines: [Line]
    let hasLegend: Bool

    /// `references` gives the range of a column; nil where there is nothing to draw.
    init?(_ chart: Chart, over table: Table, range: (Int) -> String) throws(WorkbookFault) {
        guard table.count > 0 else { return nil }
        func column(_ title: String) throws(WorkbookFault) -> Int {
            guard let index = table.index(of: title) else { throw .unknownColumn(table: table.name, column: title) }
            return index
        }
        let bottom = try column(chart.along)
        var lines: [Line] = []
        var values: [Double] = []
        var format = NumberFormat.general
        for (index, series) in chart.series.enumerated() {
            let place = try column(series.column)
            let numbers = (0..<table.count).compactMap { table.cell($0, place).number }
            if format == .general, let first = numbers.first { format = first.format }
            values += numbers.map(\.value)
            let colours = Ink.series
            lines.append(
                Line(
                    name: series.name, values: range(place),
                    colour: series.isTarget ? Ink.target : colours[index % colours.count], isTarget: series.isTarget))
        }
        guard !values.isEmpty else { return nil }
        self.lines = lines
        kind = chart.kind
        // The legend of a column chart would name an unseen series; the title says what is dashed instead.
        hasLegend = chart.kind == .line && lines.count > 1
        let dashed = lines.filter(\.isTarget).map(\.name)
        title = chart.title + (chart.kind == .column && !dashed.isEmpty ? " (dashed: \(dashed.joined(separator: ", ")))" : "")
        unit = chart.unit
        along = range(bottom)
        alongFormat =
            switch table.cell(0, bottom) {
            case .day: "d mmm"
            case .month: "mmm yyyy"
            case .empty, .text, .int, .decimal, .share, .percent, .hours, .seconds, .money, .instant, .verdict, .link: nil
            }
        labelEvery = max(1, (table.count + 13) / 14)
        if case .percent = format {
            let bounds = AxisBounds(shares: values)
            self.bounds = bounds
            let step = bounds?.step ?? 0.01
            unitFormat = NumberFormat.percent(step < 0.000_99 ? 2 : step < 0.009_9 ? 1 : 0).code
        } else {
            bounds = nil
            unitFormat = format.code
        }
    }
}
