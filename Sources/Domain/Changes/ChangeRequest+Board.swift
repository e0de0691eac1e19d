extension ChangeRequest {
    /// Changes what the draft says.
    package mutating func revise(_ plan: ChangePlan) throws(ChangeRefusal) {
        guard status == .draft else { throw .notADraft(id, status.word) }
        try plan.check()
        guard plan.template == nil || kind == .standard else { throw .templateOfAnother(kind) }
        replace(plan)
    }

    /// Hands it to the board. A standard change is approved at once by its template; an unauthorized one, whose actual time is
    /// its planned one, goes to its review (9.1).
    package mutating func submit(at now: Instant, template: ChangeTemplate?) throws(ChangeRefusal) {
        guard status == .draft else { throw .notADraft(id, status.word) }
        guard plan.missing.isEmpty, let planned = plan.planned else { throw .incomplete(id, plan.missing) }
        switch kind {
        case .standard:
            guard let template, template.name == plan.template else { throw .noTemplate(id) }
            guard planned.end > now else { throw .timeIsOver(id, planned.end) }
            move(to: .approved(Approval(way: .template(template.name), by: [], at: now)))
        case .normal, .emergency:
            guard planned.end > now else { throw .timeIsOver(id, planned.end) }
            move(to: .submitted(at: now, approvals: []))
        case .unauthorized:
            guard planned.end <= now else { throw .notYetMade(id, planned.end) }
            move(to: .inReview(Implementation(approval: nil, actual: planned)))
        }
    }

    /// Puts it before a meeting: what was submitted, or what an earlier meeting deferred to this one.
    package mutating func place(on meeting: BoardMeeting.ID) throws(ChangeRefusal) {
        switch status {
        case .submitted where kind == .normal, .deferred(meeting): move(to: .onAgenda(meeting))
        case .onAgenda(let other), .deferred(let other): throw .onAnAgenda(id, other)
        case .draft, .submitted, .approved, .rejected, .scheduled, .implementing, .inReview, .closed, .cancelled:
            throw .notForAnAgenda(id, kind, status.word)
        }
    }

    /// Moves it from its meeting to the next one.
    package mutating func `defer`(from meeting: BoardMeeting.ID, to next: BoardMeeting.ID) throws(ChangeRefusal) {
        guard agenda == meeting, next != meeting else { throw .notOnAgenda(id, meeting) }
        move(to: .deferred(to: next))
    }

    /// What the board made of it in a meeting. A deferral needs the meeting it moves to.
    ///
    /// Without any vote a change is deferred only where that is said outright: a form sent too early must not defer it for good.
    package mutating func decide(
        _ votes: [BoardVote], isDeferral: Bool = false, present: [Person.Name], in meeting: BoardMeeting.ID, rules: BoardRules,
        next: BoardMeeting.ID, at now: Instant
    ) throws(ChangeRefusal) -> BoardDecision {
        guard agenda == meeting else { throw .notOnAgenda(id, meeting) }
        guard !isDeferral || votes.isEmpty else { throw .votesOnDeferral(id) }
        guard isDeferral || !votes.isEmpty else { throw .noVote(id) }
        let decision = try rules.decide(votes, present: present, requestedBy: requestedBy)
        switch decision.outcome {
        case .approved: move(to: .approved(Approval(way: .board(meeting), by: decision.votesFor, at: now)))
        case .rejected: move(to: .rejected(at: now, meeting: meeting))
        case .deferred: try `defer`(from: meeting, to: next)
        }
        return decision
    }

    /// One emergency member says yes; with as many as the rules ask for it is approved.
    package mutating func approveEmergency(by person: Person.Name, rules: BoardRules, at now: Instant) throws(ChangeRefusal) {
        guard kind == .emergency else { throw .notAnEmergency(id) }
        guard case .submitted(let submittedAt, let known) = status else { throw .notSubmitted(id, status.word) }
        guard person != requestedBy else { throw .ownRequest(id) }
        guard rules.emergencyMembers.contains(person) else { throw .notAnEmergencyMember(person) }
        guard !known.contains(person) else { throw .approvedAlready(id, person) }
        let by = known + [person]
        // Whoever left the emergency members since no longer speaks for the board.
        let standing = by.filter { rules.emergencyMembers.contains($0) }
        if standing.count >= rules.emergencyQuorum {
            move(to: .approved(Approval(way: .emergency, by: standing, at: now)))
        } else {
            move(to: .submitted(at: submittedAt, approvals: by))
        }
    }

    /// Back to the draft, to be changed: every approval is void (9.2).
    package mutating func pullBack() throws(ChangeRefusal) {
        switch status {
        case .submitted, .onAgenda, .deferred, .approved, .rejected, .scheduled: move(to: .draft)
        case .draft: throw .draftAlready(id)
        case .implementing, .inReview, .closed, .cancelled: throw .tooLate(id, status.word)
        }
    }

    /// Gives it up; until it is being made.
    package mutating func cancel(at now: Instant, reason: String) throws(ChangeRefusal) {
        guard (1...2_000).contains(reason.count) else { throw .textOutOfBounds }
        switch status {
        case .draft, .submitted, .onAgenda, .deferred, .approved, .scheduled: move(to: .cancelled(at: now, reason: reason))
        case .rejected, .implementing, .inReview, .closed, .cancelled: throw .tooLate(id, status.word)
        }
    }
}
