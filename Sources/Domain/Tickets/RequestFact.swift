/// What happened to a service request, and when. Facts are appended, never edited (8.1).
package struct RequestFact: Equatable, Codable, Sendable {
    package let at: Instant
    package let deed: Deed

    package init(_ deed: Deed, at: Instant) {
        self.at = at
        self.deed = deed
    }

    package enum Deed: Equatable, Codable, Sendable {
        case opened(RequestChannel)
        case contractSet(MaintenanceAgreement.ID)
        /// `claimed` where the customer claims a severity 1 that no phone call reported.
        case severitySet(Severity, claimsCritical: Bool)
        case assigned(String)
        case acknowledged
        case customerMessage(String)
        /// An automatic reply answers nothing.
        case publicReply(String, automatic: Bool)
        case internalNote(String)
        case fileAttached(name: String, sha256: String)
        case watcherSet(String, watches: Bool)
        case linked(String)
        case merged(into: ServiceRequest.ID)
        case unmerged
        case workLogged(HourRow.ID)
        case workAroundGiven(String)
        /// The change that is waited for, where one is named.
        case paused(PauseReason, for: ChangeRequest.ID? = nil)
        case resumed
        case escalated(String)
        case resolved(String)
        case reopened(String)
        case closed
    }
}

/// How a request reached the desk. Live chat and the dedicated line are bought with a statement of work.
package enum RequestChannel: String, CaseIterable, Codable, Sendable {
    case phone, email, portal, liveChat, dedicatedLine

    /// A severity 1 must be reported by phone (8.2); the dedicated line is one.
    package var isPhone: Bool {
        switch self {
        case .phone, .dedicatedLine: true
        case .email, .portal, .liveChat: false
        }
    }

    /// Somebody of the desk takes it in person, and so has seen it.
    package var isAttended: Bool {
        switch self {
        case .phone, .liveChat, .dedicatedLine: true
        case .email, .portal: false
        }
    }

    package var words: String {
        switch self {
        case .phone: "phone"
        case .email: "email"
        case .portal: "portal"
        case .liveChat: "live chat"
        case .dedicatedLine: "dedicated line"
        }
    }

    /// Ahead in the queue of the same severity (8.6).
    package var hasPriority: Bool {
        switch self {
        case .liveChat, .dedicatedLine: true
        case .phone, .email, .portal: false
        }
    }
}

package enum PauseReason: String, CaseIterable, Codable, Sendable {
    /// A message of the customer ends it.
    case waitingOnCustomer
    case waitingOnUtilityFieldWork
    case waitingOnScheduledChange

    package var words: String {
        switch self {
        case .waitingOnCustomer: "waiting on the customer"
        case .waitingOnUtilityFieldWork: "waiting on utility field work"
        case .waitingOnScheduledChange: "waiting on a scheduled change"
        }
    }
}

extension RequestFact {
    /// Facts of one instant follow each other in the clause's order (8.1), whichever was written down first. Two of a kind keep
    /// the order they were written down in: the later word holds.
    package static func precedes(_ a: RequestFact, _ b: RequestFact) -> Bool {
        (a.at, a.deed.rank) < (b.at, b.deed.rank)
    }
}

extension RequestFact.Deed {
    package var rank: Int {
        switch self {
        case .opened: 0
        case .contractSet: 1
        case .severitySet: 2
        case .assigned: 3
        case .acknowledged: 4
        case .customerMessage: 5
        case .publicReply: 6
        case .internalNote: 7
        case .fileAttached: 8
        case .watcherSet: 9
        case .linked: 10
        case .merged: 11
        case .unmerged: 12
        case .workLogged: 13
        case .workAroundGiven: 14
        case .paused: 15
        case .resumed: 16
        case .escalated: 17
        case .resolved: 18
        case .reopened: 19
        case .closed: 20
        }
    }

    /// What the history calls it.
    package var words: String {
        switch self {
        case .opened: "opened"
        case .contractSet: "contract set"
        case .severitySet: "severity set"
        case .assigned: "assigned"
        case .acknowledged: "acknowledged"
        case .customerMessage: "customer message"
        case .publicReply: "public reply"
        case .internalNote: "internal note"
        case .fileAttached: "file attached"
        case .watcherSet: "watcher set"
        case .linked: "linked"
        case .merged: "merged"
        case .unmerged: "unmerged"
        case .workLogged: "work logged"
        case .workAroundGiven: "work-around given"
        case .paused: "paused"
        case .resumed: "resumed"
        case .escalated: "escalated"
        case .resolved: "resolved"
        case .reopened: "reopened"
        case .closed: "closed"
        }
    }
}
