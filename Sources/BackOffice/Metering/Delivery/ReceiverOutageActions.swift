import Domain
import GRDB
import Metering

/// Asks that files which fell due while their receiver was down leave both sides (12.7).
package struct RequestReceiverOutage: Action {
    package static let permission = Permission.requestExclusions
    package static var example: RequestReceiverOutage {
        RequestReceiverOutage(
            utility: Identifier(named: "RIVERBEND"), destination: "sftp://files.riverbend.example/in",
            from: Instant(seconds: 1_789_098_000), to: Instant(seconds: 1_789_119_600),
            evidence: "Connection log, and the utility's mail of 11 September")
    }

    package var utility: CustomerCode
    /// As a schedule names it.
    package var destination: String
    package var from: Instant
    package var to: Instant
    package var evidence: String

    package init(utility: CustomerCode, destination: String, from: Instant, to: Instant, evidence: String) {
        self.utility = utility
        self.destination = destination
        self.from = from
        self.to = to
        self.evidence = evidence
    }

    package struct Requested: Codable, Equatable, Sendable {
        package let outage: ReceiverOutage.ID
    }

    package func perform(in book: Book) throws -> Requested {
        try book.requireCustomer(utility)
        guard from < to else { throw DeliveryRefusal.periodEmpty }
        guard (1...2_000).contains(evidence.count) else { throw DeliveryRefusal.noEvidence }
        let schedules = try DeliverySchedule.all(of: utility, book.db)
        guard schedules.contains(where: { $0.destination == destination }) else {
            throw DeliveryRefusal.unknownDestination(destination)
        }
        let number = try book.number("RCV")
        try book.db.execute(
            sql: """
                INSERT INTO receiver_outage (number, utility, destination, from_at, to_at, evidence, requested_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, utility.text, destination, from.milliseconds, to.milliseconds, evidence, book.actor.id.text,
                book.now.milliseconds,
            ])
        return Requested(outage: Identifier(series: "RCV", number))
    }
}

/// Approves, or turns down, what another person asked for. Later than a month's close it shows as restated only.
package struct DecideReceiverOutage: Action {
    package static let permission = Permission.approveExclusions
    package static var example: DecideReceiverOutage {
        DecideReceiverOutage(outage: Identifier(series: "RCV", 2), approve: true, reason: "Log agrees with the mail")
    }

    package var outage: ReceiverOutage.ID
    package var approve: Bool
    package var reason: String?

    package init(outage: ReceiverOutage.ID, approve: Bool, reason: String? = nil) {
        self.outage = outage
        self.approve = approve
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        guard let number = outage.number(in: "RCV"),
            let row = try Row.fetchOne(
                book.db.cachedStatement(sql: "SELECT utility, requested_by, decision FROM receiver_outage WHERE number = ?"),
                arguments: [number]),
            let utility = CustomerCode(row["utility"] as String), book.actor.maySee(utility)
        else { throw Missing("receiver outage", outage) }
        if let decision = row["decision"] as String? {
            throw DeliveryRefusal.alreadyDecided(decision == "approved" ? .approved : .rejected)
        }
        let requester: String = row["requested_by"]
        guard requester != book.actor.id.text else { throw DeliveryRefusal.ownRequest(requester) }
        try book.db.execute(
            sql: "UPDATE receiver_outage SET decision = ?, decided_by = ?, decided_at = ?, decision_reason = ? WHERE number = ?",
            arguments: [
                approve ? "approved" : "rejected", book.actor.id.text, book.now.milliseconds, reason, number,
            ])
        return Done()
    }
}
