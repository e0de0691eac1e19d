import Domain
import GRDB

/// Gives a request to somebody who works on requests.
package struct AssignRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: AssignRequest {
        AssignRequest(request: Identifier(named: "SR-000012"), to: Identifier(named: "dana"))
    }

    package var request: ServiceRequest.ID
    package var to: Actor.ID

    package init(request: ServiceRequest.ID, to: Actor.ID) {
        self.request = request
        self.to = to
    }

    package func perform(in book: Book) throws -> AppendedFact {
        let analyst = try book.reachableActor(to)
        guard analyst.permissions.contains(.workRequests), analyst.isInside else {
            throw RequestRefusal.notAnalyst(to.text)
        }
        return try book.append(.assigned(to.text), to: request)
    }
}

/// Says that somebody has seen a request and looks after it. The customer is not told, so it answers nothing.
package struct AcknowledgeRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: AcknowledgeRequest { AcknowledgeRequest(request: Identifier(named: "SR-000012")) }

    package var request: ServiceRequest.ID

    package init(request: ServiceRequest.ID) { self.request = request }

    package func perform(in book: Book) throws -> AppendedFact { try book.append(.acknowledged, to: request) }
}

/// Sets the severity of a request, or validates one that claims to be critical. Origin and pauses stay; the new targets apply
/// (8.3).
package struct SetRequestSeverity: Action {
    package static let permission = Permission.workRequests
    package static var example: SetRequestSeverity {
        SetRequestSeverity(
            request: Identifier(named: "SR-000012"), severity: .critical, reason: "Called back: all of billing stands still.")
    }

    package var request: ServiceRequest.ID
    package var severity: Severity
    /// 1 to 2,000 characters; kept as a note.
    package var reason: String

    package init(request: ServiceRequest.ID, severity: Severity, reason: String) {
        self.request = request
        self.severity = severity
        self.reason = reason
    }

    package func perform(in book: Book) throws -> AppendedFact {
        try book.requireText(reason, "reason", limit: 2_000)
        let known = try book.view.serviceLevelPolicies().inForce(at: book.now).levels.map(\.severity)
        guard known.contains(severity) else { throw TicketRefusal.unknownSeverity(severity.number, known: known) }
        let set = try book.append(.severitySet(severity, claimsCritical: false), to: request)
        try book.append(.internalNote("Severity \(severity): \(reason)"), to: request)
        return set
    }
}

/// Lets the resolution's clock stand, for a reason of the list (8.3).
package struct PauseRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: PauseRequest {
        PauseRequest(
            request: Identifier(named: "SR-000012"), reason: .waitingOnScheduledChange, change: Identifier(named: "CR-000045"),
            at: Instant(seconds: 1_789_201_200))
    }

    package var request: ServiceRequest.ID
    package var reason: PauseReason
    /// The change that is waited for: one of the customer's that is still to be made.
    package var change: ChangeRequest.ID?
    /// Since when; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, reason: PauseReason, change: ChangeRequest.ID? = nil, at: Instant? = nil) {
        self.request = request
        self.reason = reason
        self.change = change
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact {
        if let change {
            guard reason == .waitingOnScheduledChange else { throw RequestRefusal.waitsForNoChange(reason) }
            let customer = try book.view.serviceRequest(request).customer
            let known = try book.view.change(change)
            guard known.plan.customers.contains(customer) else { throw Missing("change of \(customer)", change) }
            guard !known.isOver else { throw RequestRefusal.changeIsOver(change, known.status.word) }
        }
        return try book.append(.paused(reason, for: change), to: request, at: at)
    }
}

/// Ends a pause.
package struct ResumeRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: ResumeRequest {
        ResumeRequest(request: Identifier(named: "SR-000012"), at: Instant(seconds: 1_789_204_800))
    }

    package var request: ServiceRequest.ID
    /// Since when; now when left out.
    package var at: Instant?

    package init(request: ServiceRequest.ID, at: Instant? = nil) {
        self.request = request
        self.at = at
    }

    package func perform(in book: Book) throws -> AppendedFact { try book.append(.resumed, to: request, at: at) }
}
