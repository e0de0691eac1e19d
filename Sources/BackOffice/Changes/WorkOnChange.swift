import Domain

/// Records when a change was begun.
package struct StartChange: Action {
    package static let permission = Permission.implementChanges
    package static var example: StartChange {
        StartChange(
            change: Identifier(named: "CR-000045"), at: Instant(seconds: 1_796_536_860), overrideBy: Identifier(named: "dana"))
    }

    package var change: ChangeRequest.ID
    /// Now when left out.
    package var at: Instant?
    /// Who of its approvers lets an emergency into a freeze that blocks.
    package var overrideBy: Person.Name?

    package init(change: ChangeRequest.ID, at: Instant? = nil, overrideBy: Person.Name? = nil) {
        self.change = change
        self.at = at
        self.overrideBy = overrideBy
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        try known.start(
            at: at ?? book.now, now: book.now, clashes: try book.view.clashes(of: known), override: overrideBy)
        try known.store(.started, self, in: book)
        return Done()
    }
}

/// Records when a change was done, and whether its systems could be used past the planned end of their window.
package struct FinishChange: Action {
    package static let permission = Permission.implementChanges
    package static var example: FinishChange {
        FinishChange(change: Identifier(named: "CR-000045"), at: Instant(seconds: 1_796_543_200), available: false)
    }

    package var change: ChangeRequest.ID
    /// Now when left out.
    package var at: Instant?
    /// No when left out.
    package var available: Bool?

    package init(change: ChangeRequest.ID, at: Instant? = nil, available: Bool? = nil) {
        self.change = change
        self.at = at
        self.available = available
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        try known.finish(at: at ?? book.now, now: book.now)
        try book.completeWindows(of: known, endedAt: at ?? book.now, available: available ?? false)
        try known.store(.finished, self, in: book)
        return Done()
    }
}

/// Records the snapshot or backup taken after a change; without it the change cannot close (9.4).
package struct RecordChangeBackup: Action {
    package static let permission = Permission.implementChanges
    package static var example: RecordChangeBackup {
        RecordChangeBackup(
            change: Identifier(named: "CR-000045"), reference: "snapshot 2026-12-06", takenAt: Instant(seconds: 1_796_544_200))
    }

    package var change: ChangeRequest.ID
    /// In 1 to 200 characters.
    package var reference: String
    /// Now when left out.
    package var takenAt: Instant?

    package init(change: ChangeRequest.ID, reference: String, takenAt: Instant? = nil) {
        self.change = change
        self.reference = reference
        self.takenAt = takenAt
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        let backup = ChangeRequest.Backup(reference: reference, takenAt: takenAt ?? book.now)
        try known.record(backup, now: book.now)
        try known.store(.backedUp, backup, in: book)
        return Done()
    }
}

/// Looks back on a change that was made, as a member of the board who neither asked for it nor made it.
package struct ReviewChange: Action {
    package static let permission = Permission.decideChanges
    package static var example: ReviewChange {
        ReviewChange(change: Identifier(named: "CR-000045"), finding: "It was needed, and went as planned.")
    }

    package var change: ChangeRequest.ID
    /// In 1 to 4,000 characters.
    package var finding: String

    package init(change: ChangeRequest.ID, finding: String) {
        self.change = change
        self.finding = finding
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        let reviewer = Person.Name(of: book.actor.id)
        guard try book.view.boardRules().members.contains(reviewer) else { throw ChangeRefusal.notOnTheBoard(reviewer) }
        let review = ChangeRequest.Review(by: reviewer, at: book.now, finding: finding)
        try known.record(review)
        try known.store(.reviewed, review, in: book)
        return Done()
    }
}

/// Closes a change: its backup is recorded, and, emergency or unauthorized, its review.
package struct CloseChange: Action {
    package static let permission = Permission.implementChanges
    package static var example: CloseChange { CloseChange(change: Identifier(named: "CR-000045")) }

    package var change: ChangeRequest.ID

    package init(change: ChangeRequest.ID) { self.change = change }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        try known.close(at: book.now)
        try known.store(.closed, known.status, in: book)
        return Done()
    }
}

extension Book {
    /// A copy of the register that was taken after a change is the backup its close waits for.
    func noteCopy(_ copy: BackupCopy) throws {
        guard let id = copy.change.flatMap({ ChangeRequest.ID($0.number.text) }) else { return }
        var change = try view.change(id)
        guard let done = change.implementation, done.backup == nil, copy.takenAt >= done.actual.end else { return }
        let backup = ChangeRequest.Backup(reference: "\(copy.id) \(copy.medium)", takenAt: copy.takenAt)
        try change.record(backup, now: now)
        try change.store(.backedUp, backup, in: self)
    }
}
