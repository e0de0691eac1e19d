/// A time in which a system was not as it should be, as known so far.
package struct Outage: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Outage>

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Down: the only kind that counts against availability.
        case unavailable
        /// Slow or partly working; not down.
        case degraded
        /// The probes saw nothing: counted as up, and reported apart.
        case unknown
    }

    package let id: ID
    package let customer: CustomerCode
    package private(set) var system: MonitoredSystem
    package private(set) var kind: Kind
    package private(set) var startedAt: Instant
    /// Nil while it lasts.
    package private(set) var endedAt: Instant?
    package private(set) var note: String
    /// It turned out to be none: it counts for nothing.
    package private(set) var isWithdrawn: Bool

    /// Refuses one that ends before it starts, and one that is still to come at `now`.
    package init(
        id: ID, customer: CustomerCode, system: MonitoredSystem, kind: Kind, startedAt: Instant, endedAt: Instant?, note: String,
        now: Instant
    ) throws(OutageRefusal) {
        self.id = id
        self.customer = customer
        self.system = system
        self.kind = kind
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.note = note
        isWithdrawn = false
        try check(now: now)
    }

    /// From the books: a state that was checked when it was recorded.
    package init(
        recorded id: ID, customer: CustomerCode, system: MonitoredSystem, kind: Kind, startedAt: Instant, endedAt: Instant?,
        note: String, isWithdrawn: Bool
    ) {
        self.id = id
        self.customer = customer
        self.system = system
        self.kind = kind
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.note = note
        self.isWithdrawn = isWithdrawn
    }

    package mutating func end(at instant: Instant, now: Instant) throws(OutageRefusal) {
        guard !isWithdrawn else { throw .withdrawn(id) }
        if let endedAt { throw .endedAlready(id, endedAt) }
        endedAt = instant
        try check(now: now)
    }

    /// What was recorded wrongly is put right; what is nil stays.
    package mutating func correct(
        system: MonitoredSystem?, kind: Kind?, startedAt: Instant?, endedAt: Instant?, withdraw: Bool, now: Instant
    ) throws(OutageRefusal) {
        guard !isWithdrawn else { throw .withdrawn(id) }
        let before = self
        self.system = system ?? self.system
        self.kind = kind ?? self.kind
        self.startedAt = startedAt ?? self.startedAt
        self.endedAt = endedAt ?? self.endedAt
        isWithdrawn = withdraw
        guard self != before else { throw .nothingToCorrect(id) }
        try check(now: now)
    }

    /// The time it lasted, up to `now` while it is open; nothing once withdrawn.
    package func period(at now: Instant) -> Period? {
        isWithdrawn ? nil : Period(startedAt, min(endedAt ?? now, max(now, startedAt)))
    }

    private func check(now: Instant) throws(OutageRefusal) {
        guard startedAt <= now, (endedAt ?? now) <= now else { throw .stillToCome(now) }
        if let endedAt, endedAt < startedAt { throw .endsBeforeItStarts(startedAt, endedAt) }
        guard note.count <= 2_000 else { throw .noteTooLong }
    }
}

package enum OutageRefusal: Refusal, Equatable {
    case stillToCome(Instant)
    case endsBeforeItStarts(Instant, Instant)
    case endedAlready(Outage.ID, Instant)
    case withdrawn(Outage.ID)
    case nothingToCorrect(Outage.ID)
    case noteTooLong
    case reasonMissing
    case unknownSystem(MonitoredSystem, known: [String])

    package var message: String {
        switch self {
        case .stillToCome(let now):
            "An outage is recorded when it has happened, and it is \(Zone.pacific.words(now)) now. Check the times and their offset."
        case .endsBeforeItStarts(let start, let end):
            "An outage from \(Zone.pacific.words(start)) cannot end at \(Zone.pacific.words(end)). Check the times and their offset."
        case .endedAlready(let id, let end):
            "\(id) ended at \(Zone.pacific.words(end)). If that is wrong, correct the outage."
        case .withdrawn(let id): "\(id) was withdrawn. Record the outage anew."
        case .nothingToCorrect(let id): "Nothing of \(id) was said to be otherwise. Name at least one thing to correct."
        case .reasonMissing: "Say why it is corrected, in 1 to 2,000 characters."
        case .noteTooLong: "A note has at most 2,000 characters. Shorten it."
        case .unknownSystem(let system, let known):
            "\(system) is not a system of this customer's agreement. Name one of \(known.joined(separator: ", "))."
        }
    }
}
