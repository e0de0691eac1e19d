import Domain
import GRDB

/// A copy is the backup and the facts that followed: handed on, disposed of.
extension BackupCopy {
    init(row: Row, facts: [Fact]) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let schedule = Schedule(rawValue: row["schedule"]), let contents = Contents(rawValue: row["contents"]),
            let place = Place(rawValue: row["place"])
        else { throw Unreadable("backup_copy.id") }
        let taken = Instant(milliseconds: row["taken_at"])
        self.init(
            recorded: id, customer: customer, system: (row["system"] as String?).flatMap { MonitoredSystem($0) },
            schedule: schedule, contents: contents, takenAt: taken, medium: row["medium"],
            change: (row["change"] as String?).flatMap { WorkRecord($0) },
            first: Custody(place: place, keeper: row["keeper"], from: taken))
        for fact in facts { take(fact) }
    }

    func store(in book: Book) throws {
        guard let first = custody.first else { return }
        try book.db.execute(
            sql: """
                INSERT INTO backup_copy
                    (id, customer, system, schedule, contents, taken_at, medium, change, place, keeper, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, system?.name, schedule.rawValue, contents.rawValue, takenAt.milliseconds, medium,
                change?.number.text, first.place.rawValue, first.keeper, book.actor.id.text, book.now.milliseconds,
            ])
    }

    func append(_ fact: Fact, in book: Book) throws {
        var custody: Custody?
        var disposal: Disposal?
        switch fact {
        case .moved(let value): custody = value
        case .disposed(let value): disposal = value
        }
        try book.db.execute(
            sql: """
                INSERT INTO backup_fact (customer, copy, fact, at, place, keeper, method, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, id.text, disposal == nil ? "moved" : "disposed",
                (custody?.from ?? disposal?.at ?? book.now).milliseconds, custody?.place.rawValue, custody?.keeper,
                disposal?.method, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension BackupCopy.Fact {
    fileprivate init(row: Row) throws {
        let at = Instant(milliseconds: row["at"])
        switch (row["fact"] as String, (row["place"] as String?).flatMap { BackupCopy.Place(rawValue: $0) }) {
        case ("moved", let place?): self = .moved(BackupCopy.Custody(place: place, keeper: row["keeper"], from: at))
        case ("disposed", nil): self = .disposed(BackupCopy.Disposal(at: at, method: row["method"]))
        default: throw Unreadable("backup_fact.fact")
        }
    }
}

extension View {
    /// Copies of a customer (nil: all the actor may see) taken within a time, as known at an instant (nil: all that is recorded),
    /// in the order they were taken.
    package func backupCopies(of customer: CustomerCode? = nil, takenIn period: Period? = nil, asOf: Instant? = nil) throws
        -> [BackupCopy]
    {
        if let customer { try requireCustomer(customer) }
        return try copies(
            where: "(:customer IS NULL OR customer = :customer) AND taken_at >= :from AND taken_at < :to",
            [
                "customer": customer?.text, "from": period?.start.milliseconds ?? .min, "to": period?.end.milliseconds ?? .max,
            ], asOf: asOf)
    }

    package func backupCopy(_ id: BackupCopy.ID) throws -> BackupCopy {
        guard let found = try copies(where: "id = :id", ["id": id.text]).first else { throw Missing("backup", id) }
        return found
    }

    private func copies(where condition: String, _ arguments: StatementArguments, asOf: Instant? = nil) throws -> [BackupCopy] {
        let known = (asOf ?? .distantFuture).milliseconds
        // One question for all: a year has thousands of copies.
        let told = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT * FROM backup_fact WHERE recorded_at <= :known
                        AND copy IN (SELECT id FROM backup_copy WHERE \(condition) AND recorded_at <= :known) ORDER BY number
                    """), arguments: arguments + ["known": known])
        var facts: [String: [BackupCopy.Fact]] = [:]
        while let row = try told.next() { facts[row["copy"], default: []].append(try BackupCopy.Fact(row: row)) }
        // Row by row: a kept row is slow to be asked by a column's name.
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT * FROM backup_copy WHERE \(condition) AND recorded_at <= :known ORDER BY taken_at, id"),
            arguments: arguments + ["known": known])
        return try Array(
            rows.compactMap { row in
                let copy = try BackupCopy(row: row, facts: facts[row["id"]] ?? [])
                return actor.maySee(copy.customer) ? copy : nil
            })
    }
}
