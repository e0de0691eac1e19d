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
        let columns = fact.deed.columns
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO request_fact
                    (request, customer, place, at, fact, text, value, flag, said_by, recorded_by, recorded_at)
                VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM request_fact WHERE request = ?1), ?3, ?4, ?5, ?6, ?7, ?8,
                    ?9, ?10)
                RETURNING place, number
                """)
        let row = try Row.fetchOne(
            statement,
            arguments: [
                number, request.customer.text, fact.at.milliseconds, columns.word, columns.text, columns.value, columns.flag,
                saidBy, actor.id.text, now.milliseconds,
            ])
        guard let row else { throw Unreadable("request_fact.place") }
        try index(fact.deed, of: request, row: row["number"])
        return row["place"]
    }

    /// Writes the columns of a request anew from its facts.
    @discardableResult
    func refresh(_ id: ServiceRequest.ID, place: Int) throws -> AppendedFact {
        let history = try view.everything(of: id)
        let clocks = try view.clocks(of: history)
        let standing = RequestStanding(history, clocks: clocks)
        let stored = try view.crossingsStored(of: id)
        let next = clocks.crossings(until: .distantFuture).first { !stored.contains(CrossingKey($0)) }
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
                next?.at.milliseconds,
                history.facts.count, history.facts.last?.at.milliseconds, id.text,
            ])
        return AppendedFact(request: id, place: place, owed: standing.owed, dueAt: standing.dueAt)
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
