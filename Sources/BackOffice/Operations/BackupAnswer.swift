import Domain

/// What `backup list --json` prints of a copy: where it is, and what is next for it.
package struct BackupAnswer: Encodable, Equatable, Sendable {
    package let backup: BackupCopy.ID
    package let customer: CustomerCode
    package let system: MonitoredSystem?
    package let schedule: BackupCopy.Schedule
    package let contents: BackupCopy.Contents
    package let takenAt: Instant
    package let medium: String
    package let place: BackupCopy.Place?
    package let keeper: String?
    package let disposedAt: Instant?
    package let next: String?
    package let nextOn: Day?

    package init(_ copy: BackupCopy, at now: Instant) {
        let next = Rotation.standard.next(of: copy)
        let kept = copy.keeper(at: now)
        backup = copy.id
        customer = copy.customer
        system = copy.system
        schedule = copy.schedule
        contents = copy.contents
        takenAt = copy.takenAt
        medium = copy.medium
        place = kept?.place
        keeper = kept?.keeper
        disposedAt = copy.disposal?.at
        self.next = next?.words
        nextOn = next?.day
    }

    /// `onlyDue`: what is to go off site or to be disposed of by today, in the provider's zone.
    package static func list(
        of customer: CustomerCode?, onlyDue: Bool, disposed: Bool, in view: View
    ) throws -> [BackupAnswer] {
        let today = Checklist.zone.day(of: view.now)
        return try view.backupCopies(of: customer, asOf: view.now).map { BackupAnswer($0, at: view.now) }.filter { copy in
            (disposed || copy.disposedAt == nil) && (!onlyDue || copy.nextOn.map { $0 <= today } ?? false)
        }
    }
}

/// What `backup gaps --json` prints: how many daily backups were due and taken, and which days were left out.
package struct BackupGapsAnswer: Encodable, Equatable, Sendable {
    package let due: Int
    package let taken: Int
    /// In percent, truncated; left out where none was due.
    package let value: String?
    package let gaps: [DailyBackups.Gap]

    package init(_ figure: DailyBackups) {
        due = figure.share.whole
        taken = figure.share.part
        value = figure.share.shown()
        gaps = figure.gaps
    }
}
