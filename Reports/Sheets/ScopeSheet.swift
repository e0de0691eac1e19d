import BackOffice
import Domain
import Workbook

/// Changes of scope: every change order drafted, signed or dropped in the quarter, and those still open.
enum ScopeSheet {
    static func sheet(_ facts: QuarterFacts) -> Sheet {
        let table = Table(
            "scope", facts.changes,
            columns: [
                Column("Change order") { .text($0.id.text) },
                Column("SOW") { .text($0.statementOfWork.text) },
                Column("State") { .verdict(verdict($0)) },
                Column("Binding on") { order in order.bindingOn.map { .day($0) } ?? .empty },
                Column("What changes", widest: 60) { .text($0.asks.words) },
                Column("Why", widest: 70) { .text($0.reason) },
            ], whenEmpty: "No change of scope was asked for.")
        return Sheet(
            "Changes of scope", title: "Changes of scope", summary: "Change orders of the quarter, and those still open",
            [.table(table)])
    }

    private static func verdict(_ order: ChangeOrder) -> Verdict {
        switch order.status {
        case .draft, .signedByOne: Verdict(order.status.word, .due)
        case .binding: Verdict(order.status.word, .good)
        case .void: Verdict(order.status.word, .calm)
        }
    }
}
