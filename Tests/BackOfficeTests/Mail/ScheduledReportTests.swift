import Domain
import Testing

@testable import BackOffice

@Suite struct ScheduledReportTests {
    private static let riverbend = TestBooks.riverbend

    private func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-09-16T17:00:00Z")
        try await books.register()
        try await books.register(CustomerCode(named: "LAKE"))
        for (name, utility) in [("dana", nil), ("maria", Self.riverbend), ("lars", CustomerCode(named: "LAKE"))]
            as [(String, CustomerCode?)]
        {
            let id = try #require(Actor.ID(name))
            let role: Role = utility == nil ? .accountManager : .customerContact
            try await books.perform(AddActor(id: id, name: name, roles: [role], utility: utility, approval: "letter"))
            try await books.perform(SetActorEmail(actor: id, email: EmailAddress("\(name)@mail.example")))
        }
        return books
    }

    private func schedule(_ people: [String], customer: CustomerCode?, firstOn: String = "2026-10-08") throws -> ScheduleReport {
        ScheduleReport(
            report: "quarterly-status", title: "Quarterly status report", customer: customer, rhythm: .monthly,
            firstOn: try #require(Day(firstOn)), coverage: .lastQuarter, recipients: people.compactMap { Actor.ID($0) },
            address: "https://amico.provider.example/reports/quarterly-status")
    }

    @Test func `each of its people has a mail at every due time, with the page of its period`() async throws {
        let books = try await books()
        try await books.perform(try schedule(["dana", "maria"], customer: Self.riverbend))
        try await books.runJobs(until: "2026-10-08T12:59:59Z")
        #expect(try books.office.read(as: books.root) { try $0.mails(waiting: true) }.filter { $0.kind == .report }.isEmpty)
        try await books.runJobs(until: "2026-11-08T14:00:00Z")
        let mails = try books.office.read(as: books.root) { try $0.mails(waiting: true) }.filter { $0.kind == .report }
        #expect(
            mails.map(\.recipient.text).sorted() == [
                "dana@mail.example", "dana@mail.example", "maria@mail.example", "maria@mail.example",
            ])
        #expect(
            mails.allSatisfy {
                $0.words.text?.hasPrefix(
                    "https://amico.provider.example/reports/quarterly-status?customer=RIVERBEND&period=2026Q3") == true
            })
        let kept = try books.office.read(as: books.root) { try $0.reportSchedule(Identifier(series: "RPS", 1)) }
        #expect(kept.dueAt == Instant("2026-12-08T14:00:00Z"))
    }

    @Test func `ended, it comes no more`() async throws {
        let books = try await books()
        try await books.perform(try schedule(["dana"], customer: nil))
        let id = ReportSchedule.ID(series: "RPS", 1)
        try await books.perform(EndReportSchedule(schedule: id))
        try await books.runJobs(until: "2026-12-31T14:00:00Z")
        #expect(try books.office.read(as: books.root) { try $0.mails(waiting: true) }.filter { $0.kind == .report }.isEmpty)
        await #expect(throws: ReportScheduleRefusal.endedAlready(id)) { try await books.perform(EndReportSchedule(schedule: id)) }
    }

    @Test func `a utility's people have what is of their utility, and nothing of others or of all`() async throws {
        let books = try await books()
        await #expect(throws: ReportScheduleRefusal.notTheirs("lars", Self.riverbend)) {
            try await books.perform(try schedule(["lars"], customer: Self.riverbend))
        }
        await #expect(throws: ReportScheduleRefusal.notTheirs("lars", nil)) {
            try await books.perform(try schedule(["lars"], customer: nil))
        }
        let maria = try books.office.actor("maria")
        await #expect(throws: ReportScheduleRefusal.notTheirs("maria", nil)) {
            try await books.office.perform(try schedule(["dana"], customer: nil), as: maria)
        }
        await #expect(throws: Missing.self) {
            try await books.office.perform(try schedule(["dana"], customer: CustomerCode(named: "LAKE")), as: maria)
        }
    }

    @Test func `a first day that has begun, and people nobody reaches, are refused`() async throws {
        let books = try await books()
        let past = try #require(Day("2026-09-16"))
        await #expect(throws: ReportScheduleRefusal.firstIsPast(past)) {
            try await books.perform(try schedule(["dana"], customer: nil, firstOn: "2026-09-16"))
        }
        await #expect(throws: ReportScheduleRefusal.unreachable("root")) {
            try await books.perform(try schedule(["root"], customer: nil))
        }
        await #expect(throws: ReportScheduleRefusal.noRecipient) { try await books.perform(try schedule([], customer: nil)) }
    }
}
