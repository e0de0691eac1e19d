import Testing

@testable import Domain

@Suite struct BoardRulesTests {
    private let all = ["ann", "ben", "cay", "dan"].map { SampleBoard.name($0) }

    @Test(
        arguments: [
            (BoardRules.Rule.chair, ["ann"], [], BoardDecision.Outcome.approved), (.chair, ["ben", "cay", "dan"], [], .deferred),
            (.chair, ["ben", "cay"], ["ann"], .rejected), (.majority, ["ann", "ben", "cay"], [], .approved),
            (.majority, ["ann", "ben"], [], .deferred), (.majority, ["ann", "ben"], ["cay", "dan"], .deferred),
            (.majority, ["ann"], ["ben", "cay", "dan"], .rejected), (.all, ["ann", "ben", "cay", "dan"], [], .approved),
            (.all, ["ann", "ben", "cay"], [], .deferred), (.all, ["ann", "ben", "cay"], ["dan"], .rejected),
        ] as [(BoardRules.Rule, [String], [String], BoardDecision.Outcome)])
    func `the rule decides`(rule: BoardRules.Rule, yes: [String], no: [String], outcome: BoardDecision.Outcome) throws {
        let votes = try (yes.map { ($0, .approve) } + no.map { ($0, .reject) } as [(String, BoardVote.Answer)]).map {
            BoardVote(by: try #require(Person.Name($0.0)), answer: $0.1)
        }
        let decision = try SampleBoard.rules(rule).decide(votes, present: all, requestedBy: SampleBoard.name("gus"))
        #expect(decision.outcome == outcome)
    }

    @Test func `nobody votes on a change they asked for, nor counts for its quorum`() throws {
        let two = [SampleBoard.name("ann"), SampleBoard.name("ben")]
        let rules = try SampleBoard.rules()
        #expect(throws: ChangeRefusal.ownVote(SampleBoard.name("ben"))) {
            try rules.decide([SampleBoard.vote("ben", .approve)], present: all, requestedBy: SampleBoard.name("ben"))
        }
        let decision = try rules.decide([SampleBoard.vote("ann", .approve)], present: two, requestedBy: SampleBoard.name("ben"))
        #expect(decision.outcome == .deferred)
        #expect(decision.entitled == [SampleBoard.name("ann")])
    }

    @Test func `the deputy decides what the chair asked for`() throws {
        let decision = try SampleBoard.rules(.chair).decide(
            [SampleBoard.vote("ben", .approve)], present: all, requestedBy: SampleBoard.name("ann"))
        #expect(decision.outcome == .approved)
    }

    @Test func `a vote is cast once, by a member who came`() throws {
        let rules = try SampleBoard.rules()
        #expect(throws: ChangeRefusal.notPresent(SampleBoard.name("dan"))) {
            try rules.decide(
                [SampleBoard.vote("dan", .approve)], present: [SampleBoard.name("ann")], requestedBy: SampleBoard.name("gus"))
        }
        #expect(throws: ChangeRefusal.votedTwice(SampleBoard.name("ann"))) {
            try rules.decide(
                [SampleBoard.vote("ann", .approve), SampleBoard.vote("ann", .reject)], present: all,
                requestedBy: SampleBoard.name("gus"))
        }
        #expect(throws: ChangeRefusal.notPresent(SampleBoard.name("gil"))) {
            try rules.decide(
                [SampleBoard.vote("gil", .approve)], present: all + [SampleBoard.name("gil")],
                requestedBy: SampleBoard.name("gus"))
        }
    }

    @Test func `a retention is at least a year and is never shortened`() throws {
        #expect(throws: BoardRefusal.retentionTooShort(years: 1)) { try SampleBoard.rules(retentionYears: 0) }
        let long = try SampleBoard.rules(retentionYears: 7)
        #expect(throws: BoardRefusal.retentionTooShort(years: 7)) { try SampleBoard.rules(retentionYears: 6).check(after: long) }
        try SampleBoard.rules(retentionYears: 7).check(after: long)
        try SampleBoard.rules(retentionYears: 8).check(after: long)
    }

    @Test func `a quorum is within reach although one member may have asked`() throws {
        #expect(throws: BoardRefusal.quorumOutOfReach(4, members: 4)) { try SampleBoard.rules(quorum: 4) }
        #expect(try SampleBoard.rules(quorum: 3).quorum == 3)
    }

    @Test(arguments: [
        ("2026-10-27T09:59:59-07:00", "2026-10-27T10:00:00-07:00", "2026-10-26T12:00:00-07:00"),
        ("2026-10-27T10:00:00-07:00", "2026-11-03T10:00:00-08:00", "2026-11-02T12:00:00-08:00"),
        ("2026-11-04T00:00:00-08:00", "2026-11-10T10:00:00-08:00", "2026-11-09T12:00:00-08:00"),
        ("2027-03-10T00:00:00-08:00", "2027-03-16T10:00:00-07:00", "2027-03-15T12:00:00-07:00"),
    ])
    func `the board meets at the same time of the zone's clock on both sides of a change of clocks`(
        after: String, start: String, cutOff: String
    ) throws {
        let sitting = try SampleBoard.weekly().next(after: SampleChange.at(after))
        #expect(sitting.period.start == SampleChange.at(start))
        #expect(sitting.cutOffAt == SampleChange.at(cutOff))
        #expect(sitting.period.seconds == 3_600)
    }

    @Test func `a meeting is opened on its day, and its minutes are written while it is held`() throws {
        let sitting = try SampleBoard.weekly().next(after: SampleChange.at("2026-10-27T00:00:00Z"))
        var meeting = BoardMeeting(
            id: SampleBoard.first, period: sitting.period, cutOffAt: sitting.cutOffAt, zone: .pacific)
        let rules = try SampleBoard.rules()
        #expect(throws: BoardRefusal.notYet(meeting.id, sitting.period.start)) {
            try meeting.open(present: all, rules: rules, now: SampleChange.at("2026-10-26T23:59:59-07:00"))
        }
        #expect(throws: BoardRefusal.notOpen(meeting.id, "planned")) { try meeting.close(minutes: "x") }
        #expect(throws: BoardRefusal.notMembers([SampleBoard.name("gus")])) {
            try meeting.open(present: [SampleBoard.name("gus")], rules: rules, now: sitting.period.start)
        }
        try meeting.open(present: all, rules: rules, now: sitting.period.start)
        try meeting.close(minutes: "All of the agenda was decided.")
        #expect(throws: BoardRefusal.meetingOver(meeting.id, "held")) { try meeting.callOff(reason: "x") }
    }
}
