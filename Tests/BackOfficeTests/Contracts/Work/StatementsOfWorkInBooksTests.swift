import Domain
import GRDB
import Testing

@testable import BackOffice

struct StatementsOfWorkInBooksTests {
    private static func day(_ text: String) -> Day { WorkBooks.day(text) }

    @Test func `they are numbered by the year of the request in the provider's zone`() async throws {
        let books = try await TestBooks.make(at: "2026-12-31T00:00:00Z")
        try await books.register(zone: Zone("Pacific/Auckland") ?? .utc)
        let request = RequestStatementOfWork(customer: TestBooks.riverbend, kind: .advancedServices, title: "Work")
        #expect(try await books.perform(request, at: "2026-12-31T20:00:00Z").statementOfWork.text == "SOW-2026-0001")
        #expect(try await books.perform(request, at: "2027-01-01T07:59:59Z").statementOfWork.text == "SOW-2026-0002")
        #expect(try await books.perform(request, at: "2027-01-01T08:00:00Z").statementOfWork.text == "SOW-2027-0001")
    }

    @Test func `a quote lapses at midnight of the customer's own zone (3_3)`() async throws {
        let work = try await WorkBooks.make(zone: Zone("America/New_York") ?? .utc)
        let late = try await work.quote(.enhancedMaintenance(work.enhanced), until: "2026-01-31")
        let kept = try await work.quote(.enhancedMaintenance(work.enhanced), until: "2026-01-31")
        let unsigned = try await work.quote(.advancedServices(work.project()), until: "2026-01-31")
        // 23:59:59 in New York.
        try await work.sign(late, .customer, on: "2026-01-31", at: "2026-02-01T04:59:59Z")
        try await work.sign(kept, .customer, on: "2026-01-31")
        #expect(try await work.sign(kept, .provider, on: "2026-01-31").status == "binding")
        #expect(try work.standing(unsigned) == .quoted)
        work.books.clock.stand(at: try #require(Instant("2026-02-01T05:00:00Z")))
        #expect(try work.standing(unsigned) == .lapsed)
        #expect(try work.standing(late) == .lapsed)
        #expect(try work.standing(kept) == .inEffect)
        await #expect(throws: WorkRefusal.quoteLapsed(late, Self.day("2026-01-31"))) {
            try await work.sign(late, .provider, on: "2026-02-01")
        }
        #expect(try work.standing(late) == .lapsed)
    }

    @Test func `what a lapsed quote offered stays in the books beside the new one`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.quote(.enhancedMaintenance(work.enhanced), until: "2026-01-31")
        work.books.clock.stand(at: try #require(Instant("2026-03-02T18:00:00Z")))
        #expect(try work.standing(sow) == .lapsed)
        try await work.offer(sow, .enhancedMaintenance(work.enhanced), until: "2026-03-31")
        #expect(try work.standing(sow) == .quoted)
        let offers = try work.books.office.read(as: work.books.root) {
            try String.fetchAll($0.db, sql: "SELECT valid_until FROM quote WHERE sow = ? ORDER BY id", arguments: [sow.text])
        }
        #expect(offers == ["2026-01-31", "2026-03-31"])
    }

