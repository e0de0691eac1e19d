import Domain
import GRDB
import Metering

/// The days on which a cycle is billed in a month; they take the place of those set before for that month.
package struct SetBillDates: Action {
    package static let permission = Permission.manageRegistry
    package static var example: SetBillDates {
        SetBillDates(
            utility: Identifier(named: "RIVERBEND"), cycle: "C07", month: Month(of: Day(ordinal: 20_700)),
            days: [Day(ordinal: 20_704)])
    }

    package var utility: CustomerCode
    package var cycle: String
    package var month: Month
    /// Days of that month; none when the cycle is not billed in it.
    package var days: [Day]

    package init(utility: CustomerCode, cycle: String, month: Month, days: [Day]) {
        self.utility = utility
        self.cycle = cycle
        self.month = month
        self.days = days
    }

    package func perform(in book: Book) throws -> Done {
        try book.requireCustomer(utility)
        guard (1...64).contains(cycle.utf8.count) else { throw ReadTermsRefusal.cycleUnnamed }
        if let stray = days.first(where: { !month.days.contains($0) }) { throw ReadTermsRefusal.notInMonth(stray, month) }
        let later = try Bool.fetchOne(
            book.db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM bill_date WHERE utility = ? AND cycle = ? AND day BETWEEN ? AND ?
                    AND superseded_at IS NULL AND recorded_at > ?)
                    """),
            arguments: [utility.text, cycle, month.first.description, month.last.description, book.now.milliseconds])
        guard later == false else { throw OfficeRefusal.recordedLater("bill dates of \(month.words)", than: book.now) }
        try book.db.execute(
            sql: """
                UPDATE bill_date SET superseded_at = ?
                WHERE utility = ? AND cycle = ? AND day BETWEEN ? AND ? AND superseded_at IS NULL
                """,
            arguments: [book.now.milliseconds, utility.text, cycle, month.first.description, month.last.description])
        for day in Set(days).sorted() {
            try book.db.execute(
                sql: "INSERT INTO bill_date (utility, cycle, day, recorded_at) VALUES (?, ?, ?, ?)",
                arguments: [utility.text, cycle, day.description, book.now.milliseconds])
        }
        return Done()
    }
}

/// A day on which a cycle is billed.
package struct BillDate: Hashable, Codable, Sendable {
    package let cycle: String
    package let day: Day

    /// Those of a month, as known at an instant, by day and cycle.
    package static func list(of utility: CustomerCode, in month: Month, asOf: Instant = .distantFuture, _ db: Database) throws
        -> [BillDate]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT cycle, day FROM bill_date
                    WHERE utility = ? AND day BETWEEN ? AND ? AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)
                    ORDER BY day, cycle
                    """),
            arguments: [
                utility.text, month.first.description, month.last.description, asOf.milliseconds, asOf.milliseconds,
            ])
        return try rows.map { row in
            guard let day = Day(row["day"] as String) else { throw Unreadable("bill_date.day") }
            return BillDate(cycle: row["cycle"], day: day)
        }
    }
}
