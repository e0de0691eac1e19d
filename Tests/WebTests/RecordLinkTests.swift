import Domain
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// A number leads to its page, and an address that is none says so.
@Suite struct RecordLinkTests {
    @Test func `every kind of number leads to a page there is`() throws {
        let paths = Set(RouteTable.pages.filter { $0.method == .get }.map(\.path))
        for place in RecordLink.places {
            let pages = paths.filter {
                $0.hasPrefix(place.path + "{") && $0.hasSuffix("}") && !$0.dropFirst(place.path.count).contains("/")
            }
            #expect(pages.count == 1, "\(place.prefix) leads to \(place.path)")
        }
    }

    @Test func `a number typed into the search leads to its article, which a utility reads where it is public`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        for (title, isPublic) in [("Restart of a collector", true), ("Whom to call at night", false)] {
            try await server.office.perform(
                PublishArticle(title: title, text: "Steps one to three.", isPublic: isPublic), as: root)
        }
        let (analyst, contact) = (try await server.visitor("supportAnalyst"), try await server.visitor("contact-lake"))
        let jump = try await analyst.get("/search?q=kb-000002")
        #expect(jump.headers.first(name: "Location") == "/articles/KB-000002")
        #expect(try await analyst.get("/articles/KB-000002").text.contains("Whom to call at night"))
        #expect(try await analyst.get("/articles").text.contains("KB-000002"))
        #expect(try await contact.get("/articles/KB-000001").text.contains("Steps one to three."))
        let hidden = try await contact.get("/articles/KB-000002")
        #expect(hidden.status == 404 && !hidden.text.contains("Whom to call"))
        #expect(try await !contact.get("/articles").text.contains("KB-000002"))
    }

    @Test func `an address that is nowhere is told in a page of the house`() async throws {
        let server = try await TestServer.start()
        for path in ["/nowhere", "/requests/SR-999999"] {
            let answer = try await server.visitor("supportAnalyst").get(path)
            #expect(answer.status == 404 && answer.text.contains("<h1>Not here</h1>"), "\(path)")
            #expect(answer.text.contains(server.house.assets.style.path))
        }
    }
}
