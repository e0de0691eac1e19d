import Domain

/// Says that the trouble is fixed, and how: ends the clocks (8.3), and the customer is told.
package struct ResolveRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: ResolveRequest {
        ResolveRequest(
            request: Identifier(named: "SR-000012"), text: "The collector was exchanged; reads are complete since 14:00.",
            at: Instant(seconds: 1_789_208_400))
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var text: String
    /// When it was fixed; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, text: String, at: Instant? = nil) {
        self.request = request
        self.text = text
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        _ = try ReplyToRequest(request: request, text: text, at: at).perform(in: book)
        return try book.append(.resolved(text), to: request, at: at)
    }
}

/// Takes a resolution or a work-around back: the clock runs on with the time it had left (8.3).
package struct ReopenRequest: Action {
    package static let permission = Permission.logRequests
    package static var example: ReopenRequest {
        ReopenRequest(
            request: Identifier(named: "SR-000012"), reason: "It has stopped again.", at: Instant(seconds: 1_789_290_000))
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var reason: String
    /// Since when; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, reason: String, at: Instant? = nil) {
        self.request = request
        self.reason = reason
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let appended = try book.append(.reopened(reason), to: request, at: at)
        try book.tellDesk(of: request, place: appended.place, saidBy: nil, text: "Reopened: \(reason)".cut(100_000))
        return appended
    }
}

/// Puts a resolved request away.
package struct CloseRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: CloseRequest { CloseRequest(request: Identifier(named: "SR-000012")) }

    package var request: ServiceRequest.ID

    package init(request: ServiceRequest.ID) { self.request = request }

    package func perform(in book: Book) throws -> AppendedFact { try book.append(.closed, to: request) }
}
