/// One backup on its medium: what it holds, whose hands it has been in, how it ended (10.4).
package struct BackupCopy: Equatable, Codable, Sendable {
    package typealias ID = Identifier<BackupCopy>

    package enum Schedule: String, CaseIterable, Codable, Sendable {
        case daily, afterChange, weekly, monthly
    }

    package enum Contents: String, CaseIterable, Codable, Sendable {
        case system, database, both
    }

    package enum Place: String, CaseIterable, Codable, Sendable {
        case onSite, offSite
    }

    /// Who keeps it where, from an instant on.
    package struct Custody: Equatable, Codable, Sendable {
        package let place: Place
        /// A person, a safe, a firm: 1 to 200 characters.
        package let keeper: String
        package let from: Instant

        package init(place: Place, keeper: String, from: Instant) {
            self.place = place
            self.keeper = keeper
            self.from = from
        }
    }

    package struct Disposal: Equatable, Codable, Sendable {
        package let at: Instant
        /// How, and who saw it: 1 to 2,000 characters.
        package let method: String

        package init(at: Instant, method: String) {
            self.at = at
            self.method = method
        }
    }

    package let id: ID
    package let customer: CustomerCode
    /// Nil: every system of the customer.
    package let system: MonitoredSystem?
    package let schedule: Schedule
    package let contents: Contents
    package let takenAt: Instant
    /// The label of the medium, 1 to 100 characters.
    package let medium: String
    /// The change it was taken after.
    package let change: WorkRecord?
    /// Never empty, in the order of time: where it is ends where the next begins.
    package private(set) var custody: [Custody]
    package private(set) var disposal: Disposal?

    /// Refuses one still to come, one after a change that names no change, and a label or keeper of no use.
    package init(
        id: ID, customer: CustomerCode, system: MonitoredSystem?, schedule: Schedule, contents: Contents, takenAt: Instant,
        medium: String, change: WorkRecord?, place: Place, keeper: String, now: Instant
    ) throws(BackupRefusal) {
        guard takenAt <= now else { throw .stillToCome(now) }
        guard (1...100).contains(medium.count) else { throw .mediumMissing }
        guard (schedule == .afterChange) == (change != nil) else { throw .changeWithItsKind }
        if let change, change.kind != .change { throw .changeWithItsKind }
        try BackupCopy.check(keeper)
        self.init(
            recorded: id, customer: customer, system: system, schedule: schedule, contents: contents, takenAt: takenAt,
            medium: medium, change: change, first: Custody(place: place, keeper: keeper, from: takenAt))
    }

    /// From the books.
    package init(
        recorded id: ID, customer: CustomerCode, system: MonitoredSystem?, schedule: Schedule, contents: Contents,
        takenAt: Instant, medium: String, change: WorkRecord?, first: Custody
    ) {
        self.id = id
        self.customer = customer
        self.system = system
        self.schedule = schedule
        self.contents = contents
        self.takenAt = takenAt
        self.medium = medium
        self.change = change
        custody = [first]
    }

    package enum Fact: Equatable, Sendable {
        case moved(Custody)
        case disposed(Disposal)
    }

    package mutating func take(_ fact: Fact) {
        switch fact {
        case .moved(let next): custody.append(next)
        case .disposed(let disposal): self.disposal = disposal
        }
    }

    /// Hands it on. Refuses a time before its last keeper had it, and a keeper who has it there already.
    package mutating func move(to place: Place, keeper: String, at instant: Instant, now: Instant) throws(BackupRefusal) {
        try requireKept()
        try BackupCopy.check(keeper)
        guard instant <= now else { throw .stillToCome(now) }
        if let last = custody.last {
            guard instant > last.from else { throw .beforeLastCustody(id, last.from) }
            guard last.place != place || last.keeper != keeper else { throw .thereAlready(id, keeper) }
        }
        take(.moved(Custody(place: place, keeper: keeper, from: instant)))
    }

    package mutating func dispose(method: String, at instant: Instant, now: Instant) throws(BackupRefusal) {
        try requireKept()
        guard (1...2_000).contains(method.count) else { throw .methodMissing }
        guard instant <= now else { throw .stillToCome(now) }
        if let last = custody.last, instant < last.from { throw .beforeLastCustody(id, last.from) }
        take(.disposed(Disposal(at: instant, method: method)))
    }

    /// Who had it at an instant: one keeper in one place, nobody before it was taken and after its disposal.
    package func keeper(at instant: Instant) -> Custody? {
        if let disposal, disposal.at <= instant { return nil }
        return custody.last { $0.from <= instant }
    }

    private func requireKept() throws(BackupRefusal) {
        if let disposal { throw .disposedAlready(id, disposal.at) }
    }

    private static func check(_ keeper: String) throws(BackupRefusal) {
        guard (1...200).contains(keeper.count) else { throw .keeperMissing }
    }
}

package enum BackupRefusal: Refusal, Equatable {
    case stillToCome(Instant)
    case mediumMissing
    case keeperMissing
    case methodMissing
    case changeWithItsKind
    case beforeLastCustody(BackupCopy.ID, Instant)
    case thereAlready(BackupCopy.ID, String)
    case disposedAlready(BackupCopy.ID, Instant)

    package var message: String {
        switch self {
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: what is recorded has happened. Check the time and its offset."
        case .mediumMissing: "Give the label of the medium, in 1 to 100 characters."
        case .keeperMissing: "Say who keeps it, in 1 to 200 characters."
        case .methodMissing: "Say how it was disposed of and who saw it, in 1 to 2,000 characters."
        case .changeWithItsKind: "A backup after a change names the change (CR-000045), and no other backup does."
        case .beforeLastCustody(let id, let from):
            "\(id) is with its keeper since \(from); what came before is told already. Give a later time."
        case .thereAlready(let id, let keeper): "\(keeper) has \(id) there already. Name another keeper or place."
        case .disposedAlready(let id, let at): "\(id) was disposed of at \(Zone.pacific.words(at))."
        }
    }
}
