import BackOffice
import Domain
import Foundation

/// What the API tells of requests, what is owed for them, and the knowledge base.
enum DeskQueries {
    static let routes: [Route] = requests + desk

    private static let requests: [Route] = [
        APIQueries.paged(
            "requests", "Requests, open ones as they are worked on.",
            [
                .customer, .init("state", "open, resolved, closed or merged (open where it is left out)", example: "open"),
                .severity(), .init("assignee", "An analyst, or nobody", example: "kmeyer"),
                .flag("late", "Only what is late"), .init("order", "queue, newest, oldest or due", example: "newest"),
            ]
        ) { question, limit, after in
            var filter = QueueFilter()
            filter.customer = try question.customer
            filter.severity = try question.word("severity", Severity.expected) { Int($0).flatMap { Severity($0) } }
            filter.state = try question.word("state", "open, resolved, closed or merged") { RequestState(rawValue: $0) }
            filter.isLate = try question.flag("late")
            // Who has a request is the provider's own to know.
            filter.assignee = question.visit.actor.isInside ? question.text("assignee") : nil
            var query = RequestPageQuery(filter, limit: limit + 1, isCounted: false)
            query.order =
                try question.word("order", "queue, newest, oldest or due") { RequestPageQuery.Order(rawValue: $0) } ?? .queue
            query.after = try APIPage<QueueRow>.identifier(after)
            return APIPage(try question.view.requests(query).rows, limit: limit, key: \.request.text)
        },
        APIQueries.one("requests/{request}", "A request with its clocks and its history.") {
            try RequestAnswer(request($0), in: $0.view)
        },
        APIQueries.one("requests/{request}/clocks", "How a request's clocks stand, and why.") {
            try $0.view.whyClocks(of: request($0))
        },
        APIQueries.file(
            "requests/{request}/files/{place}", "A file of a request, by its place in the history.",
            produces: ["application/octet-stream"]
        ) {
            let id = try request($0)
            guard let place = Int($0.inPath("place")) else { throw Missing("file of \(id) at", $0.inPath("place").prefix(20)) }
            let (name, path) = try $0.view.file(of: id, at: place)
            return .download(name: name, type: "application/octet-stream", try Data(contentsOf: URL(filePath: path)))
        },
        APIQueries.first(
            1...100, whenNone: 20, "search",
            "Requests, messages, changes and articles with all of these words, the newest first.",
            [.init("q", "Words; the last may be the beginning of one", example: "collector", needed: true)]
        ) { try $0.view.search(try $0.needed("q", "what to look for") { $0 }, limit: $1) },
    ]

    private static let desk: [Route] = [
        APIQueries.list("articles", "Articles of the knowledge base.", key: \Article.id.text) { try $0.view.articles() },
        APIQueries.one("articles/{article}", "An article.") { try $0.view.article($0.id("article", of: "article")) },
        APIQueries.list("canned-replies", "Texts the desk sends again and again.", key: \CannedReply.name.text) {
            try $0.view.cannedReplies()
        },
        APIQueries.one("service-levels", "What is promised for each severity, each version from its day on.") {
            try $0.view.serviceLevelPolicies().versions
        },
        APIQueries.paged(
            "escalations", "Thresholds that clocks of requests passed, and who was told.",
            [.customer, .init("request", "Of one request", example: "SR-000123"), .month]
        ) { question, limit, after in
            let request: ServiceRequest.ID? = try question.identifier("request", of: "request")
            if let request { _ = try question.view.serviceRequest(request) }
            let found = try question.view.escalations(
                of: question.customer, request: request, crossedIn: question.month.map { Zone.pacific.period(of: $0.days) },
                after: APIPage<Escalation>.number(after), limit: limit + 1)
            return APIPage(found, limit: limit, key: \.number.description)
        },
        APIQueries.one("escalation-ladder", "Who is told when, as a clock runs down.") {
            try $0.requireInside("escalation ladder")
            return try $0.view.escalationLadder()
        },
        APIQueries.one("escalation-ladder/findings", "What is wrong with the ladder that stands.") {
            try $0.requireInside("escalation ladder")
            return try $0.view.lint($0.view.escalationLadder())
        },
    ]

    private static func request(_ question: Question) throws -> ServiceRequest.ID { try question.id("request", of: "request") }
}
