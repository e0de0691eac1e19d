import Domain

/// Records a backup that was taken, and who keeps it where.
package struct RecordBackup: Action {
    package static let permission = Permission.operateSystems
    package static var example: RecordBackup {
        RecordBackup(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")), schedule: .afterChange,
            contents: .both, takenAt: Instant(seconds: 1_789_200_000), medium: "LTO-0412", change: WorkRecord(.change, 45),
            place: .onSite, keeper: "Tape safe, room 2")
    }

    package var customer: CustomerCode
    /// Every system of the customer when left out.
    package var system: MonitoredSystem?
    package var schedule: BackupCopy.Schedule
    /// Both when left out.
    package var contents: BackupCopy.Contents?
    package var takenAt: Instant
    package var medium: String
    /// Of a backup after a change, and only then.
    package var change: WorkRecord?
    /// On site when left out.
    package var place: BackupCopy.Place?
    package var keeper: String

    package init(
        customer: CustomerCode, system: MonitoredSystem? = nil, schedule: BackupCopy.Schedule,
        contents: BackupCopy.Contents? = nil, takenAt: Instant, medium: String, change: WorkRecord? = nil,
        place: BackupCopy.Place? = nil, keeper: String
    ) {
        self.customer = customer
        self.system = system
        self.schedule = schedule
        self.contents = contents
        self.takenAt = takenAt
        self.medium = medium
        self.change = change
        self.place = place
        self.keeper = keeper
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let backup: BackupCopy.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        let view = book.view
        try book.requireCustomer(customer)
        if let system { try view.requireSystem(system, of: customer) }
        let copy = try BackupCopy(
            id: try book.identifier("BK"), customer: customer, system: system, schedule: schedule, contents: contents ?? .both,
            takenAt: takenAt, medium: medium, change: change, place: place ?? .onSite, keeper: keeper, now: book.now)
        if let change { try view.requireRecord(change, of: customer) }
        try copy.store(in: book)
        try book.noteCopy(copy)
        return Recorded(backup: copy.id)
    }
}

/// Hands a copy on: to another place, to another keeper.
package struct MoveBackup: Action {
    package static let permission = Permission.operateSystems
    package static var example: MoveBackup {
        MoveBackup(
            backup: Identifier(named: "BK-000001"), place: .offSite, keeper: "Vault company, box 7",
            at: Instant(seconds: 1_789_900_000))
    }

    package var backup: BackupCopy.ID
    package var place: BackupCopy.Place
    package var keeper: String
    /// Now when left out.
    package var at: Instant?

    package init(backup: BackupCopy.ID, place: BackupCopy.Place, keeper: String, at: Instant? = nil) {
        self.backup = backup
        self.place = place
        self.keeper = keeper
        self.at = at
    }

    package func perform(in book: Book) throws -> Done {
        var copy = try book.view.backupCopy(backup)
        let at = at ?? book.now
        try copy.move(to: place, keeper: keeper, at: at, now: book.now)
        try copy.append(.moved(BackupCopy.Custody(place: place, keeper: keeper, from: at)), in: book)
        return Done()
    }
}

/// Records that a copy was disposed of, how, and who saw it.
package struct DisposeOfBackup: Action {
    package static let permission = Permission.operateSystems
    package static var example: DisposeOfBackup {
        DisposeOfBackup(
            backup: Identifier(named: "BK-000001"), method: "Shredded, seen by H. Novak", at: Instant(seconds: 1_791_000_000))
    }

    package var backup: BackupCopy.ID
    package var method: String
    /// Now when left out.
    package var at: Instant?

    package init(backup: BackupCopy.ID, method: String, at: Instant? = nil) {
        self.backup = backup
        self.method = method
        self.at = at
    }

    package struct Disposed: Codable, Equatable, Sendable {
        /// How many days before the end of its keeping; nil at it or after, or where none is set.
        package let daysEarly: Int?
    }

    package func perform(in book: Book) throws -> Disposed {
        var copy = try book.view.backupCopy(backup)
        let at = at ?? book.now
        let early = Rotation.standard.keptUntil(copy).map { $0 - Checklist.zone.day(of: at) }
        try copy.dispose(method: method, at: at, now: book.now)
        try copy.append(.disposed(BackupCopy.Disposal(at: at, method: method)), in: book)
        return Disposed(daysEarly: early.flatMap { $0 > 0 ? $0 : nil })
    }
}
