import BackOffice
import Domain
import Foundation
import Testing

struct KnowledgeInBooksTests {
    @Test func `a search finds all the words, the last by its beginning, the newest first`() async throws {
        let books = try await RequestsInBooksTests.books()
        let storm = try await RequestsInBooksTests.open(
            books, title: "Collector down", text: "It began after the storm in Étretat", at: "2026-09-14T12:00:00Z"
        ).request
        let quiet = try await RequestsInBooksTests.open(
            books, title: "Collector slow", text: "Reads come late", at: "2026-09-14T12:10:00Z"
        ).request
        let find = { (words: String) in try books.read(at: "2026-09-14T13:00:00Z") { try $0.search(words).map(\.id) } }
        #expect(try find("collector") == [quiet.text, storm.text])
        #expect(try find("COLLECTOR storm").isEmpty)
        #expect(try find("after stor") == [storm.text])
        #expect(try find("etretat") == [storm.text])
        #expect(try find(storm.text) == [storm.text])
        // What the index's own language would read as orders is words here.
        #expect(try find("storm\" OR \"reads").isEmpty)
        #expect(try find("scope : provider").isEmpty)
        #expect(throws: KnowledgeRefusal.nothingToSearchFor) { try find("*\"(") }
    }

    @Test func `an article is found as it stands now, and by a utility only where it is public`() async throws {
        let books = try await RequestsInBooksTests.books()
        let article = try await books.perform(PublishArticle(title: "Antennas", text: "Check the gasket", isPublic: true)).id
        try await books.perform(
            AddActor(
                id: Identifier(named: "kim"), name: "Kim", roles: [.customerContact], utility: TestBooks.riverbend,
                approval: "Letter"))
        let kim = try books.office.actor("kim")
        #expect(try books.office.read(as: kim) { try $0.search("gasket").map(\.id) } == [article.text])
        try await books.perform(ReviseArticle(article: article, text: "Check the ferrule", isPublic: false))
        #expect(try books.office.read(as: kim) { try $0.search("ferrule") }.isEmpty)
        #expect(try books.office.read(as: kim) { try $0.search("gasket") }.isEmpty)
        #expect(throws: Missing("article", article)) { try books.office.read(as: kim) { try $0.article(article) } }
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.search("ferrule").map(\.id) } == [article.text])
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.search("gasket") }.isEmpty)
        await #expect(throws: KnowledgeRefusal.nothingToRevise(article)) {
            try await books.perform(ReviseArticle(article: article, isPublic: false))
        }
        let request = try await RequestsInBooksTests.open(books, at: "2026-09-14T12:00:00Z").request
        try await books.perform(LinkArticle(request: request, article: article))
        await #expect(throws: RequestRefusal.linkedAlready(article.text)) {
            try await books.perform(LinkArticle(request: request, article: article))
        }
        await #expect(throws: Missing("endpoint", "E-9")) {
            try await books.perform(LinkEndpoint(request: request, endpoint: "E-9"))
        }
        try await books.perform(WithdrawArticle(article: article))
        #expect(try books.read(at: "2026-09-14T13:00:00Z") { try $0.search("ferrule") }.isEmpty)
        await #expect(throws: KnowledgeRefusal.withdrawn(article)) { try await books.perform(WithdrawArticle(article: article)) }
    }

    @Test func `a canned reply is filled in for its request, and knows no other words`() async throws {
        let books = try await RequestsInBooksTests.books()
        let request = try await RequestsInBooksTests.open(books, title: "No reads", at: "2026-09-14T12:00:00Z").request
        let name = CannedReply.Name(named: "logs")
        await #expect(throws: KnowledgeRefusal.unknownFields(["phone"])) {
            try await books.perform(SetCannedReply(name: name, text: "Call {phone}"))
        }
        try await books.perform(SetCannedReply(name: name, text: "Dear {requester}, send logs of {title} ({request})."))
        let text = try books.read(at: "2026-09-14T13:00:00Z") { view in
            let kept = try view.serviceRequest(request)
            return try view.cannedReply(name).text(for: kept.request, requester: kept.requester)
        }
        #expect(text == "Dear Lee Park, send logs of No reads (\(request)).")
        try await books.perform(RemoveCannedReply(name: name))
        #expect(throws: Missing("canned reply", name)) { try books.read(at: "2026-09-14T13:00:00Z") { try $0.cannedReply(name) } }
    }

    @Test func `a file is attached by its hash, under a name that is no path`() async throws {
        let books = try await RequestsInBooksTests.books()
        let request = try await RequestsInBooksTests.open(books, at: "2026-09-14T12:00:00Z").request
        let absent = String(repeating: "0a", count: 32)
        await #expect(throws: RequestRefusal.fileNotKept(absent)) {
            try await books.perform(AttachToRequest(request: request, name: "x.log", sha256: absent))
        }
        let path = TestBooks.temporaryPath()
        try "log".write(toFile: path, atomically: true, encoding: .utf8)
        let digest = try books.office.files.put(path)
        for name in ["../x", "", "a\nb", String(repeating: "x", count: 201)] {
            await #expect(throws: RequestRefusal.badFileName(name)) {
                try await books.perform(AttachToRequest(request: request, name: name, sha256: digest))
            }
        }
        try await books.perform(AttachToRequest(request: request, name: "headend.log", sha256: digest))
        let facts = try books.read(at: "2026-09-14T13:00:00Z") { try $0.serviceRequest(request).history.facts.map(\.deed) }
        #expect(facts.contains(.fileAttached(name: "headend.log", sha256: digest)))
    }
}
