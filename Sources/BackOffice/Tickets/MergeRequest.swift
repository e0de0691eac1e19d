import Domain

/// Lets another request of the customer carry on what this one asks for. What was said stays here; the other is linked to it.
package struct MergeRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: MergeRequest {
        MergeRequest(request: Identifier(named: "SR-000013"), into: Identifier(named: "SR-000012"))
    }

    package var request: ServiceRequest.ID
    package var into: ServiceRequest.ID

    package init(request: ServiceRequest.ID, into: ServiceRequest.ID) {
        self.request = request
        self.into = into
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let (source, target) = try (book.view.serviceRequest(request), book.view.serviceRequest(into))
        guard source.customer == target.customer else { throw RequestRefusal.otherCustomer(into) }
        if let other = target.history.mergedInto {
            throw other == request ? RequestRefusal.mergesIntoItself(request) : .isMerged(into, into: other)
        }
        guard target.history.state == .open else { throw RequestRefusal.cannotCarryOn(into, target.history.state) }
        let merged = try book.append(.merged(into: into), to: request)
        if !target.history.links.contains(request.text) { try book.append(.linked(request.text), to: into) }
        return merged
    }
}

/// Takes a merge back: the clocks run on as if it had not been.
package struct UnmergeRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: UnmergeRequest { UnmergeRequest(request: Identifier(named: "SR-000013")) }

    package var request: ServiceRequest.ID

    package init(request: ServiceRequest.ID) { self.request = request }

    package func perform(in book: Book) throws -> AppendedFact { try book.append(.unmerged, to: request) }
}
