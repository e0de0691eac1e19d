import Domain
import GRDB

/// A request with all its facts, as the one who asks may see them.
package struct KeptRequest: Sendable {
    package let request: ServiceRequest
    /// Who asked, where that is known: a name or an address.
    package let requester: String?
    /// In the order they were recorded; to a utility's people, those that are theirs to see.
    package let facts: [RecordedFact]

    /// As it stood in the books at an instant; nil where it was not in them yet.
    package func recorded(by instant: Instant?) -> KeptRequest? {
        guard let instant else { return self }
        let known = facts.filter { $0.recordedAt <= instant }
        guard let history = RequestHistory(known.map(\.fact)) else { return nil }
        return KeptRequest(
            request: ServiceRequest(id: id, customer: customer, title: request.title, history: history), requester: requester,
            facts: known)
    }

    package var id: ServiceRequest.ID { request.id }
    package var customer: CustomerCode { request.customer }
    package var history: RequestHistory { request.history }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func serviceRequest(_ id: ServiceRequest.ID) throws -> KeptRequest {
        let statement = try db.cachedStatement(sql: "SELECT * FROM service_request WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id.text]) else { throw Missing("request", id) }
        return try keptRequest(row)
    }

    /// All of a time that the actor may see, by when they were opened; nil for either: all.
    package func serviceRequests(of customer: CustomerCode? = nil, openedIn period: Period? = nil) throws -> [KeptRequest] {
        if let customer { try requireCustomer(customer) }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM service_request
                    WHERE (:customer IS NULL OR customer = :customer) AND opened_at >= :from AND opened_at < :to ORDER BY number
                    """),
            arguments: [
                "customer": (customer ?? actor.utility)?.text, "from": period?.start.milliseconds ?? .min,
                "to": period?.end.milliseconds ?? .max,
            ])
        return try rows.map(keptRequest)
    }

    /// Those whose clocks may be met or fall due in a period, as far as they were recorded by an instant; nil: all of it.
    ///
    /// A target is 400 days at most, so what rested longer before the period no longer touches it.
    package func requests(of customer: CustomerCode, judgedIn period: Period, asOf: Instant?) throws -> [KeptRequest] {
        try requireCustomer(customer)
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM service_request
                    WHERE customer = ? AND opened_at < ? AND (state = 'open' OR last_at >= ?) ORDER BY number
                    """),
            arguments: [customer.text, period.end.milliseconds, (period.start - 400 * 86_400).milliseconds])
        return try rows.compactMap { row in try keptRequest(row).recorded(by: asOf) }
    }

    /// Every clock of a request as it stands now.
    package func clocks(of history: RequestHistory) throws -> RequestClocks {
        RequestClocks(history, policies: try serviceLevelPolicies(), at: now)
    }

    func keptRequest(_ row: Row) throws -> KeptRequest {
        guard let id = ServiceRequest.ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String) else {
            throw Unreadable("service_request.id")
        }
        guard actor.maySee(customer) else { throw Missing("request", id) }
        let statement = try db.cachedStatement(sql: "SELECT * FROM request_fact WHERE request = ? ORDER BY place")
        let facts = try RecordedFact.fetchAll(statement, arguments: [row["number"] as Int])
            .filter { actor.isInside || $0.fact.deed.isPublic }
        guard let history = RequestHistory(facts.map(\.fact)) else { throw Unreadable("request_fact.fact") }
        return KeptRequest(
            request: ServiceRequest(id: id, customer: customer, title: row["title"], history: history),
            requester: row["requester"], facts: facts)
    }
}

extension ServiceRequest {
    /// `SR-000123` is 123.
    static func number(of id: ID) -> Int? { Int(digits: id.text.split(separator: "-").last ?? "") }
}
