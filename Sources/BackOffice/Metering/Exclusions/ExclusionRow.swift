import Domain
import GRDB
import Metering

/// An exclusion as the books know it at an instant: a row of `exclusions list`, and what the rates are judged with.
package struct ExclusionRow: Equatable, Sendable {
    package let number: Int
    package let utility: CustomerCode
    package let scope: ExclusionScope
    package let code: ExclusionCode
    package let period: Period
    package let evidence: String
    package let routedAt: Instant?
    package let requestedBy: String
    package let requestedAt: Instant
    package let status: Exclusion.Status
    /// Who approved, rejected or withdrew it, and when.
    package let decidedBy: String?
    package let decidedAt: Instant?
    package let reason: String?

    package var id: Exclusion.ID { Identifier(series: "EXC", number) }

    /// The months of the utility it touches whose close is before an instant.
    package func monthsClosed(by now: Instant, _ db: Database) throws -> [Month] {
        let zone = try UtilityDays.zone(of: utility, db)
        let first = Month(of: zone.day(of: period.start) - 1)
        var months: [Month] = []
        var month = first
        while CloseRule.standard.instant(of: month, in: zone) < now, zone.start(of: month.first) < period.end {
            if zone.start(of: month.last + 1) > period.start { months.append(month) }
            month = month.next
        }
        return months
    }
}

extension ExclusionRow {
    /// Those of a utility, as known at an instant, newest first; only those that touch `touching` when it is given.
    package static func list(
        of utility: CustomerCode, touching: Period? = nil, status: Exclusion.Status? = nil, asOf: Instant = .distantFuture,
        _ db: Database
    ) throws -> [ExclusionRow] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM exclusion
                WHERE utility = ? AND recorded_at <= ? AND from_at < ? AND to_at > ? ORDER BY number DESC
                """)
        let rows = try Row.fetchAll(
            statement,
            arguments: [
                utility.text, asOf.milliseconds, (touching?.end ?? .distantFuture).milliseconds,
                (touching?.start ?? .distantPast).milliseconds,
            ])
        return try rows.map { try ExclusionRow($0, asOf: asOf, db) }.filter { status == nil || $0.status == status }
    }

    /// Those that wait for a decision, of every utility the actor sees, oldest first.
    package static func waiting(in view: View) throws -> [ExclusionRow] {
        let statement = try view.db.cachedStatement(
            sql: "SELECT * FROM exclusion WHERE decided_at IS NULL AND withdrawn_at IS NULL ORDER BY number")
        return try Row.fetchAll(statement).map { try ExclusionRow($0, asOf: .distantFuture, view.db) }
            .filter { view.actor.maySee($0.utility) }
    }

    /// Missing when the books have none by that number, or it is of a utility the actor does not see.
    static func find(_ id: Exclusion.ID, in book: Book) throws -> ExclusionRow { try find(id, in: book.view) }

    package static func find(_ id: Exclusion.ID, in view: View) throws -> ExclusionRow {
        guard let number = id.number(in: "EXC"),
            let row = try Row.fetchOne(
                view.db.cachedStatement(sql: "SELECT * FROM exclusion WHERE number = ?"), arguments: [number])
        else { throw Missing("exclusion", id) }
        let found = try ExclusionRow(row, asOf: .distantFuture, view.db)
        guard view.actor.maySee(found.utility) else { throw Missing("exclusion", id) }
        return found
    }

    static func insert(
        _ exclusion: Exclusion, number: Int, utility: CustomerCode, by actor: Actor.ID, at now: Instant, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO exclusion
                    (number, utility, scope, code, from_at, to_at, evidence, routed_at, requested_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, utility.text, exclusion.scope.kind.rawValue, exclusion.code.rawValue,
                exclusion.period.start.milliseconds, exclusion.period.end.milliseconds, exclusion.evidence,
                exclusion.routedAt?.milliseconds, actor.text, now.milliseconds,
            ])
        let statement = try db.makeStatement(sql: "INSERT INTO exclusion_name (utility, exclusion, name) VALUES (?, ?, ?)")
        for name in exclusion.scope.names { try statement.execute(arguments: [utility.text, number, name]) }
    }

    private init(_ row: Row, asOf: Instant, _ db: Database) throws {
        number = row["number"]
        guard let utility = CustomerCode(row["utility"] as String) else { throw Unreadable("exclusion.utility") }
        guard let kind = ExclusionScope.Kind(rawValue: row["scope"]) else { throw Unreadable("exclusion.scope") }
        guard let code = ExclusionCode(rawValue: row["code"]) else { throw Unreadable("exclusion.code") }
        self.utility = utility
        self.code = code
        scope = ExclusionScope(
            kind,
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT name FROM exclusion_name WHERE exclusion = ? AND utility = ?"),
                arguments: [number, utility.text]))
        period = Period(Instant(milliseconds: row["from_at"]), Instant(milliseconds: row["to_at"]))
        evidence = row["evidence"]
        routedAt = (row["routed_at"] as Int64?).map(Instant.init(milliseconds:))
        requestedBy = row["requested_by"]
        requestedAt = Instant(milliseconds: row["recorded_at"])
        let decided = (row["decided_at"] as Int64?).map(Instant.init(milliseconds:)).flatMap { $0 <= asOf ? $0 : nil }
        let withdrawn = (row["withdrawn_at"] as Int64?).map(Instant.init(milliseconds:)).flatMap { $0 <= asOf ? $0 : nil }
        if withdrawn != nil {
            (status, decidedAt, decidedBy, reason) = (.withdrawn, withdrawn, row["withdrawn_by"], row["withdrawal_reason"])
        } else if decided != nil {
            status = (row["decision"] as String?) == "approved" ? .approved : .rejected
            (decidedAt, decidedBy, reason) = (decided, row["decided_by"], row["decision_reason"])
        } else {
            (status, decidedAt, decidedBy, reason) = (.requested, nil, nil, nil)
        }
    }
}

extension Identifier {
    /// 12 of `EXC-000012`; nil when it is of another series.
    func number(in series: String) -> Int? {
        guard text.hasPrefix(series + "-") else { return nil }
        return Int(digits: text.dropFirst(series.utf8.count + 1))
    }
}
