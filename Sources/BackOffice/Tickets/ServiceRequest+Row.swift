import Domain
import GRDB

/// A request with all its facts, as the one who asks may see them.
package struct KeptRequest: Sendable {
    package let request: ServiceRequest
    /// Who asked, where that is known: a name or an address.
    package let requester: String?
    /// In the order they were recorded; to a utility's people, those that are theirs to see.
    package let facts: [RecordedFact]

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
            db,
            sql: """
                SELECT * FROM service_request
                WHERE (:customer IS NULL OR customer = :customer) AND opened_at >= :from AND opened_at < :to ORDER BY number
                """,
            arguments: [
                "customer": (customer ?? actor.utility)?.text, "from": period?.start.milliseconds ?? .min,
                "to": period?.end.milliseconds ?? .max,
            ])
        return try rows.map(keptRequest)
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
            .filter { actor.utility == nil || $0.fact.deed.isPublic }
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
