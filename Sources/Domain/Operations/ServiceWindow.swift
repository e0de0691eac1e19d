/// Planned work on systems of a customer, approved and announced (10.3).
package struct ServiceWindow: Equatable, Codable, Sendable {
    package typealias ID = Identifier<ServiceWindow>

    /// How the change inside the window went.
    package struct Completion: Equatable, Codable, Sendable {
        package let endedAt: Instant
        /// Whether the systems could be used between the window's planned end and the change's actual end.
        package let available: Bool

        package init(endedAt: Instant, available: Bool) {
            self.endedAt = endedAt
            self.available = available
        }
    }

    package let id: ID
    package let customer: CustomerCode
    /// Empty: every system of the customer.
    package let systems: [MonitoredSystem]
    package let planned: Period
    package let approvedAt: Instant
    package let announcedAt: Instant
    package let reason: String
    package private(set) var completion: Completion?
    /// Called off: it excuses nothing.
    package private(set) var isCancelled: Bool

    /// Refuses an empty window, one longer than 31 days, and an approval or an announcement still to come at `now`.
    package init(
        id: ID, customer: CustomerCode, systems: [MonitoredSystem], planned: Period, approvedAt: Instant, announcedAt: Instant,
        reason: String, now: Instant
    ) throws(WindowRefusal) {
        guard !planned.isEmpty, planned.seconds <= 31 * 86_400 else { throw .lengthOfNoUse }
        guard approvedAt <= now, announcedAt <= now else { throw .stillToCome(now) }
        guard (1...2_000).contains(reason.count) else { throw .reasonMissing }
        self.init(
            recorded: id, customer: customer, systems: Array(Set(systems)).sorted(), planned: planned, approvedAt: approvedAt,
            announcedAt: announcedAt, reason: reason, completion: nil, isCancelled: false)
    }

    /// From the books: a state that was checked when it was recorded.
    package init(
        recorded id: ID, customer: CustomerCode, systems: [MonitoredSystem], planned: Period, approvedAt: Instant,
        announcedAt: Instant, reason: String, completion: Completion?, isCancelled: Bool
    ) {
        self.id = id
        self.customer = customer
        self.systems = systems
        self.planned = planned
        self.approvedAt = approvedAt
        self.announcedAt = announcedAt
        self.reason = reason
        self.completion = completion
        self.isCancelled = isCancelled
    }

    package mutating func complete(_ completion: Completion, now: Instant) throws(WindowRefusal) {
        guard !isCancelled else { throw .cancelled(id) }
        guard self.completion == nil else { throw .completedAlready(id) }
        guard completion.endedAt <= now else { throw .stillToCome(now) }
        guard completion.endedAt >= planned.start else { throw .endsBeforeItStarts(id, planned.start) }
        self.completion = completion
    }

    /// Calls the window off; only before it starts, and not once its completion is known.
    package mutating func cancel(now: Instant) throws(WindowRefusal) {
        guard !isCancelled else { throw .cancelled(id) }
        guard completion == nil else { throw .completedAlready(id) }
        guard now < planned.start else { throw .startedAlready(id, planned.start) }
        isCancelled = true
    }

    package func concerns(_ system: MonitoredSystem) -> Bool { systems.isEmpty || systems.contains(system) }

    /// Whether its time leaves the agreed time: approved before it starts, and announced early enough.
    package func standing(noticeHours: Int) -> Standing {
        if isCancelled { return .cancelled }
        if approvedAt > planned.start { return .approvedLate }
        return announcedAt + noticeHours * 3_600 <= planned.start ? .counts : .announcedLate(hours: noticeHours)
    }

    package enum Standing: Equatable, Sendable {
        case counts
        case cancelled
        case approvedLate
        case announcedLate(hours: Int)

        package var words: String {
            switch self {
            case .counts: "counts"
            case .cancelled: "cancelled, does not count"
            case .approvedLate: "approved after its start, does not count"
            case .announcedLate(let hours): "announced less than \(hours) h before its start, does not count"
            }
        }
    }

    /// From its planned end to the change's actual end its systems are down, unless the change says they were available.
    package var overrun: Period? {
        guard !isCancelled, let completion, !completion.available, completion.endedAt > planned.end else { return nil }
        return Period(planned.end, completion.endedAt)
    }
}

package enum WindowRefusal: Refusal, Equatable {
    case lengthOfNoUse
    case stillToCome(Instant)
    case reasonMissing
    case cancelled(ServiceWindow.ID)
    case completedAlready(ServiceWindow.ID)
    case endsBeforeItStarts(ServiceWindow.ID, Instant)
    case startedAlready(ServiceWindow.ID, Instant)
    case ownRequest

    package var message: String {
        switch self {
        case .lengthOfNoUse: "A service window has a start, a later end, and at most 31 days. Check the times and their offset."
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: what is recorded as done cannot be still to come. Check the times and their offset."
        case .reasonMissing: "Say what the window is for, in 1 to 2,000 characters."
        case .cancelled(let id): "\(id) was cancelled. Approve a new window."
        case .completedAlready(let id): "\(id) is completed already."
        case .endsBeforeItStarts(let id, let start):
            "\(id) starts at \(Zone.pacific.words(start)); its change cannot have ended before."
        case .startedAlready(let id, let start):
            "\(id) started at \(Zone.pacific.words(start)) and can no longer be cancelled. Record its completion."
        case .ownRequest: "Nobody approves a window they asked for. Have another person approve it."
        }
    }
}
