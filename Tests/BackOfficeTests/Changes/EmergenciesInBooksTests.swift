import BackOffice
import Domain
import Testing

struct EmergenciesInBooksTests {
    private static func freeze(_ effect: Freeze.Effect, _ customer: CustomerCode? = TestBooks.riverbend) -> DeclareFreeze {
        DeclareFreeze(
            customer: customer, start: TestBooks.night.start - 3_600, end: TestBooks.night.end + 3_600, effect: effect,
            reason: "Billing runs.")
    }

    @Test func `a freeze that blocks holds a change back until it is lifted`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        let declared = try await books.act("rui", Self.freeze(.block))
        #expect(declared.changes == [change])
        let freeze = declared.freeze
        await #expect(throws: ChangeRefusal.frozen(change, freeze)) { try await books.act("rui", ScheduleChange(change: change)) }
        // A normal change passes in nobody's name.
        await #expect(throws: ChangeRefusal.frozen(change, freeze)) {
            try await books.act("rui", ScheduleChange(change: change, overrideBy: TestBooks.person("ann")))
        }
        await #expect(throws: Missing("freeze", Freeze.ID(series: "FRZ", 9))) {
            try await books.act("rui", LiftFreeze(freeze: Freeze.ID(series: "FRZ", 9), reason: "x"))
        }
        try await books.act("rui", LiftFreeze(freeze: freeze, reason: "Billing was early."))
        await #expect(throws: ChangeRefusal.liftedAlready(freeze)) {
            try await books.act("rui", LiftFreeze(freeze: freeze, reason: "Again."))
        }
        try await books.act("rui", ScheduleChange(change: change))
        #expect(try books.status(change).word == "scheduled")
    }

    @Test(arguments: [TestBooks.riverbend, nil])
    func `a freeze of a system that nobody has is refused, whoever it is for`(customer: CustomerCode?) async throws {
        let books = try await TestBooks.withBoard()
        func freeze(_ name: Application.Name) -> DeclareFreeze {
            DeclareFreeze(
                customer: customer, systems: [.application(name)], start: TestBooks.night.start, end: TestBooks.night.end,
                effect: .block, reason: "Billing runs.")
        }
        await #expect(throws: OutageRefusal.self) { try await books.act("rui", freeze(Identifier(named: "headnd"))) }
        try await books.act("rui", freeze(Identifier(named: "headend")))
    }

    @Test func `a freeze that warns is shown and holds nothing back; one of another customer is not shown`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        let freeze = try await books.act("rui", Self.freeze(.warn)).freeze
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.register(lakeside)
        try await books.act("rui", Self.freeze(.block, lakeside))
        let scheduled = try await books.act("rui", ScheduleChange(change: change))
        #expect(
            scheduled.clashes == ["outside every service window of headend of RIVERBEND", "inside \(freeze), which warns"])
    }

    @Test func `a freeze declared after scheduling is met when the work begins`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        try await books.act("rui", ScheduleChange(change: change))
        let freeze = try await books.act("rui", Self.freeze(.block, nil)).freeze
        await #expect(throws: ChangeRefusal.frozen(change, freeze)) {
            try await books.act("eli", StartChange(change: change), at: "2026-09-12T22:00:00-07:00")
        }
    }

    @Test
    func `an emergency is approved by its members, overrides a freeze in the name of one, and is reviewed before it closes`()
        async throws
    {
        let books = try await TestBooks.withBoard(emergencyQuorum: 2)
        let change = try await books.submitted(.emergency)
        await #expect(throws: ChangeRefusal.notAnEmergencyMember(TestBooks.person("bob"))) {
            try await books.act("bob", ApproveEmergencyChange(change: change))
        }
        #expect(try await books.act("ann", ApproveEmergencyChange(change: change)).status == "submitted")
        await #expect(throws: ChangeRefusal.approvedAlready(change, TestBooks.person("ann"))) {
            try await books.act("ann", ApproveEmergencyChange(change: change))
        }
        // It is no matter of the weekly agenda.
        try await books.runJobs(until: "2026-08-31T12:00:00-07:00")
        #expect(try books.status(change).word == "submitted")
        #expect(try await books.act("cat", ApproveEmergencyChange(change: change)).status == "approved")
        let freeze = try await books.act("rui", Self.freeze(.block)).freeze
        let at = "2026-09-12T22:00:00-07:00"
        for name in [nil, TestBooks.person("bob"), TestBooks.person("gus")] {
            await #expect(throws: ChangeRefusal.overrideNeedsApprover(change, freeze)) {
                try await books.act("eli", StartChange(change: change, overrideBy: name), at: at)
            }
        }
        try await books.act("eli", StartChange(change: change, overrideBy: TestBooks.person("cat")), at: at)
        try await books.act("eli", FinishChange(change: change), at: "2026-09-12T22:30:00-07:00")
        try await books.act("eli", RecordChangeBackup(change: change, reference: "snapshot 8"))
        await #expect(throws: ChangeRefusal.notReviewed(change, .emergency)) {
            try await books.act("eli", CloseChange(change: change))
        }
        try await books.act("bob", ReviewChange(change: change, finding: "It was needed."))
        try await books.act("eli", CloseChange(change: change))
        let words = try books.office.read(as: books.root) { try $0.steps(of: change).map(\.words) }
        #expect(words.contains("into a freeze in the name of cat"))
    }

    @Test func `nobody approves or reviews what they asked for, nor a member's own emergency`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted(.emergency, by: "ann")
        await #expect(throws: ChangeRefusal.ownRequest(change)) {
            try await books.act("ann", ApproveEmergencyChange(change: change))
        }
        let normal = try await books.submitted(plan: TestBooks.plan(systems: [TestBooks.mdm]))
        await #expect(throws: ChangeRefusal.notAnEmergency(normal)) {
            try await books.act("ann", ApproveEmergencyChange(change: normal))
        }
    }

    @Test func `an unauthorized change goes straight to its review`() async throws {
        let books = try await TestBooks.withBoard()
        let found = Period(books.clock.now - 7_200, books.clock.now - 3_600)
        let change = try await books.submitted(.unauthorized, plan: TestBooks.plan(found))
        #expect(try books.status(change).word == "in review")
        await #expect(throws: AccessRefusal.self) { try await books.act("gus", ReviewChange(change: change, finding: "Fine.")) }
        await #expect(throws: ChangeRefusal.notOnTheBoard(TestBooks.person("root"))) {
            try await books.perform(ReviewChange(change: change, finding: "Fine."))
        }
        try await books.act("ann", ReviewChange(change: change, finding: "Not again."))
        await #expect(throws: ChangeRefusal.noBackup(change)) { try await books.act("eli", CloseChange(change: change)) }
        try await books.act("eli", RecordChangeBackup(change: change, reference: "snapshot 9"))
        try await books.act("eli", CloseChange(change: change))
        #expect(try books.status(change).word == "closed")
    }

    @Test func `a standard change follows a template the board approved in a meeting`() async throws {
        let books = try await TestBooks.withBoard()
        let name = ChangeTemplate.Name(named: "certificates")
        let publish = PublishChangeTemplate(name: name, scope: "Renews a certificate.", meeting: TestBooks.meeting(1))
        await #expect(throws: BoardRefusal.notOpen(TestBooks.meeting(1), "planned")) { try await books.act("rui", publish) }
        var plan = TestBooks.plan()
        let without = try await books.act("gus", DraftChange(kind: .standard, plan: plan)).change
        await #expect(throws: ChangeRefusal.noTemplate(without)) { try await books.act("gus", SubmitChange(change: without)) }
        plan.template = name
        await #expect(throws: ChangeRefusal.templateOfAnother(.normal)) { try await books.act("gus", DraftChange(plan: plan)) }
        let draft = DraftChange(kind: .standard, plan: plan)
        await #expect(throws: Missing("template", name)) { try await books.act("gus", draft) }
        try await books.openFirst()
        try await books.act("rui", publish)
        await #expect(throws: ChangeRefusal.templateTaken(name)) { try await books.act("rui", publish) }
        let change = try await books.act("gus", draft).change
        #expect(try await books.act("gus", SubmitChange(change: change)).status == "approved")
    }
}
