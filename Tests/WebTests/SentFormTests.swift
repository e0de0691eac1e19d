import BackOffice
import Domain
import NIOHTTP1
import Foundation
import Testing

@testable import Web

/// A form sent twice, as by two clicks.
@Suite struct SentFormTests {
    private static let request = [
        ("customer", "CEDAR"), ("channel", "phone"), ("severity", "3"), ("title", "Twice"), ("text", "Clicked twice"),
    ]

    private func count(_ server: TestServer, _ title: String = "Twice") throws -> Int {
        try server.office.read(as: server.office.actor("root")) { try $0.serviceRequests() }.filter { $0.request.title == title }
            .count
    }

    private func key(_ visitor: TestVisitor) async throws -> (String, String) {
        ("_once", try #require(try await visitor.get("/requests/new").text.value(of: "_once")))
    }

    @Test func `the second sending does nothing and leads where the first led`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let fields = Self.request + [try await key(analyst)]
        let first = try await analyst.post("/requests/new", fields)
        let second = try await analyst.post("/requests/new", fields)
        #expect(first.status == 303 && second.status == 303)
        #expect(first.headers.first(name: "Location") == second.headers.first(name: "Location"))
        #expect(try count(server) == 1)
        #expect(try await analyst.post("/requests/new", Self.request + [try await key(analyst)]).status == 303)
        #expect(try count(server) == 2, "A form drawn anew is another form")
    }

    @Test func `sent several times at once it is done once`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let fields = Self.request + [try await key(analyst)]
        let led = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<8 {
                group.addTask { try await analyst.post("/requests/new", fields).headers.first(name: "Location") }
            }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(led.count == 1 && !led.contains(nil))
        #expect(try count(server) == 1)
    }

    @Test func `what came back may be sent again, another's key is another form, and so is what was typed anew`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let key = try await key(analyst)
        let bare = Self.request.filter { $0.0 != "title" } + [key]
        #expect(try await analyst.post("/requests/new", bare).status == 422)
        #expect(try await analyst.post("/requests/new", bare).status == 422)
        #expect(try await analyst.post("/requests/new", Self.request + [key]).status == 303)
        #expect(try await server.visitor("supportManager").post("/requests/new", Self.request + [key]).status == 303)
        #expect(try count(server) == 2)
        #expect(try await analyst.post("/requests/new", bare + [("title", "Typed anew")]).status == 303)
        #expect(try count(server, "Typed anew") == 1)
    }

    @Test func `of more than it holds, a memory forgets the oldest`() {
        var recent = Recent<Int>(most: 2)
        for (place, key) in ["a", "b", "a", "c"].enumerated() { recent.keep(place, as: key) }
        #expect(recent["a"] == 2 && recent["b"] == nil && recent["c"] == 3)
        #expect(recent.take("c") == 3 && recent.take("c") == nil)
    }
}

extension String {
    /// What stands in a field of a page, as a browser would send it.
    func value(of field: String) -> String? {
        guard let start = range(of: "name=\"\(field)\" value=\"") else { return nil }
        return String(self[start.upperBound...].prefix { $0 != "\"" })
    }
}
