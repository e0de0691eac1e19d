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
        let last = try Int.fetchOne(book.db.cachedStatement(sql: "SELECT max(version) FROM escalation_ladder")) ?? 1
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

extension View {
    /// The ladder that stands.
    package func escalationLadder() throws -> EscalationLadder {
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT steps FROM escalation_ladder ORDER BY version DESC LIMIT 1"))
        return try text.map { try DecodedText.value(EscalationLadder.self, of: $0) } ?? .standard
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
}
