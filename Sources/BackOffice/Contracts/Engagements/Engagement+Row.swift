import Domain
import Foundation
import GRDB

extension Engagement: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let sow = StatementOfWork.ID(row["sow"] as String), let status = Status(rawValue: row["status"]),
            let from = Day(row["from_day"] as String), let through = Day(row["through_day"] as String)
        else { throw Unreadable("engagement.id") }
        self.init(
            recorded: id, customer: customer, statementOfWork: sow,
            changeOrder: (row["change_order"] as String?).flatMap { ChangeOrder.ID($0) }, subject: row["subject"],
            specialist: row["specialist"],
            place: row["place"], days: from...max(from, through), status: status)
    }

    func insert(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO engagement
                    (id, customer, sow, change_order, subject, specialist, place, from_day, through_day, status, planned_by, planned_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, statementOfWork.text, changeOrder?.text, subject, specialist, place,
                days.lowerBound.description,
                days.upperBound.description, status.rawValue, book.actor.id.text, book.now.milliseconds,
            ])
        try record("planned", in: book)
    }

    func update(in book: Book) throws {
        try book.db.execute(
            sql: "UPDATE engagement SET from_day = ?, through_day = ?, status = ? WHERE id = ?",
            arguments: [days.lowerBound.description, days.upperBound.description, status.rawValue, id.text])
    }

    /// The deed as a fact, with the dates as they are after it.
    func record(_ deed: String, movedBy: Party? = nil, reason: String? = nil, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO engagement_fact
                    (customer, engagement, deed, from_day, through_day, moved_by, reason, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                customer.text, id.text, deed, days.lowerBound.description, days.upperBound.description, movedBy?.rawValue, reason,
                book.actor.id.text, book.now.milliseconds,
            ])
    }
}

/// One deed in the life of an engagement: its dates as they were after it.
package struct EngagementFact: Codable, Equatable, Sendable {
    package let deed: String
    package let from: Day
    package let through: Day
    package let movedBy: Party?
    package let reason: String?
    package let by: String
    package let at: Instant
}

extension View {
    /// Names of the provider's people who log work and of specialists planned before, each spelled once: what a form suggests.
    package func specialists() throws -> [String] {
        guard actor.isInside else { return [] }
        let planned = try String.fetchAll(
            db.cachedStatement(sql: "SELECT DISTINCT specialist FROM engagement ORDER BY specialist"))
        var seen: Set<PersonName> = []
        return (try people(who: .logHours).map(\.name) + planned).filter { seen.insert(PersonName($0)).inserted }
    }

    /// Missing where there is none, or it is another utility's.
    package func engagement(_ id: Engagement.ID) throws -> Engagement {
        let found = try Engagement.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM engagement WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("engagement", id) }
        return found
    }

    /// Cancelled ones too, by their dates.
    package func engagements(of sow: StatementOfWork) throws -> [Engagement] {
        try Engagement.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM engagement WHERE sow = ? ORDER BY from_day, id"), arguments: [sow.id.text])
    }

    /// Of a customer, or of all the actor may see; cancelled ones too, by their dates.
    package func engagements(of customer: CustomerCode?) throws -> [Engagement] {
        if let customer { try requireCustomer(customer) }
        return try Engagement.fetchAll(
            db, sql: "SELECT * FROM engagement WHERE \(customer == nil ? "1" : "customer = ?") ORDER BY from_day, id",
            arguments: StatementArguments(customer.map { [$0.text] } ?? [])
        ).filter { actor.maySee($0.customer) }
    }

    /// What became of an engagement, in the order it happened.
    package func facts(of engagement: Engagement) throws -> [EngagementFact] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM engagement_fact WHERE engagement = ? ORDER BY id"),
            arguments: [engagement.id.text]
        ).map { row in
            guard let from = Day(row["from_day"] as String), let through = Day(row["through_day"] as String) else {
                throw Unreadable("engagement_fact.from_day")
            }
            return EngagementFact(
                deed: row["deed"], from: from, through: through, movedBy: (row["moved_by"] as String?).flatMap(Party.init),
                reason: row["reason"], by: row["recorded_by"], at: Instant(milliseconds: row["recorded_at"]))
        }
    }

    /// Whether a customer has Enhanced Maintenance that is binding, and that notice does not end before a day.
    func hasEnhancedMaintenance(_ customer: CustomerCode, on day: Day) throws -> Bool {
        try StatementOfWork.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM statement_of_work WHERE customer = ? AND kind = ? AND status = 'binding'"),
            arguments: [customer.text, StatementOfWork.Kind.enhancedMaintenance.rawValue]
        ).contains { sow in try endsOn(sow).map { day <= $0 } ?? true }
    }

    /// Every engagement of a specialist, whoever's it is and however the name is spelled, that touches these days and is not cancelled, under work that has not
    /// ended: a quote that lapsed holds nobody.
    func rivals(of engagement: Engagement) throws -> [Engagement.Rival] {
        let name = PersonName(engagement.specialist)
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT engagement.*, statement_of_work.state AS state, customer.zone AS zone
                    FROM engagement
                    JOIN statement_of_work ON statement_of_work.id = engagement.sow
                    JOIN customer ON customer.code = engagement.customer
                    WHERE engagement.status != 'cancelled' AND from_day <= ? AND through_day >= ?
                        AND engagement.id != ? AND statement_of_work.status NOT IN ('completed', 'cancelled')
                    ORDER BY from_day, engagement.id
                    """),
            arguments: [
                engagement.days.upperBound.description, engagement.days.lowerBound.description, engagement.id.text,
            ]
        ).filter { PersonName($0["specialist"]) == name }.compactMap { row in
            let engagement = try Engagement(row: row)
            let status = try DecodedText.value(StatementOfWork.Status.self, of: row["state"])
            guard let zone = Zone(row["zone"] as String) else { throw Unreadable("customer.zone") }
            if status.hasLapsed(on: zone.day(of: now)) { return nil }
            return Engagement.Rival(
                engagement,
                isEnhancedMaintenance: try hasEnhancedMaintenance(engagement.customer, on: engagement.days.lowerBound),
                isTold: actor.maySee(engagement.customer))
        }
    }
}
