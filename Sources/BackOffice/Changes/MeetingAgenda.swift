import Domain
import Foundation
import GRDB

/// What a meeting has before it: what it was given, and, while its agenda still takes requests, what comes on by its cut-off.
package struct MeetingAgenda: Sendable {
    package struct Item: Sendable {
        package let change: ChangeRequest
        /// What stands against it now; of one that the meeting has dealt with, what stood against it then.
        package let clashes: [Clash]
        /// Submitted, and on the agenda once the cut-off has passed.
        package let isExpected: Bool
        /// Why it came on after the cut-off.
        package let late: String?
        /// What the meeting made of it; nil while it has made nothing of it.
        package let outcome: ChangeStep?
    }

    package let meeting: BoardMeeting
    package let items: [Item]
    let now: Instant

    package var cutOffWords: String {
        let cutOff = meeting.zone.words(meeting.cutOffAt)
        return now < meeting.cutOffAt ? "Its agenda closes \(cutOff)." : "Its agenda closed \(cutOff)."
    }
}

extension View {
    /// The agenda of a meeting; of the one that is open, else of the next, where none is named. Refused while there is no board.
    package func agendaOfBoard(_ id: BoardMeeting.ID? = nil) throws -> MeetingAgenda {
        let meeting = try id.map(self.meeting) ?? nextMeeting()
        let steps = try steps(in: meeting.id)
        let before = try agenda(of: meeting.id)
        let expected = try expected(at: meeting)
        let known = Set(before.map(\.id) + steps.map(\.change))
        let items = try known.union(expected.map(\.id)).sorted().map { id in
            let own = steps.filter { $0.change == id }
            let change = try change(id)
            let outcome = own.last { $0.fact != ChangeRequest.Fact.placed.rawValue }
            return MeetingAgenda.Item(
                change: change, clashes: try outcome.map { try clashes(of: id, notedBy: $0.at) } ?? clashes(of: change),
                isExpected: !known.contains(id), late: own.last { $0.fact == ChangeRequest.Fact.placed.rawValue }?.late,
                outcome: outcome)
        }
        return MeetingAgenda(meeting: meeting, items: items, now: now)
    }

    private func clashes(of change: ChangeRequest.ID, notedBy instant: Instant) throws -> [Clash] {
        guard let noted = try notedClashes(of: change, by: instant) else { return [] }
        return try JSONDecoder().decode([Clash].self, from: Data(noted.utf8))
    }

    private func nextMeeting() throws -> BoardMeeting {
        let all = try meetings()
        let open = all.last {
            if case .open = $0.status { true } else { false }
        }
        guard let found = open ?? all.first(where: { $0.status == .planned && $0.period.end > now }) else {
            throw BoardRefusal.noBoard
        }
        return found
    }

    /// Submitted normal changes, for the first meeting whose agenda still takes them.
    private func expected(at meeting: BoardMeeting) throws -> [ChangeRequest] {
        let first = try meetings().first { $0.status == .planned && $0.cutOffAt >= now }
        guard first?.id == meeting.id else { return [] }
        return try changes().filter { change in
            if case .submitted = change.status { change.kind == .normal } else { false }
        }
    }
}
