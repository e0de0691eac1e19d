import Domain

@testable import BackOffice
@testable import Reports

/// What was changed on the utility's systems.
extension SampleQuarter {
    /// Made in the window of 18 July, backed up, closed.
    var release: ChangeRequest {
        get throws {
            let start = SampleBoard.at("2026-07-18T20:00:00-07:00")
            var change = try change(11, .emergency, "Release 9.2", start, start + 10_800)
            let rules = try BoardRules(
                members: [Identifier(named: "ann"), Identifier(named: "bob")], chair: Identifier(named: "ann"),
                deputy: Identifier(named: "bob"), emergencyMembers: [Identifier(named: "ann")], quorum: 1, rule: .all,
                meetings: try WeeklyMeeting(weekday: .tuesday, minute: 600, cutOffMinutes: 1_320, zone: .pacific))
            try change.submit(at: start - 604_800, template: nil)
            try change.approveEmergency(by: Identifier(named: "ann"), rules: rules, at: start - 600_000)
            try change.start(at: start + 300, now: start + 300, clashes: [], override: nil)
            try change.finish(at: start + 9_000, now: start + 9_000)
            try change.record(ChangeRequest.Backup(reference: "BK-000003 LTO-3", takenAt: start + 11_000), now: start + 11_000)
            try change.record(
                ChangeRequest.Review(
                    by: Identifier(named: "bob"), at: start + 90_000, finding: "It was needed, and went as planned."))
            try change.close(at: start + 91_000)
            return change
        }
    }

    /// Found in September, not reviewed yet.
    var firewall: ChangeRequest {
        get throws {
            let start = SampleBoard.at("2026-09-02T03:00:00-05:00")
            var change = try change(14, .unauthorized, "Firewall rule changed without a request", start, start + 1_320)
            try change.submit(at: start + 86_400, template: nil)
            return change
        }
    }

    var patches: ChangeRequest {
        get throws {
            let start = SampleBoard.at("2026-10-17T22:00:00-05:00")
            var change = try change(15, .normal, "Operating system patches", start, start + 14_400)
            try change.submit(at: start - 40 * 86_400, template: nil)
            return change
        }
    }

    private func change(
        _ number: Int, _ kind: ChangeRequest.Kind, _ title: String, _ start: Instant, _ end: Instant
    ) throws -> ChangeRequest {
        let other = AffectedSystem(customer: Identifier(series: "SECRET", 1), system: .infrastructure)
        return try ChangeRequest(
            id: Identifier(series: "CR", number), kind: kind, requestedBy: Identifier(named: "gus"),
            plan: ChangePlan(
                title: title, description: "What it does.", reason: "Why it is done.", planned: Period(start, end),
                preventative: "Rehearsed.", contingency: "Restore the snapshot.",
                affects: [
                    AffectedSystem(
                        customer: CustomerCode(series: "CFE", 1), system: .application(Identifier(named: "meterdata"))), other,
                ],
                implementer: Identifier(named: "eli")))
    }
}
