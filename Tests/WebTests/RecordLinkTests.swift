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

    @Test(arguments: [
        ("sr-12", "SR-000012"), (" cr-7 ", "CR-000007"), ("sow-2026-0003", "SOW-2026-0003"), ("INV-2026", "INV-2026"),
        ("SR-000012", "SR-000012"), ("SR-", "SR-"), ("SR-1234567", "SR-1234567"), ("collector", "COLLECTOR"),
    ])
    func `a number may be typed short`(typed: String, number: String) { #expect(RecordLink.number(typed: typed) == number) }

    @Test func `the search leads to what has no page of its own, and finds names and meters, of one's own utility`() async throws
    {
        let server = try await TestServer.start(at: TestRecords.stands)
        let records = try await TestRecords.fill(server.office)
        let (analyst, foreign) = (try await server.visitor("supportAnalyst"), try await server.visitor("contact-cedar"))
        let contact = try #require(records["contact"])
        #expect(try await analyst.get("/search?q=\(contact)").headers.first(name: "Location") == "/customers/LAKE")
        #expect(try await analyst.get("/search?q=HR-1").headers.first(name: "Location") == "/work/\(records["work"] ?? "")")
        #expect(try await analyst.get("/search?q=sr-2").headers.first(name: "Location") == "/requests/SR-000002")
        #expect(try await analyst.get("/search?q=lake+county").text.contains("/customers/LAKE"))
        #expect(try await analyst.get("/search?q=\(TestServer.canaries["LAKE"] ?? "")").text.contains("Meter shop"))
        for words in [contact, "HR-1", "lake+county", "Meter+shop"] {
            let found = try await foreign.get("/search?q=\(words)")
            #expect(found.status == 200 && found.text.contains("Nothing holds all of these words"), "\(words)")
        }
        #expect(try await analyst.get("/search?q=%3F%21").text.contains("Nothing holds all of these words"))
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
