import BackOffice
import Domain
import Workbook

/// Articles of the knowledge base: what is known already. A utility's people have those that are public (8.7).
enum ArticlePages {
    static let routes: [Route] =
        list.routes + [
            .get("/articles/{article}", .permission(.readBooks), "An article of the knowledge base") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<Article>(
        "/articles", "Knowledge base", section: .requests, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(PublishArticle.permission)
                ? [Button("Publish article", href: "/actions/PublishArticle?back=/articles", key: "n", isMain: true)] : []
        }, whenEmpty: "No article stands. What was found out once is published here and linked to requests.",
        columns: { visit in
            [
                ListColumn(
                    "number", "Article", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/articles/\(row.id)") }),
                ListColumn("title", "Title", { .text($0.title) }),
                ListColumn("revision", "Revision", { .int($0.revision) }),
                ListColumn(
                    "readers", "Read by", { .text($0.isPublic ? "everyone" : "the provider's people") },
                    shown: { row, shown in Shown(chip: Chip(shown.text, row.isPublic ? .good : .calm)) }),
            ]
        }, whole: { view, _ in try view.articles() })

    private static func page(_ visit: Visit) throws -> Page {
        let id: Article.ID = try visit.identifier("article", of: "article")
        let article = try visit.read { try $0.article(id) }
        var deeds = [Button("Knowledge base", href: "/articles")]
        if visit.actor.permissions.contains(ReviseArticle.permission), !article.isWithdrawn {
            deeds.append(Button("Withdraw", href: "/actions/WithdrawArticle?article=\(id)&back=/articles"))
            deeds.append(Button("Revise", href: "/actions/ReviseArticle?article=\(id)&back=/articles/\(id)", isMain: true))
        }
        var pieces: [any Piece] = [Prose(article.text)]
        if article.isWithdrawn {
            pieces.insert(Remark("It was withdrawn; nobody is pointed to it any more.", tone: .late), at: 0)
        }
        return Page(
            "\(id)  \(article.title)", section: .requests, deeds: deeds, number: id.text, pieces,
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Revision", Shown(article.revision.grouped)),
                            ("Read by", Shown(article.isPublic ? "everyone" : "the provider's people alone")),
                        ])
                    ])
            ])
    }
}
