import Domain
import GRDB
import Metering

/// Notes that a file of reads has been received and kept under its SHA-256. From here on it is owed an end: accepted or
/// refused; no month is closed meanwhile.
///
/// A file of the same hash that was accepted before is told so, one still pending goes on as it was received; one that was
/// refused is received anew. Refusals: `ReadFileRefusal`.
package struct ReceiveFile: Action {
    package static let permission = Permission.importReads
    package static var example: ReceiveFile {
        ReceiveFile(
            utility: Identifier(named: "RIVERBEND"), sha256: String(repeating: "0123456789abcdef", count: 4),
            name: "RIVERBEND_20260928.cmep", bytes: 74_988_894, receivedAt: Instant(seconds: 1_790_600_400), zone: .utc,
            format: .cmep)
    }

    package var utility: CustomerCode
    package var sha256: String
    /// As it came, without its folder; 1 to 255 characters.
    package var name: String
    package var bytes: Int
    /// When it was accepted here, where that is not now: files taken over. Never in the future.
    package var receivedAt: Instant?
    /// Of stamps that carry none; UTC when left out.
    package var zone: Zone?
    /// By content when left out.
    package var format: ReadFormat?

    package init(
        utility: CustomerCode, sha256: String, name: String, bytes: Int, receivedAt: Instant? = nil, zone: Zone? = nil,
        format: ReadFormat? = nil
    ) {
        self.utility = utility
        self.sha256 = sha256
        self.name = name
        self.bytes = bytes
        self.receivedAt = receivedAt
        self.zone = zone
        self.format = format
    }

    package struct Outcome: Codable, Equatable, Sendable {
        package var number: Int
        package var acceptedAt: Instant
        package var status: ReadFileStatus
    }

    package func perform(in book: Book) throws -> Outcome {
        try book.requireCustomer(utility)
        guard (1...255).contains(name.count), bytes > 0 else { throw ReadFileRefusal.nameOfNoUse }
        guard book.files.has(sha256) else { throw ReadFileRefusal.notKept(sha256) }
        let acceptedAt = receivedAt ?? book.now
        guard acceptedAt <= book.now else { throw ReadFileRefusal.inTheFuture(acceptedAt, now: book.now) }
        if let held = try ReadFileRow.find(sha256, of: utility, book.db) {
            if held.status != .refused { return Outcome(number: held.number, acceptedAt: held.acceptedAt, status: held.status) }
            try book.db.execute(
                sql: """
                    UPDATE read_file SET name = ?, zone = ?, format = ?, accepted_at = ?, recorded_at = ?, status = 'received',
                    settled_at = NULL, rejected = NULL WHERE utility = ? AND digest = ?
                    """,
                arguments: [
                    name, (zone ?? .utc).id, format?.rawValue, acceptedAt.milliseconds, book.now.milliseconds, utility.text,
                    sha256,
                ])
            return Outcome(number: held.number, acceptedAt: acceptedAt, status: .received)
        }
        let number = try book.number("READ-\(utility)")
        try book.db.execute(
            sql: """
                INSERT INTO read_file (utility, digest, number, name, bytes, zone, format, accepted_at, recorded_at, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'received')
                """,
            arguments: [
                utility.text, sha256, number, name, bytes, (zone ?? .utc).id, format?.rawValue, acceptedAt.milliseconds,
                book.now.milliseconds,
            ])
        return Outcome(number: number, acceptedAt: acceptedAt, status: .received)
    }
}

/// Where a file of reads stands.
package enum ReadFileStatus: String, Codable, Sendable {
    case received, accepted, refused
}

package enum ReadFileRefusal: Refusal, Equatable {
    case nameOfNoUse
    case notKept(String)
    case inTheFuture(Instant, now: Instant)
    case settledAlready(String)
    case pending(String)

    package var message: String {
        switch self {
        case .nameOfNoUse: "A file of reads has a name of 1 to 255 characters and at least one byte."
        case .notKept(let digest): "No file \(digest) is kept. Import the file itself, which keeps it first."
        case .inTheFuture(let at, let now):
            "A file cannot have been received at \(at): it is \(now) now. Give the instant it really came, or leave it out."
        case .settledAlready(let digest): "File \(digest) has been accepted or refused already. Nothing is left to do for it."
        case .pending(let digest):
            "File \(digest) is received but not yet merged. Let the jobs run or import it again, then try once more."
        }
    }
}
