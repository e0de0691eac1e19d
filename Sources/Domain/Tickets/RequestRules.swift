/// What may be done to a request as it stands (8.1): asked before a fact is appended.
extension RequestHistory {
    /// Refuses what the request's state does not allow.
    package func requirePermits(_ deed: RequestFact.Deed, of id: ServiceRequest.ID) throws(RequestRefusal) {
        if let other = mergedInto, !deed.isForMerged { throw .isMerged(id, into: other) }
        if isClosed, !deed.isForClosed { throw .isClosed(id) }
        switch deed {
        case .severitySet(let severity, let claims):
            guard severity != self.severity || claims != claimsCritical else { throw .severityStands(severity) }
        case .acknowledged: guard !isAcknowledged else { throw .acknowledgedAlready(id) }
        case .watcherSet(let who, let watches):
            guard watchers.contains(who) != watches else { throw .watchStands(who, watches: watches) }
        case .linked(let record): guard !links.contains(record) else { throw .linkedAlready(record) }
        case .merged(let other): guard other != id else { throw .mergesIntoItself(id) }
        case .unmerged: guard mergedInto != nil else { throw .notMerged(id) }
        case .workAroundGiven: guard !isFixed else { throw .workAroundStands(id) }
        case .paused(let reason, _):
            guard !isResolved else { throw .isResolved(id) }
            guard !pauses.contains(where: { $0.end == nil && $0.reason == reason }) else { throw .isPaused(reason) }
        case .resumed: guard isPaused else { throw .notPaused(id) }
        case .resolved: guard !isResolved else { throw .isResolved(id) }
        case .reopened: guard isFixed || isResolved else { throw .nothingToReopen(id) }
        case .closed: guard isResolved else { throw .notResolved(id) }
        case .opened, .contractSet, .assigned, .customerMessage, .publicReply, .internalNote, .fileAttached, .workLogged,
            .escalated:
            break
        }
    }
}

extension RequestFact.Deed {
    /// What is still said of a request that went on elsewhere.
    fileprivate var isForMerged: Bool {
        switch self {
        case .internalNote, .linked, .unmerged: true
        default: false
        }
    }

    /// What is still said of a closed request.
    fileprivate var isForClosed: Bool {
        switch self {
        case .internalNote, .linked, .watcherSet, .reopened, .workLogged: true
        default: false
        }
    }

    /// Whether a utility's people may see it.
    package var isPublic: Bool {
        switch self {
        case .opened, .contractSet, .severitySet, .acknowledged, .customerMessage, .publicReply, .fileAttached, .merged,
            .unmerged,
            .workAroundGiven, .paused, .resumed, .resolved, .reopened, .closed:
            true
        case .assigned, .internalNote, .watcherSet, .linked, .workLogged, .escalated: false
        }
    }

    /// What was said in it; nil where a fact has no words.
    package var text: String? {
        switch self {
        case .customerMessage(let text), .publicReply(let text, _), .internalNote(let text), .workAroundGiven(let text),
            .escalated(let text), .resolved(let text), .reopened(let text):
            text
        default: nil
        }
    }
}
