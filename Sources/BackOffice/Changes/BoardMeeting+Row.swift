import Domain
import Foundation
import GRDB

extension BoardMeeting: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("board_meeting.id") }
        guard let zone = Zone(row["zone"] as String) else { throw Unreadable("board_meeting.zone") }
        self.init(
            id: id, period: Period(Instant(milliseconds: row["starts_at"]), Instant(milliseconds: row["ends_at"])),
            cutOffAt: Instant(milliseconds: row["cut_off_at"]), zone: zone,
            status: try DecodedText.value(Status.self, of: row["state"]))
    }

    func store(in book: Book) throws {
        try book.db.execute(
            sql: """
                INSERT INTO board_meeting (id, starts_at, ends_at, cut_off_at, zone, status, state, recorded_by, recorded_at,
                    changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, state = excluded.state, changed_at = excluded.changed_at
                """,
            arguments: [
                id.text, period.start.milliseconds, period.end.milliseconds, cutOffAt.milliseconds, zone.id, status.word,
                try Canonical.json(status), book.actor.id.text, book.now.milliseconds, book.now.milliseconds,
            ])
    }
}

extension View {
    package func meeting(_ id: BoardMeeting.ID) throws -> BoardMeeting {
        guard actor.isInside,
            let found = try BoardMeeting.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM board_meeting WHERE id = ?"), arguments: [id.text])
        else { throw Missing("board meeting", id) }
        return found
    }

    /// When a meeting came to stand as it does.
    package func lastChanged(_ id: BoardMeeting.ID) throws -> Instant {
        let changed = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT changed_at FROM board_meeting WHERE id = ?"), arguments: [id.text])
        guard actor.isInside, let changed else { throw Missing("board meeting", id) }
        return Instant(milliseconds: changed)
    }

    /// Every meeting, in the order they start; a utility's people see none.
    package func meetings() throws -> [BoardMeeting] {
        guard actor.isInside else { return [] }
        return try BoardMeeting.fetchAll(db.cachedStatement(sql: "SELECT * FROM board_meeting ORDER BY starts_at"))
    }

    /// The rules in force; refused while there is no board.
    package func boardRules() throws -> BoardRules {
        guard let rules = try standingBoardRules() else { throw BoardRefusal.noBoard }
        return rules
    }

    /// Nil while there is no board.
    package func standingBoardRules() throws -> BoardRules? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT rules FROM board_rules ORDER BY number DESC LIMIT 1"))
            .map { try DecodedText.value(BoardRules.self, of: $0) }
    }

    package func template(_ name: ChangeTemplate.Name) throws -> ChangeTemplate {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM change_template WHERE name = ?"), arguments: [name.text])
        guard let row, let meeting = BoardMeeting.ID(row["approved_in"] as String) else { throw Missing("template", name) }
        return ChangeTemplate(name: name, scope: row["scope"], approvedIn: meeting)
    }

    /// Every freeze the actor may see, in the order they were declared; with an instant, as they were known then.
    package func freezes(asOf: Instant? = nil) throws -> [Freeze] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT change_freeze.*, change_freeze_lift.recorded_at AS lifted_at FROM change_freeze
                    LEFT JOIN change_freeze_lift ON freeze = id AND change_freeze_lift.recorded_at <= :asOf
                    WHERE change_freeze.recorded_at <= :asOf ORDER BY id
                    """), arguments: ["asOf": (asOf ?? .distantFuture).milliseconds]
        ).map { row in
            guard let id = Freeze.ID(row["id"] as String), let effect = Freeze.Effect(rawValue: row["effect"]) else {
                throw Unreadable("change_freeze.id")
            }
            return try Freeze(
                id: id, customer: (row["customer"] as String?).flatMap { CustomerCode($0) },
                systems: DecodedText.value([MonitoredSystem].self, of: row["systems"]),
                period: Period(Instant(milliseconds: row["starts_at"]), Instant(milliseconds: row["ends_at"])), effect: effect,
                reason: row["reason"], liftedAt: (row["lifted_at"] as Int64?).map(Instant.init(milliseconds:)))
        }.filter { freeze in freeze.customer.map { actor.maySee($0) } ?? true }
    }
}

extension Book {
    /// The first meeting still to come after an instant; it is made where the weekly run has not come that far.
    func meeting(after instant: Instant) throws -> BoardMeeting {
        let known = try BoardMeeting.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM board_meeting WHERE starts_at > ? AND status = 'planned' ORDER BY starts_at LIMIT 1"),
            arguments: [max(instant, now).milliseconds])
        return try known ?? makeMeeting(after: max(instant, now))
    }

    /// Makes the next meeting of the weekly run, with its jobs: the agenda closes at the cut-off, and what is not held a day after
    /// its end has its agenda moved on.
    func makeMeeting(after instant: Instant) throws -> BoardMeeting {
        let latest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(starts_at) FROM board_meeting")).map(
            Instant.init(milliseconds:))
        let sitting = try view.boardRules().meetings.next(after: max(instant, latest ?? instant))
        let meeting = BoardMeeting(
            id: try identifier("CCB"), period: sitting.period, cutOffAt: sitting.cutOffAt,
            zone: try view.boardRules().meetings.zone)
        try meeting.store(in: self)
        try schedule(CloseAgenda.jobKind, key: meeting.id.text, dueAt: meeting.cutOffAt)
        try schedule(GenerateMeeting.jobKind, key: meeting.id.text, dueAt: meeting.period.start)
        try schedule(MoveAgenda.jobKind, key: meeting.id.text, dueAt: meeting.period.end + BoardMeeting.grace)
        return meeting
    }

    /// What was submitted by a meeting's cut-off, and what was deferred to it, comes on its agenda.
    func closeAgenda(of meeting: BoardMeeting) throws -> Int {
        let waiting = try ChangeRequest.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM change_request WHERE (status = 'submitted' AND kind = 'normal')
                        OR (status = 'deferred' AND meeting = ?) ORDER BY id
                    """), arguments: [meeting.id.text]
        ).filter { change in
            guard case .submitted(let at, _) = change.status else { return true }
            return at <= meeting.cutOffAt
        }
        for var change in waiting {
            try change.place(on: meeting.id)
            try change.store(.placed, meeting: meeting.id, ChangeRequest.Placing(meeting: meeting.id, late: nil), in: self)
        }
        return waiting.count
    }

    /// Everything still before a meeting moves to the next one.
    func moveAgenda(of meeting: BoardMeeting) throws -> Int {
        let items = try view.agenda(of: meeting.id)
        guard !items.isEmpty else { return 0 }
        let next = try self.meeting(after: meeting.period.start)
        for var change in items {
            try change.defer(from: meeting.id, to: next.id)
            try change.store(.deferred, meeting: meeting.id, ChangeRequest.Placing(meeting: next.id, late: nil), in: self)
        }
        return items.count
    }
}
