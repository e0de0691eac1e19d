import Testing

@testable import Domain

/// A board of four that meets on Tuesdays at 10:00 Pacific and closes its agenda on Monday at 12:00.
enum SampleBoard {
    static func name(_ text: StaticString) -> Person.Name { Identifier(named: text) }

    static func rules(
        _ rule: BoardRules.Rule = .majority, quorum: Int = 2, emergencyQuorum: Int = 1, retentionYears: Int = 1
    ) throws -> BoardRules {
        try BoardRules(
            members: [name("ann"), name("ben"), name("cay"), name("dan")], chair: name("ann"), deputy: name("ben"),
            emergencyMembers: [name("ann"), name("cay")], quorum: quorum, emergencyQuorum: emergencyQuorum, rule: rule,
            meetings: try weekly(), retentionYears: retentionYears)
    }

    static func weekly() throws -> WeeklyMeeting {
        try WeeklyMeeting(weekday: .tuesday, minute: 600, cutOffMinutes: 22 * 60, zone: .pacific)
    }

    static let first = BoardMeeting.ID(named: "CCB-000001")
    static let second = BoardMeeting.ID(named: "CCB-000002")

    static func vote(_ text: StaticString, _ answer: BoardVote.Answer) -> BoardVote { BoardVote(by: name(text), answer: answer) }
}

enum SampleChange {
    static let headend = AffectedSystem(
        customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")))
    static let database = AffectedSystem(customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "mdm")))

    /// Saturday 2026-09-12, 22:00 to midnight Pacific.
    static let night = period("2026-09-12T22:00:00-07:00", "2026-09-13T00:00:00-07:00")

    static func period(_ from: String, _ to: String) -> Period {
        Period(Instant(from) ?? .distantPast, Instant(to) ?? .distantPast)
    }

    static func at(_ text: String) -> Instant { Instant(text) ?? .distantPast }

    static func plan(_ planned: Period? = night, affects: [AffectedSystem] = [headend], by: StaticString = "eli") -> ChangePlan {
        ChangePlan(
            title: "Release 9.4", description: "Installs release 9.4.", reason: "Fixes the leak in the scheduler.",
            planned: planned, preventative: "Rehearsed on the test system.", contingency: "Restore the snapshot.",
            affects: affects, implementer: Identifier(named: by))
    }

    static func make(
        _ kind: ChangeRequest.Kind = .normal, _ id: StaticString = "CR-000001", by: StaticString = "gus",
        plan: ChangePlan = plan()
    ) throws -> ChangeRequest {
        try ChangeRequest(id: Identifier(named: id), kind: kind, requestedBy: Identifier(named: by), plan: plan)
    }

    /// Submitted on 2026-09-01.
    static func submitted(
        _ kind: ChangeRequest.Kind = .normal, _ id: StaticString = "CR-000001", by: StaticString = "gus",
        plan: ChangePlan = plan()
    ) throws -> ChangeRequest {
        var change = try make(kind, id, by: by, plan: plan)
        try change.submit(at: at("2026-09-01T09:00:00-07:00"), template: nil)
        return change
    }
}
