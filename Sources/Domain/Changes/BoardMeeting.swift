/// One sitting of the change board. Its agenda is the changes that name it; its minutes are kept (9.2, 9.4).
package struct BoardMeeting: Equatable, Codable, Sendable {
    package typealias ID = Identifier<BoardMeeting>

    package enum Status: Equatable, Codable, Sendable {
        case planned
        case open(present: [Person.Name])
        case held(present: [Person.Name], minutes: String)
        /// Called off, or never held: its agenda has moved on.
        case notHeld(reason: String)

        package var word: String {
            switch self {
            case .planned: "planned"
            case .open: "open"
            case .held: "held"
            case .notHeld: "not held"
            }
        }

        /// Its minutes, or why it was not held; empty until it is over.
        package var words: String {
            switch self {
            case .planned, .open: ""
            case .held(_, let minutes): minutes
            case .notHeld(let reason): reason
            }
        }

        /// The members who came.
        package var present: [Person.Name] {
            switch self {
            case .planned, .notHeld: []
            case .open(let present), .held(let present, _): present
            }
        }
    }

    package let id: ID
    package let period: Period
    package let cutOffAt: Instant
    package let zone: Zone
    package private(set) var status: Status

    package init(id: ID, period: Period, cutOffAt: Instant, zone: Zone, status: Status = .planned) {
        self.id = id
        self.period = period
        self.cutOffAt = cutOffAt
        self.zone = zone
        self.status = status
    }

    /// Opens it, on its day, with the members who came.
    package mutating func open(present: [Person.Name], rules: BoardRules, now: Instant) throws(BoardRefusal) {
        try takeOpening(now: now)
        let sitting = Set(present).intersection(rules.members)
        guard !present.isEmpty else { throw .nobodyPresent }
        let strangers = Set(present).subtracting(sitting).sorted()
        guard strangers.isEmpty else { throw .notMembers(strangers) }
        status = .open(present: sitting.sorted())
    }

    /// Whether it can be opened: on its day, and until its agenda moves on.
    package func takeOpening(now: Instant) throws(BoardRefusal) {
        guard status == .planned else { throw .meetingOver(id, status.word) }
        guard now >= zone.start(of: zone.day(of: period.start)) else { throw .notYet(id, period.start) }
        guard now < period.end + BoardMeeting.grace else { throw .lapsed(id, period.end + BoardMeeting.grace) }
    }

    /// Who is there, while it is held.
    package func present() throws(BoardRefusal) -> [Person.Name] {
        guard case .open(let present) = status else { throw .notOpen(id, status.word) }
        return present
    }

    package mutating func close(minutes: String) throws(BoardRefusal) {
        let present = try present()
        guard (1...4_000).contains(minutes.count) else { throw .textOutOfBounds }
        status = .held(present: present, minutes: minutes)
    }

    /// How long after its end an unclosed meeting is left to the CCB Administrator, in seconds.
    package static let grace = 86_400

    /// A day after its end, where nobody has closed it: never opened, it was not held; opened, it stands with who came.
    package mutating func lapse(now: Instant) throws(BoardRefusal) {
        guard now >= period.end + BoardMeeting.grace else { throw .tooEarly(id, period.end + BoardMeeting.grace) }
        switch status {
        case .planned: status = .notHeld(reason: "It was not held.")
        case .open(let present):
            status = .held(present: present, minutes: "Closed by itself a day after its end; nobody wrote minutes.")
        case .held, .notHeld: throw .meetingOver(id, status.word)
        }
    }

    /// Whether an item can still be put on its agenda by hand: after the cut-off, until it is over.
    package func takeLateItem(now: Instant) throws(BoardRefusal) {
        switch status {
        case .planned, .open:
            guard now >= cutOffAt else { throw .agendaOpen(id, cutOffAt) }
        case .held, .notHeld: throw .meetingOver(id, status.word)
        }
    }

    /// Whether its minutes take an addition: they stand as they were written, and what was wrong in them is put right beneath.
    package func takeAddition(_ text: String) throws(BoardRefusal) {
        switch status {
        case .planned, .open: throw .minutesToCome(id, status.word)
        case .held, .notHeld: break
        }
        guard (1...4_000).contains(text.count), !text.allSatisfy(\.isWhitespace) else { throw .textOutOfBounds }
    }

    package mutating func callOff(reason: String) throws(BoardRefusal) {
        guard status == .planned else { throw .meetingOver(id, status.word) }
        guard (1...4_000).contains(reason.count) else { throw .textOutOfBounds }
        status = .notHeld(reason: reason)
    }
}
