import Domain
import GRDB

/// Writes an article of the knowledge base (8.7).
package struct PublishArticle: Action {
    package static let permission = Permission.workRequests
    package static var example: PublishArticle {
        PublishArticle(title: "Collector does not answer", text: "Check its power first.", isPublic: true)
    }

    /// 1 to 200 characters.
    package var title: String
    /// 1 to 100,000 characters.
    package var text: String
    /// Whether every utility's people may read it; no when left out.
    package var isPublic: Bool?

    package init(title: String, text: String, isPublic: Bool? = nil) {
        self.title = title
        self.text = text
        self.isPublic = isPublic
    }

    package func perform(in book: Book) throws -> Article {
        let article = Article(
            id: try book.identifier("KB"), revision: 1, title: title, text: text, isPublic: isPublic ?? false)
        try book.db.execute(
            sql: "INSERT INTO article (id, recorded_by, recorded_at) VALUES (?, ?, ?)",
            arguments: [article.id.text, book.actor.id.text, book.now.milliseconds])
        try book.store(article)
        return article
    }
}

/// Writes an article anew; what is left out stays. Earlier revisions are kept.
package struct ReviseArticle: Action {
    package static let permission = Permission.workRequests
    package static var example: ReviseArticle {
        ReviseArticle(
            article: Identifier(named: "KB-000012"), title: "Collector does not answer",
            text: "Check its power, then its antenna.", isPublic: false)
    }

    package var article: Article.ID
    package var title: String?
    package var text: String?
    package var isPublic: Bool?

    package init(article: Article.ID, title: String? = nil, text: String? = nil, isPublic: Bool? = nil) {
        self.article = article
        self.title = title
        self.text = text
        self.isPublic = isPublic
    }

    package func perform(in book: Book) throws -> Article {
        let known = try book.view.article(article)
        guard !known.isWithdrawn else { throw KnowledgeRefusal.withdrawn(article) }
        let title = title ?? known.title
        let text = text ?? known.text
        let isPublic = isPublic ?? known.isPublic
        guard (title, text, isPublic) != (known.title, known.text, known.isPublic) else {
            throw KnowledgeRefusal.nothingToRevise(article)
        }
        let revised = Article(id: article, revision: known.revision + 1, title: title, text: text, isPublic: isPublic)
        try book.store(revised)
        return revised
    }
}

/// Takes an article out of the knowledge base; what it said is kept.
package struct WithdrawArticle: Action {
    package static let permission = Permission.workRequests
    package static var example: WithdrawArticle { WithdrawArticle(article: Identifier(named: "KB-000012")) }

    package var article: Article.ID

    package init(article: Article.ID) { self.article = article }

    package func perform(in book: Book) throws -> Done {
        guard try !book.view.article(article).isWithdrawn else { throw KnowledgeRefusal.withdrawn(article) }
        try book.db.execute(
            sql: "UPDATE article SET withdrawn_at = ? WHERE id = ?", arguments: [book.now.milliseconds, article.text])
        return Done()
    }
}

extension Book {
    fileprivate func store(_ article: Article) throws {
        try requireText(article.title, "title", limit: 200)
        try requireText(article.text, "text", limit: 100_000)
        let number = try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    INSERT INTO article_revision (article, revision, title, text, is_public, recorded_by, recorded_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number
                    """),
            arguments: [
                article.id.text, article.revision, article.title, article.text, article.isPublic, actor.id.text,
                now.milliseconds,
            ])
        guard let number else { throw Unreadable("article_revision.number") }
        try index(article, row: number)
    }
}

extension View {
    /// Missing where there is none, or it is not for the one who asks.
    package func article(_ id: Article.ID) throws -> Article {
        guard let found = try articles(where: "article.id = ?", [id.text]).first else { throw Missing("article", id) }
        return found
    }

    /// All that stand and that the actor may read, by number.
    package func articles() throws -> [Article] { try articles(where: "withdrawn_at IS NULL", []) }

    private func articles(where condition: String, _ arguments: StatementArguments) throws -> [Article] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT article.id, withdrawn_at, revision, title, text, is_public
                    FROM article JOIN article_revision ON article = article.id
                    WHERE revision = (SELECT max(revision) FROM article_revision WHERE article = article.id) AND \(condition)
                    ORDER BY article.id
                    """), arguments: arguments)
        return try rows.map { row in
            guard let id = Article.ID(row["id"] as String) else { throw Unreadable("article.id") }
            return Article(
                id: id, revision: row["revision"], title: row["title"], text: row["text"], isPublic: row["is_public"],
                isWithdrawn: row["withdrawn_at"] as Int64? != nil)
        }.filter { actor.isInside || ($0.isPublic && !$0.isWithdrawn) }
    }
}
