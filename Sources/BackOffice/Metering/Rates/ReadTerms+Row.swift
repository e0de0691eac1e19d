import Domain
import Foundation
import GRDB
import Metering

/// The read terms of one customer through time. Without any on record the standard ones hold.
package struct DatedReadTerms: Equatable, Sendable {
    /// In order of their first days; a later record for the same day stands last and holds.
    package let changes: [(from: Day, terms: ReadTerms)]

    package init(changes: [(from: Day, terms: ReadTerms)]) { self.changes = changes }

    package func terms(on day: Day) -> ReadTerms {
        changes.last { $0.from <= day }?.terms ?? .standard
    }

    package static func == (a: DatedReadTerms, b: DatedReadTerms) -> Bool {
        a.changes.elementsEqual(b.changes) { $0.from == $1.from && $0.terms == $1.terms }
    }

    /// As known at an instant; nil: now.
    package static func fetch(_ utility: CustomerCode, asOf: Instant? = nil, _ db: Database) throws -> DatedReadTerms {
        let statement = try db.cachedStatement(
            sql: "SELECT from_day, terms FROM read_terms WHERE utility = ? AND recorded_at <= ? ORDER BY from_day, id")
        let rows = try Row.fetchAll(statement, arguments: [utility.text, (asOf ?? .distantFuture).milliseconds])
        return DatedReadTerms(
            changes: try rows.map { row in
                guard let day = Day(row["from_day"] as String) else { throw Unreadable("read_terms.from_day") }
                return (day, try DecodedText.value(ReadTerms.self, of: row["terms"]))
            })
    }
}
