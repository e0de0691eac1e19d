import BackOffice
import Domain
import Wire

/// What the API tells of mail and webhooks: a utility's people read what was mailed of their affairs, and nothing else of it.
enum MailQueries {
    static let routes: [Route] = [
        APIQueries.paged(
            "mails", "Mail that goes out, and what became of it.", [.customer, .flag("waiting", "Only what still waits")]
        ) { question, limit, after in
            APIPage(
                try MailAnswer.list(
                    of: question.customer, waiting: question.flag("waiting"), after: APIPage<MailAnswer>.identifier(after),
                    limit: limit + 1, in: question.view), limit: limit, key: \.mail.text)
        },
        APIQueries.paged("received-mails", "Mail that came in, and what was done with it.") { question, limit, after in
            APIPage(
                try question.view.receivedMails(after: APIPage<ReceivedMailLine>.identifier(after), limit: limit + 1),
                limit: limit, key: \.id.text)
        },
        APIQueries.one("received-mails/{mail}", "A mail that came in: who wrote it, what it says.") {
            try ReceivedMailAnswer($0.id("mail", of: "mail"), in: $0.view)
        },
        APIQueries.one("mail-address", "The address mail goes out from; null while none is set.") {
            try $0.requireInside("mail address")
            return try $0.view.mailSender()
        },
        APIQueries.list("webhooks", "Webhooks, and how each stands.", [.flag("removed", "Removed ones too")], key: \.webhook.text)
        {
            try $0.view.webhooks(removed: $0.flag("removed")).map(WebhookAnswer.init)
        },
        APIQueries.one(
            "webhooks/{webhook}/posts", "The last posts of a webhook, the newest first.",
            [.init("last", "How many, 1 to 10,000 (100 where it is left out)", example: "20")]
        ) {
            try $0.view.webhookPosts(of: $0.id("webhook", of: "webhook"), limit: $0.count("last", 1...10_000, whenNone: 100))
        },
    ]
}
