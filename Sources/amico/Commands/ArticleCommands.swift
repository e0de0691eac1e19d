import ArgumentParser
import BackOffice
import Domain
import Workbook

/// `amico article ...`: the knowledge base.
struct ArticleCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "Publish, revise, withdraw, list and show articles of the knowledge base.",
        subcommands: [ArticlePublish.self, ArticleRevise.self, ArticleWithdraw.self, ArticleList.self, ArticleShow.self])
}

struct ArticlePublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Write an article.",
        discussion: "Example: amico article publish --title \"Collector does not answer\" --text - --public < collector.txt")

    @OptionGroup var house: HouseOptions
    @Option(help: "Its title.") var title: String
    @Option(help: "Its text (- for standard input).") var text: TypedText
    @Flag(name: .customLong("public"), help: "Every utility's people may read it (default: the provider's own alone).")
    var isPublic = false

    func run() async throws {
        let article = try await house.perform(PublishArticle(title: title, text: try text.read(), isPublic: isPublic))
        try house.answer(article) { "\(article.id) is published." }
    }
}

struct ArticleRevise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revise", abstract: "Write an article anew; what is left out stays.",
        discussion: "Example: amico article revise KB-000012 --readers everyone")

    enum Readers: String, CaseIterable, ExpressibleByArgument { case provider, everyone }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The article.") var article: Article.ID
    @Option(help: "Its title.") var title: String?
    @Option(help: "Its text (- for standard input).") var text: TypedText?
    @Option(help: "provider or everyone.") var readers: Readers?

    func run() async throws {
        let revised = try await house.perform(
            ReviseArticle(article: article, title: title, text: try text?.read(), isPublic: readers.map { $0 == .everyone }))
        try house.answer(revised) { "\(article) is at revision \(revised.revision)." }
    }
}

struct ArticleWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Take an article out of the knowledge base.",
        discussion: "Example: amico article withdraw KB-000012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The article.") var article: Article.ID

    func run() async throws {
        try house.answer(try await house.perform(WithdrawArticle(article: article))) { "\(article) is withdrawn." }
    }
}

struct ArticleList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the articles that stand.", discussion: "Example: amico article list")

    @OptionGroup var house: HouseOptions

    func run() throws {
        let articles = try house.read { try $0.articles() }
        try house.answer(articles) {
            Table(
                "Articles", articles,
                columns: [
                    Column("Article") { .text($0.id.text) },
                    Column("Title") { .text($0.title) },
                    Column("Revision") { .int($0.revision) },
                    Column("Readers") { .text($0.isPublic ? "everyone" : "provider") },
                ], whenEmpty: "No articles."
            ).lines
        }
    }
}

struct ArticleShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Read an article.", discussion: "Example: amico article show KB-000012")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The article.") var article: Article.ID

    func run() throws {
        let found = try house.read { try $0.article(article) }
        try house.answer(found) { "\(found.title)\n\n\(found.text)" }
    }
}
