import Domain
import GRDB

extension Recovery: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let system = MonitoredSystem(row["system"] as String), let kind = Kind(rawValue: row["kind"])
        else { throw Unreadable("recovery.id") }
        self.init(
            recorded: id, customer: customer, system: system, kind: kind, isDrill: row["is_drill"],
            identifiedAt: Instant(milliseconds: row["identified_at"]),
            target: Target(hours: Hours(minutes: row["target_minutes"]), basis: row["target_basis"]),
            copy: (row["copy"] as String?).flatMap { BackupCopy.ID($0) }, note: row["note"],
            verifiedAt: (row["verified_at"] as Int64?).map(Instant.init(milliseconds:)))
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO recovery
                    (id, customer, system, kind, is_drill, identified_at, target_minutes, target_basis, copy, note,
                     recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, system.name, kind.rawValue, isDrill, identifiedAt.milliseconds, target.hours.minutes,
                target.basis, copy?.text, note, book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension RecoveryPlan: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let site = Site(rawValue: row["site"]), let on = Day(row["approved_on"] as String)
        else { throw Unreadable("recovery_plan.id") }
        try self.init(
            id: id, customer: customer, site: site, hotSiteHours: (row["hot_site_minutes"] as Int?).map { Hours(minutes: $0) },
            words: row["words"], approvedOn: on)
    }
}

extension View {
    /// Drills and recoveries of a customer (nil: all the actor may see) identified within a time, as known at an instant (nil: all
    /// that is recorded), in their order.
    package func recoveries(of customer: CustomerCode? = nil, identifiedIn period: Period? = nil, asOf: Instant? = nil) throws
        -> [Recovery]
    {
        if let customer { try requireCustomer(customer) }
        return try recoveries(
            where: "(:customer IS NULL OR recovery.customer = :customer) AND identified_at >= :from AND identified_at < :to",
            [
                "customer": customer?.text, "from": period?.start.milliseconds ?? .min, "to": period?.end.milliseconds ?? .max,
            ], asOf: asOf)
    }

    package func recovery(_ id: Recovery.ID) throws -> Recovery {
        guard let found = try recoveries(where: "recovery.id = :id", ["id": id.text]).first else { throw Missing("drill", id) }
        return found
    }

    /// The plan in force: the one recorded last.
    package func recoveryPlan(of customer: CustomerCode, asOf: Instant? = nil) throws -> RecoveryPlan? {
        try requireCustomer(customer)
        return try RecoveryPlan.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT * FROM recovery_plan WHERE customer = ? AND recorded_at <= ? ORDER BY recorded_at DESC, id DESC LIMIT 1
                    """), arguments: [customer.text, (asOf ?? .distantFuture).milliseconds])
    }

    /// What is promised for a recovery that begins on a day of the customer's zone.
    func recoveryTarget(_ kind: Recovery.Kind, of customer: CustomerCode, at instant: Instant) throws -> Recovery.Target {
        let day = try self.customer(customer).zone.day(of: instant)
        guard let agreement = try agreementsInForce(of: customer, on: day...day).first else {
            throw RecoveryRefusal.noAgreement(customer, day)
        }
        return try kind.target(under: agreement, hotSite: try recoveryPlan(of: customer)?.hotSiteHours)
    }

    private func recoveries(where condition: String, _ arguments: StatementArguments, asOf: Instant? = nil) throws -> [Recovery] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT recovery.*, verified_at FROM recovery
                LEFT JOIN recovery_verification AS verified
                    ON verified.recovery = recovery.id AND verified.recorded_at <= :known
                WHERE \(condition) AND recovery.recorded_at <= :known ORDER BY identified_at, recovery.id
                """)
        return try Recovery.fetchAll(statement, arguments: arguments + ["known": (asOf ?? .distantFuture).milliseconds])
            .filter { actor.maySee($0.customer) }
    }
}
