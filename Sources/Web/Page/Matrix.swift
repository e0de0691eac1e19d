import Documents
import Domain

/// A small table: heads across, rows down, each cell a value as a page shows it.
package struct Matrix: Piece {
    package static let template = "web/matrix"
    let caption: String
    let heads: [Grid.Head]
    let rows: [Row]

    package struct Row: RowPiece {
        package static let template = "web/matrix-row"
        let head: Shown
        let cells: [Shown]

        package init(_ head: Shown, _ cells: [Shown]) {
            self.head = head
            self.cells = cells
        }

        package static let fields: [String: @Sendable (Row) -> Any?] = ["head": { $0.head }, "cells": { $0.cells }]
    }

    package init(_ caption: String, heads: [String], _ rows: [Row]) {
        self.caption = caption
        // A column stands at the right where its first cell is a figure; the first column names the rows.
        self.heads = heads.enumerated().map { place, title in
            Grid.Head(
                title, figure: rows.first.map { $0.cells.indices.contains(place - 1) && $0.cells[place - 1].isFigure } ?? false)
        }
        self.rows = rows
    }

    package var inner: [any Piece] { rows }

    package static let fields: [String: @Sendable (Matrix) -> Any?] = ["caption": { $0.caption }, "heads": { $0.heads }]
}
