import Documents
import Domain

/// Bars over time from a base line of zero; what stands behind each is said in words, and in the table behind the chart.
struct UsageChart: Piece {
    static let template = "web/usage-chart"
    let title: String
    let bars: [Bar]

    struct Bar: Sendable {
        let words: String
        /// What stands under it, where anything does.
        let tick: String?
        /// Nil where there is no value.
        let height: Double?
        let isActual: Bool
    }

    /// A bar as its template draws it, within 664 by 170.
    private struct Drawn: TemplateValue {
        let bar: Bar
        let index: Int
        let width: Double
        let most: Double

        private var left: Double { 48 + Double(index) * width }
        private var tall: Double { max(0, (bar.height ?? 0) / most * 170) }

        static let fields: [String: @Sendable (Drawn) -> Any?] = [
            "words": { $0.bar.words }, "quality": { $0.bar.isActual ? "actual" : "estimated" },
            "x": { text($0.left + $0.width * 0.1) },
            "y": { text(190 - $0.tall) }, "width": { text($0.width * 0.8) }, "height": { text($0.tall) },
        ]

        private static func text(_ value: Double) -> String { UsageChart.text(value) }
    }

    private struct Tick: TemplateValue {
        let words: String
        let x: Double
        static let fields: [String: @Sendable (Tick) -> Any?] = ["words": { $0.words }, "x": { UsageChart.text($0.x) }]
    }

    /// With one decimal.
    fileprivate static func text(_ value: Double) -> String {
        guard let tenths = Int(exactly: (value * 10).rounded()) else { return "0" }
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    private var width: Double { 664 / Double(max(bars.count, 1)) }
    private var most: Double { bars.compactMap(\.height).max().flatMap { $0 > 0 ? $0 : nil } ?? 1 }

    /// A whole number without its point.
    private var mostWords: String { Int(exactly: most).map { $0.grouped } ?? "\(most)" }

    static let fields: [String: @Sendable (UsageChart) -> Any?] = [
        "title": { $0.title }, "most": { $0.mostWords },
        "words": { chart in
            let known = chart.bars.count { $0.height != nil }
            return "\(chart.title): \(known) of \(chart.bars.count) with a value. The table behind it tells each."
        },
        "bars": { chart in
            chart.bars.enumerated().filter { $0.element.height != nil }
                .map { Drawn(bar: $0.element, index: $0.offset, width: chart.width, most: chart.most) }
        },
        "ticks": { chart in
            chart.bars.enumerated().compactMap { index, bar in
                bar.tick.map { Tick(words: $0, x: 48 + (Double(index) + 0.5) * chart.width) }
            }
        },
    ]
}
