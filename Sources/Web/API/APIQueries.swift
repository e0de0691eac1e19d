import BackOffice
import Domain
import Foundation
import HTTPTypes

/// What the API tells: the figures of the house, as `--json` of the command line prints them.
enum APIQueries {
    static let routes: [Route] =
        [
            list("customers", "Customers.", key: { (row: Customer) in row.code.text }) { view, _ in try view.customers() },
            list(
                "requests", "Requests as they are worked on.", parameters: [customer, state, severity],
                key: { (row: QueueRow) in row.request.text }
            ) { view, query in
                var filter = QueueFilter()
                filter.customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
                filter.severity = try query.word("severity", "1 to 4") { Int($0).flatMap { Severity($0) } }
                filter.state = try query.word("state", "open, resolved, closed or merged") { RequestState(rawValue: $0) }
                return try view.requests(RequestPageQuery(filter, limit: 1_000)).rows
            },
            list("changes", "Changes.", parameters: [customer], key: { (row: ChangeRequest) in row.id.text }) { view, query in
                try view.changes(of: try query.word("customer", "a utility's code") { CustomerCode($0) })
            },
            list(
                "invoices", "Invoices.", permission: .readBilling, parameters: [customer], key: { (row: Invoice) in row.id.text }
            ) {
                view, query in
                try view.invoices(of: try query.word("customer", "a utility's code") { CustomerCode($0) })
            },
            list("articles", "Articles of the knowledge base.", key: { (row: Article) in row.id.text }) { view, _ in
                try view.articles()
            },
            list(
                "search", "Requests, messages and articles with all of these words.",
                parameters: [.init("q", "Words", example: "collector", needed: true)],
                key: { (row: SearchHit) in row.id }
            ) { view, query in
                guard let words = query["q"] else { throw BadCall.badRequest("Say what to look for (q).") }
                return try view.search(words, limit: 200)
            },
            one("requests/{request}/clocks", "How a request's clocks stand, and why.") { visit, view in
                let id: ServiceRequest.ID = try visit.identifier("request", of: "request")
                let kept = try view.serviceRequest(id)
                return try view.clocks(of: kept.history).all.map { $0.derivation(of: kept.request) }
            },
            one(
                "customers/{customer}/compliance",
                "Each commitment of a customer over a month or a quarter: promised, kept, why.",
                parameters: [period]
            ) { visit, view in
                let code = try customerCode(visit)
                let period = try visit.query.needed("period", "a month (2026-09) or a quarter (2026Q3)") { ReportingPeriod($0) }
                return try view.compliance(of: code, over: period).map(\.assessment.derivation)
            },
            one(
                "customers/{customer}/availability", "The availability of each system in a month.",
                parameters: [.init("month", "A month", example: "2026-09", needed: true)]
            ) { visit, view in
                let code = try customerCode(visit)
                let month = try visit.query.needed("month", "a month such as 2026-09") { Month($0) }
                return try view.availability(of: code, in: month).map(\.figure.derivation)
            },
        ] + ContractQueries.routes + OperationsQueries.routes + MeteringQueries.routes

    static let customer = Route.Parameter("customer", "A utility's code", example: "ALDER")
    private static let period = Route.Parameter("period", "A month or a quarter", example: "2026Q3", needed: true)
    private static let state = Route.Parameter("state", "open, resolved, closed or merged", example: "open")
    private static let severity = Route.Parameter("severity", "1 to 4", example: "2")

    static func customerCode(_ visit: Visit) throws -> CustomerCode {
        guard let code = CustomerCode(visit.parameters["customer"] ?? "") else {
            throw Missing("customer", (visit.parameters["customer"] ?? "").prefix(64))
        }
        return code
    }

    /// A list in pages: `{"items":[...],"next":"SR-000050"}`; `after` takes the key up where it ended.
    static func list<Row: Encodable & Sendable>(
        _ path: String, _ holds: String, permission: Permission = .readBooks, parameters: [Route.Parameter] = [],
        key: @escaping @Sendable (Row) -> String, _ rows: @escaping @Sendable (View, ListQuery) throws -> [Row]
    ) -> Route {
        let paging = [
            Route.Parameter("limit", "Rows of a page, 1 to 1,000 (100 where it is left out)", example: "50"),
            Route.Parameter("after", "The key of the last row of the page before", example: "SR-000050"),
        ]
        return .call(.get, "\(APIRoutes.base)/\(path)", .permission(permission), parameters: parameters + paging, holds) {
            visit in
            let limit = visit.query["limit"].map { Int($0) } ?? 100
            guard let limit, (1...1_000).contains(limit) else { throw BadCall.badRequest("limit is 1 to 1,000.") }
            let query = ListQuery(visit.query, limit: limit)
            let page = ListOrder.page(try visit.read { try rows($0, query) }, query, key: key)
            return try .json(encoding: APIPage(items: page.rows, next: page.next))
        }
    }

    static func one<Found: Encodable & Sendable>(
        _ path: String, _ holds: String, permission: Permission = .readBooks, parameters: [Route.Parameter] = [],
        _ find: @escaping @Sendable (Visit, View) throws -> Found
    ) -> Route {
        .call(.get, "\(APIRoutes.base)/\(path)", .permission(permission), parameters: parameters, holds) { visit in
            try .json(encoding: try visit.read { try find(visit, $0) })
        }
    }
}

struct APIPage<Row: Encodable>: Encodable {
    let items: [Row]
    let next: String?
}

extension Query {
    /// A field that must be there, as a word of the house.
    func needed<Word>(_ name: String, _ expected: String, _ read: (String) -> Word?) throws -> Word {
        guard let word = self[name].flatMap(read) else { throw BadCall.badRequest("\(name) is \(expected).") }
        return word
    }
}
