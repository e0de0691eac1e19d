import Domain
import GRDB

/// Takes the next step of every request whose clock has passed a threshold (8.4). Each crossing is stored once; where several
/// of a clock were passed since anybody looked, the highest alone is told.
package struct EscalateRequests: Action {
    package static let permission = Permission.runJobs
    package static var example: EscalateRequests { EscalateRequests(limit: 500) }

    /// As many requests at once as one transaction should hold.
    static let standardLimit = 500

    static let sweep = Sweep("escalateRequests") { view in
        let isDue = try Bool.fetchOne(
            view.db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM service_request WHERE alert_at <= ?)"),
            arguments: [view.now.milliseconds])
        return isDue == true ? EscalateRequests() : nil
    }

    /// At most so many requests, 1 to 10,000; 500 when left out.
    package var limit: Int?

    package init(limit: Int? = nil) { self.limit = limit }

    package struct Escalated: Codable, Equatable, Sendable {
        package let requests: Int
        package let crossings: Int
        package let steps: Int
    }

    package func perform(in book: Book) throws -> Escalated {
        let limit = limit ?? Self.standardLimit
        guard (1...10_000).contains(limit) else { throw RequestRefusal.limitOutOfBounds }
        let due = try String.fetchAll(
            book.db.cachedStatement(sql: "SELECT id FROM service_request WHERE alert_at <= ? ORDER BY alert_at, number LIMIT ?"),
            arguments: [book.now.milliseconds, limit])
        let (ladder, policies) = try (book.view.escalationLadder(), book.view.serviceLevelPolicies())
        var (crossings, steps) = (0, 0)
        for text in due {
            guard let id = ServiceRequest.ID(text) else { throw Unreadable("service_request.id") }
            let taken = try book.escalate(id, ladder, policies)
            crossings += taken.crossings
            steps += taken.steps
        }
        return Escalated(requests: due.count, crossings: crossings, steps: steps)
    }
}

extension Book {
    fileprivate func escalate(
        _ id: ServiceRequest.ID, _ ladder: EscalationLadder, _ policies: ServiceLevelPolicies
    ) throws -> (crossings: Int, steps: Int) {
        let kept = try view.serviceRequest(id)
        let history = try actor.isInside ? kept.history : view.everything(of: id)
        let clocks = RequestClocks(history, policies: policies, at: now)
        let known = try view.crossingsStored(of: id)
        let open = clocks.crossings(until: .distantFuture).filter { !known.contains(CrossingKey($0)) }
        let new = open.filter { $0.at <= now }
        let told = new.highestOfEachClock.filter { crossing in
            clocks.owed.contains { $0.kind == crossing.kind && $0.origin == crossing.origin }
        }
        var taken: [RequestFact] = []
        for crossing in new {
            let number = try store(crossing, of: kept)
            guard told.contains(crossing) else { continue }
            let acknowledged = try view.acknowledgedLevels(of: id, crossing)
            for step in ladder.steps(for: crossing, acknowledged: acknowledged) {
                taken.append(try take(step, for: crossing, escalation: number, of: kept, due: clocks.due(crossing)))
            }
        }
        // What is told moves no clock: they are those of the longer history too.
        guard let longer = RequestHistory(history.facts + taken) else { throw Unreadable("request_fact.fact") }
        try write(longer, clocks, alertAt: open.first { $0.at > now }?.at, of: id)
        return (new.count, taken.count)
    }

    private func store(_ crossing: ThresholdCrossing, of kept: KeptRequest) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO escalation
                    (request, customer, clock, origin, percent, severity, through_change, crossed_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(
            arguments: [
                ServiceRequest.number(of: kept.id), kept.customer.text, crossing.kind.rawValue, crossing.origin.milliseconds,
                crossing.percent, crossing.promise.severity.number, crossing.isThroughChange, crossing.at.milliseconds,
                actor.id.text, now.milliseconds,
            ])
        return Int(db.lastInsertedRowID)
    }

