@testable import BackOffice
@testable import Domain
@testable import Reports

/// A board of three that met once, on Tuesday 2026-09-08 at 10:00 Pacific, and what was before it.
enum SampleBoard {
    static let meeting = BoardMeeting.ID(series: "CCB", 2)
    static let next = BoardMeeting.ID(series: "CCB", 3)
    static let names = PeopleNames(["ann": "Ann Lee", "bob": "Bob Roy", "cat": "Cat Poe", "gus": "Gus Hall", "eli": "Eli Fox"])
    static let riverbend = CustomerCode(named: "RIVERBEND")

    static func at(_ text: String) -> Instant { Instant(text) ?? .distantPast }
    static func person(_ name: StaticString) -> Person.Name { Identifier(named: name) }

    static func planned(held: Bool) throws -> BoardMeeting {
        let start = at("2026-09-08T10:00:00-07:00")
        var meeting = BoardMeeting(
            id: meeting, period: Period(start, start + 3_600), cutOffAt: start - 22 * 3_600, zone: .pacific)
        guard held else { return meeting }
        try meeting.open(present: [person("ann"), person("bob")], rules: rules, now: start)
        try meeting.close(minutes: "The order of releases in the fourth quarter was talked over.")
        return meeting
    }

    static var rules: BoardRules {
        get throws {
            try BoardRules(
                members: [person("ann"), person("bob"), person("cat")], chair: person("ann"), deputy: person("bob"),
                emergencyMembers: [person("ann")], quorum: 2, rule: .majority,
                meetings: try WeeklyMeeting(weekday: .tuesday, minute: 600, cutOffMinutes: 22 * 60, zone: .pacific))
        }
    }

    static func change(
        _ number: Int, _ title: String, _ kind: ChangeRequest.Kind = .normal, from: String = "2026-09-12T22:00:00-07:00",
        to: String = "2026-09-13T00:00:00-07:00", submitted: String = "2026-09-03T09:00:00-07:00"
    ) throws -> ChangeRequest {
        var change = try ChangeRequest(
            id: Identifier(series: "CR", number), kind: kind, requestedBy: person("gus"),
            plan: ChangePlan(
                title: title, description: "What \(title.lowercased()) does.", reason: "Why it is done.",
                planned: Period(at(from), at(to)), preventative: "Rehearsed.", contingency: "Restore the snapshot.",
                affects: [AffectedSystem(customer: riverbend, system: .application(Identifier(named: "headend")))],
                implementer: person("eli")))
        try change.submit(at: at(submitted), template: nil)
        return change
    }

    /// Approved by ann and bob on 8 September, made on the night of 12 September, 15 minutes late, closed.
    static var closed: ChangeRequest {
        get throws {
            var change = try change(1, "Release 9.4")
            try change.place(on: meeting)
            _ = try change.decide(
                [BoardVote(by: person("ann"), answer: .approve), BoardVote(by: person("bob"), answer: .approve)],
                present: [person("ann"), person("bob")], in: meeting, rules: rules, next: next,
                at: at("2026-09-08T10:10:00-07:00"))
            try change.schedule([], override: nil)
            try change.start(
                at: at("2026-09-12T22:05:00-07:00"), now: at("2026-09-12T22:05:00-07:00"), clashes: [], override: nil)
            try change.finish(at: at("2026-09-13T00:15:00-07:00"), now: at("2026-09-13T00:15:00-07:00"))
            try change.record(
                ChangeRequest.Backup(reference: "BK-000007 LTO-7", takenAt: at("2026-09-13T00:40:00-07:00")),
                now: at("2026-09-13T00:40:00-07:00"))
            try change.close(at: at("2026-09-14T09:00:00-07:00"))
            return change
        }
    }

    static var unauthorized: ChangeRequest {
        get throws {
            try change(
                2, "Firewall rule", .unauthorized, from: "2026-09-01T03:00:00-07:00", to: "2026-09-01T03:22:00-07:00")
        }
    }

    static var waiting: ChangeRequest {
        get throws { try change(3, "Database patches", from: "2026-10-10T22:00:00-07:00", to: "2026-10-11T01:00:00-07:00") }
    }

    static func step(
        _ change: Int, _ fact: String, _ at: String, by: String = "ann", _ words: String = "", late: String? = nil,
        decision: BoardDecision? = nil
    ) -> ChangeStep {
        ChangeStep(
            change: Identifier(series: "CR", change), fact: fact, at: self.at(at), by: by, words: words, late: late,
            decision: decision)
    }

    static let approval = BoardDecision(
        outcome: .approved, rule: .majority, quorum: 2, entitled: [person("ann"), person("bob")],
        votesFor: [person("ann"), person("bob")], votesAgainst: [])
}
