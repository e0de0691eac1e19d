import BackOffice
import Documents
import Domain

/// A monitor's readings as a line over time with its bounds, and the table behind it.
struct ReadingChart: Piece {
    static let template = "web/readings"
    private let monitor: Monitor
    private let readings: [MonitorReading]
    private let zone: Zone
    private let scale: Scale

    static let width = 720
    static let height = 180
    /// Rows of the table at most, the newest.
    private static let tableRows = 200

    init(_ monitor: Monitor, _ readings: [MonitorReading], in zone: Zone) {
        self.monitor = monitor
        self.readings = readings
        self.zone = zone
        scale = Scale(readings, monitor.thresholds)
    }

    /// Where a value and an instant stand, in the units of the drawing.
    struct Scale: Sendable {
        private let from: Instant
        private let seconds: Int
        let low: Quantity
        let high: Quantity

        init(_ readings: [MonitorReading], _ thresholds: Thresholds) {
            let bounds = [thresholds.warning, thresholds.critical].compactMap(\.self).flatMap { [$0.low, $0.high] }.compactMap(
                \.self)
            let values = readings.map(\.value) + bounds
            low = values.min() ?? Quantity(0)
            high = values.max() ?? Quantity(0)
            from = readings.first?.at ?? .distantPast
            seconds = max(1, (readings.last?.at ?? from) - from)
        }

        func x(_ at: Instant) -> Int { Int(Double(at - from) / Double(seconds) * Double(ReadingChart.width)) }

        func y(_ value: Quantity) -> Int {
            let span = max(1, high.thousandths - low.thousandths)
            let part = Double(value.thousandths - low.thousandths) / Double(span)
            return ReadingChart.height - 10 - Int(part * Double(ReadingChart.height - 20))
        }
    }

    struct Bound: TemplateValue {
        let y: Int
        let words: String
        let tone: String
        static let fields: [String: @Sendable (Bound) -> Any?] = ["y": { $0.y }, "words": { $0.words }, "tone": { $0.tone }]
    }

    struct Row: TemplateValue {
        let at: String
        let value: String
        static let fields: [String: @Sendable (Row) -> Any?] = ["at": { $0.at }, "value": { $0.value }]
    }

    struct Dot: TemplateValue {
        let x: Int
        let y: Int
        let words: String
        static let fields: [String: @Sendable (Dot) -> Any?] = ["x": { $0.x }, "y": { $0.y }, "words": { $0.words }]
    }

    /// Each reading by itself, while there are few enough to tell apart.
    private var dots: [Dot] {
        guard readings.count <= 60 else { return [] }
        return readings.map { reading in
            Dot(
                x: scale.x(reading.at), y: scale.y(reading.value),
                words: "\(monitor.words(of: reading.value)), \(zone.words(reading.at))")
        }
    }

    private var bounds: [Bound] {
        [(monitor.thresholds.warning, "due", "warning"), (monitor.thresholds.critical, "late", "critical")].flatMap {
            band, tone, word in
            [band?.low, band?.high].compactMap(\.self).map {
                Bound(y: scale.y($0), words: "\(word) \(monitor.words(of: $0))", tone: tone)
            }
        }
    }

    static let fields: [String: @Sendable (ReadingChart) -> Any?] = [
        "width": { _ in width }, "height": { _ in height }, "tall": { _ in height + 28 }, "dots": { $0.dots },
        "points": { chart in
            chart.readings.map { "\(chart.scale.x($0.at)),\(chart.scale.y($0.value))" }.joined(separator: " ")
        },
        "bounds": { $0.bounds },
        "title": { chart in
            let words = [chart.scale.low, chart.scale.high].map { chart.monitor.words(of: $0) }
            return "\(chart.monitor.name): \(chart.readings.count.counted("reading")) between \(words[0]) and \(words[1])"
        },
        "from": { chart in chart.readings.first.map { chart.zone.words($0.at) } },
        "to": { chart in chart.readings.last.map { chart.zone.words($0.at) } },
        "caption": { "Readings of \($0.monitor.words)" },
        "rows": { chart in
            chart.readings.suffix(tableRows).reversed().map { reading in
                Row(at: chart.zone.words(reading.at), value: chart.monitor.words(of: reading.value))
            }
        },
    ]
}
