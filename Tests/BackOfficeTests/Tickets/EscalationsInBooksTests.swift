import BackOffice
import Domain
import Testing

/// Thresholds of a severity 2 opened on Monday 14 September 2026, 05:00 PDT: its first response, four support hours, is half
/// used at 07:00, three quarters at 08:00, and due at 09:00.
struct EscalationsInBooksTests {
    private static func books() async throws -> (TestBooks, ServiceRequest.ID) {
        let books = try await RequestsInBooksTests.books()
        try await books.perform(SetMailAddress(address: EmailAddress(named: "support@provider.example")))
        try await books.perform(
            AddActor(id: Identifier(named: "max"), name: "Max", roles: [.supportManager], approval: "Letter"))
        try await books.perform(
            SetActorEmail(actor: Identifier(named: "max"), email: EmailAddress(named: "max@provider.example")))
        try await books.perform(
            AddActor(id: Identifier(named: "ann"), name: "Ann", roles: [.supportAnalyst], approval: "Letter"))
        try await books.perform(
            SetActorEmail(actor: Identifier(named: "ann"), email: EmailAddress(named: "ann@provider.example")))
        return (books, try await RequestsInBooksTests.open(books, .major, at: "2026-09-14T12:00:00Z").request)
    }

    private static func run(_ books: TestBooks, at text: String) async throws -> [JobRunner.Report] {
        books.clock.stand(at: try #require(Instant(text)))
        return try await JobRunner(office: books.office, actor: books.root).run(until: books.clock.now)
    }

    private static func told(_ books: TestBooks) throws -> [String] {
        try books.read(at: "2026-09-30T00:00:00Z") { view in
            try view.escalations().flatMap { one in
                one.steps.map { "\(one.clock.rawValue) \(one.percent) \($0.level.rawValue)" }
            }
        }
    }

    private static func mails(_ books: TestBooks) throws -> [String] {
        try books.read(at: "2026-09-30T00:00:00Z") { try $0.mails().filter { $0.kind == .escalation }.map(\.recipient.text) }
    }

    @Test func `each threshold is told once, at its second and not before`() async throws {
        let (books, request) = try await Self.books()
        #expect(try await Self.run(books, at: "2026-09-14T13:59:59Z").isEmpty)
        #expect(try await Self.run(books, at: "2026-09-14T14:00:00Z").count == 1)
        #expect(try Self.told(books) == ["firstResponse 50 analyst"])
        #expect(try await Self.run(books, at: "2026-09-14T14:00:00Z").isEmpty)
        _ = try await Self.run(books, at: "2026-09-14T15:30:00Z")
        _ = try await Self.run(books, at: "2026-09-14T16:00:00Z")
        #expect(
            try Self.told(books) == [
                "firstResponse 50 analyst", "firstResponse 75 seniorAnalyst", "firstResponse 100 supportManager",
            ])
        #expect(try Self.mails(books) == ["ann@provider.example", "ann@provider.example", "max@provider.example"])
        let facts = try books.read(at: "2026-09-14T17:00:00Z") { try $0.serviceRequest(request).history.facts.map(\.deed) }
        #expect(facts.contains(.escalated("first response late: support manager")))
    }

