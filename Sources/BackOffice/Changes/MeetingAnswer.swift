import Domain

/// What `board meetings --json` prints of a meeting.
package struct MeetingAnswer: Encodable, Equatable, Sendable {
    package let meeting: BoardMeeting.ID
    package let startsAt: Instant
    package let endsAt: Instant
    package let cutOffAt: Instant
    package let zone: Zone
    package let status: String
    package let present: [Person.Name]
    /// How many changes are before it.
    package let items: Int

    package init(_ meeting: BoardMeeting, in view: View) throws {
        self.meeting = meeting.id
        startsAt = meeting.period.start
        endsAt = meeting.period.end
        cutOffAt = meeting.cutOffAt
        zone = meeting.zone
        status = meeting.status.word
        present = meeting.status.present
        items = try view.agenda(of: meeting.id).count
    }
}

/// What `board minutes --json` prints: who was there, what was written, what was done with each change.
package struct MinutesAnswer: Encodable, Equatable, Sendable {
    package let meeting: BoardMeeting.ID
    package let startsAt: Instant
    package let status: String
    package let present: [Person.Name]
    package let minutes: String
    package let additions: [MinutesAddition]
    package let steps: [ChangeStep]

    package init(_ meeting: BoardMeeting, in view: View) throws {
        self.meeting = meeting.id
        startsAt = meeting.period.start
        status = meeting.status.word
        present = meeting.status.present
        minutes = meeting.status.words
        additions = try view.additions(toMinutesOf: meeting.id)
        steps = try view.steps(in: meeting.id)
    }
}
