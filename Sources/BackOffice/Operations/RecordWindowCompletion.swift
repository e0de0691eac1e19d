import Domain

/// Records when the change inside a service window really ended, and whether its systems could be used meanwhile.
package struct RecordWindowCompletion: Action {
    package static let permission = Permission.requestWindows
    package static var example: RecordWindowCompletion {
        RecordWindowCompletion(
            window: Identifier(named: "WIN-000001"), endedAt: Instant(seconds: 1_789_216_200), available: false)
    }

    package var window: ServiceWindow.ID
    package var endedAt: Instant
    /// Whether the systems were available between the planned end and this one; no when left out.
    package var available: Bool?

    package init(window: ServiceWindow.ID, endedAt: Instant, available: Bool? = nil) {
        self.window = window
        self.endedAt = endedAt
        self.available = available
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.serviceWindow(window)
        try known.complete(ServiceWindow.Completion(endedAt: endedAt, available: available ?? false), now: book.now)
        try known.append(.completed, in: book)
        return Done()
    }
}
