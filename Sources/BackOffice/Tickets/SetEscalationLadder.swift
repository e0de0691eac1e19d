import Domain
import Foundation
import GRDB

/// Puts another ladder up: who hears of a request whose clock runs down (8.4). It holds for thresholds passed from now on.
package struct SetEscalationLadder: Action {
    package static let permission = Permission.superviseRequests
    package static var example: SetEscalationLadder { SetEscalationLadder(ladder: .standard) }

    package var ladder: EscalationLadder

    package init(ladder: EscalationLadder) { self.ladder = ladder }

    package struct Version: Codable, Equatable, Sendable {
        package let version: Int
        /// Steps that will never be taken, or reach nobody.
        package let findings: [LadderFinding]
    }

    package func perform(in book: Book) throws -> Version {
        try ladder.check()
        let last = try Int.fetchOne(book.db, sql: "SELECT max(version) FROM escalation_ladder") ?? 1
        let (version, _) = last.addingReportingOverflow(1)
        try book.db.execute(
            sql: "INSERT INTO escalation_ladder (version, steps, recorded_by, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [version, try Canonical.json(ladder), book.actor.id.text, book.now.milliseconds])
        return Version(version: version, findings: try book.view.lint(ladder))
    }
}

/// Says that a level knows of a request: it is not told of the same clocks again, nor is who stands below it (8.4).
package struct AcknowledgeEscalation: Action {
    package static let permission = Permission.workRequests
    package static var example: AcknowledgeEscalation {
        AcknowledgeEscalation(request: Identifier(named: "SR-000012"), level: .supportManager)
    }

    package var request: ServiceRequest.ID
    package var level: EscalationLevel

    package init(request: ServiceRequest.ID, level: EscalationLevel) {
        self.request = request
        self.level = level
    }

    package func perform(in book: Book) throws -> Done {
        _ = try book.view.serviceRequest(request)
        try book.db.execute(
            sql: """
                UPDATE escalation_step SET acknowledged_at = ?, acknowledged_by = ?
                WHERE level = ? AND acknowledged_at IS NULL
                    AND escalation IN (SELECT number FROM escalation WHERE request = ?)
                """,
            arguments: [book.now.milliseconds, book.actor.id.text, level.rawValue, ServiceRequest.number(of: request)])
        guard book.db.changesCount > 0 else { throw RequestRefusal.nothingToAcknowledge(request, level) }
        return Done()
    }
}

/// A clock of a request that passed a threshold, and who was told.
package struct Escalation: Codable, Equatable, Sendable {
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
    /// The ladder that stands.
    package func escalationLadder() throws -> EscalationLadder {
        let text = try String.fetchOne(db, sql: "SELECT steps FROM escalation_ladder ORDER BY version DESC LIMIT 1")
        return try text.map { try JSONDecoder().decode(EscalationLadder.self, from: Data($0.utf8)) } ?? .standard
    }

    /// What is wrong with a ladder in these books, with their policy and their people.
    package func lint(_ ladder: EscalationLadder) throws -> [LadderFinding] {
        let people = try actors()
        return ladder.lint(policy: try serviceLevelPolicies().inForce(at: now)) { who in
            switch who {
            case .role(let role): people.contains { $0.roles.contains { $0.rawValue == role } }
            case .login(let login): people.contains { $0.id.text == login }
            }
        }
    }

    /// Thresholds passed within a time, in its order: of one request or customer, or all the actor may see. None to a utility's
    /// people.
    package func escalations(
        of customer: CustomerCode? = nil, request: ServiceRequest.ID? = nil, crossedIn period: Period? = nil
    ) throws -> [Escalation] {
        if let customer { try requireCustomer(customer) }
        guard actor.utility == nil else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT escalation.*, service_request.id AS named FROM escalation
                JOIN service_request ON service_request.number = request
                WHERE (:customer IS NULL OR escalation.customer = :customer) AND (:request IS NULL OR service_request.id = :request)
                    AND crossed_at >= :from AND crossed_at < :to
                ORDER BY crossed_at, escalation.number
                """,
            arguments: [
                "customer": customer?.text, "request": request?.text, "from": period?.start.milliseconds ?? .min,
                "to": period?.end.milliseconds ?? .max,
            ])
        return try rows.map { row in
            let steps = try Row.fetchAll(
                db, sql: "SELECT * FROM escalation_step WHERE escalation = ? ORDER BY number", arguments: [row["number"] as Int])
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
            request: request, customer: customer, clock: clock, percent: row["percent"], severity: severity,
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
