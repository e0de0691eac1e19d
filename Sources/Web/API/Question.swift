import BackOffice
import Domain
import Foundation
import HTTPTypes

/// What a query of the API is asked, and the books it is asked of, bound to who asks.
struct Question {
    let visit: Visit
    let view: View
    private let query: ListQuery

    init(_ visit: Visit, _ view: View) {
        self.visit = visit
        self.view = view
        query = ListQuery(visit.query, limit: nil)
    }

    /// A word of the address; nil where it names none, refused where it is no such word.
    func word<Word>(_ name: String, _ expected: String, _ read: (String) -> Word?) throws -> Word? {
        try query.word(name, expected, read)
    }

    /// One that must be there.
    func needed<Word>(_ name: String, _ expected: String, _ read: (String) -> Word?) throws -> Word {
        guard let word = visit.query[name].flatMap(read) else { throw BadCall.badRequest("\(name) is \(expected).") }
        return word
    }

    func text(_ name: String) -> String? { visit.query[name] }

    /// `true` or `false`; false where it is left out.
    func flag(_ name: String) throws -> Bool { try word(name, "true or false") { Bool($0) } ?? false }

    /// A whole number within bounds.
    func count(_ name: String, _ bounds: ClosedRange<Int>, whenNone: Int) throws -> Int {
        guard let text = visit.query[name] else { return whenNone }
        guard let count = Int(text), bounds.contains(count) else {
            throw BadCall.badRequest("\(name) is \(bounds.lowerBound.grouped) to \(bounds.upperBound.grouped).")
        }
        return count
    }

    var customer: CustomerCode? { get throws { try word("customer", "a utility's code") { CustomerCode($0) } } }
    var day: Day? { get throws { try day("on") } }
    var month: Month? { get throws { try word("month", "a month such as 2026-09") { Month($0) } } }
    var period: ReportingPeriod {
        get throws { try needed("period", "a month (2026-09) or a quarter (2026Q3)") { ReportingPeriod($0) } }
    }
    var neededMonth: Month { get throws { try needed("month", "a month such as 2026-09") { Month($0) } } }

    func day(_ name: String) throws -> Day? { try word(name, "a day such as 2026-09-30") { Day($0) } }

    func identifier<Subject>(_ name: String, of what: String) throws -> Identifier<Subject>? {
        try word(name, "the identifier of a \(what)") { Identifier<Subject>($0) }
    }

    // MARK: What stands in the path

    func id<Subject>(_ name: String, of what: String) throws -> Identifier<Subject> { try visit.identifier(name, of: what) }

    func inPath(_ name: String) -> String { Query.decoded(visit.parameters[name] ?? "") }

    /// A customer the one who asks may see; missing otherwise.
    var customerInPath: CustomerCode {
        get throws {
            let code: CustomerCode = try id("customer", of: "customer")
            try view.requireCustomer(code)
            return code
        }
    }

    // MARK: Who asks

    /// Missing to a utility's people: what is the provider's own.
    func requireInside(_ what: String) throws {
        guard visit.actor.isInside else { throw Missing(what, "here") }
    }

    /// Of the customer the address names, else of each the one who asks may see.
    func each<Row>(_ rows: (CustomerCode) throws -> [Row]) throws -> [Row] {
        if let customer = try customer { return try rows(customer) }
        return try view.customers().map(\.code).flatMap(rows)
    }
}

extension Route.Parameter {
    static let customer = Route.Parameter("customer", "A utility's code; all where it is left out", example: "ALDER")
    static let neededCustomer = Route.Parameter("customer", "A utility's code", example: "ALDER", needed: true)
    static let month = Route.Parameter("month", "A month", example: "2026-09")
    static let neededMonth = Route.Parameter("month", "A month", example: "2026-09", needed: true)
    static let period = Route.Parameter("period", "A month or a quarter", example: "2026Q3", needed: true)
    static let on = Route.Parameter("on", "A day; today where it is left out", example: "2026-09-30")
    static let year = Route.Parameter(
        "year", "A day of the year that is meant; today where it is left out", example: "2026-09-30")
    static let system = Route.Parameter("system", "An application, or infrastructure", example: "headend")

    static func severity(needed: Bool = false) -> Route.Parameter {
        .init("severity", "\(Severity.expected); the service levels say which there are", example: "2", needed: needed)
    }

    static func flag(_ name: String, _ holds: String) -> Route.Parameter { .init(name, holds, example: "true") }
}
