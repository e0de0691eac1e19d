import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// What people leave lying while they work: who else looks, what is typed and not sent, views of a list.
@Suite struct KeptWorkTests {
    private static func token(_ visitor: TestVisitor) -> [(String, String)] { [("X-Form-Token", visitor.token)] }

    @Test func `two at one request see each other, on the page and by the script that keeps asking`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let manager = try await server.visitor("supportManager")
        #expect(try await analyst.get("/requests/SR-000002").text.contains("id=\"others\" role=\"status\" hidden"))
        let page = try await manager.get("/requests/SR-000002").text
        let name = try server.office.actor("supportAnalyst").name
        #expect(page.contains("\(name) has this open too."))
        #expect(page.contains("data-place=\"SR-000002\""))
        let asked = try await analyst.post(
            "/account/looking", [("place", "SR-000002")], token: nil, headers: Self.token(analyst))
        #expect(asked.status == 200)
        #expect(asked.text == "\(try server.office.actor("supportManager").name) has this open too.")
        let alone = try await analyst.post("/account/looking", [("place", "SR-000001")])
        #expect(alone.text.isEmpty)
    }

    @Test func `a utility's people are not told which of the provider's look, nor who of another utility`() async throws {
        let server = try await TestServer.start()
        for name in ["supportAnalyst", "contact-cedar"] {
            _ = try await server.visitor(name).post("/account/looking", [("place", "SR-000002")])
        }
        let contact = try await server.visitor("contact-lake")
        #expect(try await contact.post("/account/looking", [("place", "SR-000002")]).text.isEmpty)
        #expect(try await contact.get("/requests/SR-000002").text.contains("id=\"others\" role=\"status\" hidden"))
    }

    @Test func `what is typed into a reply comes back until it is sent, and to nobody else`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let place = "/requests/SR-000002/reply"
        let kept = try await analyst.post(
            "/account/draft", [("place", "\(place)#text"), ("text", "Half a sentence & more")], token: nil,
            headers: Self.token(analyst))
        #expect(kept.status == 200)
        let page = try await analyst.get("/requests/SR-000002").text
        #expect(page.contains("data-draft=\"\(place)\"") && page.contains("Half a sentence &amp; more"))
        #expect(try await !server.visitor("supportManager").get("/requests/SR-000002").text.contains("Half a sentence"))
        let facts = try server.office.read(as: server.office.actor("root")) { view in
            try view.serviceRequest(#require(ServiceRequest.ID("SR-000002"))).facts.count
        }
        let sent = try await analyst.post(place, [("text", "A whole sentence."), ("seen", "\(facts)"), ("_kind", "reply")])
        #expect(sent.status == 303)
        #expect(try await !analyst.get("/requests/SR-000002").text.contains("Half a sentence"))
    }

    @Test func `what is typed into any long form comes back until its deed is done`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let place = "/requests/SR-000002/severity"
        _ = try await analyst.post("/account/draft", [("place", "\(place)#reason"), ("text", "Because the whole town")])
        #expect(try await analyst.get(place).text.contains("Because the whole town"))
        // Refused, what was typed last stands in it, and what was kept is still kept.
        let refused = try await analyst.post(place, [("severity", "nine"), ("reason", "Typed last")])
        #expect(refused.status == 422 && refused.text.contains("Typed last"))
        #expect(try await analyst.get(place).text.contains("Because the whole town"))
        #expect(try await analyst.post(place, [("severity", "3"), ("reason", "The whole town is dark")]).status == 303)
        #expect(try await !analyst.get(place).text.contains("Because the whole town"))
    }

    @Test func `a view is kept under a name for its list and its person, replaced by its name, and forgotten`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        #expect(try await !analyst.get("/requests").text.contains("Keep this view"))
        #expect(
            try await analyst.get("/requests?state=any&customer=LAKE").text.contains(
                "name=\"query\" value=\"state=any&amp;customer=LAKE\""))
        for query in ["state=any", "state=any&customer=LAKE"] {
            let kept = try await analyst.post(
                "/account/views", [("list", "/requests"), ("name", "Lake, all"), ("query", query)])
            #expect(kept.headers.first(name: "Location")?.hasPrefix("/requests?\(query)") == true)
        }
        let page = try await analyst.get("/requests").text
        #expect(page.contains("href=\"/requests?state=any&amp;customer=LAKE\">Lake, all<"))
        #expect(!page.contains("href=\"/requests?state=any\">"))
        #expect(try await !analyst.get("/customers").text.contains("Lake, all"))
        #expect(try await !server.visitor("supportManager").get("/requests").text.contains("Lake, all"))
        _ = try await analyst.post("/account/views", [("list", "/requests"), ("name", "Lake, all"), ("forget", "yes")])
        #expect(try await !analyst.get("/requests").text.contains("Lake, all"))
        let long = try await analyst.post(
            "/account/views", [("list", "/requests"), ("name", String(repeating: "x", count: 61)), ("query", "state=any")])
        #expect(long.status == 422)
    }

    @Test func `a filter that is left out says what the list then shows`() async throws {
        let server = try await TestServer.start()
        let page = try await server.visitor("supportAnalyst").get("/requests").text
        #expect(page.contains("<select name=\"state\"><option value=\"\">open</option>"))
    }
}
