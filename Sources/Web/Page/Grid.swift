import Documents
import Domain

/// A small table inside a page; longer ones are lists.
package struct Grid: Piece {
    package static let template = "web/grid"
    let caption: String
    let heads: [Head]
    let rows: [Row]
    let foot: Row?
    /// Said beneath where there are no rows.
    let whenEmpty: String?

    /// A column's title; figures stand at the right.
    package struct Head: TemplateValue, Sendable {
        package let title: String
        let isFigure: Bool

        package init(_ title: String, figure: Bool = false) {
            self.title = title
            isFigure = figure
        }

        package static let fields: [String: @Sendable (Head) -> Any?] = [
            "title": { $0.title }, "isFigure": { $0.isFigure },
        ]
    }

    struct Row: RowPiece {
        static let template = "web/grid-row"
        let anchor: String?
        let cells: [Shown]

        static let fields: [String: @Sendable (Row) -> Any?] = ["anchor": { $0.anchor }, "cells": { $0.cells }]
    }

    package init(_ caption: String, _ heads: [Head], _ rows: [[Shown]], foot: [Shown]? = nil, anchors: [String] = []) {
        self.caption = caption
        self.heads = heads
        self.rows = rows.enumerated().map { place, cells in
            Row(anchor: anchors.indices.contains(place) ? anchors[place] : nil, cells: Grid.set(cells, heads))
        }
        self.foot = foot.map { Row(anchor: nil, cells: Grid.set($0, heads)) }
        whenEmpty = nil
    }

    /// A column stands at the right where its first cell is a figure.
    package init(_ caption: String, _ titles: [String], _ rows: [[Shown]], whenEmpty: String = "Nothing yet.") {
        self.caption = caption
        heads = titles.enumerated().map { place, title in
            Head(title, figure: rows.first.map { $0.indices.contains(place) && $0[place].isFigure } ?? false)
        }
        self.rows = rows.map { cells in
            Row(anchor: nil, cells: Grid.set(cells, zip(titles, cells).map { Head($0, figure: $1.isFigure) }))
        }
        foot = nil
        self.whenEmpty = rows.isEmpty ? whenEmpty : nil
    }

    private static func set(_ cells: [Shown], _ heads: [Head]) -> [Shown] {
        zip(cells, heads).map { cell, head in
            var cell = cell
            cell.isFigure = head.isFigure
            cell.text = cell.text.withTimeWhole
            return cell.labelled(head.title)
        }
    }

    package var inner: [any Piece] { rows }

    package static let fields: [String: @Sendable (Grid) -> Any?] = [
        "caption": { $0.caption }, "heads": { $0.heads }, "foot": { $0.foot },
        "whenEmpty": { $0.whenEmpty },
    ]
}

/// Something that can be opened where it stands: the table behind a chart, the facts of a line.
package struct Fold: Piece {
    package static let template = "web/fold"
    let title: String
    let isOpen: Bool
    package let inner: [any Piece]

    package init(_ title: String, open: Bool = false, _ inner: [any Piece]) {
        self.title = title
        isOpen = open
        self.inner = inner
    }

    package static let fields: [String: @Sendable (Fold) -> Any?] = ["title": { $0.title }, "isOpen": { $0.isOpen }]
}
