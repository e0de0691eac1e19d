import Domain

/// What `request show --json` prints: a request with its clocks and its history. Who of the provider works on it, who watches it and
/// who pays for the work are the provider's own to read.
package struct RequestAnswer: Encodable, Sendable {
    package let request: ServiceRequest.ID
    package let customer: CustomerCode
    package let title: String
    package let requester: String?
    package let state: RequestState
    package let severity: Severity?
    package let claimsCritical: Bool
    package let assignee: String?
    package let watchers: [String]
    package let links: [String]
    /// Who pays for the work, once that is decided.
    package let route: RequestRoute?
    package let clocks: [Clock]
    package let facts: [Fact]

    package struct Clock: Encodable, Sendable {
        package let kind: ServiceClock.Kind
        package let origin: Instant
        package let due: Instant?
        /// `running`, `paused`, `met`, `missed`, `lateThroughChange` or `ended`.
        package let standing: String
        /// When it was done, in time or late; nil while it is not.
        package let doneAt: Instant?
        /// In words, times in the provider's zone.
        package let outcome: String
    }

    package struct Fact: Encodable, Sendable {
        package let place: Int
        package let at: Instant
        package let fact: String
        package let words: String
        package let by: String
        package let recordedAt: Instant
    }

    package init(_ id: ServiceRequest.ID, in view: View) throws {
        let isInside = view.actor.isInside
        let names = try ShownNames(in: view)
        let kept = try view.serviceRequest(id)
        let history = kept.history
        request = kept.id
        customer = kept.customer
        title = kept.request.title
        requester = kept.requester
        state = history.state
        severity = history.severity
        claimsCritical = history.claimsCritical
        assignee = isInside ? history.assignee : nil
        watchers = isInside ? history.watchers.sorted() : []
        links = history.links
        route = isInside ? try view.route(of: id) : nil
        clocks = try view.clocks(of: history).all.map {
            Clock(
                kind: $0.kind, origin: $0.origin, due: $0.due, standing: $0.outcome.standing, doneAt: $0.outcome.doneAt,
                outcome: $0.words(in: .pacific))
        }
        facts = kept.facts.map { recorded in
            Fact(
                place: recorded.place, at: recorded.fact.at, fact: recorded.fact.deed.words,
                words: recorded.fact.deed.summary(names.name),
                by: recorded.saidBy ?? names.name(recorded.recordedBy), recordedAt: recorded.recordedAt)
        }
    }
}

extension ServiceClock.Outcome {
    fileprivate var standing: String {
        switch self {
        case .running: "running"
        case .paused: "paused"
        case .met: "met"
        case .missed: "missed"
        case .lateThroughChange: "lateThroughChange"
        case .ended: "ended"
        }
    }

    fileprivate var doneAt: Instant? {
        switch self {
        case .running, .paused, .ended: nil
        case .met(let at): at
        case .missed(let doneAt), .lateThroughChange(_, let doneAt): doneAt
        }
    }
}

extension RequestFact.Deed {
    /// What a deed says beside its kind; `name` tells what people are called.
    package func summary(_ name: (String) -> String) -> String {
        switch self {
        case .opened(let channel): "by \(channel.words)"
        case .contractSet(let agreement): agreement.text
        case .severitySet(let severity, let claims): "\(severity)\(claims ? ", claims severity 1" : "")"
        case .assigned(let who): name(who)
        case .customerMessage(let text), .internalNote(let text), .workAroundGiven(let text), .escalated(let text),
            .resolved(let text), .reopened(let text):
            text
        case .publicReply(let text, let automatic): automatic ? "automatic: \(text)" : text
        case .fileAttached(let name, let sha256): "\(name) (\(sha256.prefix(12)))"
        case .watcherSet(let who, let watches): "\(name(who))\(watches ? "" : " no longer")"
        case .linked(let record): record
        case .merged(let other): "into \(other)"
        case .workLogged(let row): row.text
        case .paused(let reason, let change): reason.words + (change.map { ", \($0)" } ?? "")
        case .acknowledged, .unmerged, .resumed, .closed: ""
        }
    }
}

extension View {
    /// How each clock of a request stands, and why.
    package func whyClocks(of id: ServiceRequest.ID) throws -> [Derivation] {
        let kept = try serviceRequest(id)
        return try clocks(of: kept.history).all.map { $0.derivation(of: kept.request) }
    }

    /// A file that was attached to a request, by its place in the history: its name, and where its bytes lie.
    package func file(of id: ServiceRequest.ID, at place: Int) throws -> (name: String, path: String) {
        let kept = try serviceRequest(id)
        guard case .fileAttached(let name, let digest)? = kept.facts.first(where: { $0.place == place })?.fact.deed,
            let path = files.path(of: digest)
        else { throw Missing("file of \(id) at", place) }
        return (name, path)
    }
}
