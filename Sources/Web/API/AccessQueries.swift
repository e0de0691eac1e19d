import BackOffice
import Domain

/// What the API tells of people, of what was done, and of what can be done.
enum AccessQueries {
    static let routes: [Route] = [
        APIQueries.list("actors", "Who may act, with roles.", permission: .manageAccess, key: \ActorAnswer.actor.text) {
            try $0.view.actors().map(ActorAnswer.init)
        },
        APIQueries.one("actors/{person}/grants", "Every role somebody was given, the latest first.", permission: .manageAccess) {
            try $0.view.grants(of: $0.id("person", of: "actor"))
        },
        APIQueries.first(
            1...1_000, whenNone: 200, "sign-ins", "Who tried to sign in, the latest first.", permission: .manageAccess
        ) { try $0.view.signInTries(limit: $1).map(SignInAnswer.init) },
        APIQueries.list(
            "tokens", "Tokens of one's own; to who looks after access, everybody's. Never what opens them.",
            key: \AccessToken.id.text
        ) { try $0.view.tokens() },
        APIQueries.paged(
            "journal", "The audit journal, the latest first: who did what, for whom, when and from where.",
            permission: .readJournal,
            [.init("by", "Of one actor", example: "kmeyer"), .init("action", "Of one action", example: "OpenRequest")]
        ) { question, limit, after in
            let entries = try question.view.journalEntries(
                before: APIPage<JournalAnswer>.number(after), by: question.text("by"), action: question.text("action"),
                limit: limit + 1)
            return APIPage(entries.map(JournalAnswer.init), limit: limit, key: \.sequence.description)
        },
        APIQueries.one(
            "saved-views", "One's own kept views of a list of the pages.",
            [.init("list", "The list's address", example: "/requests", needed: true)]
        ) { question in
            let list = try question.needed("list", "the address of a list, such as /requests") { $0 }
            return try question.view.savedViews(of: list).map { SavedView(name: $0.name, query: $0.query) }
        },
        APIQueries.one(
            "actions", "Every action with its fields, its permission and an example.",
            [.init("name", "One action; all where it is left out", example: "OpenRequest")]
        ) { try ActionCatalogue.descriptions(named: $0.text("name")) },
        APIQueries.one(
            "catalogue", "The service catalogue: tiers, options, what each promises.",
            [
                .init("version", "An earlier version; the one in force where it is left out", example: "1")
            ]
        ) { try $0.view.catalogue(version: $0.word("version", "a version's number") { Int($0) }) },
    ]

    private struct SavedView: Encodable {
        let name: String
        /// What stands behind the list's address.
        let query: String
    }
}
