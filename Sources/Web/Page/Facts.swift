import Documents

/// Labels with what stands beside them.
package struct Facts: Piece {
    package static let template = "web/facts"
    let rows: [Row]

    package init(_ rows: [(String, Shown)]) { self.rows = rows.map { Row(label: $0.0, value: $0.1) } }

    struct Row: RowPiece {
        static let template = "web/facts-row"
        let label: String
        let value: Shown
        static let fields: [String: @Sendable (Row) -> Any?] = ["label": { $0.label }, "value": { $0.value }]
    }

    package var inner: [any Piece] { rows }

    package static let fields: [String: @Sendable (Facts) -> Any?] = [:]
}
