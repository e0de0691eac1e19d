import Domain
import GRDB

/// An alarm is the crossing that opened it and the facts that followed.
extension Alarm {
    init(row: Row, facts: [Row]) throws {
        guard let id = ID(row["id"] as String), let monitor = Monitor.ID(row["monitor"] as String) else {
            throw Unreadable("alarm.id")
        }
        self.init(id: id, monitor: monitor, place: try Monitor.Place(row: row), opened: try Crossing(row: row, "opened_at"))
        for fact in facts { take(try Fact(row: fact)) }
    }

    func store(in book: Book) throws {
        guard let crossing = crossings.first else { return }
        try book.db.execute(
            sql: """
                INSERT INTO alarm (id, monitor, customer, opened_at, severity, thousandths, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, monitor.text, place.customer?.text, crossing.at.milliseconds, crossing.severity.rawValue,
                crossing.value.thousandths, book.actor.id.text, book.now.milliseconds,
            ])
    }

    func append(_ fact: Fact, in book: Book) throws {
        let row = fact.row
        try book.db.execute(
            sql: """
                INSERT INTO alarm_fact (alarm, customer, fact, at, thousandths, note, record, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, place.customer?.text, row.word, (row.at ?? book.now).milliseconds, row.value?.thousandths, row.note,
                row.record?.number.text, book.actor.id.text, book.now.milliseconds,
            ])
        if case .cleared(let clearing) = fact {
            try book.db.execute(
                sql: "UPDATE alarm SET cleared_at = ? WHERE id = ?", arguments: [clearing.at.milliseconds, id.text])
        }
    }
}

extension Alarm.Crossing {
    fileprivate init(row: Row, _ at: String) throws {
        guard let severity = Alarm.Severity(rawValue: row["severity"]) else { throw Unreadable("alarm.severity") }
        self.init(
            severity: severity, value: Quantity(thousandths: row["thousandths"]), at: Instant(milliseconds: row[at] as Int64))
    }
}

extension Alarm.Fact {
    fileprivate struct Columns {
        let word: String
        var at: Instant?
        var value: Quantity?
        var note: String?
        var record: WorkRecord?
    }

    fileprivate var row: Columns {
        switch self {
        case .raised(let crossing): Columns(word: "raised", at: crossing.at, value: crossing.value)
        case .acknowledged(let seen): Columns(word: "acknowledged", at: seen.at, note: seen.note)
        case .cleared(.reading(let value, let at)): Columns(word: "cleared", at: at, value: value)
        case .cleared(.person(let reason, let at)): Columns(word: "cleared", at: at, note: reason)
        case .linked(let record): Columns(word: "linked", record: record)
        }
    }

    fileprivate init(row: Row) throws {
        let at = Instant(milliseconds: row["at"])
        let value = (row["thousandths"] as Int?).map { Quantity(thousandths: $0) }
        switch (row["fact"] as String, value, row["note"] as String?) {
        // Only a warning is ever raised.
        case ("raised", let value?, _): self = .raised(Alarm.Crossing(severity: .critical, value: value, at: at))
        case ("acknowledged", _, let note):
            self = .acknowledged(Alarm.Acknowledgement(by: row["recorded_by"], at: at, note: note))
        case ("cleared", let value?, _): self = .cleared(.reading(value, at: at))
        case ("cleared", nil, let reason?): self = .cleared(.person(reason: reason, at: at))
        case ("linked", _, _):
            guard let record = WorkRecord(row["record"] as String) else { throw Unreadable("alarm_fact.record") }
            self = .linked(record)
        default: throw Unreadable("alarm_fact.fact")
        }
    }
}

extension View {
    /// Alarms the actor may see, of one customer (nil: all, facilities too), opened within a time, as known at an instant (nil:
    /// all that is recorded), in the order they opened.
    package func alarms(of customer: CustomerCode? = nil, openedIn period: Period? = nil, asOf: Instant? = nil) throws -> [Alarm]
    {
        if let customer { try requireCustomer(customer) }
        return try alarms(
            where: "(:customer IS NULL OR alarm.customer = :customer) AND opened_at >= :from AND opened_at < :to",
            [
                "customer": customer?.text, "from": period?.start.milliseconds ?? .min, "to": period?.end.milliseconds ?? .max,
            ], asOf: asOf)
    }

    /// Alarms the actor may see that are open, of one customer (nil: all, facilities too), in the order they opened.
    package func openAlarms(of customer: CustomerCode? = nil) throws -> [Alarm] {
        if let customer { try requireCustomer(customer) }
        return try alarms(
            where: "(:customer IS NULL OR alarm.customer = :customer) AND cleared_at IS NULL", ["customer": customer?.text])
    }

    package func alarm(_ id: Alarm.ID) throws -> Alarm {
        guard let found = try alarms(where: "alarm.id = :id", ["id": id.text]).first else { throw Missing("alarm", id) }
        return found
    }

    func openAlarm(of monitor: Monitor.ID) throws -> Alarm? {
        try alarms(where: "alarm.monitor = :monitor AND cleared_at IS NULL", ["monitor": monitor.text]).first
    }

    private func alarms(where condition: String, _ arguments: StatementArguments, asOf: Instant? = nil) throws -> [Alarm] {
        let known = (asOf ?? .distantFuture).milliseconds
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT alarm.*, monitor.system, monitor.facility FROM alarm JOIN monitor ON monitor.id = alarm.monitor
                    WHERE \(condition) AND alarm.recorded_at <= :known ORDER BY opened_at, alarm.id
                    """), arguments: arguments + ["known": known])
        return try rows.compactMap { row in
            let facts = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM alarm_fact WHERE alarm = ? AND recorded_at <= ? ORDER BY number"),
                arguments: [row["id"] as String, known])
            let alarm = try Alarm(row: row, facts: facts)
            return actor.maySee(alarm.place) ? alarm : nil
        }
    }
}
