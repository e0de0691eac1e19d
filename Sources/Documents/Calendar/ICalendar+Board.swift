import BackOffice
import Domain

extension ICalendar {
    /// The changes the actor may see that were ever submitted, and, for the provider's people, the board's meetings.
    package static func board(from view: View) throws -> ICalendar {
        let meetings = try view.meetings().map { Event($0, changedAt: try view.lastChanged($0.id)) }
        let names = try view.peopleNames()
        let changes = try view.changes().compactMap { change in Event(change, try view.steps(of: change.id), names) }
        return ICalendar(name: "Change board", events: meetings + changes)
    }
}

extension ICalendar.Event {
    init(_ meeting: BoardMeeting, changedAt: Instant) {
        let isOff = meeting.status.word == "not held"
        self.init(
            uid: "\(meeting.id)@amico", stampedAt: changedAt, sequence: meeting.status == .planned ? 0 : 1,
            period: meeting.period, status: isOff ? .cancelled : .confirmed, summary: "Change board \(meeting.id)",
            description: "Agenda closes \(meeting.zone.words(meeting.cutOffAt)).", categories: ["Change board"])
    }

    /// Nil for a draft, and for what has no time yet.
    init?(_ change: ChangeRequest, _ steps: [ChangeStep], _ names: PeopleNames) {
        let status: Status? =
            switch change.status {
            case .draft: nil
            case .submitted, .onAgenda, .deferred, .approved: .tentative
            case .scheduled, .implementing, .inReview, .closed: .confirmed
            case .rejected, .cancelled: .cancelled
            }
        let told = steps.filter { $0.fact != "clashes" }
        guard let status, let period = change.implementation?.actual ?? change.plan.planned, let last = told.last else {
            return nil
        }
        let plan = change.plan
        let places = plan.affects.map { "\($0.customer) \($0.system)" }.joined(separator: ", ")
        self.init(
            uid: "\(change.id)@amico", stampedAt: last.at, sequence: told.count - 1, period: period, status: status,
            summary: "\(change.id) \(plan.title) (\(places))",
            description: [
                "\(change.kind.rawValue), \(change.status.word)", plan.description, plan.reason.map { "Reason: \($0)" },
                plan.implementer.map { "Made by \(names.name($0))" },
            ].compactMap(\.self).joined(separator: "\n"), categories: ["Change"])
    }
}
