import Domain
import GRDB

/// How the desk's words are indexed and asked for.
enum DeskText {
    /// As the migration that makes the index names it.
    static let tokenizer = ["porter", "unicode61", "remove_diacritics", "2"]
    /// Those of a request's words; the provider's notes stand apart.
    static let columns = "{text note}"
    static let everyone = "everyone"
    static let provider = "provider"

    /// One word for a customer, so that no code is a part of another's.
    static func scope(_ customer: CustomerCode) -> String {
        "u" + customer.text.utf8.map { String($0, radix: 16) }.joined()
    }

    /// Runs of letters and digits, at most twenty.
    static func words(of text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber) }.prefix(20).map { String($0.prefix(64)) }
    }

    /// What is found by a fact of a request: the opening's words are the title's. Nil where it has none.
    static func indexed(_ deed: RequestFact.Deed, of id: String, title: String) -> String? {
        if case .opened = deed { return "\(id) \(title)" }
        return deed.columns.text
    }

    static func indexed(_ article: Article) -> String { "\(article.id) \(article.title)\n\(article.text)" }

    /// All of the words, and one that begins like the last.
    static func query(_ words: some Sequence<String>, beginning: String, asking actor: Actor, in columns: String) -> String {
        let all = words.map { "\"\($0)\"" } + ["\"\(beginning)\" *"]
        let sought = all.joined(separator: " AND ")
        guard let utility = actor.utility else { return "\(columns) : (\(sought))" }
        return "(text : (\(sought))) AND (scope : (\"\(scope(utility))\" OR \"\(everyone)\"))"
    }

    /// At most 160 characters, from shortly before the first of the words on, on one line.
    static func excerpt(_ text: String, around words: [String]) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > 160 else { return line }
        let folded = line.lowercased()
        let found = words.compactMap {
            folded.firstRange(of: $0.lowercased()).map { folded.distance(from: folded.startIndex, to: $0.lowerBound) }
        }
        let start = max(0, min((found.min() ?? 0) - 40, line.count - 158))
        let part = line.dropFirst(start).prefix(158)
        return (start > 0 ? "\u{2026}" : "") + part + (start + 158 < line.count ? "\u{2026}" : "")
    }
}

extension Book {
    /// Makes what a fact says findable; the opening's words come with the title.
    func index(_ deed: RequestFact.Deed, of request: ServiceRequest, row: Int) throws {
        guard let text = DeskText.indexed(deed, of: request.id.text, title: request.title) else { return }
        try insert(
            DeskText.scope(request.customer), text, isPublic: deed.isPublic,
            row: row.multipliedReportingOverflow(by: 2).partialValue)
    }

    func index(_ article: Article, row: Int) throws {
        try insert(
            article.isPublic ? DeskText.everyone : DeskText.provider, DeskText.indexed(article),
            isPublic: article.isPublic, row: row.multipliedReportingOverflow(by: 2).partialValue &+ 1)
    }

    private func insert(_ scope: String, _ text: String, isPublic: Bool, row: Int) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO desk_text (rowid, scope, text, note) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [row, scope, isPublic ? text : nil, isPublic ? nil : text])
    }
}