    @Test func `it becomes binding only under an agreement that is binding (3_1)`() async throws {
        let books = try await TestBooks.make(at: "2026-01-05T18:00:00Z")
        try await books.register()
        let work = try await WorkBooks.drafted(TestBooks.riverbend, in: books)
        let enhanced = try await work.quote(.enhancedMaintenance(work.enhanced))
        let project = try await work.quote(.advancedServices(work.project()))
        for (sow, agreement) in [(enhanced, work.maintenance.text), (project, work.services.text)] {
            try await work.sign(sow, .customer, on: "2026-01-05")
            await #expect(throws: WorkRefusal.agreementNotBinding(sow, agreement)) {
                try await work.sign(sow, .provider, on: "2026-01-05")
            }
            #expect(try work.standing(sow) == .signedByOne)
            let (signed, rows) = try books.office.read(as: books.root) { view in
                let rows = try Int.fetchOne(
                    view.db, sql: "SELECT count(*) FROM paper_signature WHERE paper = ?", arguments: [sow.text])
                return (try view.statementOfWork(sow).signatures.map(\.party), rows)
            }
            #expect(signed == [.customer] && rows == 1, "the refused signature left nothing")
        }
        for (party, by) in HourBooks.signatories {
            try await books.perform(
                SignMaintenanceAgreement(agreement: work.maintenance, party: party, by: by, on: Self.day("2026-01-05")))
        }
        #expect(try await work.sign(enhanced, .provider, on: "2026-01-05").effectiveFrom == Self.day("2026-01-05"))
    }

    @Test func `a quote names the customer's own agreement, and days within it`() async throws {
        let work = try await WorkBooks.make()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await work.books.register(lakeside)
        let other = try await WorkBooks.drafted(lakeside, in: work.books)
        await #expect(throws: Missing.self) { _ = try await work.quote(.enhancedMaintenance(other.enhanced)) }
        await #expect(throws: Missing.self) { _ = try await work.quote(.advancedServices(other.project())) }
        await #expect(throws: WorkRefusal.self) {
            _ = try await work.quote(.advancedServices(work.project(through: "2029-01-01")))
        }
    }

    @Test func `nothing is booked before it is binding, and no hours before it is in effect (3_3)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.quote(.advancedServices(work.project()))
        let planned = try await work.plan(sow, from: "2026-02-02", through: "2026-02-03").engagement
        var expense = RecordExpense(
            statementOfWork: sow, category: .travel, what: "Flight", spentOn: Self.day("2026-01-05"))
        expense.amount = Money(minor: 48_260, .usd)
        expense.receipt = try work.receipt()
        let log = LogHours(
            statementOfWork: sow, on: Self.day("2026-01-05"), person: "Lee Park", minutes: Hours(minutes: 60))
        for party in [Party.customer, .provider] {
            await #expect(throws: WorkRefusal.notBinding(sow)) { try await work.books.perform(expense) }
            await #expect(throws: EngagementRefusal.self) {
                try await work.books.perform(ConfirmEngagement(engagement: planned))
            }
            await #expect(throws: (any Error).self) { try await work.books.perform(log) }
            try await work.sign(sow, party, on: "2026-01-05")
        }
        try await work.books.perform(expense)
        try await work.books.perform(ConfirmEngagement(engagement: planned))
        await #expect(throws: HoursRefusal.self) { try await work.books.perform(log) }
        try await work.books.perform(
            LogHours(statementOfWork: sow, on: Self.day("2026-02-01"), person: "Lee Park", minutes: Hours(minutes: 60)),
            at: "2026-02-01T20:00:00Z")
    }

    @Test func `binding in a year that runs, its hours are deposited; before it, on its first day`() async throws {
        let work = try await WorkBooks.make(at: "2025-12-10T18:00:00Z")
        let sow = try await work.bind(.enhancedMaintenance(work.enhanced))
        func opened() throws -> [String] {
            try work.books.office.read(as: work.books.root) { try $0.openedHourYears(of: sow).map(\.year.first.description) }
        }
        #expect(try opened() == [])
        try await work.books.runJobs(until: "2026-01-01T08:00:00Z")
        #expect(try opened() == ["2026-01-01"])
        let running = try await WorkBooks.make(at: "2026-03-02T18:00:00Z")
        let late = try await running.bind(.enhancedMaintenance(running.enhanced))
        #expect(
            try running.books.office.read(as: running.books.root) { try $0.openedHourYears(of: late).count } == 1)
    }

    @Test func `phases are accepted once, by name, when the project is in effect (7_1)`() async throws {
        let work = try await WorkBooks.make()
        let phases = ["design", "build"].map { AdvancedServicesTerms.Phase(name: $0, fee: Money(minor: 1_000_000, .usd)) }
        let sow = try await work.bind(.advancedServices(work.project(phases: phases)))
        func accept(_ phase: String, on: String, at: String? = nil) async throws {
            try await work.books.perform(
                AcceptPhase(statementOfWork: sow, phase: phase, by: "Maria Ortiz", on: Self.day(on)), at: at)
        }
        let start = Self.day("2026-02-01")
        let unsigned = try await work.quote(.advancedServices(work.project(phases: phases)))
        await #expect(throws: WorkRefusal.notBinding(unsigned)) {
            try await work.books.perform(
                AcceptPhase(statementOfWork: unsigned, phase: "design", by: "Maria Ortiz", on: Self.day("2026-01-05")))
        }
        await #expect(throws: WorkRefusal.notInEffect(sow, start)) { try await accept("design", on: "2026-01-05") }
        await #expect(throws: WorkRefusal.notInEffect(sow, start)) {
            try await accept("design", on: "2026-01-31", at: "2026-03-02T20:00:00Z")
        }
        try await accept("design", on: "2026-03-02")
        await #expect(throws: WorkRefusal.acceptedAlready("design")) { try await accept("design", on: "2026-03-02") }
        await #expect(throws: WorkRefusal.unknownPhase("test", known: ["design", "build"])) {
            try await accept("test", on: "2026-03-02")
        }
        await #expect(throws: WorkRefusal.inTheFuture(Self.day("2026-03-03"))) {
            try await accept("build", on: "2026-03-03")
        }
        let accepted = try work.books.office.read(as: work.books.root) { try $0.acceptedPhases(of: $0.statementOfWork(sow)) }
        #expect(accepted.map(\.phase) == ["design"])
        #expect(accepted.first?.fee.decimal == "10000.00")
        try await work.books.perform(CompleteStatementOfWork(statementOfWork: sow, on: Self.day("2026-03-02")))
        try await accept("build", on: "2026-03-02")
    }

    @Test func `a request is dropped, what is binding ends by change order or notice`() async throws {
        let work = try await WorkBooks.make()
        let quoted = try await work.quote(.enhancedMaintenance(work.enhanced))
        await #expect(throws: WorkRefusal.notBinding(quoted)) {
            try await work.books.perform(CompleteStatementOfWork(statementOfWork: quoted, on: Self.day("2026-01-05")))
        }
        try await work.books.perform(DropStatementOfWork(statementOfWork: quoted, why: "They wait a year"))
        #expect(try work.standing(quoted) == .cancelled(Self.day("2026-01-05")))
        let sow = try await work.bind(.enhancedMaintenance(work.enhanced))
        await #expect(throws: WorkRefusal.bindingEndsByNotice(sow)) {
            try await work.books.perform(DropStatementOfWork(statementOfWork: sow, why: "They wait a year"))
        }
        await #expect(throws: WorkRefusal.bindingEndsByNotice(sow)) {
            try await work.books.perform(CompleteStatementOfWork(statementOfWork: sow, on: Self.day("2026-01-05")))
        }
        #expect(try work.standing(sow) == .inEffect)
    }

    @Test func `each year of Enhanced Maintenance has its own requirements; gathered again, the later hold and both stay (3_2)`()
        async throws
    {
        let work = try await WorkBooks.make()
        let sow = try await work.bind(.enhancedMaintenance(work.enhanced))
        func gather(_ sow: StatementOfWork.ID, _ year: String, _ scope: String) async throws {
            try await work.books.perform(
                GatherRequirements(
                    statementOfWork: sow, year: Self.day(year), scope: scope, assumptions: "A test system", schedule: "June",
                    responsibilities: "Lee Park leads"))
        }
        try await gather(sow, "2026-01-01", "Training")
        try await gather(sow, "2027-01-01", "Upgrades")
        try await gather(sow, "2027-01-01", "Two upgrades")
        await #expect(throws: WorkRefusal.noSuchYear(sow, Self.day("2027-03-01"), first: Self.day("2026-01-01"))) {
            try await gather(sow, "2027-03-01", "x")
        }
        await #expect(throws: WorkRefusal.requirementsOutOfBounds("The scope")) { try await gather(sow, "2027-01-01", "") }
        let project = try await work.bind(.advancedServices(work.project()))
        await #expect(throws: WorkRefusal.notYearly(project)) { try await gather(project, "2026-02-01", "x") }
        let (scopes, rows) = try work.books.office.read(as: work.books.root) { view in
            let found = try view.requirements(of: view.statementOfWork(sow)).map { "\($0.year) \($0.scope)" }
            return (found, try Int.fetchOne(view.db, sql: "SELECT count(*) FROM yearly_requirements"))
        }
        #expect(scopes == ["2026-01-01 Training", "2027-01-01 Two upgrades"])
        #expect(rows == 3)
    }

    @Test func `the turnaround runs from complete scoping information to the first quote (3_3)`() async throws {
        let work = try await WorkBooks.make()
        let sow = try await work.books.perform(
            RequestStatementOfWork(customer: TestBooks.riverbend, kind: .enhancedMaintenance, title: "Work")
        ).statementOfWork
        func turnaround() throws -> QuoteTurnaround? {
            try work.books.office.read(as: work.books.root) { try $0.turnaround(of: $0.statementOfWork(sow)) }
        }
        try await work.books.perform(RecordScoping(statementOfWork: sow))
        #expect(try turnaround() == nil)
        let complete = try #require(Instant("2026-01-06T10:00:00-08:00"))
        await #expect(throws: WorkRefusal.self) {
            try await work.books.perform(RecordScoping(statementOfWork: sow, completeAt: complete))
        }
        try await work.books.perform(
            RecordScoping(statementOfWork: sow, completeAt: complete), at: "2026-01-06T18:00:00Z")
        #expect(try turnaround()?.isMet == nil)
        work.books.clock.stand(at: try #require(Instant("2026-01-13T18:00:00Z")))
        try await work.offer(sow, .enhancedMaintenance(work.enhanced))
        #expect(try turnaround()?.isMet == true)
        work.books.clock.stand(at: try #require(Instant("2026-01-30T18:00:00Z")))
        try await work.offer(sow, .enhancedMaintenance(work.enhanced))
        #expect(try turnaround()?.isMet == true)
    }
}
