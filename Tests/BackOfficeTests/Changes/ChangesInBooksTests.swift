import BackOffice
import Domain
import Testing

struct ChangesInBooksTests {
    @Test func `a week of the board: from the draft to the close, every step kept`() async throws {
        let books = try await TestBooks.withBoard()
        let draft = try await books.act("gus", DraftChange(plan: TestBooks.plan()))
        #expect(draft.missing == [] && draft.clashes == ["outside every service window of headend of RIVERBEND"])
        let change = draft.change
        #expect(try await books.act("gus", SubmitChange(change: change)).status == "submitted")
        try await books.openFirst()
        let decision = try await books.decide(change)
        #expect(decision.outcome == .approved && decision.entitled == TestBooks.people("ann", "bob"))
        try await books.act("rui", CloseBoardMeeting(meeting: TestBooks.meeting(1), minutes: "One change, approved."))
        let told = try #require(Instant("2026-09-01T15:00:00-07:00"))
        let scheduled = try await books.act(
            "rui", ScheduleChange(change: change, announcedAt: told), at: "2026-09-01T16:00:00-07:00")
        #expect(scheduled.windows.map(\.text) == ["WIN-000001"] && scheduled.clashes == [])
        try await books.act("eli", StartChange(change: change), at: "2026-09-12T22:05:00-07:00")
        try await books.act("eli", FinishChange(change: change), at: "2026-09-12T23:40:00-07:00")
        try await books.act("eli", RecordChangeBackup(change: change, reference: "snapshot 7"), at: "2026-09-13T00:10:00-07:00")
        try await books.act("eli", CloseChange(change: change))
        let (closed, steps) = try books.read(at: "2026-09-13T08:00:00Z") { (try $0.change(change), try $0.steps(of: change)) }
        let done = try #require(closed.implementation)
        #expect(closed.plan.planned == TestBooks.night)
        #expect(done.actual.start.description == "2026-09-13T05:05:00Z" && done.actual.end.description == "2026-09-13T06:40:00Z")
        #expect(
            steps.map(\.fact) == [
                "drafted", "clashes", "submitted", "placed", "decided", "scheduled", "clashes", "started", "finished",
                "backed up",
                "closed",
            ])
        #expect(
            steps.map(\.by) == [
                "gus", "gus", "gus", "root", "rui", "rui", "rui", "eli", "eli", "eli", "eli",
            ])
    }

    @Test func `a change is not submitted with gaps, and the refusal names them`() async throws {
        let books = try await TestBooks.withBoard()
        let gaps = ["a description", "a reason", "its timing", "a preventative action plan", "a contingency action plan"]
        let affects = [AffectedSystem(customer: TestBooks.riverbend, system: TestBooks.headend)]
        let draft = try await books.act("gus", DraftChange(plan: ChangePlan(title: "Release 9.4", affects: affects)))
        #expect(draft.missing == gaps)
        await #expect(throws: ChangeRefusal.incomplete(draft.change, gaps)) {
            try await books.act("gus", SubmitChange(change: draft.change))
        }
        try await books.act("gus", ReviseChange(change: draft.change, plan: TestBooks.plan()))
        try await books.act("gus", SubmitChange(change: draft.change))
        await #expect(throws: ChangeRefusal.notADraft(draft.change, "submitted")) {
            try await books.act("gus", ReviseChange(change: draft.change, plan: TestBooks.plan()))
        }
        await #expect(throws: ChangeRefusal.notADraft(draft.change, "submitted")) {
            try await books.act("gus", SubmitChange(change: draft.change))
        }
    }

    @Test func `a system or a customer nobody has is refused`() async throws {
        let books = try await TestBooks.withBoard()
        let typo = try #require(MonitoredSystem("haedend"))
        await #expect(throws: OutageRefusal.self) {
            try await books.act("gus", DraftChange(plan: TestBooks.plan(systems: [typo])))
        }
        await #expect(throws: Missing.self) {
            try await books.act("gus", DraftChange(plan: TestBooks.plan(of: Identifier(named: "NOBODY"))))
        }
        await #expect(throws: ChangeRefusal.titleMissing) {
            try await books.act("gus", DraftChange(plan: ChangePlan(title: " ")))
        }
    }

    @Test func `a change that touches another utility's system is missing to a utility's people`() async throws {
        let books = try await TestBooks.withBoard()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.register(lakeside)
        try await books.sign(try await books.draft(lakeside))
        let affects = [TestBooks.riverbend, lakeside].map { AffectedSystem(customer: $0, system: TestBooks.headend) }
        var plan = TestBooks.plan()
        let own = try await books.submitted(plan: plan)
        plan.affects = affects
        let shared = try await books.submitted(plan: plan)
        try await books.tied(Identifier(named: "kim"), .administrator, to: TestBooks.riverbend)
        let kim = try books.office.actor("kim")
        try books.office.read(as: kim) { (view: View) throws in
            #expect(try view.changes().map(\.id) == [own])
            #expect(throws: Missing("change", shared)) { try view.steps(of: shared) }
            #expect(try view.meetings().isEmpty)
            #expect(throws: Missing.self) { try view.changes(of: lakeside) }
        }
        await #expect(throws: Missing("change", shared)) { try await books.act("kim", PullBackChange(change: shared)) }
        await #expect(throws: Missing("change", shared)) { try await books.act("kim", CloseChange(change: shared)) }
    }

    @Test func `a record is linked to a change of its customer alone`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.submitted()
        let record = try #require(WorkRecord(change.text))
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.register(lakeside)
        func copy(of customer: CustomerCode, after record: WorkRecord) -> RecordBackup {
            RecordBackup(
                customer: customer, schedule: .afterChange, takenAt: books.clock.now, medium: "LTO-1", change: record,
                keeper: "safe")
        }
        await #expect(throws: Missing("change", record)) { try await books.perform(copy(of: lakeside, after: record)) }
        await #expect(throws: Missing("change", WorkRecord(.change, 99))) {
            try await books.perform(copy(of: TestBooks.riverbend, after: WorkRecord(.change, 99)))
        }
        try await books.perform(copy(of: TestBooks.riverbend, after: record))
        // It was taken before the change was made, so it is not the one the close waits for.
        #expect(try books.status(change).word == "submitted")
    }

    @Test func `pulling back voids the approval and calls off the window made for it`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        try await books.act("rui", ScheduleChange(change: change, announcedAt: books.clock.now))
        try await books.act("gus", PullBackChange(change: change))
        let (known, windows) = try books.read(at: "2026-09-02T00:00:00Z") { view in
            (try view.change(change), try view.serviceWindows(of: TestBooks.riverbend))
        }
        #expect(known.status == .draft && known.approval == nil)
        #expect(windows.map(\.isCancelled) == [true])
        await #expect(throws: ChangeRefusal.notApproved(change, "draft")) {
            try await books.act("rui", ScheduleChange(change: change))
        }
        await #expect(throws: ChangeRefusal.draftAlready(change)) { try await books.act("gus", PullBackChange(change: change)) }
    }

    @Test func `who makes a change can be said when it is scheduled, and its approval stands`() async throws {
        let books = try await TestBooks.withBoard()
        var plan = TestBooks.plan()
        plan.implementer = nil
        let change = try await books.approved(plan: plan)
        await #expect(throws: ChangeRefusal.noImplementer(change)) { try await books.act("rui", ScheduleChange(change: change)) }
        try await books.act("rui", ScheduleChange(change: change, implementer: TestBooks.person("eli")))
        let known = try books.office.read(as: books.root) { try $0.change(change) }
        #expect(known.plan.implementer == TestBooks.person("eli") && known.approval?.by == TestBooks.people("ann", "bob"))
    }

    @Test func `a change is cancelled until it is being made`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        await #expect(throws: ChangeRefusal.textOutOfBounds) {
            try await books.act("gus", CancelChange(change: change, reason: ""))
        }
        try await books.act("gus", CancelChange(change: change, reason: "The vendor withdrew it."))
        #expect(try books.status(change).word == "cancelled")
        let other = try await books.submitted()
        await #expect(throws: ChangeRefusal.notScheduled(other, "submitted")) {
            try await books.act("eli", StartChange(change: other))
        }
        await #expect(throws: ChangeRefusal.tooLate(change, "cancelled")) {
            try await books.act("gus", CancelChange(change: change, reason: "Again."))
        }
    }

    @Test func `nothing closes before a copy taken after it is recorded; the register's counts`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.approved()
        try await books.act("rui", ScheduleChange(change: change))
        try await books.act("eli", StartChange(change: change), at: "2026-09-12T22:00:00-07:00")
        let end = try #require(Instant("2026-09-12T23:00:00-07:00"))
        try await books.act("eli", FinishChange(change: change, at: end), at: "2026-09-13T00:00:00-07:00")
        await #expect(throws: ChangeRefusal.noBackup(change)) { try await books.act("eli", CloseChange(change: change)) }
        await #expect(throws: ChangeRefusal.backupTooEarly(change, end)) {
            try await books.act("eli", RecordChangeBackup(change: change, reference: "snapshot", takenAt: end - 1))
        }
        let record = try #require(WorkRecord(change.text))
        try await books.act(
            "eli",
            RecordBackup(
                customer: TestBooks.riverbend, schedule: .afterChange, takenAt: end + 60, medium: "LTO-7", change: record,
                keeper: "safe"))
        await #expect(throws: ChangeRefusal.backupAlready(change)) {
            try await books.act("eli", RecordChangeBackup(change: change, reference: "snapshot"))
        }
        try await books.act("eli", CloseChange(change: change))
        #expect(try books.read(at: "2026-09-14T00:00:00Z") { try $0.steps(of: change).map(\.words) }.contains("BK-000001 LTO-7"))
    }
}
