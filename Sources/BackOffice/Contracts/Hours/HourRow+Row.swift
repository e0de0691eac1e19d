import Domain
import GRDB

extension HourRow: FetchableRecord {
    package init(row: Row) throws {
        guard let kind = Kind(rawValue: row["kind"]) else { throw Unreadable("hour_row.kind") }
        guard let on = Day(row["work_date"] as String) else { throw Unreadable("hour_row.work_date") }
        let order = try (row["change_order"] as String?).map { text in
            guard let id = ChangeOrder.ID(text) else { throw Unreadable("hour_row.change_order") }
            return id
        }
        let value = try (row["minor"] as Int?).map { minor in
            guard let currency = Currency(row["currency"] as String) else { throw Unreadable("customer.currency") }
            return Money(minor: minor, currency)
        }
        self.init(
            number: row["id"], entry: row["entry"], kind: kind, hours: Hours(minutes: row["minutes"]),
            real: Hours(minutes: row["real_minutes"]), on: on, person: row["person"],
            engagement: (row["engagement"] as String?).flatMap { Engagement.ID($0) },
            request: row["request"], phase: row["phase"], note: row["note"], isOverBudget: row["over_budget"],
            attaches: row["attaches"], reverses: row["reverses"], changeOrder: order, value: value)
    }
}

extension Book {
    /// Appends the rows a ledger has written.
    func insert(_ rows: [HourRow], of ledger: HourLedger, customer: CustomerCode) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO hour_row
                    (id, entry, customer, sow, year_first, kind, minutes, real_minutes, work_date, person, engagement, request,
                     phase, note, over_budget, attaches, reverses, change_order, minor, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for row in rows {
            try statement.execute(arguments: [
                row.number, row.entry, customer.text, ledger.statementOfWork.text, ledger.year.first.description,
                row.kind.rawValue, row.hours.minutes, row.real.minutes, row.on.description, row.person, row.engagement?.text,
                row.request, row.phase, row.note, row.isOverBudget, row.attaches, row.reverses, row.changeOrder?.text,
                row.value?.minor, actor.id.text, now.milliseconds,
            ])
        }
    }

    func nextHourRow() throws -> Int { try number("HR") }
}

extension View {
    /// The row of that number, and the SOW and year it stands in; missing where there is none, or it is another utility's.
    package func hourRow(_ id: HourRow.ID) throws -> (sow: StatementOfWork.ID, yearFirst: Day) {
        let number = id.text.hasPrefix("HR-") ? Int(digits: id.text.dropFirst(3)) : nil
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT customer, sow, year_first FROM hour_row WHERE id = ?"), arguments: [number])
        guard let row, let customer = CustomerCode(row["customer"] as String), actor.maySee(customer) else {
            throw Missing("row of hours", id)
        }
        guard let sow = StatementOfWork.ID(row["sow"] as String) else { throw Unreadable("hour_row.sow") }
        guard let first = Day(row["year_first"] as String) else { throw Unreadable("hour_row.year_first") }
        return (sow, first)
    }
}
