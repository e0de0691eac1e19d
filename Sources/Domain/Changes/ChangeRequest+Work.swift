extension ChangeRequest {
    /// Says who makes an approved change; what was approved stays as it is.
    package mutating func assign(_ implementer: Person.Name) throws(ChangeRefusal) {
        guard case .approved = status else { throw .notApproved(id, status.word) }
        var assigned = plan
        assigned.implementer = implementer
        replace(assigned)
    }

    /// Fixes the time of an approved change. Refused while it clashes with what blocks it.
    package mutating func schedule(_ clashes: [Clash], override: Person.Name?) throws(ChangeRefusal) {
        guard case .approved(let approval) = status else { throw .notApproved(id, status.word) }
        guard plan.implementer != nil else { throw .noImplementer(id) }
        try check(clashes, approval, override: override)
        move(to: .scheduled(approval))
    }

    /// The work begins. An emergency may begin as soon as it is approved.
    package mutating func start(
        at start: Instant, now: Instant, clashes: [Clash], override: Person.Name?
    ) throws(ChangeRefusal) {
        guard start <= now else { throw .stillToCome(now) }
        switch status {
        case .scheduled(let approval):
            try begin(approval, at: start, clashes, override: override)
        case .approved(let approval) where kind == .emergency:
            try begin(approval, at: start, clashes, override: override)
        case .draft, .submitted, .onAgenda, .deferred, .approved, .rejected, .implementing, .inReview, .closed, .cancelled:
            throw .notScheduled(id, status.word)
        }
    }

    /// The work is over; what is left is the backup, the review and the close.
    package mutating func finish(at end: Instant, now: Instant) throws(ChangeRefusal) {
        guard case .implementing(let approval, let startedAt) = status else { throw .notImplementing(id, status.word) }
        guard end <= now else { throw .stillToCome(now) }
        guard end >= startedAt else { throw .endsBeforeItStarts(id, startedAt) }
        move(to: .inReview(Implementation(approval: approval, actual: Period(startedAt, end))))
    }

    /// The snapshot or backup taken after the change (9.4).
    package mutating func record(_ backup: Backup, now: Instant) throws(ChangeRefusal) {
        guard case .inReview(let done) = status else { throw .notInReview(id, status.word) }
        guard done.backup == nil else { throw .backupAlready(id) }
        guard (1...200).contains(backup.reference.count) else { throw .textOutOfBounds }
        guard backup.takenAt <= now else { throw .stillToCome(now) }
        guard backup.takenAt >= done.actual.end else { throw .backupTooEarly(id, done.actual.end) }
        move(to: .inReview(done.with(backup)))
    }

    /// Somebody else than who asked for it, or who made it, looks back on it.
    package mutating func record(_ review: Review) throws(ChangeRefusal) {
        guard case .inReview(let done) = status else { throw .notInReview(id, status.word) }
        guard done.review == nil else { throw .reviewedAlready(id) }
        guard review.by != requestedBy, review.by != plan.implementer else { throw .ownRequest(id) }
        guard (1...4_000).contains(review.finding.count) else { throw .textOutOfBounds }
        move(to: .inReview(done.with(review)))
    }

    /// Nothing closes without its backup, nor an emergency or unauthorized change without its review.
    package mutating func close(at now: Instant) throws(ChangeRefusal) {
        guard case .inReview(let done) = status else { throw .notInReview(id, status.word) }
        guard done.backup != nil else { throw .noBackup(id) }
        guard !kind.needsReview || done.review != nil else { throw .notReviewed(id, kind) }
        move(to: .closed(done, at: now))
    }

    private mutating func begin(
        _ approval: Approval, at start: Instant, _ clashes: [Clash], override: Person.Name?
    ) throws(ChangeRefusal) {
        guard start >= approval.at else { throw .beforeApproval(id, approval.at) }
        try check(clashes, approval, override: override)
        move(to: .implementing(approval, startedAt: start))
    }

    /// A freeze that blocks is overridden by an emergency alone, in the name of one who approved it (9.3).
    private func check(_ clashes: [Clash], _ approval: Approval, override: Person.Name?) throws(ChangeRefusal) {
        for clash in clashes {
            guard case .insideFreeze(let freeze, .block) = clash.kind else { continue }
            guard kind == .emergency else { throw .frozen(id, freeze) }
            guard let override, override != requestedBy, approval.by.contains(override) else {
                throw .overrideNeedsApprover(id, freeze)
            }
        }
    }
}
