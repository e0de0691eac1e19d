import BackOffice
import Domain
import Metering
import Workbook

/// The field at the top of every page: a number jumps to its record, a code to its customer, words find what holds them.
enum SearchPages {
    static let routes: [Route] = [
        .get(
            "/search", .permission(.readBooks),
            "Search over requests, messages, articles, changes, customers, contacts, endpoints"
        ) { visit in try answer(visit) }
    ]

    private static func answer(_ visit: Visit) throws -> Answer {
        let text = visit.query["q"] ?? ""
        if let place = try place(of: text, visit) { return .redirect(place) }
        guard !text.isEmpty else {
            return .page(
                Page("Search", [Remark("Type words, a number such as SR-000123, a name or a meter into the field at the top.")]))
        }
        // Signs alone are no words.
        let isWord = text.contains { $0.isLetter || $0.isNumber }
        let hits: [SearchHit] = isWord ? try visit.read { try $0.search(text, limit: 100) } : []
        let names = try visit.read { try $0.names(with: text, limit: 20) }
        let endpoints = try visit.read { try Self.endpoints(text, $0) }
        let panels: [any Piece] =
            panel("Customers and contacts", names.map(shown)) + panel("Endpoints", endpoints.map(shown))
            + panel("Requests, changes and articles", hits.map { shown($0, visit) })
        let count = hits.count + names.count + endpoints.count
        let none = Remark("Nothing holds all of these words. Try fewer, or the beginning of one.")
        return .page(
            Page(
                "Search", lead: "\(count.counted("place")) with \u{201C}\(text)\u{201D}", section: .requests,
                panels.isEmpty ? [none] : panels))
    }

    /// Where a number or a customer's code leads; nil for words.
    private static func place(of text: String, _ visit: Visit) throws -> String? {
        let number = RecordLink.number(typed: text)
        if let href = RecordLink.href(number) { return href }
        return try visit.read { view in
            if let keeper = try view.keeper(of: number) { return RecordLink.href(keeper) ?? "/customers/\(keeper)" }
            guard let code = CustomerCode(number), try view.customerNames().contains(where: { $0.code == code }) else {
                return nil
            }
            return "/customers/\(code)"
        }
    }

    /// By the beginning of a serial, a meter or a service point, which are one word with a figure in it.
    private static func endpoints(_ text: String, _ view: View) throws -> [FoundEndpoint] {
        guard (4...64).contains(text.utf8.count), !text.contains(" "), text.contains(where: \.isNumber) else { return [] }
        return try view.endpoints(beginningWith: text, limit: 10)
    }

    private static func panel(_ title: String, _ rows: [(String, Shown)]) -> [any Piece] {
        rows.isEmpty ? [] : [Panel(title, [Facts(rows)])]
    }

    private static func shown(_ hit: SearchHit, _ visit: Visit) -> (String, Shown) {
        (hit.id, Shown(hit.title, href: RecordLink.href(hit.id), sub: "\(hit.excerpt) \u{B7} \(visit.zone.words(hit.at))"))
    }

    private static func shown(_ found: FoundName) -> (String, Shown) {
        (found.customer.text, Shown(found.name, href: "/customers/\(found.customer)", sub: found.role.isEmpty ? nil : found.role))
    }

    private static func shown(_ found: FoundEndpoint) -> (String, Shown) {
        (
            found.endpoint,
            Shown(
                found.configuration.name, href: "/metering/endpoints/\(found.utility)/\(found.endpoint)",
                sub: [found.utility.text, found.meter, found.servicePoint].filter { !$0.isEmpty }.joined(separator: ", "))
        )
    }
}
