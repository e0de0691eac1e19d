import BackOffice
import Domain
import Foundation
import HTTPTypes

/// What the API tells: the figures of the house, as `--json` of the command line prints them. Both are made of the same answers.
enum APIQueries {
    static let routes: [Route] =
        CustomerQueries.routes + WorkQueries.routes + BillingQueries.routes + DeskQueries.routes + BoardQueries.routes
        + OperationsQueries.routes + MeteringQueries.routes + ReportQueries.routes + MailQueries.routes + AccessQueries.routes
        + CalendarQueries.routes

    /// A list in pages: `{"items":[...],"next":"SR-000050"}`; `after` takes the key up where it ended.
    static func list<Row: Encodable & Sendable>(
        _ path: String, _ holds: String, permission: Permission = .readBooks, _ parameters: [Route.Parameter] = [],
        key: @escaping @Sendable (Row) -> String, _ rows: @escaping @Sendable (Question) throws -> [Row]
    ) -> Route {
        paged(path, holds, permission: permission, parameters) { question, limit, after in
            let all = try rows(question)
            var start = all.startIndex
            if let after {
                guard let last = all.firstIndex(where: { key($0) == after }) else { throw APIPage<Row>.noSuchRow(after) }
                start = all.index(after: last)
            }
            return APIPage(all[start...], limit: limit, key: key)
        }
    }

    /// One whose rows come a page at a time from the books. It is asked for one row more than the page has: whether there are more.
    static func paged<Row: Encodable & Sendable>(
        _ path: String, _ holds: String, permission: Permission = .readBooks, _ parameters: [Route.Parameter] = [],
        _ page: @escaping @Sendable (Question, _ limit: Int, _ after: String?) throws -> APIPage<Row>
    ) -> Route {
        let paging = [
            Route.Parameter("limit", "Rows of a page, 1 to 1,000 (100 where it is left out)", example: "50"),
            Route.Parameter(
                "after", "The key of the last row of the page before, as its \"next\" tells it", example: "SR-000050"),
        ]
        return one(path, holds, permission: permission, parameters + paging) { question in
            try page(question, try question.count("limit", 1...1_000, whenNone: 100), question.text("after"))
        }
    }

    /// One that tells no more than so many rows, and whether there are more: `{"items":[...],"more":false}`.
    static func first<Row: Encodable & Sendable>(
        _ bounds: ClosedRange<Int>, whenNone: Int, _ path: String, _ holds: String, permission: Permission = .readBooks,
        _ parameters: [Route.Parameter] = [],
        _ rows: @escaping @Sendable (Question, _ limit: Int) throws -> [Row]
    ) -> Route {
        let limit = Route.Parameter(
            "limit", "At most so many, \(bounds.lowerBound) to \(bounds.upperBound) (\(whenNone) where it is left out)",
            example: "\(whenNone)")
        let words = "\(holds) There are no pages: \"more\" tells that others fit; ask more narrowly."
        return one(path, words, permission: permission, parameters + [limit]) { question in
            let limit = try question.count("limit", bounds, whenNone: whenNone)
            let found = try rows(question, limit + 1)
            return APIFirst(items: Array(found.prefix(limit)), more: found.count > limit)
        }
    }

    static func one<Found: Encodable & Sendable>(
        _ path: String, _ holds: String, permission: Permission = .readBooks, _ parameters: [Route.Parameter] = [],
        _ find: @escaping @Sendable (Question) throws -> Found
    ) -> Route {
        .call(.get, "\(APIRoutes.base)/\(path)", .permission(permission), parameters: parameters, holds) { visit in
            try visit.read { try .json(encoding: try find(Question(visit, $0))) }
        }
    }

    /// What is no JSON: a file, a paper, a calendar. What takes long to make is made on threads of its own.
    static func file(
        _ path: String, _ holds: String, permission: Permission = .readBooks, _ parameters: [Route.Parameter] = [],
        produces: [String], on threads: ReadingThreads = .answers, _ find: @escaping @Sendable (Question) throws -> Answer
    ) -> Route {
        .call(
            .get, "\(APIRoutes.base)/\(path)", .permission(permission), parameters: parameters, produces: produces, holds
        ) { visit in
            try await withTaskExecutorPreference(threads) { try visit.read { try find(Question(visit, $0)) } }
        }
    }
}

/// A page of a list.
struct APIPage<Row: Encodable & Sendable>: Encodable {
    let items: [Row]
    /// The key to go on after, where there are more.
    let next: String?

    /// - Parameter rows: those from where the page begins, at least one more than its limit where there are so many.
    init(_ rows: some Collection<Row>, limit: Int, key: (Row) -> String) {
        items = Array(rows.prefix(limit))
        next = rows.count > limit ? items.last.map(key) : nil
    }

    /// The key to go on after, where it is an identifier.
    static func identifier<Subject>(_ after: String?) throws -> Identifier<Subject>? {
        try after.map { text in
            guard let id = Identifier<Subject>(text) else { throw noSuchRow(text) }
            return id
        }
    }

    /// The same, where it is a number.
    static func number(_ after: String?) throws -> Int? {
        try after.map { text in
            guard let number = Int(text) else { throw noSuchRow(text) }
            return number
        }
    }

    static func noSuchRow(_ after: String) -> BadCall {
        .badRequest("This list has no row \(after.prefix(60)) any more. Begin again without after.")
    }
}

private struct APIFirst<Row: Encodable & Sendable>: Encodable {
    let items: [Row]
    let more: Bool
}
