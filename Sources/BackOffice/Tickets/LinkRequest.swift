import Domain

/// Links a request to another request, a change, an alarm or an outage of its customer (8.7).
package struct LinkRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: LinkRequest {
        LinkRequest(request: Identifier(named: "SR-000012"), record: WorkRecord(.outage, 12))
    }

    package var request: ServiceRequest.ID
    package var record: WorkRecord

    package init(request: ServiceRequest.ID, record: WorkRecord) {
        self.request = request
        self.record = record
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let kept = try book.view.serviceRequest(request)
        try book.view.requireRecord(record, of: kept.customer)
        return try book.append(.linked(record.number.text), to: request)
    }
}

/// Links a request to an endpoint of its customer (8.7).
package struct LinkEndpoint: Action {
    package static let permission = Permission.workRequests
    package static var example: LinkEndpoint {
        LinkEndpoint(request: Identifier(named: "SR-000012"), endpoint: "4021-77")
    }

    package var request: ServiceRequest.ID
    /// The electronic serial, as the registry has it.
    package var endpoint: String

    package init(request: ServiceRequest.ID, endpoint: String) {
        self.request = request
        self.endpoint = endpoint
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let kept = try book.view.serviceRequest(request)
        let found = try EndpointHistory.fetch(endpoint, in: book.view)
        guard found.contains(where: { $0.utility == kept.customer }) else { throw Missing("endpoint", endpoint) }
        return try book.append(.linked("endpoint \(endpoint)"), to: request)
    }
}

/// Links a request to an article of the knowledge base (8.7).
package struct LinkArticle: Action {
    package static let permission = Permission.workRequests
    package static var example: LinkArticle {
        LinkArticle(request: Identifier(named: "SR-000012"), article: Identifier(named: "KB-000012"))
    }

    package var request: ServiceRequest.ID
    package var article: Article.ID

    package init(request: ServiceRequest.ID, article: Article.ID) {
        self.request = request
        self.article = article
    }

    package func perform(in book: Book) throws -> AppendedFact {
        try book.append(.linked(book.view.article(article).id.text), to: request)
    }
}

/// Lets somebody follow a request, or no longer: someone on the books' list, or a mail address.
package struct WatchRequest: Action {
    package static let permission = Permission.logRequests
    package static var example: WatchRequest {
        WatchRequest(request: Identifier(named: "SR-000012"), watcher: "lee@riverbend.example", watches: true)
    }

    package var request: ServiceRequest.ID
    /// 1 to 254 characters.
    package var watcher: String
    package var watches: Bool

    package init(request: ServiceRequest.ID, watcher: String, watches: Bool) {
        self.request = request
        self.watcher = watcher
        self.watches = watches
    }

    package func perform(in book: Book) throws -> AppendedFact {
        try book.requireText(watcher, "watcher", limit: 254)
        let kept = try book.view.serviceRequest(request)
        if watches { try requireReachable(kept.customer, in: book) }
        return try book.append(.watcherSet(watcher, watches: watches), to: request)
    }

    /// Mail goes to the provider's people and to the customer's own.
    private func requireReachable(_ customer: CustomerCode, in book: Book) throws {
        if let id = Actor.ID(watcher), let known = try book.view.actors().first(where: { $0.id == id }), known.maySee(customer) {
            return
        }
        let contacts = try book.view.contacts(of: customer)
        guard contacts.contains(where: { $0.email?.lowercased() == watcher.lowercased() }) else {
            throw Missing("actor or contact of \(customer)", watcher)
        }
    }
}

/// Attaches a file that was put into the file store at the door.
package struct AttachToRequest: Action {
    package static let permission = Permission.logRequests
    package static var example: AttachToRequest {
        AttachToRequest(
            request: Identifier(named: "SR-000012"), name: "headend.log", sha256: String(repeating: "0f", count: 32))
    }

    /// 25 MiB: what is larger is sent another way.
    package static let largest = 25 * 1_048_576

    package var request: ServiceRequest.ID
    /// 1 to 200 characters; what it is downloaded as, never where it lies.
    package var name: String
    package var sha256: String

    package init(request: ServiceRequest.ID, name: String, sha256: String) {
        self.request = request
        self.name = name
        self.sha256 = sha256
    }

    package func perform(in book: Book) throws -> AppendedFact {
        // A sign that turns the letters round would show one kind of file as another.
        let isForbidden = name.unicodeScalars.contains {
            [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory) || $0 == "/"
                || $0 == "\\"
        }
        guard (1...200).contains(name.unicodeScalars.count), !isForbidden else { throw RequestRefusal.badFileName(name) }
        guard book.files.has(sha256) else { throw RequestRefusal.fileNotKept(sha256) }
        return try book.append(.fileAttached(name: name, sha256: sha256), to: request)
    }
}
