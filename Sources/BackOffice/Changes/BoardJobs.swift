import Domain

/// Makes the board's meetings, week by week: with each that begins, one more is made ahead.
package struct GenerateMeeting: Action {
    package static let permission = Permission.runJobs
    package static var example: GenerateMeeting { GenerateMeeting(after: Identifier(named: "CCB-000001")) }
    static let jobKind = "makeBoardMeetings"

    package var after: BoardMeeting.ID

    package func perform(in book: Book) throws -> Done {
        _ = try book.view.meeting(after)
        try book.makeMeetingsAhead()
        return Done()
    }

    package static let handler = JobHandler(jobKind) { job, _ in GenerateMeeting(after: try BoardJobs.meeting(job)) }
}

/// Closes a meeting's agenda at its cut-off: what was submitted by then, and what was deferred to it, is on it.
package struct CloseAgenda: Action {
    package static let permission = Permission.runJobs
    package static var example: CloseAgenda { CloseAgenda(meeting: Identifier(named: "CCB-000001")) }
    static let jobKind = "closeBoardAgenda"

    package var meeting: BoardMeeting.ID

    package func perform(in book: Book) throws -> CallOffBoardMeeting.Moved {
        let known = try book.view.meeting(meeting)
        guard book.now >= known.cutOffAt else { throw BoardRefusal.tooEarly(meeting, known.cutOffAt) }
        guard known.status == .planned else { return CallOffBoardMeeting.Moved(changes: 0) }
        return CallOffBoardMeeting.Moved(changes: try book.closeAgenda(of: known))
    }

    package static let handler = JobHandler(jobKind) { job, _ in CloseAgenda(meeting: try BoardJobs.meeting(job)) }
}

/// A day after a meeting should have ended: where it was never opened, or never closed, its agenda moves on by itself.
package struct MoveAgenda: Action {
    package static let permission = Permission.runJobs
    package static var example: MoveAgenda { MoveAgenda(meeting: Identifier(named: "CCB-000001")) }
    static let jobKind = "moveBoardAgenda"

    package var meeting: BoardMeeting.ID

    package func perform(in book: Book) throws -> CallOffBoardMeeting.Moved {
        var known = try book.view.meeting(meeting)
        switch known.status {
        case .planned, .open: try known.lapse(now: book.now)
        case .held, .notHeld: return CallOffBoardMeeting.Moved(changes: 0)
        }
        try known.store(in: book)
        return CallOffBoardMeeting.Moved(changes: try book.moveAgenda(of: known))
    }

    package static let handler = JobHandler(jobKind) { job, _ in MoveAgenda(meeting: try BoardJobs.meeting(job)) }
}

enum BoardJobs {
    static func meeting(_ job: Job) throws -> BoardMeeting.ID {
        guard let meeting = BoardMeeting.ID(job.key) else { throw Unreadable("job.key") }
        return meeting
    }
}
