import Domain
import Foundation
import GRDB

/// A row is the state the facts of a change have brought it to; every step writes both.
extension ChangeRequest: FetchableRecord {
    enum Fact: String {
        case drafted, revised, submitted, placed, decided, approved, deferred
        case pulledBack = "pulled back"
        case cancelled, scheduled, started, finished
        case backedUp = "backed up"
        case reviewed, closed, clashes
    }

    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("change_request.id") }
        guard let kind = Kind(rawValue: row["kind"]) else { throw Unreadable("change_request.kind") }
        guard let requestedBy = Person.Name(row["requested_by"] as String) else {
            throw Unreadable("change_request.requested_by")
        }
        self.init(
            recorded: id, kind: kind, requestedBy: requestedBy,
            plan: try DecodedText.value(ChangePlan.self, of: row["plan"]),
            status: try DecodedText.value(Status.self, of: row["state"]))
    }

    /// Keeps where it has come to, and the fact that brought it there.
    func store(_ fact: Fact, meeting: BoardMeeting.ID? = nil, _ detail: some Encodable & Sendable, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO change_request
                    (id, kind, requested_by, status, meeting, starts_at, ends_at, plan, state, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, meeting = excluded.meeting,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at, plan = excluded.plan, state = excluded.state
                """,
            arguments: [
                id.text, kind.rawValue, requestedBy.text, status.word, agenda?.text, plan.planned?.start.milliseconds,
                plan.planned?.end.milliseconds, try Canonical.json(plan), try Canonical.json(status), book.actor.id.text,
                book.now.milliseconds,
            ])
        try append(fact, meeting: meeting, detail, in: book)
    }

    func append(_ fact: Fact, meeting: BoardMeeting.ID? = nil, _ detail: some Encodable & Sendable, in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO change_fact (change, fact, meeting, detail, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, fact.rawValue, meeting?.text, try Canonical.json(detail), book.actor.id.text, book.now.milliseconds,
            ])
        try book.index(fact, of: self, row: book.db.lastInsertedRowID)
    }

    /// Keeps which systems it touches, as the plan now says.
    func storeAffected(in book: Book) throws {
        try book.db.execute(sql: "DELETE FROM change_affects WHERE change = ?", arguments: [id.text])
        for affected in plan.affects {
            try book.db.execute(
                sql: "INSERT INTO change_affects (change, customer, system) VALUES (?, ?, ?)",
                arguments: [id.text, affected.customer.text, affected.system.name])
        }
    }
}

extension View {
    /// Missing where there is none, or where it touches systems of another utility than the actor's.
    package func change(_ id: ChangeRequest.ID) throws -> ChangeRequest {
        let found = try ChangeRequest.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM change_request WHERE id = ?"), arguments: [id.text])
        guard let found, maySee(found) else { throw Missing("change", id) }
        return found
    }

    /// All the actor may see, in the order they were drafted; of one customer where one is named.
    package func changes(of customer: CustomerCode? = nil) throws -> [ChangeRequest] {
        if let customer { try requireCustomer(customer) }
        return try ChangeRequest.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM change_request WHERE :customer IS NULL
                        OR id IN (SELECT change FROM change_affects WHERE customer = :customer) ORDER BY id
                    """), arguments: ["customer": customer?.text]
        ).filter(maySee)
    }

    /// What a meeting has before it, in the order they were drafted.
    package func agenda(of meeting: BoardMeeting.ID) throws -> [ChangeRequest] {
        try ChangeRequest.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM change_request WHERE meeting = ? ORDER BY id"), arguments: [meeting.text]
        ).filter(maySee)
    }

    /// Every clash of a change, with the windows and freezes known by now.
    package func clashes(of change: ChangeRequest) throws -> [Clash] {
        guard let planned = change.plan.planned else { return [] }
        let others = try ChangeRequest.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM change_request WHERE starts_at < ? AND ends_at > ? AND id <> ?"),
            arguments: [planned.end.milliseconds, planned.start.milliseconds, change.id.text])
        let windows = try change.plan.customers.flatMap { try serviceWindows(of: $0, asOf: now) }
        return Clash.all(of: change, others: others, windows: windows, freezes: try freezes(asOf: now))
    }

    /// A change whose every system is the actor's to see: its texts may name them all.
    private func maySee(_ change: ChangeRequest) -> Bool {
        actor.isInside || (!change.plan.affects.isEmpty && change.plan.customers.allSatisfy(actor.maySee))
    }
}
