import Domain
import GRDB

/// Takes an entry of work back, every row of it. Refused once its year is closed or a row of it is invoiced (4.3).
package struct ReverseHours: Action {
    package static let permission = Permission.logHours
    package static var example: ReverseHours {
        ReverseHours(entry: Identifier(named: "HR-000002"), reason: "Booked on the wrong statement of work.")
    }

    /// Any row of the entry.
    package var entry: HourRow.ID
    /// Why, in 1 to 2,000 characters.
    package var reason: String

    package init(entry: HourRow.ID, reason: String) {
        self.entry = entry
        self.reason = reason
    }

    package struct Reversed: Codable, Equatable, Sendable {
        package let rows: [HourRow.ID]
        package let balance: Hours
        /// Work over budget that could attach to what was freed.
        package let attached: Hours
    }

    package func perform(in book: Book) throws -> Reversed {
        let (id, first) = try book.view.hourRow(entry)
        let sow = try book.view.statementOfWork(id)
        var ledger = try book.view.hourLedger(of: sow, try book.view.hourYear(of: sow, containing: first))
        let rows = try ledger.reverse(entry, reason: reason, numbering: book.nextHourRow) { row in
            try book.view.isClaimed("hours", String(row.number))
        }
        try book.insert(rows, of: ledger, customer: sow.customer)
        return Reversed(
            rows: rows.filter { $0.kind == .reversal }.map(\.id), balance: ledger.balance,
            attached: rows.reduce(.zero) { $1.attaches == nil ? $0 : $0 - $1.hours })
    }
}
