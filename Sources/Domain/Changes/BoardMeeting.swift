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
        guard status == .planned else { throw .meetingOver(id, status.word) }
        guard now >= zone.start(of: zone.day(of: period.start)) else { throw .notYet(id, period.start) }
        let sitting = Set(present).intersection(rules.members)
        guard !sitting.isEmpty, sitting.count == Set(present).count else { throw .nobodyPresent }
        status = .open(present: sitting.sorted())
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

    package mutating func callOff(reason: String) throws(BoardRefusal) {
        guard status == .planned else { throw .meetingOver(id, status.word) }
        guard (1...4_000).contains(reason.count) else { throw .textOutOfBounds }
        status = .notHeld(reason: reason)
    }
}
