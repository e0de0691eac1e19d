import Testing

@testable import Domain

@Suite struct ChangeRequestTests {
    private let now = SampleChange.at("2026-09-01T09:00:00-07:00")

    @Test func `a change cannot be submitted without what 9.1 asks for`() throws {
        var change = try SampleChange.make(plan: ChangePlan(title: "Release"))
        #expect(
            throws: ChangeRefusal.incomplete(
                change.id,
                [
                    "a description", "a reason", "its timing", "a preventative action plan", "a contingency action plan",
                    "the systems and customers it affects",
                ])
        ) { try change.submit(at: now, template: nil) }
        #expect(change.status == .draft)
    }

    @Test func `a normal change goes from draft to closed, its planned and actual times both kept`() throws {
        var change = try SampleChange.submitted()
        try change.place(on: SampleBoard.first)
        let present = [SampleBoard.name("ann"), SampleBoard.name("ben"), SampleBoard.name("cay")]
        let decision = try change.decide(
            [SampleBoard.vote("ann", .approve), SampleBoard.vote("cay", .approve)], present: present, in: SampleBoard.first,
            rules: try SampleBoard.rules(), next: SampleBoard.second, at: now)
        #expect(decision.outcome == .approved)
        try change.schedule([], override: nil)
        let later = SampleChange.at("2026-09-14T08:00:00-07:00")
        let actual = SampleChange.period("2026-09-12T22:05:00-07:00", "2026-09-13T00:40:00-07:00")
        try change.start(at: actual.start, now: later, clashes: [], override: nil)
        try change.finish(at: actual.end, now: later)
        #expect(throws: ChangeRefusal.noBackup(change.id)) { try change.close(at: later) }
        try change.record(.init(reference: "snap-77", takenAt: actual.end + 600), now: later)
        try change.close(at: later)
        #expect(change.status.word == "closed")
        #expect(change.plan.planned == SampleChange.night)
        #expect(change.implementation?.actual == actual)
        #expect(change.approval?.by == [SampleBoard.name("ann"), SampleBoard.name("cay")])
    }

    @Test func `a backup from before the work ended is not the one meant`() throws {
        var change = try SampleChange.submitted(.emergency)
        try change.approveEmergency(by: SampleBoard.name("ann"), rules: try SampleBoard.rules(), at: now)
        try change.start(at: now, now: now, clashes: [], override: nil)
        try change.finish(at: now + 3_600, now: now + 7_200)
        #expect(throws: ChangeRefusal.backupTooEarly(change.id, now + 3_600)) {
            try change.record(.init(reference: "snap", takenAt: now + 3_599), now: now + 7_200)
        }
    }

    @Test func `pulling back to draft voids approvals`() throws {
        var change = try SampleChange.submitted(.emergency)
        try change.approveEmergency(by: SampleBoard.name("cay"), rules: try SampleBoard.rules(), at: now)
        try change.pullBack()
        #expect(change.status == .draft)
        #expect(change.approval == nil)
        try change.submit(at: now, template: nil)
        #expect(change.status == .submitted(at: now, approvals: []))
    }

    @Test func `a change is cancelled until it is being made`() throws {
        var change = try SampleChange.submitted(.emergency)
        try change.approveEmergency(by: SampleBoard.name("ann"), rules: try SampleBoard.rules(), at: now)
        var begun = change
        try change.cancel(at: now, reason: "No longer needed.")
        #expect(change.status.word == "cancelled")
        try begun.start(at: now, now: now, clashes: [], override: nil)
        #expect(throws: ChangeRefusal.tooLate(begun.id, "implementing")) { try begun.cancel(at: now, reason: "x") }
        #expect(throws: ChangeRefusal.tooLate(begun.id, "implementing")) { try begun.pullBack() }
    }

    @Test func `a standard change is approved by its template, and only by the one it names`() throws {
        var plan = SampleChange.plan()
        plan.template = Identifier(named: "certificates")
        var change = try SampleChange.make(.standard, plan: plan)
        #expect(throws: ChangeRefusal.noTemplate(change.id)) { try change.submit(at: now, template: nil) }
        let other = ChangeTemplate(name: Identifier(named: "users"), scope: "Adds users.", approvedIn: SampleBoard.first)
        #expect(throws: ChangeRefusal.noTemplate(change.id)) { try change.submit(at: now, template: other) }
        let template = ChangeTemplate(
            name: Identifier(named: "certificates"), scope: "Renews certificates.", approvedIn: SampleBoard.first)
        try change.submit(at: now, template: template)
        #expect(change.approval?.way == .template(template.name))
    }

    @Test func `an unauthorized change goes to review at once and closes reviewed, by somebody else, with its backup`() throws {
        let done = SampleChange.period("2026-08-30T22:00:00-07:00", "2026-08-30T23:00:00-07:00")
        var change = try SampleChange.make(.unauthorized, plan: SampleChange.plan(done))
        try change.submit(at: now, template: nil)
        #expect(change.implementation?.actual == done)
        #expect(change.approval == nil)
        try change.record(.init(reference: "snap-1", takenAt: done.end), now: now)
        #expect(throws: ChangeRefusal.notReviewed(change.id, .unauthorized)) { try change.close(at: now) }
        for own in ["gus", "eli"] as [StaticString] {
            #expect(throws: ChangeRefusal.ownRequest(change.id)) {
                try change.record(ChangeRequest.Review(by: SampleBoard.name(own), at: now, finding: "Fine."))
            }
        }
        try change.record(ChangeRequest.Review(by: SampleBoard.name("ann"), at: now, finding: "Told the team of the rule."))
        try change.close(at: now)
        #expect(change.status.word == "closed")
    }

    @Test func `what is still to come is not unauthorized, and what is over is not planned`() throws {
        var early = try SampleChange.make(.unauthorized)
        #expect(throws: ChangeRefusal.notYetMade(early.id, SampleChange.night.end)) { try early.submit(at: now, template: nil) }
        var late = try SampleChange.make()
        #expect(throws: ChangeRefusal.timeIsOver(late.id, SampleChange.night.end)) {
            try late.submit(at: SampleChange.night.end, template: nil)
        }
    }

    @Test func `a blocking freeze stops a change; an emergency passes in the name of one who approved it`() throws {
        let clash = [Clash(kind: .insideFreeze(Identifier(named: "FRZ-000001"), .block))]
        let freeze = Freeze.ID(named: "FRZ-000001")
        var normal = try SampleChange.submitted()
        try normal.place(on: SampleBoard.first)
        _ = try normal.decide(
            [SampleBoard.vote("ann", .approve), SampleBoard.vote("ben", .approve)],
            present: [SampleBoard.name("ann"), SampleBoard.name("ben")], in: SampleBoard.first, rules: SampleBoard.rules(),
            next: SampleBoard.second, at: now)
        #expect(throws: ChangeRefusal.frozen(normal.id, freeze)) { try normal.schedule(clash, override: SampleBoard.name("ann")) }
        try normal.schedule([Clash(kind: .insideFreeze(freeze, .warn))], override: nil)

        var emergency = try SampleChange.submitted(.emergency)
        try emergency.approveEmergency(by: SampleBoard.name("cay"), rules: try SampleBoard.rules(), at: now)
        for nobody in [nil, SampleBoard.name("ann"), SampleBoard.name("gus")] {
            #expect(throws: ChangeRefusal.overrideNeedsApprover(emergency.id, freeze)) {
                try emergency.start(at: now, now: now, clashes: clash, override: nobody)
            }
        }
        try emergency.start(at: now, now: now, clashes: clash, override: SampleBoard.name("cay"))
        #expect(emergency.status.word == "implementing")
    }
}
