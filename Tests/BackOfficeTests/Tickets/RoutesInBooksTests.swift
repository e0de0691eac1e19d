import Domain
import Testing

@testable import BackOffice

/// Coverage and work of requests in books with an Enhanced Maintenance budget of 120 h for 2026.
struct RoutesInBooksTests {
    private static func request(_ books: TestBooks) async throws -> ServiceRequest.ID {
        try await RequestsInBooksTests.open(books, .question, title: "Training", at: "2026-09-14T16:00:00Z").request
    }

    @Test func `covered work draws no hours, supplemental work draws on the budget`() async throws {
        let hours = try await HourBooks.make()
        let request = try await Self.request(hours.books)
        let log = LogRequestWork(
            request: request, on: try #require(Day("2026-09-14")), person: "Hana Novak", minutes: Hours(minutes: 90))
        await #expect(throws: RequestRefusal.notRouted(request)) { try await hours.books.perform(log) }
        let covered = try await hours.books.perform(RouteRequest(request: request, service: "hot fixes"))
        #expect(covered.statementOfWork == nil)
        await #expect(throws: RequestRefusal.noBudget(request)) { try await hours.books.perform(log) }
        await #expect(throws: CoverageRefusal.self) {
            try await hours.books.perform(RouteRequest(request: request, service: "singing"))
        }
        let routed = try await hours.books.perform(
            RouteRequest(request: request, service: "operator training", estimate: Hours(hours: 120)))
        #expect(routed.route.way == .budget(hours.sow) && routed.statementOfWork == hours.sow)
        let logged = try await hours.books.perform(log)
        #expect(logged.balance == Hours(minutes: 7_110))
        let deeds = try hours.books.read(at: "2026-09-14T17:00:00Z") { try $0.serviceRequest(request).history.facts.map(\.deed) }
        #expect(deeds.contains(.workLogged(logged.entry)))
    }

    @Test func `hours name a request of their own customer, and none that maintenance covers`() async throws {
        let hours = try await HourBooks.make()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await hours.books.register(lakeside)
        let own = try await Self.request(hours.books)
        let foreign = try await hours.books.perform(
            OpenRequest(
                customer: lakeside, title: "Training", text: "How?", channel: .phone, severity: .question),
            at: "2026-09-14T16:00:00Z"
        ).request
        func log(_ named: String) async throws -> LogHours.Logged {
            try await hours.books.perform(
                LogHours(
                    statementOfWork: hours.sow, on: HourBooks.day("2026-09-14"), person: "Hana Novak",
                    minutes: Hours(minutes: 60),
                    request: named), at: "2026-09-15T16:00:00Z")
        }
        for named in [foreign.text, "SR-999999", "sr-999999", "Training, \(foreign)", "\(own) and \(foreign)"] {
            await #expect(throws: HoursRefusal.self, "\(named)") { try await log(named) }
        }
        await #expect(throws: HoursRefusal.otherRequest(foreign, TestBooks.riverbend)) { try await log(foreign.text) }
        // Nobody routed it yet, and words that name no request are a task's.
        for named in [own.text, "Operator training", "\(own), second day"] { _ = try await log(named) }
        try await hours.books.perform(RouteRequest(request: own, service: "hot fixes"))
        await #expect(throws: RequestRefusal.noBudget(own)) { try await log("Training for \(own)") }
        try await hours.books.perform(RouteRequest(request: own, service: "operator training"))
        _ = try await log(own.text)
    }

    @Test func `what no budget holds becomes a request for a statement of work, with one action`() async throws {
        let hours = try await HourBooks.make()
        let request = try await Self.request(hours.books)
        let routed = try await hours.books.perform(
            RouteRequest(request: request, service: "operator training", estimate: Hours(minutes: 7_201)))
        #expect(routed.route.way == .statementOfWorkRequest)
        let work = try #require(routed.statementOfWork)
        let sow = try hours.books.read(at: "2026-09-14T17:00:00Z") { try $0.statementOfWork(work) }
        #expect(sow.title == "Training" && sow.customer == TestBooks.riverbend)
        // A request for work is no budget yet.
        await #expect(throws: HoursRefusal.self) {
            try await hours.books.perform(
                LogRequestWork(request: request, on: try #require(Day("2026-09-14")), person: "Hana", minutes: Hours(minutes: 60))
            )
        }
        let kept = try hours.books.read(at: "2026-09-14T17:00:00Z") { try $0.route(of: request) }
        #expect(kept == routed)
    }
}
