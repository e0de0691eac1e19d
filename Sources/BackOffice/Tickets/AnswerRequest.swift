import Domain

/// Sends the customer a message of the desk: it answers all that is owed an answer (8.3).
package struct ReplyToRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: ReplyToRequest {
        ReplyToRequest(
            request: Identifier(named: "SR-000012"), text: "We are restarting the collector and call you back within the hour.",
            isAutomatic: false, at: Instant(seconds: 1_789_200_600))
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var text: String
    /// No person wrote it: it answers nothing.
    package var isAutomatic: Bool?
    /// When it was said or sent; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, text: String, isAutomatic: Bool? = nil, at: Instant? = nil) {
        self.request = request
        self.text = text
        self.isAutomatic = isAutomatic
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let appended = try book.append(.publicReply(text, automatic: isAutomatic ?? false), to: request, at: at)
        if isAutomatic != true {
            try book.tellCustomer(of: request, place: appended.place, text: text)
        }
        return appended
    }
}

/// Records what the customer said: it ends a pause that waits for them (8.3).
package struct PostCustomerMessage: Action {
    package static let permission = Permission.logRequests
    package static var example: PostCustomerMessage {
        PostCustomerMessage(
            request: Identifier(named: "SR-000012"), text: "It began after the storm.", saidBy: "lee@riverbend.example",
            at: Instant(seconds: 1_789_201_200))
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var text: String
    /// The caller or sender, in 1 to 254 characters; the actor when left out.
    package var saidBy: String?
    /// When it was said or came; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, text: String, saidBy: String? = nil, at: Instant? = nil) {
        self.request = request
        self.text = text
        self.saidBy = saidBy
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let appended = try book.append(.customerMessage(text), to: request, at: at, saidBy: saidBy)
        try book.tellDesk(of: request, place: appended.place, saidBy: saidBy, text: text)
        return appended
    }
}

/// Writes down what the desk knows and the customer does not read.
package struct NoteOnRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: NoteOnRequest {
        NoteOnRequest(request: Identifier(named: "SR-000012"), text: "Same as last March: the licence server.")
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var text: String

    package init(request: ServiceRequest.ID, text: String) {
        self.request = request
        self.text = text
    }

    package func perform(in book: Book) throws -> AppendedFact { try book.append(.internalNote(text), to: request) }
}

/// Gives the customer a way around the trouble: it ends the resolution's clock, and they are told (8.3).
package struct GiveWorkAround: Action {
    package static let permission = Permission.workRequests
    package static var example: GiveWorkAround {
        GiveWorkAround(
            request: Identifier(named: "SR-000012"), text: "Use the second collector until the first is exchanged.",
            at: Instant(seconds: 1_789_204_800))
    }

    package var request: ServiceRequest.ID
    /// 1 to 100,000 characters.
    package var text: String
    /// When it was given; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, text: String, at: Instant? = nil) {
        self.request = request
        self.text = text
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        _ = try ReplyToRequest(request: request, text: text, at: at).perform(in: book)
        return try book.append(.workAroundGiven(text), to: request, at: at)
    }
}
