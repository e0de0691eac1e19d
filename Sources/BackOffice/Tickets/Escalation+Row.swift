import Domain
import GRDB

/// A clock of a request that passed a threshold, and who was told.
package struct Escalation: Codable, Equatable, Sendable {
    package let number: Int
    package let request: ServiceRequest.ID
    package let customer: CustomerCode
    package let clock: ServiceClock.Kind
    package let percent: Int
    package let severity: Severity
    /// A change of severity or policy made it so.
    package let throughChange: Bool
    package let crossedAt: Instant
    package let steps: [Step]

    package struct Step: Codable, Equatable, Sendable {
        package let level: EscalationLevel
        package let who: EscalationLadder.Who?
        package let toldAt: Instant
        package let acknowledgedAt: Instant?
        package let acknowledgedBy: String?
    }
}

extension View {
    /// When a clock of any request passes its next threshold, or has passed one that is not stored yet; nil where none will. Nil
    /// to a utility's people.
    package func nextAlertAt() throws -> Instant? {
        guard actor.isInside else { return nil }
        return try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(alert_at) FROM service_request")).map(
            Instant.init(milliseconds:))
    }

    /// Thresholds passed within a time, in its order: of one request or customer, or all the actor may see. None to a utility's
    /// people. At most so many (nil: all), those that follow the one of a number.
    package func escalations(
        of customer: CustomerCode? = nil, request: ServiceRequest.ID? = nil, crossedIn period: Period? = nil,
        after number: Int? = nil, limit: Int? = nil
    ) throws -> [Escalation] {
        if let customer { try requireCustomer(customer) }
        guard actor.isInside else { return [] }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT escalation.*, service_request.id AS named FROM escalation
                    JOIN service_request ON service_request.number = request
                    WHERE (:customer IS NULL OR escalation.customer = :customer) AND (:request IS NULL OR service_request.id = :request)
                        AND crossed_at >= :from AND crossed_at < :to AND (:after IS NULL
                            OR (crossed_at, escalation.number) > (SELECT crossed_at, number FROM escalation WHERE number = :after))
                    ORDER BY crossed_at, escalation.number LIMIT :limit
                    """),
            arguments: [
                "customer": customer?.text, "request": request?.text, "from": period?.start.milliseconds ?? .min,
                "to": period?.end.milliseconds ?? .max, "after": number, "limit": limit ?? -1,
            ])
        return try rows.map { row in
            let steps = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT * FROM escalation_step WHERE escalation = ? ORDER BY number"),
                arguments: [row["number"] as Int])
            return try Escalation(row: row, steps: steps)
        }
    }
}

extension Escalation {
    fileprivate init(row: Row, steps: [Row]) throws {
        guard let request = ServiceRequest.ID(row["named"] as String), let customer = CustomerCode(row["customer"] as String),
            let clock = ServiceClock.Kind(rawValue: row["clock"]), let severity = Severity(row["severity"] as Int)
        else { throw Unreadable("escalation.clock") }
        self.init(
            number: row["number"], request: request, customer: customer, clock: clock, percent: row["percent"],
            severity: severity,
            throughChange: row["through_change"], crossedAt: Instant(milliseconds: row["crossed_at"]),
            steps: try steps.map { step in
                guard let level = EscalationLevel(rawValue: step["level"]) else { throw Unreadable("escalation_step.level") }
                return Step(
                    level: level, who: (step["who"] as String?).flatMap { EscalationLadder.Who($0) },
                    toldAt: Instant(milliseconds: step["told_at"]),
                    acknowledgedAt: (step["acknowledged_at"] as Int64?).map(Instant.init(milliseconds:)),
                    acknowledgedBy: step["acknowledged_by"])
            })
    }
}
