import BackOffice
import Domain
import Testing

/// What a pause waits for and what a merge leads to, in the books of the board at RIVERBEND.
struct PausesAndMergesTests {
    private static func request(_ books: TestBooks, _ title: String = "No reads") async throws -> ServiceRequest.ID {
        try await books.perform(
            OpenRequest(
                customer: TestBooks.riverbend, title: title, text: "Nothing since three", channel: .phone, severity: .major)
        ).request
    }

    @Test func `a pause names the change it waits for: one of the customer's that is still to be made`() async throws {
        let books = try await TestBooks.withBoard()
        let change = try await books.act("gus", DraftChange(plan: TestBooks.plan())).change
        let request = try await Self.request(books)
        let absent = ChangeRequest.ID(series: "CR", 99)
        await #expect(throws: Missing("change", absent)) {
            try await books.perform(PauseRequest(request: request, reason: .waitingOnScheduledChange, change: absent))
        }
        await #expect(throws: RequestRefusal.waitsForNoChange(.waitingOnCustomer)) {
            try await books.perform(PauseRequest(request: request, reason: .waitingOnCustomer, change: change))
        }
        let other = CustomerCode(named: "OTHERTOWN")
        try await books.register(other)
        let elsewhere = try await books.perform(
            OpenRequest(customer: other, title: "Slow", text: "Very", channel: .phone, severity: .major)
        ).request
        await #expect(throws: Missing("change of OTHERTOWN", change)) {
            try await books.perform(PauseRequest(request: elsewhere, reason: .waitingOnScheduledChange, change: change))
        }
        try await books.perform(PauseRequest(request: request, reason: .waitingOnScheduledChange, change: change))
        let pause = try books.office.read(as: books.root) { try $0.serviceRequest(request).history.pause }
        #expect(pause?.change == change && pause?.reason == .waitingOnScheduledChange)
        // A search for the change finds the request that waits for it, and the change.
        let found = try books.office.read(as: books.root) { try $0.search(change.text).map(\.id) }
        #expect(Set(found) == [change.text, request.text])
        try await books.act("gus", CancelChange(change: change, reason: "Withdrawn."))
        let late = try await Self.request(books, "Again")
        await #expect(throws: RequestRefusal.changeIsOver(change, "cancelled")) {
            try await books.perform(PauseRequest(request: late, reason: .waitingOnScheduledChange, change: change))
        }
        try await books.perform(PauseRequest(request: late, reason: .waitingOnScheduledChange))
        #expect(try books.office.read(as: books.root) { try $0.serviceRequest(late).history.pause?.change } == nil)
    }

    @Test func `nothing is merged into what nobody goes on with`() async throws {
        let books = try await TestBooks.withBoard()
        let settled = try await Self.request(books, "First")
        let open = try await Self.request(books, "Second")
        try await books.perform(ResolveRequest(request: settled, text: "Done"))
        await #expect(throws: RequestRefusal.cannotCarryOn(settled, .resolved)) {
            try await books.perform(MergeRequest(request: open, into: settled))
        }
        try await books.perform(CloseRequest(request: settled))
        await #expect(throws: RequestRefusal.cannotCarryOn(settled, .closed)) {
            try await books.perform(MergeRequest(request: open, into: settled))
        }
        #expect(try books.office.read(as: books.root) { try $0.requestQueue().map(\.request) } == [open])
    }
}
