import BackOffice
import Domain
import Testing

/// The desk's books: requests under the standard policy, in September 2026 Pacific daylight time.
struct RequestsInBooksTests {
    static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        return books
    }

    static func open(
        _ books: TestBooks, _ severity: Severity = .major, by channel: RequestChannel = .phone, title: String = "No reads",
        text: String = "Nothing since three", at instant: String
    ) async throws -> OpenRequest.Opened {
        try await books.perform(
            OpenRequest(
                customer: TestBooks.riverbend, title: title, text: text, channel: channel, severity: severity,
                requester: "Lee Park"), at: instant)
    }

    @Test func `a critical request by phone runs against the clock at once, by mail it waits to be validated`() async throws {
        let books = try await Self.books()
        // A Saturday, 03:00: severity 1 runs round the clock, and a business day of resolution from Monday 05:00.
        let called = try await Self.open(books, .critical, at: "2026-09-19T10:00:00Z")
        #expect(called.severity == .critical && !called.claimsCritical)
        #expect(called.firstResponseDue == Instant("2026-09-19T10:15:00Z"))
        #expect(called.resolutionDue == Instant("2026-09-22T00:00:00Z"))
        let mailed = try await Self.open(books, .critical, by: .email, at: "2026-09-19T10:05:00Z")
        #expect(mailed.severity == .limited && mailed.claimsCritical)
        // One business day of response: Monday 17:00.
        #expect(mailed.firstResponseDue == Instant("2026-09-22T00:00:00Z"))
        let validated = try await books.perform(
            SetRequestSeverity(request: mailed.request, severity: .critical, reason: "Called back"), at: "2026-09-19T10:30:00Z")
        // The origin stays: fifteen minutes after the opening were over when it was set.
        #expect(validated.owed == .firstResponse && validated.dueAt == Instant("2026-09-19T10:20:00Z"))
        let kept = try books.read(at: "2026-09-19T10:31:00Z") { view in
            let kept = try view.serviceRequest(mailed.request)
            return (kept.history.claimsCritical, try view.clocks(of: kept.history).firstResponse.outcome)
        }
        #expect(!kept.0)
        #expect(kept.1 == .lateThroughChange(at: try #require(Instant("2026-09-19T10:30:00Z")), doneAt: nil))
    }

    @Test func `what stands at the opening is credited to who did it, and of two changes in one second the last holds`()
        async throws
    {
        let books = try await Self.books()
        let request = try await Self.open(books, at: "2026-09-14T12:00:00Z").request
        for severity in [Severity.critical, .question] {
            try await books.perform(
                SetRequestSeverity(request: request, severity: severity, reason: "Called back"), at: "2026-09-14T12:10:00Z")
        }
        let (kept, row) = try books.read(at: "2026-09-14T12:11:00Z") {
            (try $0.serviceRequest(request), try $0.requestQueue().first)
        }
        #expect(kept.history.severity == .question && row?.severity == .question)
        let caller = kept.facts.filter { $0.saidBy == "Lee Park" }.map(\.fact.deed.words)
        #expect(caller == ["opened", "customer message"])
        #expect(kept.facts.contains { $0.fact.deed.words == "severity set" && $0.recordedBy == "root" })
    }

    @Test func `the queue puts the worst first, then who is ahead, then what is due first`() async throws {
        let books = try await Self.books()
        let limited = try await Self.open(books, .limited, at: "2026-09-14T15:00:00Z").request
        let later = try await Self.open(books, .major, at: "2026-09-14T17:00:00Z").request
        let sooner = try await Self.open(books, .major, at: "2026-09-14T17:30:00Z").request
        try await books.perform(ReplyToRequest(request: later, text: "On it"), at: "2026-09-14T18:00:00Z")
        let rows = try books.read(at: "2026-09-14T18:01:00Z") { try $0.requestQueue() }
        #expect(rows.map(\.request) == [sooner, later, limited])
        #expect(rows.map(\.owed) == [.firstResponse, .nextUpdate, .firstResponse])
        // Four support hours for the response, one business day for the next update.
        #expect(rows.map(\.dueAt).prefix(2) == [Instant("2026-09-14T21:30:00Z"), Instant("2026-09-15T18:00:00Z")])
        let late = try books.read(at: "2026-09-14T21:30:01Z") { try $0.requestQueue(QueueFilter(isLate: true)) }
        #expect(late.map(\.request) == [sooner])
    }

    @Test func `a pause waits for the customer, whose word ends it; a resolved request leaves the queue`() async throws {
        let books = try await Self.books()
        let request = try await Self.open(books, .major, at: "2026-09-14T12:00:00Z").request
        try await books.perform(ReplyToRequest(request: request, text: "Which meters?"), at: "2026-09-14T13:00:00Z")
        let paused = try await books.perform(PauseRequest(request: request, reason: .waitingOnCustomer))
        #expect(paused.dueAt == nil)
        await #expect(throws: RequestRefusal.isPaused(.waitingOnCustomer)) {
            try await books.perform(PauseRequest(request: request, reason: .waitingOnCustomer))
        }
        let message = PostCustomerMessage(request: request, text: "All of cycle 3", saidBy: "lee@riverbend.example")
        let answered = try await books.perform(message, at: "2026-09-15T13:00:00Z")
        #expect(answered.owed == .nextUpdate && answered.dueAt == Instant("2026-09-16T13:00:00Z"))
        await #expect(throws: RequestRefusal.notPaused(request)) { try await books.perform(ResumeRequest(request: request)) }
        await #expect(throws: RequestRefusal.notResolved(request)) { try await books.perform(CloseRequest(request: request)) }
        try await books.perform(ResolveRequest(request: request, text: "Collector exchanged"), at: "2026-09-15T14:00:00Z")
        #expect(try books.read(at: "2026-09-15T14:00:00Z") { try $0.requestQueue() }.isEmpty)
        try await books.perform(CloseRequest(request: request))
        await #expect(throws: RequestRefusal.isClosed(request)) {
            try await books.perform(ReplyToRequest(request: request, text: "Anything else?"))
        }
        try await books.perform(ReopenRequest(request: request, reason: "Stopped again"), at: "2026-09-16T12:00:00Z")
        let again = try books.read(at: "2026-09-16T12:00:00Z") { view in
            let history = try view.serviceRequest(request).history
            return (history.state, try view.clocks(of: history).resolution.due)
        }
        #expect(again.0 == .open)
        // Of 60 hours, 1 h had run before the pause and 1 h after; from Wednesday 05:00 on, 58 h are left: Tuesday 15:00.
        #expect(again.1 == Instant("2026-09-22T22:00:00Z"))
    }

    @Test func `facts are told of the past by who supervises, never of the future, never before the opening`() async throws {
        let books = try await Self.books()
        try await books.perform(
            AddActor(id: Identifier(named: "lou"), name: "Lou", roles: [.supportAnalyst], approval: "Letter"))
        let lou = try books.office.actor("lou")
        let request = try await Self.open(books, at: "2026-09-14T12:00:00Z").request
        let opened = try #require(Instant("2026-09-14T12:00:00Z"))
        books.clock.stand(at: opened + 7_200)
        let reply = { (at: Instant) in ReplyToRequest(request: request, text: "Called", at: at) }
        await #expect(throws: RequestRefusal.longAgo(minutes: 60)) {
            try await books.office.perform(reply(opened + 3_599), as: lou)
        }
        try await books.office.perform(reply(opened + 3_600), as: lou)
        await #expect(throws: RequestRefusal.beforeOpening(opened)) { try await books.perform(reply(opened - 1)) }
        await #expect(throws: RequestRefusal.stillToCome(opened + 7_200)) { try await books.perform(reply(opened + 7_201)) }
        try await books.perform(reply(opened + 60))
        let met = try books.read(at: "2026-09-14T15:00:00Z") { view in
            try view.clocks(of: try view.serviceRequest(request).history).firstResponse.outcome
        }
        #expect(met == .met(at: opened + 60))
    }

    @Test func `merged, a request goes on in the other, and comes back whole`() async throws {
        let books = try await Self.books()
        let first = try await Self.open(books, at: "2026-09-14T12:00:00Z").request
        let second = try await Self.open(books, at: "2026-09-14T12:10:00Z").request
        await #expect(throws: RequestRefusal.mergesIntoItself(first)) {
            try await books.perform(MergeRequest(request: first, into: first))
        }
        try await books.perform(MergeRequest(request: second, into: first))
        await #expect(throws: RequestRefusal.isMerged(second, into: first)) {
            try await books.perform(ReplyToRequest(request: second, text: "Hello"))
        }
        await #expect(throws: RequestRefusal.mergesIntoItself(first)) {
            try await books.perform(MergeRequest(request: first, into: second))
        }
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.requestQueue().map(\.request) } == [first])
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.serviceRequest(first).history.links } == [second.text])
        try await books.perform(UnmergeRequest(request: second))
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.requestQueue().map(\.request) } == [first, second])
    }

    @Test func `a new policy gives open requests new targets from its day on`() async throws {
        let books = try await Self.books()
        let request = try await Self.open(books, .limited, at: "2026-09-14T12:00:00Z").request
        var levels = ServiceLevelPolicy.standard.levels
        levels[2] = ServiceLevelPolicy.Level(
            severity: .limited, meaning: "Limited", firstResponse: .businessDays(3), nextUpdate: nil, resolution: nil)
        let day = try #require(Day("2026-09-15"))
        await #expect(throws: TicketRefusal.self) {
            try await books.perform(SetServiceLevelPolicy(from: day - 2, levels: levels))
        }
        try await books.perform(SetServiceLevelPolicy(from: day, levels: levels))
        let due = { (at: String) in try books.read(at: at) { try $0.requestQueue().first { $0.request == request }?.dueAt } }
        #expect(try due("2026-09-14T13:00:00Z") == Instant("2026-09-15T00:00:00Z"))
        books.clock.stand(at: try #require(Instant("2026-09-15T08:00:00Z")))
        try await JobRunner(office: books.office, actor: books.root).run(until: books.clock.now)
        // The first target, Monday 17:00, had passed: it stays missed.
        #expect(try due("2026-09-15T08:00:00Z") == Instant("2026-09-15T00:00:00Z"))
        let fresh = try await Self.open(books, .limited, at: "2026-09-15T12:00:00Z")
        #expect(fresh.firstResponseDue == Instant("2026-09-18T00:00:00Z") && fresh.resolutionDue == nil)
    }

    @Test func `a utility's people see their own, without the desk's notes, and write by the portal`() async throws {
        let books = try await Self.books()
        let request = try await Self.open(books, at: "2026-09-14T12:00:00Z").request
        try await books.perform(NoteOnRequest(request: request, text: "Their licence has lapsed: zebra"))
        for (login, code) in [("kim", TestBooks.riverbend), ("sam", CustomerCode(named: "OTHERTOWN"))] {
            if login == "sam" { try await books.register(code) }
            try await books.perform(
                AddActor(
                    id: Actor.ID(named: login == "kim" ? "kim" : "sam"), name: login, roles: [.customerContact], utility: code,
                    approval: "Letter"))
        }
        let kim = try books.office.actor("kim")
        let sam = try books.office.actor("sam")
        try books.office.read(as: kim) { (view: View) throws in
            #expect(try view.serviceRequest(request).facts.map(\.place) == [1, 2, 3])
            #expect(try view.requestQueue().map(\.request) == [request])
            #expect(try view.search("zebra").isEmpty)
            #expect(try view.search("nothing since").map(\.id) == [request.text])
        }
        try books.office.read(as: sam) { (view: View) throws in
            #expect(throws: Missing("request", request)) { try view.serviceRequest(request) }
            #expect(try view.requestQueue().isEmpty)
            #expect(try view.search("nothing").isEmpty)
        }
        await #expect(throws: Missing("request", request)) {
            try await books.office.perform(PostCustomerMessage(request: request, text: "Hello"), as: sam)
        }
        let byPhone = OpenRequest(
            customer: TestBooks.riverbend, title: "Bill", text: "Wrong", channel: .phone, severity: .question)
        await #expect(throws: RequestRefusal.utilityChannel(.phone)) { try await books.office.perform(byPhone, as: kim) }
        try await books.office.perform(PostCustomerMessage(request: request, text: "Since Monday"), as: kim)
        await #expect(throws: AccessRefusal.self) {
            try await books.office.perform(ReplyToRequest(request: request, text: "x"), as: kim)
        }
    }
}
