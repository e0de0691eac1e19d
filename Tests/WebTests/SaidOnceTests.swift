import BackOffice
import NIOHTTP1
import Testing

@testable import Web

/// What a page says of the deed before it.
@Suite struct SaidOnceTests {
    @Test func `it is said once, on the page the deed leads to, to whom did it`() async throws {
        let server = try await TestServer.start()
        let (analyst, manager) = (try await server.visitor("supportAnalyst"), try await server.visitor("supportManager"))
        let sent = try await analyst.post("/requests/SR-000001/severity", [("severity", "3"), ("reason", "One meter")])
        #expect(sent.headers.first(name: "Location") == "/requests/SR-000001")
        #expect(try await !manager.get("/requests/SR-000001").text.contains("The severity is set;"))
        #expect(try await !analyst.get("/requests").text.contains("The severity is set;"))
        #expect(try await analyst.get("/requests/SR-000001").text.contains("The severity is set;"))
        #expect(try await !analyst.get("/requests/SR-000001").text.contains("The severity is set;"))
    }

    @Test func `nobody writes it into an address`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        #expect(try await !analyst.get("/requests/SR-000001?done=Your%20account%20expired").text.contains("account expired"))
    }

    @Test func `several rows lead back to the view they were taken in, and nowhere else`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let page = try await analyst.get("/requests?state=any&severity=2").text
        #expect(page.value(of: "_view") == "state=any&amp;severity=2")
        let rows = [("row", "SR-000001"), ("_view", "state=any&severity=2")]
        let sent = try await analyst.post("/requests/bulk/acknowledge", rows)
        #expect(sent.headers.first(name: "Location") == "/requests?state=any&severity=2")
        #expect(try await analyst.get("/requests?state=any&severity=2").text.contains("1 request done."))
        let away = try await analyst.post(
            "/requests/bulk/acknowledge", [("row", "SR-000001"), ("_view", "//elsewhere.example/")])
        #expect(away.headers.first(name: "Location")?.hasPrefix("/requests?") == true)
        let none = try await analyst.post("/requests/bulk/acknowledge", [("_view", "state=any")])
        #expect(none.status == 422 && none.text.value(of: "_view") == "state=any")
    }
}

extension TestVisitor {
    /// The page a form leads to.
    func page(after answer: Got) async throws -> String {
        let address = try #require(answer.headers.first(name: "Location"))
        return try await get(String(address.prefix { $0 != "#" })).text
    }
}
