import Domain

/// Records when an open outage ended.
package struct EndOutage: Action {
    package static let permission = Permission.recordOutages
    package static var example: EndOutage {
        EndOutage(outage: Identifier(named: "OUT-000001"), endedAt: Instant(seconds: 1_788_444_000))
    }

    package var outage: Outage.ID
    package var endedAt: Instant

    package init(outage: Outage.ID, endedAt: Instant) {
        self.outage = outage
        self.endedAt = endedAt
    }

    package func perform(in book: Book) throws -> Done {
        var (known, fact) = try book.view.outage(outage)
        try known.end(at: endedAt, now: book.now)
        try known.append(.ended, corrects: fact, in: book)
        return Done()
    }
}
