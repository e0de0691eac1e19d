import BackOffice
import Domain
import Testing

/// Books with a board of three (ann in the chair, bob her deputy, cat) that meets on Tuesdays at 10:00 Pacific, decides by majority with a
/// quorum of two, and closes its agenda on Monday at 12:00. They stand at Monday 2026-08-31, 09:00: CCB-000001 is tomorrow's meeting.
extension TestBooks {
    static let mdm = MonitoredSystem.application(Application.Name(named: "mdm"))

    /// Saturday 2026-09-12, 22:00 to midnight Pacific.
    static let night = Period(
        Instant("2026-09-12T22:00:00-07:00") ?? .distantPast, Instant("2026-09-13T00:00:00-07:00") ?? .distantPast)

    static func withBoard(
        _ rule: BoardRules.Rule = .majority, quorum: Int = 2, emergencyQuorum: Int = 1
    ) async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.sign(try await books.draft(applications: ["headend", "mdm"]))
        let people: [(String, Role)] = [
            ("ann", .changeBoardMember), ("bob", .changeBoardMember), ("cat", .changeBoardMember),
            ("rui", .changeBoardAdministrator), ("gus", .operations), ("eli", .operations),
        ]
        for (name, role) in people {
            let id = try #require(Actor.ID(name))
            try await books.perform(AddActor(id: id, name: name, roles: [role], approval: "Letter"))
        }
        books.clock.stand(at: try #require(Instant("2026-08-31T09:00:00-07:00")))
        try await books.perform(rules(rule, quorum: quorum, emergencyQuorum: emergencyQuorum))
        return books
    }

    static func rules(
        _ rule: BoardRules.Rule = .majority, quorum: Int = 2, emergencyQuorum: Int = 1, retentionYears: Int? = nil
    ) -> SetBoardRules {
        SetBoardRules(
            members: people("ann", "bob", "cat"), chair: person("ann"), deputy: person("bob"),
            emergencyMembers: people("ann", "cat"), quorum: quorum,
            emergencyQuorum: emergencyQuorum, rule: rule, weekday: .tuesday, minute: 600, lengthMinutes: 60,
            cutOffMinutes: 22 * 60, zone: .pacific, retentionYears: retentionYears)
    }

    static func person(_ name: StaticString) -> Person.Name { Identifier(named: name) }
    static func people(_ names: StaticString...) -> [Person.Name] { names.map(person) }
    static func meeting(_ number: Int) -> BoardMeeting.ID { BoardMeeting.ID(series: "CCB", number) }

    static func plan(
        _ planned: Period? = night, systems: [MonitoredSystem] = [headend], of customer: CustomerCode = riverbend,
        by: StaticString = "eli"
    ) -> ChangePlan {
        ChangePlan(
            title: "Release 9.4", description: "Installs release 9.4.", reason: "Fixes the leak in the scheduler.",
            planned: planned, preventative: "Rehearsed on the test system.", contingency: "Restore the snapshot.",
            affects: systems.map { AffectedSystem(customer: customer, system: $0) }, implementer: person(by))
    }

    /// Performs as one of them.
    @discardableResult
    func act<Deed: Action>(_ who: String, _ deed: Deed, at text: String? = nil) async throws -> Deed.Outcome {
        if let text { clock.stand(at: try #require(Instant(text))) }
        return try await office.perform(deed, as: try office.actor(who))
    }

    /// Drafted and submitted by gus now.
    func submitted(
        _ kind: ChangeRequest.Kind = .normal, by who: String = "gus", plan: ChangePlan = plan()
    ) async throws -> ChangeRequest.ID {
        let change = try await act(who, DraftChange(kind: kind, plan: plan)).change
        try await act(who, SubmitChange(change: change))
        return change
    }

    func status(_ change: ChangeRequest.ID) throws -> ChangeRequest.Status {
        try office.read(as: root) { try $0.change(change).status }
    }

    /// Opens tomorrow's meeting, with ann and bob.
    func openFirst(present: [Person.Name] = people("ann", "bob")) async throws {
        try await runJobs(until: "2026-08-31T12:00:00-07:00")
        try await act("rui", OpenBoardMeeting(meeting: Self.meeting(1), present: present), at: "2026-09-01T10:02:00-07:00")
    }

    @discardableResult
    func decide(
        _ change: ChangeRequest.ID, _ answer: BoardVote.Answer = .approve, by voters: [Person.Name] = people("ann", "bob"),
        in meeting: Int = 1
    ) async throws -> BoardDecision {
        let votes = voters.map { BoardVote(by: $0, answer: answer) }
        return try await act("rui", RecordBoardDecision(meeting: Self.meeting(meeting), change: change, votes: votes)).decision
    }

    /// Approved on Tuesday by ann and bob.
    func approved(plan: ChangePlan = plan()) async throws -> ChangeRequest.ID {
        let change = try await submitted(plan: plan)
        try await openFirst()
        try await decide(change)
        return change
    }
}
