import Domain
import GRDB

/// What the books say of themselves: since when they are kept, and whether they are a demonstration with a time of its own.
package struct Standing: Equatable, Sendable {
    package let openedAt: Instant
    package let isDemo: Bool
    /// The demonstration's own now: after all that was recorded in it.
    package let standsAt: Instant?

    static func fetch(_ db: Database) throws -> Standing? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT opened_at, demo, stands_at FROM books")).map { row in
            let last = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT recorded_at FROM journal ORDER BY sequence DESC LIMIT 1"))
            let recorded = last.map { Instant(milliseconds: $0).next } ?? .distantPast
            return Standing(
                openedAt: Instant(milliseconds: row["opened_at"]), isDemo: row["demo"],
                standsAt: (row["stands_at"] as Int64?).map { max(Instant(milliseconds: $0), recorded) })
        }
    }

    /// A demonstration's own time, unless the caller made the clock stand somewhere. It runs on from there where people work in it.
    func clock(over clock: Clock, runs: Bool = false) -> Clock {
        guard let standsAt, !clock.isStanding else { return clock }
        return .demonstration(from: standsAt, runs: runs)
    }
}

extension View {
    /// Whether these are demonstration books, whose people and addresses are made up.
    package func isDemonstration() throws -> Bool { try Standing.fetch(db)?.isDemo == true }
}
