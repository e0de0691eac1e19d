import Domain
import Foundation
import GRDB
import Metering

/// A file of reads as the books know it: its report.
package struct ReadFileRow: Codable, Equatable, Sendable {
    package var utility: CustomerCode
    package var number: Int
    package var sha256: String
    package var name: String
    package var bytes: Int
    package var zone: Zone
    /// As its sender named it.
    package var format: ReadFormat?
    package var acceptedAt: Instant
    package var recordedAt: Instant
    package var status: ReadFileStatus
    package var settledAt: Instant?
    package var counts: ReadFileCounts?
    package var rejection: Rejection?
    package var quarantined: [QuarantinedStream] = []
    var registryChange: Int?

    /// What it was read as, named or found; nil where it could not be read.
    package var readAs: ReadFormat? { format ?? counts?.format }
}

extension ReadFileRow: FetchableRecord {
    package init(row: Row) throws {
        guard let code = CustomerCode(row["utility"] as String), let zone = Zone(row["zone"] as String),
            let status = ReadFileStatus(rawValue: row["status"])
        else { throw Unreadable("read_file.status") }
        (utility, self.zone, self.status) = (code, zone, status)
        number = row["number"]
        sha256 = row["digest"]
        name = row["name"]
        bytes = row["bytes"]
        format = (row["format"] as String?).flatMap(ReadFormat.init(rawValue:))
        acceptedAt = Instant(milliseconds: row["accepted_at"])
        recordedAt = Instant(milliseconds: row["recorded_at"])
        settledAt = (row["settled_at"] as Int64?).map(Instant.init(milliseconds:))
        counts = try (row["counts"] as String?).map { try DecodedText.value(ReadFileCounts.self, of: $0) }
        rejection = try (row["rejected"] as String?).map { try DecodedText.value(Rejection.self, of: $0) }
        registryChange = row["registry_change"]
    }

    static func find(_ digest: String, of utility: CustomerCode, _ db: Database) throws -> ReadFileRow? {
        try ReadFileRow.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM read_file WHERE utility = ? AND digest = ?"),
            arguments: [utility.text, digest])
    }

    static func require(_ digest: String, of utility: CustomerCode, _ db: Database) throws -> ReadFileRow {
        guard let row = try find(digest, of: utility, db) else { throw Missing("file of reads", digest) }
        return row
    }

    /// A file's whole report. Refusals: `Missing`.
    package static func report(_ digest: String, of utility: CustomerCode, in view: View) throws -> ReadFileRow {
        try view.requireCustomer(utility)
        var row = try require(digest, of: utility, view.db)
        row.quarantined = try QuarantinedStream.fetch(digest, of: utility, view.db)
        return row
    }

    /// Received and neither accepted nor refused, in the order they came: what a crash left.
    package static func pending(of utility: CustomerCode? = nil, in view: View) throws -> [ReadFileRow] {
        try ReadFileRow.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT * FROM read_file INDEXED BY read_file_pending
                    WHERE status = 'received' AND (utility = ?1 OR ?1 IS NULL) ORDER BY utility, number
                    """), arguments: [utility?.text]
        ).filter { view.actor.maySee($0.utility) }
    }

    /// The files of a utility, as they came; at most so many (nil: all), those that follow the one of a number.
    package static func all(
        of utility: CustomerCode, after number: Int = 0, limit: Int? = nil, in view: View
    ) throws -> [ReadFileRow] {
        try view.requireCustomer(utility)
        return try ReadFileRow.fetchAll(
            view.db.cachedStatement(sql: "SELECT * FROM read_file WHERE utility = ? AND number > ? ORDER BY number LIMIT ?"),
            arguments: [utility.text, number, limit ?? -1])
    }

    /// Files of a utility, the newest first, a page at a time; `before` is the number of the last of the page before.
    package static func newest(
        of utility: CustomerCode, status: ReadFileStatus? = nil, before: Int? = nil, limit: Int?, in view: View
    ) throws -> [ReadFileRow] {
        try view.requireCustomer(utility)
        return try ReadFileRow.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT * FROM read_file WHERE utility = ?1 AND number < ?2 AND (?3 IS NULL OR status = ?3)
                    ORDER BY number DESC LIMIT ?4
                    """),
            arguments: [utility.text, before ?? Int.max, status?.rawValue, limit ?? -1])
    }

    /// The newest of all the actor may see, by when they were accepted.
    package static func newest(status: ReadFileStatus? = nil, limit: Int?, in view: View) throws -> [ReadFileRow] {
        try ReadFileRow.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT * FROM read_file
                    WHERE (:utility IS NULL OR utility = :utility) AND (:status IS NULL OR status = :status)
                    ORDER BY accepted_at DESC, utility DESC, number DESC LIMIT :limit
                    """),
            arguments: ["utility": view.actor.utility?.text, "status": status?.rawValue, "limit": limit ?? -1])
    }

    static func accept(
        _ digest: String, of utility: CustomerCode, _ counts: ReadFileCounts, _ quarantined: [QuarantinedStream],
        _ registryChange: Int,
        in book: Book
    ) throws {
        try book.db.execute(
            sql: """
                UPDATE read_file SET status = 'accepted', settled_at = coalesce(settled_at, ?), counts = ?, registry_change = ?
                WHERE utility = ? AND digest = ?
                """,
            arguments: [book.now.milliseconds, try Canonical.json(counts), registryChange, utility.text, digest])
        try book.db.execute(
            sql: "DELETE FROM quarantined_stream WHERE utility = ? AND digest = ?", arguments: [utility.text, digest])
        for stream in quarantined.prefix(QuarantinedStream.kept) {
            try book.db.execute(
                sql: """
                    INSERT INTO quarantined_stream (utility, digest, subject, name, channel, reason, readings, first_at, last_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET readings = readings + excluded.readings, first_at = min(first_at, excluded.first_at),
                    last_at = max(last_at, excluded.last_at)
                    """,
                arguments: [
                    utility.text, digest, Int(stream.subject.rawValue), stream.name, stream.channel, stream.reason.rawValue,
                    stream.readings, stream.first.milliseconds, stream.last.milliseconds,
                ])
        }
    }
}

extension QuarantinedStream {
    static func fetch(_ digest: String, of utility: CustomerCode, _ db: Database) throws -> [QuarantinedStream] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM quarantined_stream WHERE utility = ? AND digest = ? ORDER BY subject, name, channel"),
            arguments: [utility.text, digest]
        ).map { row in
            guard let subject = StreamSubject(rawValue: row["subject"]), let reason = Reason(rawValue: row["reason"]) else {
                throw Unreadable("quarantined_stream.reason")
            }
            return QuarantinedStream(
                subject: subject, name: row["name"], channel: row["channel"], reason: reason, readings: row["readings"],
                first: Instant(milliseconds: row["first_at"]), last: Instant(milliseconds: row["last_at"]))
        }
    }
}
