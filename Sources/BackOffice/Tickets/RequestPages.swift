import Domain
import GRDB

/// A page of requests: which, in which order, after which.
package struct RequestPageQuery: Equatable, Sendable {
    package enum Order: String, CaseIterable, Sendable {
        /// As they are worked on (8.6).
        case queue
        case newest, oldest
        /// What is due first, whatever its severity.
        case due
        /// The queue from its end, and what is due last first.
        case queueLast, dueLast
    }

    package var filter: QueueFilter
    /// Every state, where the filter names none.
    package var anyState = false
    package var order = Order.queue
    /// The last request of the page before.
    package var after: ServiceRequest.ID?
    /// Rows of a page; all when nil.
    package var limit: Int?
    /// Whether it is wanted to know how many there are in all, which takes longer than a page of them.
    package var isCounted: Bool

    package init(_ filter: QueueFilter, limit: Int? = 50, isCounted: Bool = true) {
        self.filter = filter
        self.limit = limit
        self.isCounted = isCounted
    }
}

extension View {
    /// A page, and how many there are in all as long as they are no more than a thousand. A utility's people see their own.
    package func requests(_ query: RequestPageQuery) throws -> (rows: [QueueRow], total: Int?) {
        if let customer = query.filter.customer { try requireCustomer(customer) }
        var query = query
        query.filter.customer = query.filter.customer ?? actor.utility
        var (conditions, arguments) = conditions(query)
        let all = "SELECT 1 FROM \(query.rows()) WHERE \(conditions.joined(separator: " AND ")) LIMIT 1001"
        let counted =
            query.isCounted || query.filter.isLate
            ? try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM (\(all))"), arguments: arguments) : nil
        if let after = query.after {
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM service_request WHERE id = ?"), arguments: [after.text])
            guard let row, CustomerCode(row["customer"] as String).map(actor.maySee) == true else {
                throw Missing("request", after)
            }
            conditions.append(query.order.isAfter)
            arguments += [
                "s": row["severity"] as Int, "a": row["is_ahead"] as Int, "d": row["due_at"] as Int64? ?? .max,
                "n": row["number"] as Int,
            ]
        }
        arguments += ["limit": query.limit.map { max(1, $0) } ?? -1]
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT * FROM \(query.rows(areMany: counted.map { $0 > 1_000 } ?? false)) WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(query.order.columns)
                    LIMIT :limit
                    """), arguments: arguments)
        return (
            try Array(rows.map { try QueueRow(row: $0, toUtility: !actor.isInside) }),
            counted.flatMap { $0 > 1_000 ? nil : $0 }
        )
    }

    private func conditions(_ query: RequestPageQuery) -> ([String], StatementArguments) {
        let filter = query.filter
        var conditions = query.state.map { ["state = '\($0.rawValue)'"] } ?? ["1"]
        // What the index of those that are over is told by.
        if filter.customer == nil, query.state.map({ $0 != .open }) == true { conditions.append("state <> 'open'") }
        var arguments: StatementArguments = [:]
        if let customer = filter.customer {
            conditions.append("customer = :customer")
            arguments += ["customer": customer.text]
        }
        if let severity = filter.severity {
            conditions.append("severity = :severity")
            arguments += ["severity": severity.number]
        }
        if let assignee = filter.assignee {
            conditions.append(assignee == "nobody" ? "assignee IS NULL" : "assignee = :assignee")
            if assignee != "nobody" { arguments += ["assignee": assignee] }
        }
        if filter.isLate {
            conditions.append("\(RequestPageQuery.Order.dueOrLast) < :now")
            arguments += ["now": now.milliseconds]
        }
        return (conditions, arguments)
    }
}

extension RequestPageQuery {
    /// Nil: every state.
    fileprivate var state: RequestState? { filter.state ?? (anyState ? nil : .open) }

    /// The table, by the index that has the rows in their order, or else has the fewest to sort; the planner counts nothing.
    ///
    /// - Parameter areMany: more than a thousand: of so many that are late some are found sooner in the order they are worked on
    ///   than all are put into it.
    fileprivate func rows(areMany: Bool = false) -> String {
        let index: String? =
            switch state {
            case .open where filter.customer != nil: "request_queue_of_customer"
            case .open where filter.assignee != nil: "request_of_assignee"
            case .open where order == .due || order == .dueLast: "request_due"
            case .open: filter.isLate && !(areMany && order == .queue) ? "request_due" : "request_queue"
            case .resolved, .closed, .merged:
                filter.customer == nil && order.isByNumber ? "request_over" : nil
            case nil: nil
            }
        return index.map { "service_request INDEXED BY \($0)" } ?? "service_request"
    }
}

extension RequestPageQuery.Order {
    fileprivate var isByNumber: Bool { self == .newest || self == .oldest }

    fileprivate static let dueOrLast = "coalesce(due_at, 9223372036854775807)"

    fileprivate var columns: String {
        switch self {
        case .queue: "severity, is_ahead DESC, \(Self.dueOrLast), number"
        case .newest: "number DESC"
        case .oldest: "number"
        case .due: "\(Self.dueOrLast), number"
        case .queueLast: "severity DESC, is_ahead, \(Self.dueOrLast) DESC, number DESC"
        case .dueLast: "\(Self.dueOrLast) DESC, number DESC"
        }
    }

    /// What comes after a row, in this order.
    fileprivate var isAfter: String {
        switch self {
        case .queue:
            """
            severity >= :s AND (severity > :s OR is_ahead < :a OR (is_ahead = :a AND (\(Self.dueOrLast) > :d OR (\(Self.dueOrLast) = :d
                AND number > :n))))
            """
        case .newest: "number < :n AND :s IS NOT NULL AND :a IS NOT NULL AND :d IS NOT NULL"
        case .oldest: "number > :n AND :s IS NOT NULL AND :a IS NOT NULL AND :d IS NOT NULL"
        case .queueLast:
            """
            severity <= :s AND (severity < :s OR is_ahead > :a OR (is_ahead = :a AND (\(Self.dueOrLast) < :d OR (\(Self.dueOrLast) = :d
                AND number < :n))))
            """
        case .dueLast:
            "(\(Self.dueOrLast) < :d OR (\(Self.dueOrLast) = :d AND number < :n)) AND :s IS NOT NULL AND :a IS NOT NULL"
        case .due: "(\(Self.dueOrLast) > :d OR (\(Self.dueOrLast) = :d AND number > :n)) AND :s IS NOT NULL AND :a IS NOT NULL"
        }
    }
}
