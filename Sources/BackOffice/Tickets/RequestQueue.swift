import Domain
import GRDB

/// A request as the queue shows it.
package struct QueueRow: Codable, Equatable, Sendable {
    package let request: ServiceRequest.ID
    package let customer: CustomerCode
    package let title: String
    package let severity: Severity
    package let claimsCritical: Bool
    package let state: RequestState
    package let assignee: String?
    package let openedAt: Instant
    /// What is owed first, and when; both nil where nothing is.
    package let owed: ServiceClock.Kind?
    package let dueAt: Instant?
    /// By live chat or the dedicated line (8.6).
    package let isAhead: Bool
    package let awaitsAnswer: Bool
    package let pause: PauseReason?
}

/// Which requests are looked for.
package struct QueueFilter: Codable, Equatable, Sendable {
    package var customer: CustomerCode?
    package var severity: Severity?
    package var assignee: String?
    /// Open ones, when left out.
    package var state: RequestState?
    /// Only those whose due instant has passed.
    package var isLate = false
    /// At most so many, 1 to 1,000.
    package var limit = 50

    package init(
        customer: CustomerCode? = nil, severity: Severity? = nil, assignee: String? = nil, state: RequestState? = nil,
        isLate: Bool = false, limit: Int = 50
    ) {
        self.customer = customer
        self.severity = severity
        self.assignee = assignee
        self.state = state
        self.isLate = isLate
        self.limit = limit
    }
}

extension View {
    /// Requests in the order they are worked on: the worst severity first, within it live chat and the dedicated line, then
    /// what is due first (8.6). A utility's people see their own.
    package func requestQueue(_ filter: QueueFilter = QueueFilter()) throws -> [QueueRow] {
        try queue(filter, atMost: min(max(filter.limit, 1), 1_000))
    }

    /// All that are open of a customer, in the same order.
    package func openRequests(of customer: CustomerCode) throws -> [QueueRow] {
        try queue(QueueFilter(customer: customer), atMost: -1)
    }

    /// Open ones that claim severity 1 and wait for an analyst to validate it (8.2), the oldest first. A utility's people see
    /// their own.
    package func requestsClaimingCritical(atMost limit: Int) throws -> [QueueRow] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM service_request INDEXED BY request_claim
                WHERE state = 'open' AND claims_critical = 1 AND (:customer IS NULL OR customer = :customer)
                ORDER BY number LIMIT :limit
                """)
        let rows = try Row.fetchCursor(statement, arguments: ["customer": actor.utility?.text, "limit": limit])
        return try Array(rows.map { try QueueRow(row: $0, toUtility: !actor.isInside) })
    }

    /// - Parameter limit: -1 for all.
    private func queue(_ filter: QueueFilter, atMost limit: Int) throws -> [QueueRow] {
        if let customer = filter.customer { try requireCustomer(customer) }
        var conditions = ["state = '\((filter.state ?? .open).rawValue)'"]
        var arguments: StatementArguments = [:]
        if let customer = filter.customer ?? actor.utility {
            conditions.append("customer = :customer")
            arguments += ["customer": customer.text]
        }
        if let severity = filter.severity {
            conditions.append("severity = :severity")
            arguments += ["severity": severity.number]
        }
        if let assignee = filter.assignee {
            conditions.append("assignee = :assignee")
            arguments += ["assignee": assignee]
        }
        if filter.isLate {
            conditions.append("due_at < :now")
            arguments += ["now": now.milliseconds]
        }
        arguments += ["limit": limit]
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM service_request WHERE \(conditions.joined(separator: " AND "))
                ORDER BY severity, is_ahead DESC, coalesce(due_at, 9223372036854775807), number LIMIT :limit
                """)
        return try Array(
            Row.fetchCursor(statement, arguments: arguments).map { try QueueRow(row: $0, toUtility: !actor.isInside) })
    }
}

extension QueueRow {
    init(row: Row, toUtility: Bool) throws {
        guard let id = ServiceRequest.ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let severity = Severity(row["severity"] as Int), let state = RequestState(rawValue: row["state"])
        else { throw Unreadable("service_request.id") }
        request = id
        self.customer = customer
        title = row["title"]
        self.severity = severity
        claimsCritical = row["claims_critical"]
        self.state = state
        assignee = toUtility ? nil : row["assignee"]
        openedAt = Instant(milliseconds: row["opened_at"])
        owed = (row["owed"] as String?).flatMap(ServiceClock.Kind.init)
        dueAt = (row["due_at"] as Int64?).map(Instant.init(milliseconds:))
        isAhead = row["is_ahead"]
        awaitsAnswer = row["awaits_answer"]
        pause = (row["pause"] as String?).flatMap(PauseReason.init)
    }
}
