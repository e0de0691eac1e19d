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
        guard let last = words.last else { throw KnowledgeRefusal.nothingToSearchFor }
        let limit = min(max(limit, 1), 200)
        let desk = try deskHits(words, last, Found(limit: limit))
        let changes = try changeHits(words, last, Found(limit: limit))
        guard !changes.isEmpty else { return desk }
        return Array((desk + changes).sorted { $0.at > $1.at }.prefix(limit))
    }

    private func deskHits(_ words: [String], _ last: String, _ none: Found) throws -> [SearchHit] {
        var found = none
        var unread: Int? = .max
        if let beginning = try WordBeginning(last, db) {
            unread = try look(for: words, beginning, into: &found)
        }
        guard !found.isFull, let unread else { return found.hits }
        let query = DeskText.query(words.dropLast(), beginning: last, asking: actor, in: DeskText.columns)
        let rows = try rows(of: "desk_text", query, before: unread)
        while !found.isFull, let row = try rows.next() { found.add(try hit(row, words)) }
        return found.hits
    }

    private func changeHits(_ words: [String], _ last: String, _ none: Found) throws -> [SearchHit] {
        var found = none
        let query = DeskText.query(words.dropLast(), beginning: last, asking: actor, in: "text")
        let rows = try rows(of: "desk_text_change", query, before: .max)
        while !found.isFull, let row = try rows.next() { found.add(try changeHit(row, words)) }
        return found.hits
    }

    /// Reads the newest rows that have all words, of the last its first letters, for the rest of them: where many words begin so,
    /// hits are soon found, and the index would collect all there are. Gives up after so much reading: answers before which
    /// row, nil where it has read all.
    private func look(for words: [String], _ beginning: WordBeginning, into found: inout Found) throws -> Int? {
        var left = found.limit.multipliedReportingOverflow(by: 8_000).partialValue
        let query = DeskText.query(words.dropLast(), beginning: beginning.first, asking: actor, in: DeskText.columns)
        let rows = try rows(of: "desk_text", query, before: .max)
        var reached = Int.max
        while !found.isFull, left > 0 {
            guard let row = try rows.next() else { return nil }
            reached = row
            let hit = try hit(row, words) { text in
                left -= text.utf8.count
                return try beginning.isIn(text)
            }
            left -= 1_000
            found.add(hit)
        }
        return reached
    }

    private func rows(of index: String, _ query: String, before row: Int) throws -> FastDatabaseValueCursor<Int> {
        let statement = try db.cachedStatement(
            sql: "SELECT rowid FROM \(index) WHERE \(index) MATCH ? AND rowid < ? ORDER BY rowid DESC")
        return try Int.fetchCursor(statement, arguments: [query, row])
    }

    /// Nil for a revision that no longer stands, for what is not the actor's to see, and where the text does not have it.
    private func hit(
        _ row: Int, _ words: [String], where hasIt: (String) throws -> Bool = { _ in true }
    ) throws -> SearchHit? {
        row.isMultiple(of: 2) ? try factHit(row / 2, words, where: hasIt) : try articleHit(row / 2, words, where: hasIt)
    }

    private func factHit(_ number: Int, _ words: [String], where hasIt: (String) throws -> Bool) throws -> SearchHit? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT request_fact.*, service_request.id, service_request.title AS about FROM request_fact
                JOIN service_request ON service_request.number = request WHERE request_fact.number = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [number]), let customer = CustomerCode(row["customer"] as String),
            actor.maySee(customer)
        else { return nil }
        let fact = try RecordedFact(row: row).fact
        guard actor.isInside || fact.deed.isPublic else { return nil }
        let text = DeskText.indexed(fact.deed, of: row["id"], title: row["about"])
        guard let text, try hasIt(text) else { return nil }
        return SearchHit(
            id: row["id"], customer: customer, title: row["about"],
            excerpt: DeskText.excerpt(row["text"] ?? row["about"], around: words),
            at: fact.at)
    }

    private func articleHit(_ number: Int, _ words: [String], where hasIt: (String) throws -> Bool) throws -> SearchHit? {
        let statement = try db.cachedStatement(
            sql: "SELECT article, revision, recorded_at FROM article_revision WHERE number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [number]), let id = Article.ID(row["article"] as String),
            let article = try? article(id), article.revision == row["revision"], !article.isWithdrawn,
            try hasIt(DeskText.indexed(article))
        else { return nil }
        return SearchHit(
            id: id.text, customer: nil, title: article.title, excerpt: DeskText.excerpt(article.text, around: words),
            at: Instant(milliseconds: row["recorded_at"]))
    }
}

/// What was found so far: each request or article once.
private struct Found {
    let limit: Int
    private(set) var hits: [SearchHit] = []
    private var seen: Set<String> = []

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { hits.count >= limit }

    mutating func add(_ hit: SearchHit?) {
        guard let hit, seen.insert(hit.id).inserted else { return }
        hits.append(hit)
    }
}
