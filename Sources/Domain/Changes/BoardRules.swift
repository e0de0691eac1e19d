/// How the change board sits and decides: settings, in dated versions (9.2).
package struct BoardRules: Equatable, Codable, Sendable {
    package enum Rule: String, CaseIterable, Codable, Sendable {
        case chair, majority, all
    }

    package let members: [Person.Name]
    package let chair: Person.Name
    /// Decides in the chair's place where the chair asked for the change.
    package let deputy: Person.Name
    package let emergencyMembers: [Person.Name]
    /// How many members who may vote on a change must be present.
    package let quorum: Int
    package let emergencyQuorum: Int
    package let rule: Rule
    package let meetings: WeeklyMeeting
    /// For how many years requests and minutes are kept.
    package let retentionYears: Int

    /// Refuses a board that can never decide: a chair or deputy who is no member, a quorum out of reach, emergency members from
    /// outside, and a retention under a year.
    package init(
        members: [Person.Name], chair: Person.Name, deputy: Person.Name, emergencyMembers: [Person.Name], quorum: Int,
        emergencyQuorum: Int = 1, rule: Rule, meetings: WeeklyMeeting, retentionYears: Int = 1
    ) throws(BoardRefusal) {
        let board = Set(members)
        let emergency = Set(emergencyMembers)
        guard (2...50).contains(board.count) else { throw .tooFewMembers }
        guard board.contains(chair), board.contains(deputy), chair != deputy else { throw .chairFromOutside }
        guard emergency.isSubset(of: board), !emergency.isEmpty else { throw .emergencyFromOutside }
        guard (1..<board.count).contains(quorum) else { throw .quorumOutOfReach(quorum, members: board.count) }
        guard (1...emergency.count).contains(emergencyQuorum) else {
            throw .quorumOutOfReach(emergencyQuorum, members: emergency.count)
        }
        guard (1...100).contains(retentionYears) else { throw .retentionTooShort(years: 1) }
        self.members = board.sorted()
        self.chair = chair
        self.deputy = deputy
        self.emergencyMembers = emergency.sorted()
        self.quorum = quorum
        self.emergencyQuorum = emergencyQuorum
        self.rule = rule
        self.meetings = meetings
        self.retentionYears = retentionYears
    }

    /// Refuses to take the place of rules that keep the archive longer: a retention is never shortened (9.4).
    package func check(after earlier: BoardRules?) throws(BoardRefusal) {
        guard let earlier, retentionYears < earlier.retentionYears else { return }
        throw .retentionTooShort(years: earlier.retentionYears)
    }

    /// The last day a request or minutes that were over on a day must be kept; of 29 February, 1 March.
    package static func keptUntil(endedOn day: Day, years: Int) -> Day? {
        let (year, month, date) = day.civil
        return Day(year: year + years, month: month, day: date) ?? Day(year: year + years, month: 3, day: 1)
    }

    /// Decides one change. Who asked for it neither votes nor counts for the quorum; without a quorum, or where the rule finds
    /// no answer, the change is deferred.
    package func decide(
        _ votes: [BoardVote], present: [Person.Name], requestedBy: Person.Name
    ) throws(ChangeRefusal) -> BoardDecision {
        let sitting = Set(present).intersection(members)
        var seen: Set<Person.Name> = []
        for vote in votes {
            guard vote.by != requestedBy else { throw .ownVote(vote.by) }
            guard sitting.contains(vote.by) else { throw .notPresent(vote.by) }
            guard seen.insert(vote.by).inserted else { throw .votedTwice(vote.by) }
        }
        let entitled = sitting.subtracting([requestedBy])
        let yes = votes.filter { $0.answer == .approve }.map(\.by).sorted()
        let no = votes.filter { $0.answer == .reject }.map(\.by).sorted()
        return BoardDecision(
            outcome: entitled.count < quorum ? .deferred : outcome(yes, no, entitled, requestedBy), rule: rule, quorum: quorum,
            entitled: entitled.sorted(), votesFor: yes, votesAgainst: no)
    }

    private func outcome(
        _ yes: [Person.Name], _ no: [Person.Name], _ entitled: Set<Person.Name>, _ requestedBy: Person.Name
    ) -> BoardDecision.Outcome {
        switch rule {
        case .chair:
            let judge = chair == requestedBy ? deputy : chair
            return yes.contains(judge) ? .approved : no.contains(judge) ? .rejected : .deferred
        case .majority:
            // More than half of those who may vote, so that an abstention is never a yes.
            return yes.count * 2 > entitled.count ? .approved : no.count * 2 > entitled.count ? .rejected : .deferred
        case .all: return yes.count == entitled.count ? .approved : no.isEmpty ? .deferred : .rejected
        }
    }
}

