import BackOffice
import Domain
import Testing

struct MeetingsInBooksTests {
    @Test func `meetings are made four weeks ahead, and one more as each begins`() async throws {
        let books = try await TestBooks.withBoard()
        func starts() throws -> [String] {
            try books.office.read(as: books.root) { try $0.meetings().map(\.period.start.description) }
        }
        #expect(
            try starts() == ["2026-09-01T17:00:00Z", "2026-09-08T17:00:00Z", "2026-09-15T17:00:00Z", "2026-09-22T17:00:00Z"])
        try await books.runJobs(until: "2026-09-01T10:00:00-07:00")
        #expect(try starts().last == "2026-09-29T17:00:00Z")
        // Over the end of summer time the board keeps the clock's hour.
        try await books.runJobs(until: "2026-10-20T12:00:00-07:00")
        #expect(try starts().contains("2026-11-03T18:00:00Z"))
    }

    @Test func `a change sits on the agenda once its cut-off has passed; what comes later waits for the next`() async throws {
        let books = try await TestBooks.withBoard()
        let early = try await books.submitted()
        books.clock.stand(at: try #require(Instant("2026-08-31T12:00:01-07:00")))
        let late = try await books.submitted(plan: TestBooks.plan(systems: [TestBooks.mdm], by: "fay"))
        #expect(try books.status(early).word == "submitted")
        // The job runs late, and gives what a punctual one would have given.
        try await books.runJobs(until: "2026-09-01T09:00:00-07:00")
        #expect(try books.status(early) == .onAgenda(TestBooks.meeting(1)))
        #expect(try books.status(late).word == "submitted")
        try await books.runJobs(until: "2026-09-07T12:00:00-07:00")
        #expect(try books.status(late) == .onAgenda(TestBooks.meeting(2)))
    }

    @Test func `opening a meeting takes what came in time, though no job has run`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        try await books.act(
            "rui", OpenBoardMeeting(meeting: TestBooks.meeting(1), present: TestBooks.people("ann")),
            at: "2026-09-01T10:00:00-07:00")
        #expect(try books.status(change) == .onAgenda(TestBooks.meeting(1)))
    }

    @Test func `the administrator puts a late item on an agenda, with the reason in the minutes`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        let place = PlaceOnAgenda(change: change, meeting: TestBooks.meeting(1), reason: "The certificate ends on Friday.")
        let cutOff = try #require(Instant("2026-08-31T12:00:00-07:00"))
        await #expect(throws: BoardRefusal.agendaOpen(place.meeting, cutOff)) { try await books.act("rui", place) }
        await #expect(throws: AccessRefusal.self) { try await books.act("gus", place) }
        try await books.openFirst()
        books.clock.advance(seconds: 60)
        let late = try await books.submitted(plan: TestBooks.plan(systems: [TestBooks.mdm], by: "fay"))
        await #expect(throws: BoardRefusal.textOutOfBounds) {
            try await books.act("rui", PlaceOnAgenda(change: late, meeting: TestBooks.meeting(1), reason: ""))
        }
        await #expect(throws: ChangeRefusal.onAnAgenda(change, TestBooks.meeting(1))) { try await books.act("rui", place) }
        try await books.act("rui", PlaceOnAgenda(change: late, meeting: TestBooks.meeting(1), reason: "The certificate ends."))
        try await books.decide(late)
        let words = try books.office.read(as: books.root) { try $0.steps(in: TestBooks.meeting(1)).map(\.words) }
        #expect(
            words == [
                "on CCB-000001", "on CCB-000001, late: The certificate ends.",
                "approved by rule majority: 2 for, 0 against, 2 entitled, quorum 2",
            ])
        try await books.act("rui", CloseBoardMeeting(meeting: TestBooks.meeting(1), minutes: "Done."))
        await #expect(throws: BoardRefusal.meetingOver(TestBooks.meeting(1), "held")) { try await books.act("rui", place) }
    }

    @Test func `who asked neither votes nor counts for the quorum`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted(by: "ann")
        try await books.openFirst()
        await #expect(throws: ChangeRefusal.ownVote(TestBooks.person("ann"))) { try await books.decide(change) }
        await #expect(throws: ChangeRefusal.notPresent(TestBooks.person("cat"))) {
            try await books.decide(change, by: TestBooks.people("cat"))
        }
        // ann asked, so bob alone is entitled: no quorum of two, though two are present.
        let decision = try await books.decide(change, by: TestBooks.people("bob"))
        #expect(decision.outcome == .deferred && decision.entitled == TestBooks.people("bob"))
        let words = try books.office.read(as: books.root) { try $0.steps(of: change).last?.words }
        #expect(words == "deferred by rule majority: 1 for, 0 against, 1 entitled, quorum 2; moves to CCB-000002")
        #expect(try books.status(change) == .deferred(to: TestBooks.meeting(2)))
    }

    @Test func `who asked for a change may write down how the others voted on it`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted(by: "rui")
        try await books.openFirst()
        // decide(_:) is done by rui, who asked; ann and bob vote.
        let decision = try await books.decide(change)
        #expect(decision.outcome == .approved && decision.votesFor == TestBooks.people("ann", "bob"))
    }

    @Test func `a decision needs a vote, or that it is deferred outright`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        try await books.openFirst()
        let meeting = TestBooks.meeting(1)
        await #expect(throws: ChangeRefusal.noVote(change)) { try await books.decide(change, by: []) }
        let votes = [BoardVote(by: TestBooks.person("ann"), answer: .approve)]
        await #expect(throws: ChangeRefusal.votesOnDeferral(change)) {
            try await books.act("rui", RecordBoardDecision(meeting: meeting, change: change, votes: votes, defers: true))
        }
        #expect(try books.status(change) == .onAgenda(meeting))
        let decided = try await books.act("rui", RecordBoardDecision(meeting: meeting, change: change, votes: [], defers: true))
        #expect(decided.words == "deferred without a vote; moves to CCB-000002")
        #expect(try books.status(change) == .deferred(to: TestBooks.meeting(2)))
    }

    @Test func `what stood against a change when the board decided stays on the meeting, whatever comes later`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        try await books.openFirst()
        func shown() throws -> [String] {
            try books.office.read(as: books.root) {
                try $0.agendaOfBoard(TestBooks.meeting(1)).items.flatMap { $0.clashes.map(\.words) }
            }
        }
        let outside = "outside every service window of headend of RIVERBEND"
        #expect(try shown() == [outside])
        try await books.decide(change)
        let freeze = try await books.act(
            "rui",
            DeclareFreeze(start: TestBooks.night.start, end: TestBooks.night.end, effect: .block, reason: "Billing runs."),
            at: "2026-09-02T10:00:00-07:00"
        ).freeze
        #expect(try shown() == [outside])
        let now = try books.office.read(as: books.root) { view in try view.clashes(of: view.change(change)).map(\.words) }
        #expect(now == [outside, "inside \(freeze), which blocks"])
    }

    @Test(arguments: [(BoardVote.Answer.reject, "rejected"), (.abstain, "deferred"), (.approve, "approved")])
    func `the rule makes of the votes what they are`(answer: BoardVote.Answer, word: String) async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        try await books.openFirst()
        try await books.decide(change, answer)
        #expect(try books.status(change).word == word)
        await #expect(throws: ChangeRefusal.notOnAgenda(change, TestBooks.meeting(1))) { try await books.decide(change) }
    }

    @Test func `what a meeting does not decide moves to the next by itself, and is on it`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        try await books.openFirst()
        let moved = try await books.act("rui", CloseBoardMeeting(meeting: TestBooks.meeting(1), minutes: "No time was left."))
        #expect(moved.changes == 1)
        #expect(try books.status(change) == .deferred(to: TestBooks.meeting(2)))
        try await books.runJobs(until: "2026-09-07T12:00:00-07:00")
        #expect(try books.status(change) == .onAgenda(TestBooks.meeting(2)))
        try await books.act("rui", CallOffBoardMeeting(meeting: TestBooks.meeting(2), reason: "Nobody is there."))
        #expect(try books.status(change) == .deferred(to: TestBooks.meeting(3)))
        await #expect(throws: BoardRefusal.meetingOver(TestBooks.meeting(2), "not held")) {
            try await books.act("rui", OpenBoardMeeting(meeting: TestBooks.meeting(2), present: TestBooks.people("ann")))
        }
    }

    @Test(arguments: [
        (false, "not held", "It was not held."), (true, "held", "Closed by itself a day after its end; nobody wrote minutes."),
    ])
    func `a meeting nobody closes is closed a day after its end, and lets go of its agenda`(
        isOpened: Bool, word: String, minutes: String
    ) async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        if isOpened { try await books.openFirst() }
        try await books.runJobs(until: "2026-09-02T10:59:59-07:00")
        #expect(try books.status(change) == .onAgenda(TestBooks.meeting(1)))
        try await books.runJobs(until: "2026-09-02T11:00:00-07:00")
        #expect(try books.status(change) == .deferred(to: TestBooks.meeting(2)))
        let meeting = try books.office.read(as: books.root) { try $0.meeting(TestBooks.meeting(1)) }
        #expect(meeting.status.word == word && meeting.status.words == minutes)
    }

    @Test func `nobody but the administrator of the board holds its meetings, on their day, with its members`() async throws {
        let books = try await TestBooks.withBoard()
        let open = OpenBoardMeeting(meeting: TestBooks.meeting(1), present: TestBooks.people("ann"))
        await #expect(throws: AccessRefusal.self) { try await books.act("ann", open) }
        let start = try #require(Instant("2026-09-01T10:00:00-07:00"))
        await #expect(throws: BoardRefusal.notYet(open.meeting, start)) { try await books.act("rui", open) }
        await #expect(throws: BoardRefusal.notMembers(TestBooks.people("gus"))) {
            try await books.act(
                "rui", OpenBoardMeeting(meeting: open.meeting, present: TestBooks.people("gus")), at: "2026-09-01T10:00:00-07:00")
        }
        await #expect(throws: BoardRefusal.notOpen(open.meeting, "planned")) {
            try await books.act("rui", CloseBoardMeeting(meeting: open.meeting, minutes: "x"))
        }
        await #expect(throws: BoardRefusal.nobodyPresent) {
            try await books.act("rui", OpenBoardMeeting(meeting: open.meeting, present: []))
        }
        let last = try #require(Instant("2026-09-02T11:00:00-07:00"))
        await #expect(throws: BoardRefusal.lapsed(open.meeting, last)) {
            try await books.act("rui", open, at: "2026-09-02T11:00:00-07:00")
        }
        await #expect(throws: Missing("board meeting", TestBooks.meeting(99))) {
            try await books.act("rui", CallOffBoardMeeting(meeting: TestBooks.meeting(99), reason: "x"))
        }
    }

    @Test func `minutes of a meeting that is over are added to, and stand as they were written`() async throws {
        let books = try await TestBooks.withBoard()
        let meeting = TestBooks.meeting(1)
        let add = AddToMinutes(meeting: meeting, text: "Cat came at 10:20.")
        await #expect(throws: BoardRefusal.minutesToCome(meeting, "planned")) { try await books.act("rui", add) }
        try await books.openFirst()
        await #expect(throws: BoardRefusal.minutesToCome(meeting, "open")) { try await books.act("rui", add) }
        try await books.act("rui", CloseBoardMeeting(meeting: meeting, minutes: "All was decided."))
        await #expect(throws: AccessRefusal.self) { try await books.act("ann", add) }
        await #expect(throws: BoardRefusal.textOutOfBounds) {
            try await books.act("rui", AddToMinutes(meeting: meeting, text: " "))
        }
        await #expect(throws: BoardRefusal.textOutOfBounds) {
            try await books.act("rui", AddToMinutes(meeting: meeting, text: String(repeating: "x", count: 4_001)))
        }
        try await books.act("rui", add, at: "2026-10-02T09:00:00-07:00")
        try await books.act("rui", AddToMinutes(meeting: meeting, text: "She did not vote."))
        let (minutes, added) = try books.office.read(as: books.root) {
            (try $0.meeting(meeting).status.words, try $0.additions(toMinutesOf: meeting))
        }
        #expect(minutes == "All was decided.")
        #expect(added.map(\.text) == ["Cat came at 10:20.", "She did not vote."])
        #expect(added.first?.at == Instant("2026-10-02T09:00:00-07:00") && added.first?.by == TestBooks.person("rui"))
    }

    @Test func `a board that can never decide is refused, and so are members nobody knows`() async throws {
        let books = try await TestBooks.withBoard()
        await #expect(throws: BoardRefusal.quorumOutOfReach(3, members: 3)) {
            try await books.act("rui", TestBooks.rules(quorum: 3))
        }
        var rules = TestBooks.rules()
        rules.members = TestBooks.people("ann", "bob", "eve")
        rules.emergencyMembers = TestBooks.people("ann")
        await #expect(throws: Missing("person of the house", TestBooks.person("eve"))) { try await books.act("rui", rules) }
    }
}
