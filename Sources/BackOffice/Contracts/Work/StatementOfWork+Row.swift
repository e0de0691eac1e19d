import Domain
import Foundation
import GRDB

extension StatementOfWork: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let kind = Kind(rawValue: row["kind"])
        else { throw Unreadable("statement_of_work.id") }
        self.init(
            recorded: id, customer: customer, kind: kind, title: row["title"],
            status: try DecodedText.value(Status.self, of: row["state"]))
    }

    /// The word of the status, as the books index it.
    package var statusWord: String {
        switch status {
        case .requested: "requested"
        case .scoping: "scoping"
        case .quoted: "quoted"
        case .signedByOne: "signed by one"
        case .binding: "binding"
        case .completed: "completed"
        case .cancelled: "cancelled"
        }
    }

    func insert(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO statement_of_work (id, customer, kind, title, status, state, requested_by, requested_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, kind.rawValue, title, statusWord, try Canonical.json(status), book.actor.id.text,
                book.now.milliseconds,
            ])
    }

    /// When it became binding stays as it was first recorded.
    func updateState(at now: Instant, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE statement_of_work SET status = ?, state = ?, starts_on = ?, effective_from = ?,
                    bound_at = CASE WHEN ? THEN coalesce(bound_at, ?) END
                WHERE id = ?
                """,
            arguments: [
                statusWord, try Canonical.json(status), terms?.startsOn.description, binding?.effectiveFrom.description,
                isBinding, now.milliseconds, id.text,
            ])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func statementOfWork(_ id: StatementOfWork.ID) throws -> StatementOfWork {
        let statement = try db.cachedStatement(sql: "SELECT * FROM statement_of_work WHERE id = ?")
        let found = try StatementOfWork.fetchOne(statement, arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("statement of work", id) }
        return found
    }

    /// All of a customer, or of all the actor may see; requests too, in the order they were made.
    package func statementsOfWork(of customer: CustomerCode? = nil) throws -> [StatementOfWork] {
        if let customer { try requireCustomer(customer) }
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM statement_of_work WHERE \(customer == nil ? "1" : "customer = ?") ORDER BY requested_at, id")
        return try StatementOfWork.fetchAll(statement, arguments: StatementArguments(customer.map { [$0.text] } ?? []))
            .filter { actor.maySee($0.customer) }
    }

    /// When the books learned that it is binding.
    package func boundAt(_ id: StatementOfWork.ID) throws -> Instant? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT bound_at FROM statement_of_work WHERE id = ?"), arguments: [id.text])
            .map(Instant.init(milliseconds:))
    }

    /// How long its quote took or has taken; nil while its scoping information is incomplete (3.3).
    package func turnaround(of sow: StatementOfWork) throws -> QuoteTurnaround? {
        let (completeAt, quotedAt): (Instant?, Instant?) =
            switch sow.status {
            case .requested: (nil, nil)
            case .scoping(let scoping): (scoping.completeAt, nil)
            case .quoted, .signedByOne, .binding, .completed, .cancelled: (sow.quote?.completeAt, sow.quote?.quotedAt)
            }
        return try completeAt.map { try QuoteTurnaround(of: sow.id, completeAt: $0, quotedAt: quotedAt, now: now) }
    }
}
