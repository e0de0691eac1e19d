import Domain
import GRDB

extension Reminder: FetchableRecord {
    package init(row: Row) throws {
        guard let customer = CustomerCode(row["customer"] as String), let kind = Kind(rawValue: row["kind"]),
            let about = StatementOfWork.ID(row["about"] as String), let due = Day(row["due_on"] as String)
        else { throw Unreadable("reminder") }
        self.init(
            number: row["number"], customer: customer, kind: kind, key: row["key"], recipient: row["recipient"], about: about,
            text: row["text"], dueOn: due, remindedAt: Instant(milliseconds: row["reminded_at"]))
    }
}

extension View {
    /// Reminders from a day on, in the order they fell due: of one customer, or of all. They are said to the provider's own people;
    /// a utility's see none.
    package func reminders(of customer: CustomerCode? = nil, from day: Day = .earliest) throws -> [Reminder] {
        if let customer { try requireCustomer(customer) }
        guard actor.isInside else { return [] }
        return try Reminder.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM reminder WHERE (customer = :customer OR :customer IS NULL) AND due_on >= :day
                    ORDER BY due_on, number
                    """), arguments: ["customer": customer?.text, "day": day.description]
        )
    }
}

extension Book {
    /// Writes a reminder once; nil where it was written before.
    func remind(
        _ kind: Reminder.Kind, key: String, to recipient: String, about sow: StatementOfWork, text: String, on day: Day
    ) throws -> Int? {
        let whole = "\(kind.rawValue) \(key)"
        let isWritten = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM reminder WHERE key = ?)"), arguments: [whole])
        guard isWritten != true else { return nil }
        let next = try number("REM")
        try db.execute(
            sql: """
                INSERT INTO reminder (number, customer, kind, key, recipient, about, text, due_on, recorded_by, reminded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                next, sow.customer.text, kind.rawValue, whole, recipient, sow.id.text, text, day.description, actor.id.text,
                now.milliseconds,
            ])
        return next
    }
}
