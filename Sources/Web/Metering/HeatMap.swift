import Documents
import Domain
import Metering

/// Read rates by day: days across, utilities or commodities down, five steps of one hue with the figure in each cell. A cell below
/// the promise is outlined; one whose figure is another by now than at the close has a corner; each opens its day.
struct HeatMap: Piece {
    static let template = "web/heat-map"
    let title: String
    /// What stands down its side.
    let corner: String
    let days: [Day]
    let rows: [Row]

    struct Row: RowPiece {
        static let template = "web/heat-map-row"
        let title: String
        let href: String?
        let cells: [Cell]
        let total: Shown

        static let fields: [String: @Sendable (Row) -> Any?] = [
            "title": { $0.title }, "href": { $0.href }, "cells": { $0.cells }, "total": { $0.total },
        ]
    }

    /// One day: nil where nothing was expected, or the day is not over.
    struct Cell: TemplateValue, Hashable {
        let day: Day
        let share: Share?
        let target: Percent?
        let isRestated: Bool
        let href: String

        private var isEmpty: Bool { share.map(\.isNoObligation) ?? true }

        static let fields: [String: @Sendable (Cell) -> Any?] = [
            "text": { $0.text }, "day": { $0.day.words }, "href": { $0.isEmpty ? nil : $0.href },
            "step": { cell in cell.isEmpty ? "none" : cell.share.map(HeatMap.step) },
            "isMiss": { cell in cell.target.flatMap { cell.share?.meets($0) } == false }, "isRestated": { $0.isRestated },
        ]

        /// `98.99`; a whole hundred without its zeros, so that a column stays narrow.
        private var text: String {
            guard let share, !share.isNoObligation else { return "\u{2013}" }
            return share.part == share.whole ? "100" : share.shown(against: target) ?? ""
        }
    }

    struct Step: TemplateValue {
        let step: String
        let words: String
        static let fields: [String: @Sendable (Step) -> Any?] = ["step": { $0.step }, "words": { $0.words }]
    }

    private struct Head: TemplateValue {
        let words: String
        static let fields: [String: @Sendable (Head) -> Any?] = ["words": { $0.words }]
    }

    /// The lower bound of each step but the last, in percent.
    private static let bounds: [(step: String, least: Percent)] = [
        ("h1", Percent(literal: 995_000)), ("h2", Percent(literal: 980_000)), ("h3", Percent(literal: 950_000)),
        ("h4", Percent(literal: 900_000)),
    ]

    static func step(_ share: Share) -> String { bounds.first { share.meets($0.least) == true }?.step ?? "h5" }

    private static let legend: [Step] =
        bounds.map { Step(step: $0.step, words: "\($0.least) and up") } + [Step(step: "h5", words: "below 90 %")]

    var inner: [any Piece] { rows }

    static let fields: [String: @Sendable (HeatMap) -> Any?] = [
        "title": { $0.title }, "corner": { $0.corner }, "heads": { $0.days.map { Head(words: "\($0.day)") } },
        "legend": { _ in legend },
    ]
}
