import Domain
import Testing

@testable import BackOffice

/// Pages of requests against the same looked for among all of them, by every filter in every order.
struct RequestPageTests {
    private static let cedar = CustomerCode(named: "CEDAR")
    private static let now = "2026-09-16T19:00:00Z"

    /// Twenty-four requests of two utilities: four severities, two people and nobody, late and not, open, resolved and closed.
    private static func books() async throws -> TestBooks {
        let books = try await TestBooks.make(at: "2026-06-15T00:00:00Z")
        try await books.register()
        try await books.perform(
            RegisterCustomer(
                customer: cedar, name: "Cedar", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee"))
        for name in [Actor.ID(named: "ana"), Actor.ID(named: "ben")] {
            try await books.perform(
                AddActor(id: name, name: name.text, roles: [.supportAnalyst], approval: "form"))
        }
        for number in 0..<24 {
            let severity = Severity(1 + number % 4) ?? .question
            let day = 1 + number / 2
            let opened = try await books.perform(
                OpenRequest(
                    customer: number % 3 == 0 ? cedar : TestBooks.riverbend, title: "Request \(number)", text: "no reads",
                    channel: number % 5 == 0 ? .portal : .phone, severity: severity),
                at: "2026-09-\(day.padded(2))T\((16 + number % 2).padded(2)):00:00Z")
            if number % 4 != 0 {
                let to: Actor.ID = number % 4 == 1 ? Identifier(named: "ana") : Identifier(named: "ben")
                try await books.perform(AssignRequest(request: opened.request, to: to))
            }
            if number % 6 == 5 { try await books.perform(ResolveRequest(request: opened.request, text: "done")) }
            if number % 12 == 11 { try await books.perform(CloseRequest(request: opened.request)) }
        }
        return books
    }

    private static let filters: [QueueFilter] = [nil, .open, .resolved, .closed].flatMap { (state: RequestState?) in
        [nil, cedar].flatMap { customer in
            [nil, "ana", "nobody"].flatMap { assignee in
                [nil, Severity.major].flatMap { severity in
                    [false, true].map {
                        QueueFilter(customer: customer, severity: severity, assignee: assignee, state: state, isLate: $0)
                    }
                }
            }
        }
    }

    private static func expected(_ all: [QueueRow], _ filter: QueueFilter, _ order: RequestPageQuery.Order, _ now: Instant)
        -> [ServiceRequest.ID]
    {
        let found = all.filter { row in
            (filter.state.map { $0 == row.state } ?? true) && (filter.customer.map { $0 == row.customer } ?? true)
                && (filter.severity.map { $0 == row.severity } ?? true)
                && (filter.assignee.map { $0 == (row.assignee ?? "nobody") } ?? true)
                && (!filter.isLate || row.dueAt.map { $0 < now } == true)
        }
        func due(_ row: QueueRow) -> Instant { row.dueAt ?? .distantFuture }
        return found.sorted { a, b in
            switch order {
            case .queue:
                (a.severity, a.isAhead ? 0 : 1, due(a), a.request) < (b.severity, b.isAhead ? 0 : 1, due(b), b.request)
            case .newest: a.request > b.request
            case .oldest: a.request < b.request
            case .due: (due(a), a.request) < (due(b), b.request)
            case .queueLast:
                (a.severity, a.isAhead ? 0 : 1, due(a), a.request) > (b.severity, b.isAhead ? 0 : 1, due(b), b.request)
            case .dueLast: (due(a), a.request) > (due(b), b.request)
            }
        }.map(\.request)
    }

    @Test(arguments: RequestPageQuery.Order.allCases)
    func `each filter finds what it names, in its order, page after page`(order: RequestPageQuery.Order) async throws {
        let books = try await Self.books()
        let now = try #require(Instant(Self.now))
        try books.read(at: Self.now) { view in
            var whole = RequestPageQuery(QueueFilter(), limit: nil)
            whole.anyState = true
            let all = try view.requests(whole).rows
            #expect(all.count == 24)
            for filter in Self.filters {
                var query = RequestPageQuery(filter, limit: nil)
                query.anyState = filter.state == nil
                query.order = order
                let expected = Self.expected(all, filter, order, now)
                let (rows, total) = try view.requests(query)
                #expect(rows.map(\.request) == expected, "\(filter)")
                #expect(total == expected.count)
                query.limit = 2
                var paged: [ServiceRequest.ID] = []
                repeat {
                    query.after = paged.last
                    paged += try view.requests(query).rows.map(\.request)
                } while paged.count < expected.count && paged.last != query.after
                #expect(paged == expected, "\(filter)")
            }
        }
    }
}
