import Domain
import GRDB

/// What a search found: a request or a change by one of its facts, or an article.
package struct SearchHit: Codable, Equatable, Sendable {
    /// `SR-000123`, `CR-000045` or `KB-000012`.
    package let id: String
    /// Nil for an article, and for a change of several customers.
    package let customer: CustomerCode?
    package let title: String
    /// The words around what was found, at most 160 characters.
    package let excerpt: String
    package let at: Instant
}

extension View {
    /// Requests, messages, changes and articles with all of the words in them, the newest first; the last word may be the beginning of
    /// one. Only what the one who asks may see is looked at: a utility's people find their own requests, without the
    /// provider's notes, changes that touch nobody else, and public articles.
    ///
    /// - Parameter limit: at most so many, 1 to 200.
    package func search(_ text: String, limit: Int = 20) throws -> [SearchHit] {
        let words = DeskText.words(of: text)
        guard !words.isEmpty else { throw KnowledgeRefusal.nothingToSearchFor }
        let limit = min(max(limit, 1), 200)
        let desk = try hits(
            "SELECT rowid FROM desk_text WHERE desk_text MATCH ? ORDER BY rowid DESC",
            DeskText.query(words, asking: actor, in: "{text note}"), limit
        ) { try hit($0, words) }
        let changes = try hits(
            "SELECT rowid FROM desk_text_change WHERE desk_text_change MATCH ? ORDER BY rowid DESC",
            DeskText.query(words, asking: actor, in: "text"), limit
        ) { try changeHit($0, words) }
        guard !changes.isEmpty else { return desk }
        return Array((desk + changes).sorted { $0.at > $1.at }.prefix(limit))
    }

    private func hits(
        _ sql: String, _ query: String, _ limit: Int, _ find: (Int) throws -> SearchHit?
    ) throws -> [SearchHit] {
        let rows = try Int.fetchCursor(db.cachedStatement(sql: sql), arguments: [query])
        var hits: [SearchHit] = []
        var seen: Set<String> = []
        while hits.count < limit, let row = try rows.next() {
            guard let hit = try find(row), seen.insert(hit.id).inserted else { continue }
            hits.append(hit)
        }
        return hits
    }

    /// Nil for a revision that no longer stands, and for what is not the actor's to see.
    private func hit(_ row: Int, _ words: [String]) throws -> SearchHit? {
        row.isMultiple(of: 2) ? try factHit(row / 2, words) : try articleHit(row / 2, words)
    }

    private func factHit(_ number: Int, _ words: [String]) throws -> SearchHit? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT request_fact.*, service_request.id, service_request.title AS about FROM request_fact
                JOIN service_request ON service_request.number = request WHERE request_fact.number = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [number]), let customer = CustomerCode(row["customer"] as String),
            actor.maySee(customer)
        else { return nil }
        let fact = try RecordedFact(row: row).fact
        guard actor.utility == nil || fact.deed.isPublic else { return nil }
        return SearchHit(
            id: row["id"], customer: customer, title: row["about"],
            excerpt: DeskText.excerpt(row["text"] ?? row["about"], around: words),
            at: fact.at)
    }

    private func articleHit(_ number: Int, _ words: [String]) throws -> SearchHit? {
        let statement = try db.cachedStatement(
            sql: "SELECT article, revision, recorded_at FROM article_revision WHERE number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [number]), let id = Article.ID(row["article"] as String),
            let article = try? article(id), article.revision == row["revision"], !article.isWithdrawn
        else { return nil }
        return SearchHit(
            id: id.text, customer: nil, title: article.title, excerpt: DeskText.excerpt(article.text, around: words),
            at: Instant(milliseconds: row["recorded_at"]))
    }
}

extension Book {
    /// Makes what a fact says findable; the opening's words come with the title.
    func index(_ deed: RequestFact.Deed, of request: ServiceRequest, row: Int) throws {
        var text = deed.columns.text
        if case .opened = deed { text = "\(request.id) \(request.title)" }
        guard let text else { return }
        try insert(
            DeskText.scope(request.customer), text, isPublic: deed.isPublic,
            row: row.multipliedReportingOverflow(by: 2).partialValue)
    }

    func index(_ article: Article, row: Int) throws {
        try insert(
            article.isPublic ? DeskText.everyone : DeskText.provider, "\(article.id) \(article.title)\n\(article.text)",
            isPublic: article.isPublic, row: row.multipliedReportingOverflow(by: 2).partialValue &+ 1)
    }

    private func insert(_ scope: String, _ text: String, isPublic: Bool, row: Int) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO desk_text (rowid, scope, text, note) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [row, scope, isPublic ? text : nil, isPublic ? nil : text])
    }
}

/// How the desk's words are indexed and asked for.
enum DeskText {
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

    static func query(_ words: [String], asking actor: Actor, in columns: String) -> String {
        let all = words.dropLast().map { "\"\($0)\"" } + words.suffix(1).map { "\"\($0)\" *" }
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
