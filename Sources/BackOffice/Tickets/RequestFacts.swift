import Domain
import GRDB

/// A fact that was appended to a request.
package struct AppendedFact: Codable, Equatable, Sendable {
    package let request: ServiceRequest.ID
    /// Its place in the request's history: `SR-000123/7`.
    package let place: Int
    /// What is owed next, and when; nil where nothing is.
    package let owed: ServiceClock.Kind?
    package let dueAt: Instant?
}

extension Book {
    /// So many minutes back an analyst may set a fact; further back it takes who supervises the desk.
    static let longestBack = 60

    /// Appends a fact to a request the actor may see, where the rules permit it, and writes the columns the queue is read by.
    ///
    /// - Parameter at: when it happened; now when left out. Not before the opening, not in the future.
    @discardableResult
    func append(
        _ deed: RequestFact.Deed, to id: ServiceRequest.ID, at: Instant? = nil, saidBy: String? = nil
    ) throws -> AppendedFact {
        let kept = try view.serviceRequest(id)
        try kept.history.requirePermits(deed, of: id)
        let at = try instant(at, of: kept.history.openedAt)
        if let saidBy { try requireText(saidBy, "name of who said it", limit: 254) }
        if let text = deed.text { try requireText(text, "text", limit: 100_000) }
        let place = try append(RequestFact(deed, at: at), to: kept.request, saidBy: saidBy)
        return try refresh(id, place: place)
    }

    /// When something happened that is told now.
    func instant(_ at: Instant?, of opening: Instant?) throws -> Instant {
        guard let at else { return now }
        guard at <= now else { throw RequestRefusal.stillToCome(now) }
        if let opening, at < opening { throw RequestRefusal.beforeOpening(opening) }
        if now - at > Book.longestBack * 60, !actor.permissions.contains(.superviseRequests) {
            throw RequestRefusal.longAgo(minutes: Book.longestBack)
        }
        return at
    }

    func requireText(_ text: String, _ what: String, limit: Int) throws {
        let isBlank = text.allSatisfy(\.isWhitespace)
        guard !isBlank, text.unicodeScalars.count <= limit else { throw RequestRefusal.textOutOfBounds(what, limit: limit) }
    }

    /// Writes one fact; answers its place.
    func append(_ fact: RequestFact, to request: ServiceRequest, saidBy: String?) throws -> Int {
        guard let number = ServiceRequest.number(of: request.id) else { throw Unreadable("service_request.number") }
        let last = try db.cachedStatement(sql: "SELECT max(place) FROM request_fact WHERE request = ?")
        let (place, _) = (try Int.fetchOne(last, arguments: [number]) ?? 0).addingReportingOverflow(1)
        let columns = fact.deed.columns
        // Without RETURNING: it takes a savepoint, at which the search index writes out all it has gathered, fact by fact.
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO request_fact
                    (request, customer, place, at, fact, text, value, flag, said_by, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(
            arguments: [
                number, request.customer.text, place, fact.at.milliseconds, columns.word, columns.text, columns.value,
                columns.flag, saidBy, actor.id.text, now.milliseconds,
            ])
        try index(fact.deed, of: request, row: Int(db.lastInsertedRowID))
        return place
    }

    /// Writes the columns of a request anew from its facts.
    ///
    /// - Parameter policies: those in force, where they are at hand.
    @discardableResult
    func refresh(_ id: ServiceRequest.ID, place: Int, policies: ServiceLevelPolicies? = nil) throws -> AppendedFact {
        let history = try view.everything(of: id)
        let clocks = RequestClocks(history, policies: try policies ?? view.serviceLevelPolicies(), at: now)
        let stored = try view.crossingsStored(of: id)
        let next = clocks.crossings(until: .distantFuture).first { !stored.contains(CrossingKey($0)) }
        let standing = try write(history, clocks, alertAt: next?.at, of: id)
        return AppendedFact(request: id, place: place, owed: standing.owed, dueAt: standing.dueAt)
    }

    /// Writes the columns of a request, of which all is known.
    @discardableResult
    func write(
        _ history: RequestHistory, _ clocks: RequestClocks, alertAt: Instant?, of id: ServiceRequest.ID
    ) throws -> RequestStanding {
        let standing = RequestStanding(history, clocks: clocks)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE service_request SET state = ?, severity = ?, claims_critical = ?, assignee = ?, is_ahead = ?,
                    awaits_answer = ?, pause = ?, owed = ?, due_at = ?, alert_at = ?, facts = ?, last_at = ?
                WHERE id = ?
                """)
        try statement.execute(
            arguments: [
                standing.state.rawValue, standing.severity.number, standing.claimsCritical, standing.assignee, standing.isAhead,
                standing.awaitsAnswer, standing.pause?.rawValue, standing.owed?.rawValue, standing.dueAt?.milliseconds,
                alertAt?.milliseconds, history.facts.count, history.facts.last?.at.milliseconds, id.text,
            ])
        return standing
    }
}

extension View {
    /// The history with all its facts, whoever asks: for the columns, which are everybody's.
    func everything(of id: ServiceRequest.ID) throws -> RequestHistory {
        let statement = try db.cachedStatement(
            sql: """
                SELECT request_fact.* FROM request_fact JOIN service_request ON service_request.number = request
                WHERE id = ? ORDER BY place
                """)
        let facts = try RecordedFact.fetchAll(statement, arguments: [id.text])
        guard let history = RequestHistory(facts.map(\.fact)) else { throw Missing("request", id) }
        return history
    }
}
