import Domain

/// A native chart over columns of one table of the same workbook; the table stays the truth beside it.
package struct Chart: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case line, column }

    package struct Series: Hashable, Sendable {
        /// The title of the table's column.
        package let column: String
        package let name: String
        package let isTarget: Bool

        package init(_ column: String, name: String? = nil) {
            self.column = column
            self.name = name ?? column
            isTarget = false
        }

        /// The promise, drawn as a dashed line across a chart of either kind.
        package static func target(_ column: String, name: String = "promise") -> Series {
            Series(column: column, name: name, isTarget: true)
        }

        private init(column: String, name: String, isTarget: Bool) {
            self.column = column
            self.name = name
            self.isTarget = isTarget
        }
    }

    package let title: String
    package let kind: Kind
    /// The name of the table.
    package let table: String
    /// The column along the bottom.
    package let along: String
    package let series: [Series]
    /// The unit of the upright axis, in words: `percent of eligible slots`.
    package let unit: String

    package init(_ title: String, _ kind: Kind, of table: String, along: String, series: [Series], unit: String) {
        self.title = title
        self.kind = kind
        self.table = table
        self.along = along
        self.series = series
        self.unit = unit
    }
}

/// Bounds and step of an upright axis that shows differences without lying about size.
struct AxisBounds: Equatable {
    let lowest: Double
    let highest: Double
    let step: Double

    /// For shares of one: from a round figure under the lowest value up to 100 %. Nil where there is nothing to draw.
    init?(shares: [Double]) {
        guard let least = shares.min(), let most = shares.max() else { return nil }
        let room = max(1 - least, 0.0004)
        let step = AxisBounds.roundStep(room / 5)
        let below = ((least - step / 4) / step).rounded(.down) * step
        lowest = max(0, min(below, 1 - 2 * step))
        highest = max(1, (most / step).rounded(.up) * step)
        self.step = step
    }

    /// 1, 2 or 5 times a power of ten, at least `size`.
    static func roundStep(_ size: Double) -> Double {
        var power = 0.0001
        while power * 10 <= size, power < 1_000_000 { power *= 10 }
        return [1.0, 2.0, 5.0, 10.0].map { $0 * power }.first { $0 >= size * 0.999_999 } ?? power * 10
    }
}
