import Domain
import GRDB

/// Looks again, every day, at what stands against each change that is ahead; what is new or gone is written down (9.3).
package struct RecheckClashes: Action {
    package static let permission = Permission.runJobs
    package static var example: RecheckClashes { RecheckClashes(day: Day(ordinal: 20_700)) }
    static let jobKind = "recheckClashes"
    static let zone = Zone.pacific

    /// A day of the provider's zone, which has begun.
    package var day: Day

    package init(day: Day) { self.day = day }

    package struct Rechecked: Codable, Equatable, Sendable {
        /// Changes that something stands against.
        package let clashing: [ChangeRequest.ID]
    }

    package func perform(in book: Book) throws -> Rechecked {
        let start = RecheckClashes.zone.start(of: day)
        guard book.now >= start else { throw ChangeRefusal.stillToCome(book.now) }
        // A late run gives what a punctual one would have: what has moved on since is looked at on a later day.
        let ahead = try book.view.changes().filter { try $0.isAhead && book.lastStep(of: $0.id) <= book.now }
        let clashing = try ahead.filter { try !book.noteClashes(of: $0).isEmpty }
        try RecheckClashes.schedule(day + 1, in: book)
        return Rechecked(clashing: clashing.map(\.id))
    }

    static func schedule(_ day: Day, in book: Book) throws {
        try book.schedule(jobKind, key: day.description, dueAt: zone.start(of: day))
    }

    package static let handler = JobHandler(jobKind) { job, _ in
        guard let day = Day(job.key) else { throw Unreadable("job.key") }
        return RecheckClashes(day: day)
    }
}

extension Book {
    fileprivate func lastStep(of change: ChangeRequest.ID) throws -> Instant {
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT max(recorded_at) FROM change_fact WHERE change = ?"), arguments: [change.text])
        return last.map(Instant.init(milliseconds:)) ?? .distantPast
    }
}
