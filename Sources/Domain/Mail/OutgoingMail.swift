/// A mail to one recipient about one fact: it waits, is handed to the machine's mail system, or is given up.
package struct OutgoingMail: Equatable, Codable, Sendable {
    /// `ML-000012`.
    package typealias ID = Identifier<OutgoingMail>

    package enum State: Equatable, Codable, Sendable {
        case waiting(dueAt: Instant)
        case handedOver(at: Instant)
        case failed(at: Instant, problem: String)

        package var words: String {
            switch self {
            case .waiting: "waiting"
            case .handedOver: "handed over"
            case .failed: "failed"
            }
        }
    }

    /// What came of one hand-over.
    package enum Result: Equatable, Codable, Sendable {
        /// The mail system has it, and answers for it from here.
        case taken
        /// It would not take it now.
        case deferred(problem: String)
        /// It will never take it.
        case refused(problem: String)
    }

    package let id: ID
    /// Whose affairs it is about; nil for the provider's own.
    package let customer: CustomerCode?
    /// What it tells of, to each recipient once: `SR-000123/7`.
    package let fact: String
    package let recipient: EmailAddress
    /// The record whose correspondence it belongs to: `SR-000123`.
    package let thread: String?
    /// The Message-ID of the mail it answers, without its brackets.
    package let inReplyTo: String?
    package let kind: MailKind
    package let words: MailWords
    package let writtenAt: Instant
    /// From when on it was tried: when it first fell due, or was put in line again.
    package private(set) var triedFrom: Instant
    package private(set) var state: State
    /// Hand-overs that were deferred.
    package private(set) var deferrals: Int

    package init(
        id: ID, customer: CustomerCode?, fact: String, recipient: EmailAddress, thread: String?, inReplyTo: String?,
        kind: MailKind, words: MailWords, writtenAt: Instant, triedFrom: Instant, state: State, deferrals: Int = 0
    ) {
        self.id = id
        self.customer = customer
        self.fact = fact
        self.recipient = recipient
        self.thread = thread
        self.inReplyTo = inReplyTo
        self.kind = kind
        self.words = words
        self.writtenAt = writtenAt
        self.triedFrom = triedFrom
        self.state = state
        self.deferrals = deferrals
    }

    /// Takes in what came of a hand-over; refused unless it waits. One that was deferred too long is given up.
    package mutating func take(_ result: Result, at now: Instant, backOff: BackOff = .mail) throws(MailRefusal) {
        guard case .waiting = state else { throw .over(id, state.words) }
        switch result {
        case .taken: state = .handedOver(at: now)
        case .refused(let problem): state = .failed(at: now, problem: problem)
        case .deferred(let problem):
            deferrals += 1
            if let next = backOff.next(after: deferrals, at: now, since: triedFrom) {
                state = .waiting(dueAt: next)
            } else {
                state = .failed(at: now, problem: problem)
            }
        }
    }

    /// Puts one that was given up in line again.
    package mutating func retry(at now: Instant) throws(MailRefusal) {
        guard case .failed = state else { throw .notFailed(id, state.words) }
        state = .waiting(dueAt: now)
        triedFrom = now
        deferrals = 0
    }
}