    @Test func `after a night without a run the highest alone is told, and all are stored`() async throws {
        let (books, request) = try await Self.books()
        _ = try await Self.run(books, at: "2026-09-14T17:00:00Z")
        #expect(try Self.told(books) == ["firstResponse 100 supportManager"])
        let stored = try books.read(at: "2026-09-14T17:00:00Z") { try $0.escalations(request: request) }
        #expect(stored.map(\.percent) == [50, 75, 100])
        #expect(
            stored.map(\.crossedAt) == [
                Instant("2026-09-14T14:00:00Z"), Instant("2026-09-14T15:00:00Z"), Instant("2026-09-14T16:00:00Z"),
            ])
    }

    @Test func `what was answered before anybody looked is stored and told to nobody`() async throws {
        let (books, request) = try await Self.books()
        try await books.perform(ReplyToRequest(request: request, text: "On it"), at: "2026-09-14T14:30:00Z")
        _ = try await Self.run(books, at: "2026-09-14T14:31:00Z")
        #expect(try Self.told(books).isEmpty)
        #expect(try books.read(at: "2026-09-14T15:00:00Z") { try $0.escalations(request: request) }.map(\.percent) == [50])
    }

    @Test func `a level that knows is not told again`() async throws {
        let (books, request) = try await Self.books()
        await #expect(throws: RequestRefusal.nothingToAcknowledge(request, .seniorAnalyst)) {
            try await books.perform(AcknowledgeEscalation(request: request, level: .seniorAnalyst))
        }
        let twice = EscalationLadder(
            [50, 75, 100].map {
                EscalationLadder.Step(
                    .firstResponse, percent: $0, from: .critical, to: .question, level: .supportManager,
                    who: .role("supportManager"))
            })
        let set = try await books.perform(SetEscalationLadder(ladder: twice))
        #expect(set.version == 2 && set.findings.isEmpty)
        _ = try await Self.run(books, at: "2026-09-14T14:00:00Z")
        try await books.perform(AcknowledgeEscalation(request: request, level: .supportManager))
        _ = try await Self.run(books, at: "2026-09-14T15:00:00Z")
        _ = try await Self.run(books, at: "2026-09-14T16:00:00Z")
        #expect(try Self.told(books) == ["firstResponse 50 supportManager"])
    }

    @Test func `business hours tell nobody at midnight`() async throws {
        let (books, request) = try await Self.books()
        // On a Friday: the clock is late at closing time, and that is told when the desk opens on Monday.
        let late = try await RequestsInBooksTests.open(books, .major, at: "2026-09-18T20:00:00Z").request
        #expect(late != request)
        // Opened at 13:00, four support hours end at 17:00 sharp; the run comes at 23:00.
        _ = try await Self.run(books, at: "2026-09-19T06:00:00Z")
        let steps = try books.read(at: "2026-09-20T00:00:00Z") { try $0.escalations(request: late).flatMap(\.steps) }
        #expect(steps.map(\.toldAt) == [Instant("2026-09-21T12:00:00Z")])
        let mail = try books.read(at: "2026-09-20T00:00:00Z") { try $0.mails().last { $0.kind == .escalation } }
        #expect(mail?.state == .waiting(dueAt: try #require(Instant("2026-09-21T12:00:00Z"))))
    }

    @Test func `a utility's people see no escalation`() async throws {
        let (books, request) = try await Self.books()
        _ = try await Self.run(books, at: "2026-09-14T17:00:00Z")
        try await books.perform(
            AddActor(
                id: Identifier(named: "kim"), name: "Kim", roles: [.customerContact], utility: TestBooks.riverbend,
                approval: "Letter"))
        let kim = try books.office.actor("kim")
        try books.office.read(as: kim) { (view: View) throws in
            #expect(try view.escalations().isEmpty)
            let facts = try view.serviceRequest(request).history.facts.map(\.deed)
            #expect(!facts.contains { if case .escalated = $0 { true } else { false } })
        }
    }

    @Test func `who asked and who watches get the desk's words by mail, once`() async throws {
        let (books, _) = try await Self.books()
        try await books.perform(
            AddContact(customer: TestBooks.riverbend, name: "Jo", role: "Billing", email: "jo@riverbend.example"))
        let opened = try await books.perform(
            OpenRequest(
                customer: TestBooks.riverbend, title: "Bill", text: "Wrong", channel: .email, severity: .question,
                requester: "lee@riverbend.example"), at: "2026-09-14T16:30:00Z")
        await #expect(throws: Missing("actor or contact of RIVERBEND", "eve@evil.example")) {
            try await books.perform(WatchRequest(request: opened.request, watcher: "eve@evil.example", watches: true))
        }
        try await books.perform(WatchRequest(request: opened.request, watcher: "jo@riverbend.example", watches: true))
        try await books.perform(ReplyToRequest(request: opened.request, text: "We look"))
        try await books.perform(NoteOnRequest(request: opened.request, text: "Secret"))
        let mails = try books.read(at: "2026-09-15T00:00:00Z") { try $0.mails(of: TestBooks.riverbend) }
        #expect(
            mails.map { "\($0.kind.rawValue) \($0.recipient)" } == [
                "requestOpened lee@riverbend.example", "customerMessage ann@provider.example",
                "publicReply lee@riverbend.example", "publicReply jo@riverbend.example",
            ])
        #expect(mails.allSatisfy { $0.thread == opened.request.text && $0.words.text != "Secret" })
    }
}
