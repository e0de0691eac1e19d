import BackOffice
import Domain
import Workbook

/// A home page as it is put together: what is due and by when, the panels of what waits, and in a sentence what does not.
struct HomeDay {
    let visit: Visit
    private var first: [any Piece] = []
    private var due: [Due] = []
    private var panels: [any Piece] = []
    private var quiet: [String] = []

    /// Rows of what is due next, at most.
    private static let mostDue = 8

    private struct Due {
        let at: Instant
        let label: String
        let shown: Shown
    }

    init(_ visit: Visit) { self.visit = visit }

    /// Something with a deadline: it stands at the top, the nearest first.
    mutating func owes(_ label: String, at: Instant, _ shown: Shown) { due.append(Due(at: at, label: label, shown: shown)) }

    /// What cannot wait for its place among deadlines stands above them all.
    mutating func leads(_ panel: any Piece) { first.append(panel) }

    mutating func add(_ panel: any Piece) { panels.append(panel) }

    /// Rows under their heading; where there are none, `whenNone` joins the sentence at the end.
    mutating func add(
        _ title: String, id: String = "", more: Button? = nil, lead: [any Piece] = [], _ rows: [(String, Shown)], whenNone: String
    ) {
        if rows.isEmpty { quiet.append(whenNone) } else { panels.append(Panel(title, id: id, more: more, lead + [Facts(rows)])) }
    }

    /// What was looked for and is not there.
    mutating func isQuiet(_ words: String) { quiet.append(words) }

    var pieces: [any Piece] {
        let sorted = due.sorted { ($0.at, $0.label) < ($1.at, $1.label) }
        let rows = sorted.prefix(Self.mostDue).map { ($0.label, $0.shown) }
        let rest = sorted.count > rows.count ? [Prose("\((sorted.count - rows.count).grouped) more fall due later.")] : []
        let next: [any Piece] = rows.isEmpty ? [] : [Panel("Due next", id: "due", [Facts(rows)] + rest)]
        let calm: [any Piece] = quiet.isEmpty ? [] : [Remark("\(quiet.joined(separator: ", ").capitalizedFirst).", tone: .good)]
        return first + next + panels + calm
    }
}
