import Domain
import GRDB

/// Records that someone from outside came into a facility, with an escort (10.5).
package struct RecordVisit: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordVisit {
        RecordVisit(
            facility: Identifier(named: "DC-WEST"), visitor: "Alex Romero", company: "Summit Power Service",
            escort: "Hana Novak", purpose: "Batteries of UPS B", cameAt: Instant(seconds: 1_789_200_000))
    }

    package var facility: Facility.ID
    package var visitor: String
    /// At most 200 characters.
    package var company: String?
    /// Who of the provider goes along.
    package var escort: String
    /// 1 to 500 characters.
    package var purpose: String
    /// Now when left out.
    package var cameAt: Instant?

    package init(
        facility: Facility.ID, visitor: String, company: String? = nil, escort: String, purpose: String, cameAt: Instant? = nil
    ) {
        self.facility = facility
        self.visitor = visitor
        self.company = company
        self.escort = escort
        self.purpose = purpose
        self.cameAt = cameAt
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let visit: Visit.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        try book.view.requireFacility(facility)
        let visit = try Visit(
            id: try book.identifier("VIS"), facility: facility, visitor: visitor, company: company ?? "", escort: escort,
            purpose: purpose, cameAt: cameAt ?? book.now, now: book.now)
        let inside = try book.view.visits(to: facility).first {
            $0.isInside(at: visit.cameAt) && $0.visitor == visitor && $0.company == visit.company
        }
        if let inside { throw VisitRefusal.insideAlready(inside.id, visitor) }
        try book.db.execute(
            sql: """
                INSERT INTO visit (id, facility, visitor, company, escort, purpose, came_at, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                visit.id.text, facility.text, visitor, visit.company, escort, purpose, visit.cameAt.milliseconds,
                book.actor.id.text, book.now.milliseconds,
            ])
        return Recorded(visit: visit.id)
    }
}

/// Records that a visitor left.
package struct EndVisit: Action {
    package static let permission = Permission.operateSystems
    package static var example: EndVisit {
        EndVisit(visit: Identifier(named: "VIS-000001"), leftAt: Instant(seconds: 1_789_207_000))
    }

    package var visit: Visit.ID
    /// Now when left out.
    package var leftAt: Instant?

    package init(visit: Visit.ID, leftAt: Instant? = nil) {
        self.visit = visit
        self.leftAt = leftAt
    }

    package struct Ended: Codable, Equatable, Sendable {
        package let insideSeconds: Int
    }

    package func perform(in book: Book) throws -> Ended {
        // An end recorded later than the instant this is said of stands all the same.
        var found = try book.view.visit(visit, asOf: .distantFuture)
        let at = leftAt ?? book.now
        try found.leave(at: at, now: book.now)
        try book.db.execute(
            sql: "INSERT INTO visit_end (visit, left_at, recorded_by, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [visit.text, at.milliseconds, book.actor.id.text, book.now.milliseconds])
        return Ended(insideSeconds: found.lasted(at: at))
    }
}

extension Visit: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let facility = Facility.ID(row["facility"] as String) else {
            throw Unreadable("visit.id")
        }
        self.init(
            recorded: id, facility: facility, visitor: row["visitor"], company: row["company"], escort: row["escort"],
            purpose: row["purpose"], cameAt: Instant(milliseconds: row["came_at"]),
            leftAt: (row["left_at"] as Int64?).map(Instant.init(milliseconds:)))
    }
}

/// Visits are the provider's own: its people see them, nobody of a utility.
extension View {
    /// Visits known now, to one facility or all, in the order they began.
    package func visits(to facility: Facility.ID? = nil) throws -> [Visit] {
        guard actor.isInside else { return [] }
        return try visits(
            where: "(:facility IS NULL OR facility = :facility) AND visit.recorded_at <= :now",
            ["facility": facility?.text, "now": now.milliseconds])
    }

    /// As known now, or at another instant.
    package func visit(_ id: Visit.ID, asOf: Instant? = nil) throws -> Visit {
        let found = try visits(where: "visit.id = :id", ["id": id.text, "now": (asOf ?? now).milliseconds]).first
        guard let found, actor.isInside else { throw Missing("visit", id) }
        return found
    }

    private func visits(where condition: String, _ arguments: StatementArguments) throws -> [Visit] {
        try Visit.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT visit.*, left_at FROM visit
                    LEFT JOIN visit_end ON visit_end.visit = visit.id AND visit_end.recorded_at <= :now
                    WHERE \(condition) ORDER BY came_at, visit.id
                    """), arguments: arguments)
    }
}
