import Domain
import GRDB
import Metering

extension DeliverySchedule {
    /// Those of a utility, as known at an instant.
    package static func all(of utility: CustomerCode, asOf: Instant = .distantFuture, _ db: Database) throws -> [DeliverySchedule]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM delivery_schedule WHERE utility = ? AND recorded_at <= ? ORDER BY number"),
            arguments: [utility.text, asOf.milliseconds])
        return try rows.map { try DeliverySchedule($0, asOf: asOf) }
    }

    /// Missing when the books have none by that number, or it is of a utility the actor does not see.
    static func find(_ id: DeliverySchedule.ID, in book: Book) throws -> (CustomerCode, DeliverySchedule) {
        guard let number = id.number(in: "DLS"),
            let row = try Row.fetchOne(
                book.db.cachedStatement(sql: "SELECT * FROM delivery_schedule WHERE number = ?"), arguments: [number]),
            let utility = CustomerCode(row["utility"] as String), book.actor.maySee(utility)
        else { throw Missing("delivery schedule", id) }
        return (utility, try DeliverySchedule(row, asOf: .distantFuture))
    }

    private init(_ row: Row, asOf: Instant) throws {
        guard let first = Day(row["from_day"] as String) else { throw Unreadable("delivery_schedule.from_day") }
        let isEnded = (row["ended_at"] as Int64?).map { $0 <= asOf.milliseconds } ?? false
        self.init(
            number: row["number"], fileType: row["file_type"], destination: row["destination"], dueMinute: row["due_minute"],
            dueDaysAfter: row["due_days_after"], parts: row["parts"], turnaroundMinutes: row["turnaround_minutes"],
            firstDay: first, lastDay: isEnded ? (row["to_day"] as String?).flatMap { Day($0) } : nil)
    }
}

extension Delivery {
    package var id: Delivery.ID { Identifier(series: "DEL", number) }

    /// Those of some service days, as known at an instant; what was corrected by then is left out.
    package static func all(
        of utility: CustomerCode, days: ClosedRange<Day>, asOf: Instant = .distantFuture, _ db: Database
    ) throws -> [Delivery] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM delivery
                    WHERE utility = :utility AND service_day BETWEEN :first AND :last AND recorded_at <= :asOf
                        AND NOT EXISTS
                            (SELECT 1 FROM delivery AS later WHERE later.corrects = delivery.number AND later.recorded_at <= :asOf)
                    ORDER BY service_day, schedule, version, part
                    """),
            arguments: [
                "utility": utility.text, "first": days.lowerBound.description, "last": days.upperBound.description,
                "asOf": asOf.milliseconds,
            ])
        return try rows.map(Delivery.init(stored:))
    }

    func insert(utility: CustomerCode, corrects: Int?, by actor: Actor.ID, at now: Instant, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO delivery
                    (number, utility, schedule, service_day, kind, version, part, parts, delivered_at, valid, declared, actual,
                     unexplained, requested_at, file, recorded_by, recorded_at, corrects)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, utility.text, schedule, serviceDay.description, kind.rawValue, version, part, parts,
                deliveredAt.milliseconds, isValid, declared, actual, unexplained, requestedAt?.milliseconds, file, actor.text,
                now.milliseconds, corrects,
            ])
    }

    private init(stored row: Row) throws {
        guard let day = Day(row["service_day"] as String) else { throw Unreadable("delivery.service_day") }
        guard let kind = Kind(rawValue: row["kind"]) else { throw Unreadable("delivery.kind") }
        self.init(
            number: row["number"], schedule: row["schedule"], serviceDay: day, kind: kind, version: row["version"],
            part: row["part"], parts: row["parts"], deliveredAt: Instant(milliseconds: row["delivered_at"]),
            isValid: row["valid"], declared: row["declared"], actual: row["actual"], unexplained: row["unexplained"],
            requestedAt: (row["requested_at"] as Int64?).map(Instant.init(milliseconds:)), file: row["file"])
    }
}

extension ReceiverOutage {
    /// Those approved at or before an instant that touch a period.
    package static func approved(
        for utility: CustomerCode, touching period: Period, asOf: Instant = .distantFuture, _ db: Database
    ) throws -> [ReceiverOutage] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number, destination, from_at, to_at FROM receiver_outage
                    WHERE utility = ? AND decision = 'approved' AND decided_at <= ? AND from_at < ? AND to_at >= ? ORDER BY number
                    """),
            arguments: [utility.text, asOf.milliseconds, period.end.milliseconds, period.start.milliseconds])
        return rows.map {
            ReceiverOutage(
                number: $0["number"], destination: $0["destination"],
                period: Period(Instant(milliseconds: $0["from_at"]), Instant(milliseconds: $0["to_at"])))
        }
    }
}

extension DeliveryRate {
    /// The month's deliveries from the facts known at an instant; what falls due after `now` is still to come.
    package static func fetch(
        _ utility: CustomerCode, _ month: Month, asOf: Instant = .distantFuture, now: Instant, _ db: Database
    ) throws -> DeliveryRate {
        let zone = try UtilityDays.zone(of: utility, db)
        let schedules = try DeliverySchedule.all(of: utility, asOf: asOf, db)
        let span = Period(zone.start(of: month.first), zone.start(of: month.last + 33))
        return DeliveryRate(
            month: month, zone: zone, schedules: schedules,
            deliveries: try Delivery.all(of: utility, days: month.days, asOf: asOf, db),
            outages: try ReceiverOutage.approved(for: utility, touching: span, asOf: asOf, db), now: min(now, asOf))
    }
}