package struct BoardVote: Equatable, Codable, Sendable {
    package enum Answer: String, CaseIterable, Codable, Sendable {
        case approve, reject, abstain
    }

    package let by: Person.Name
    package let answer: Answer

    package init(by: Person.Name, answer: Answer) {
        self.by = by
        self.answer = answer
    }
}

/// What the board made of a change, with what it rests on.
package struct BoardDecision: Equatable, Codable, Sendable {
    package enum Outcome: String, CaseIterable, Codable, Sendable {
        case approved, rejected, deferred
    }

    package let outcome: Outcome
    package let rule: BoardRules.Rule
    package let quorum: Int
    /// Members present who may vote on it.
    package let entitled: [Person.Name]
    package let votesFor: [Person.Name]
    package let votesAgainst: [Person.Name]

    package var words: String {
        "\(outcome.rawValue) by rule \(rule.rawValue): \(votesFor.count) for, \(votesAgainst.count) against, "
            + "\(entitled.count) entitled, quorum \(quorum)"
    }
}

package enum BoardRefusal: Refusal, Equatable {
    case tooFewMembers
    case chairFromOutside
    case emergencyFromOutside
    case quorumOutOfReach(Int, members: Int)
    case retentionTooShort(years: Int)
    case timeOutOfBounds
    case meetingOver(BoardMeeting.ID, String)
    case notOpen(BoardMeeting.ID, String)
    case minutesToCome(BoardMeeting.ID, String)
    case notYet(BoardMeeting.ID, Instant)
    case tooEarly(BoardMeeting.ID, Instant)
    case agendaOpen(BoardMeeting.ID, Instant)
    case lapsed(BoardMeeting.ID, Instant)
    case nobodyPresent
    case notMembers([Person.Name])
    case noBoard
    case textOutOfBounds

    package var message: String {
        switch self {
        case .tooFewMembers: "A board has 2 to 50 members: one alone could never decide a change of their own. Name more members."
        case .chairFromOutside: "Chair and deputy are two different members of the board. Name them among the members."
        case .emergencyFromOutside: "The emergency members are one or more of the board's own. Name them among the members."
        case .quorumOutOfReach(let quorum, let members):
            "A quorum of \(quorum) is out of reach of \(members) members, of whom one may have asked for the change. Lower it."
        case .retentionTooShort(let years):
            "Requests and minutes are kept at least \(years.counted("year")), and a retention is never shortened. Keep it."
        case .timeOutOfBounds:
            "A meeting starts at a minute of the day, lasts 15 to 600 minutes, and closes its agenda 0 to 7 days before."
        case .meetingOver(let id, let word): "\(id) is \(word). Look at the board's meetings for the next one."
        case .notOpen(let id, let word): "\(id) is \(word); its minutes are written while it is held. Open it first."
        case .minutesToCome(let id, let word):
            "\(id) is \(word) and has no minutes to add to yet. Write them as it ends, when the meeting is closed."
        case .notYet(let id, let at): "\(id) starts at \(Zone.pacific.words(at)); it is opened on that day, not before."
        case .tooEarly(let id, let at):
            "Its turn comes at \(Zone.pacific.words(at)) for \(id). The jobs do it then; leave it to them."
        case .agendaOpen(let id, let at):
            "The agenda of \(id) takes what is submitted until \(Zone.pacific.words(at)) by itself. Submit the change; no hand is needed."
        case .lapsed(let id, let at):
            "\(id) could be opened until \(Zone.pacific.words(at)); its agenda moves to the next meeting. Open that one."
        case .nobodyPresent: "A meeting has members present. Name those who came."
        case .notMembers(let people):
            "\(people.map(\.text).joined(separator: ", ")) is no member of the board. Name members who came, or set the board's rules with them first."
        case .noBoard: "There is no board yet. Set the board's rules first: who sits on it and how it decides."
        case .textOutOfBounds: "Say it in 1 to 4,000 characters."
        }
    }
}
