import Domain

/// Opens a meeting of the board with the members who came.
package struct OpenBoardMeeting: Action {
    package static let permission = Permission.administerBoard
    package static var example: OpenBoardMeeting {
        OpenBoardMeeting(
            meeting: Identifier(named: "CCB-000001"), present: [Identifier(named: "root"), Identifier(named: "dana")])
    }

    package var meeting: BoardMeeting.ID
    package var present: [Person.Name]

    package init(meeting: BoardMeeting.ID, present: [Person.Name]) {
        self.meeting = meeting
        self.present = present
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.meeting(meeting)
        // The job may not have run yet; nothing that came in time is left out for it.
        if known.status == .planned, book.now >= known.cutOffAt { _ = try book.closeAgenda(of: known) }
        try known.open(present: present, rules: try book.view.boardRules(), now: book.now)
        try known.store(in: book)
        return Done()
    }
}

/// Puts a change on an agenda after its cut-off, as the CCB Administrator; why is kept in the minutes.
package struct PlaceOnAgenda: Action {
    package static let permission = Permission.administerBoard
    package static var example: PlaceOnAgenda {
        PlaceOnAgenda(
            change: Identifier(named: "CR-000045"), meeting: Identifier(named: "CCB-000001"),
            reason: "The certificate ends on Friday.")
    }

    package var change: ChangeRequest.ID
    package var meeting: BoardMeeting.ID
    /// In 1 to 2,000 characters.
    package var reason: String

    package init(change: ChangeRequest.ID, meeting: BoardMeeting.ID, reason: String) {
        self.change = change
        self.meeting = meeting
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        try book.view.meeting(meeting).takeLateItem(now: book.now)
        guard (1...2_000).contains(reason.count) else { throw BoardRefusal.textOutOfBounds }
        var known = try book.view.change(change)
        try known.place(on: meeting)
        try known.store(.placed, meeting: meeting, ChangeRequest.Placing(meeting: meeting, late: reason), in: book)
        return Done()
    }
}

/// Writes down what a meeting made of a change; the rule decides, the votes are kept. Whoever asked for it has no vote (9.2), but may
/// hold the pen: writing down how others voted approves nothing.
package struct RecordBoardDecision: Action {
    package static let permission = Permission.administerBoard
    package static var example: RecordBoardDecision {
        RecordBoardDecision(
            meeting: Identifier(named: "CCB-000001"), change: Identifier(named: "CR-000045"),
            votes: [BoardVote(by: Identifier(named: "dana"), answer: .approve)], defers: false,
            note: "After the month's billing.")
    }

    package var meeting: BoardMeeting.ID
    package var change: ChangeRequest.ID
    /// At least one, unless it `defers`.
    package var votes: [BoardVote]
    /// Moves it to the next meeting without a vote.
    package var defers: Bool?
    /// For the minutes, in 1 to 4,000 characters.
    package var note: String?

    package init(
        meeting: BoardMeeting.ID, change: ChangeRequest.ID, votes: [BoardVote], defers: Bool? = nil, note: String? = nil
    ) {
        self.meeting = meeting
        self.change = change
        self.votes = votes
        self.defers = defers
        self.note = note
    }

    package struct Decided: Codable, Equatable, Sendable {
        package let decision: BoardDecision
        package let note: String?
        /// The meeting a deferred change moves to.
        package let movesTo: BoardMeeting.ID?
        /// True where nobody voted; nil otherwise.
        package let isUnvoted: Bool?
    }

    package func perform(in book: Book) throws -> Decided {
        let present = try book.view.meeting(meeting).present()
        var known = try book.view.change(change)
        guard note.map({ (1...4_000).contains($0.count) }) ?? true else { throw BoardRefusal.textOutOfBounds }
        let next = try book.meeting(after: try book.view.meeting(meeting).period.start)
        let decision = try known.decide(
            votes, isDeferral: defers == true, present: present, in: meeting, rules: try book.view.boardRules(), next: next.id,
            at: book.now)
        let decided = Decided(
            decision: decision, note: note, movesTo: known.agenda, isUnvoted: defers == true ? true : nil)
        try known.store(.decided, meeting: meeting, decided, in: book)
        return decided
    }
}

/// Ends a meeting with its minutes; what it did not decide moves to the next one.
package struct CloseBoardMeeting: Action {
    package static let permission = Permission.administerBoard
    package static var example: CloseBoardMeeting {
        CloseBoardMeeting(meeting: Identifier(named: "CCB-000001"), minutes: "The agenda was gone through.")
    }

    package var meeting: BoardMeeting.ID
    /// In 1 to 4,000 characters.
    package var minutes: String

    package init(meeting: BoardMeeting.ID, minutes: String) {
        self.meeting = meeting
        self.minutes = minutes
    }

    package func perform(in book: Book) throws -> CallOffBoardMeeting.Moved {
        var known = try book.view.meeting(meeting)
        try known.close(minutes: minutes)
        try known.store(in: book)
        return CallOffBoardMeeting.Moved(changes: try book.moveAgenda(of: known))
    }
}

/// Calls a planned meeting off; its agenda moves to the next one.
package struct CallOffBoardMeeting: Action {
    package static let permission = Permission.administerBoard
    package static var example: CallOffBoardMeeting {
        CallOffBoardMeeting(meeting: Identifier(named: "CCB-000002"), reason: "Thanksgiving week.")
    }

    package var meeting: BoardMeeting.ID
    /// In 1 to 4,000 characters.
    package var reason: String

    package init(meeting: BoardMeeting.ID, reason: String) {
        self.meeting = meeting
        self.reason = reason
    }

    package struct Moved: Codable, Equatable, Sendable {
        /// How many changes moved to the next meeting.
        package let changes: Int
    }

    package func perform(in book: Book) throws -> Moved {
        var known = try book.view.meeting(meeting)
        try known.callOff(reason: reason)
        try known.store(in: book)
        return Moved(changes: try book.moveAgenda(of: known))
    }
}