    /// Writes a step down in the request's history, and tells who is meant: by the clock's own calendar.
    private func take(
        _ step: EscalationLadder.Step, for crossing: ThresholdCrossing, escalation: Int, of kept: KeptRequest, due: Instant?
    ) throws -> RequestFact {
        let tellAt = crossing.tellAt(from: now)
        let statement = try db.cachedStatement(
            sql: "INSERT INTO escalation_step (escalation, level, who, told_at) VALUES (?, ?, ?, ?)")
        try statement.execute(
            arguments: [escalation, step.level.rawValue, step.who?.description, tellAt.milliseconds])
        let passed = crossing.percent == 100 ? "late" : "\(crossing.percent) % used"
        let words = "\(crossing.kind.words) \(passed): \(step.level.words)"
        let fact = RequestFact(.escalated(words), at: now)
        let place = try append(fact, to: kept.request, saidBy: nil)
        let people = try view.addressees(of: step, assignee: kept.history.assignee, customer: kept.customer)
        for address in people {
            try tell(
                address, fact: "\(kept.id)/\(place)", of: kept, kind: .escalation,
                text: "The \(crossing.kind.words) of \(kept.id) is \(passed).",
                facts: [
                    MailWords.Fact("Due", due.map { Zone.pacific.words($0) } ?? "stands"),
                    MailWords.Fact("Step", step.level.words),
                ], dueAt: tellAt)
        }
        return fact
    }
}

/// Which crossing of a request it is.
struct CrossingKey: Hashable {
    let clock: String
    let origin: Int64
    let percent: Int

    init(_ crossing: ThresholdCrossing) {
        clock = crossing.kind.rawValue
        origin = crossing.origin.milliseconds
        percent = crossing.percent
    }

    init(row: Row) {
        clock = row["clock"]
        origin = row["origin"]
        percent = row["percent"]
    }
}

extension RequestClocks {
    fileprivate func due(_ crossing: ThresholdCrossing) -> Instant? {
        all.first { $0.kind == crossing.kind && $0.origin == crossing.origin }?.due
    }
}

extension View {
    func crossingsStored(of id: ServiceRequest.ID) throws -> Set<CrossingKey> {
        guard let number = ServiceRequest.number(of: id) else { throw Unreadable("service_request.number") }
        let statement = try db.cachedStatement(sql: "SELECT clock, origin, percent FROM escalation WHERE request = ?")
        return Set(try Row.fetchAll(statement, arguments: [number]).map(CrossingKey.init))
    }

    /// Levels that said they know of this clock's state: they are not told again, nor those below them.
    fileprivate func acknowledgedLevels(of id: ServiceRequest.ID, _ crossing: ThresholdCrossing) throws -> [EscalationLevel] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT level FROM escalation_step JOIN escalation ON escalation.number = escalation
                WHERE request = ? AND clock = ? AND origin = ? AND acknowledged_at IS NOT NULL ORDER BY level
                """)
        return try String.fetchAll(
            statement,
            arguments: [ServiceRequest.number(of: id), crossing.kind.rawValue, crossing.origin.milliseconds]
        ).compactMap(EscalationLevel.init)
    }

    /// Addresses of those a step means. The analyst is whoever has the request, where somebody has.
    func addressees(
        of step: EscalationLadder.Step, assignee: String?, customer: CustomerCode
    ) throws -> [EmailAddress] {
        let condition: (sql: String, argument: String)? =
            switch (step.level, assignee, step.who) {
            case (.analyst, let assignee?, _): ("id = ?", assignee)
            case (_, _, .login(let login)?): ("id = ?", login)
            case (_, _, .role(let role)?):
                ("id IN (SELECT actor FROM actor_role WHERE role = ? AND revoked_at IS NULL)", role)
            case (_, _, nil): nil
            }
        guard let condition else { return [] }
        let statement = try db.cachedStatement(
            sql: "SELECT email FROM actor WHERE email IS NOT NULL AND coalesce(utility, ?) = ? AND \(condition.sql) ORDER BY id")
        return try String.fetchAll(statement, arguments: [customer.text, customer.text, condition.argument])
            .compactMap { EmailAddress($0) }
    }
}
