import Domain

/// One sheet: blocks from top to bottom under the title block.
package struct Sheet: Sendable {
    /// The tab's name; made to fit the rules of a workbook, see `SheetNames`.
    package let name: String
    package let title: String
    /// One line for the contents sheet.
    package let summary: String
    package let blocks: [Block]
    /// Printed on one page, however small that makes it.
    package let isOnePage: Bool

    package init(_ name: String, title: String, summary: String, isOnePage: Bool = false, _ blocks: [Block]) {
        self.isOnePage = isOnePage
        self.name = name
        self.title = title
        self.summary = summary
        self.blocks = blocks
    }

    package var tables: [Table] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    package var charts: [Chart] {
        blocks.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }
}

package enum Block: Sendable {
    /// A sentence on a tinted ground across the sheet.
    case banner(Verdict)
    case heading(String)
    case text(String)
    case table(Table)
    case chart(Chart)
    /// Starts a new printed page.
    case pageBreak
}
