import Domain
import Foundation
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// The JSON API: actions with keys, queries in pages, problems, its description.
@Suite struct APITests {
    private static let body =
        #"{"channel":"phone","customer":"CEDAR","severity":2,"text":"Nothing since three","title":"No reads"}"#

    private func post(
        _ server: TestServer, _ action: String, _ body: String, _ token: String, _ more: [(String, String)] = []
    ) async throws -> TestVisitor.Got {
        try await server.visitor(nil).send(
            .POST, "/api/v1/actions/\(action)", body: body,
            [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")] + more)
    }

    @Test func `a call under a key is done once, however often it is sent`() async throws {
        let server = try await TestServer.start()
        let token = try await server.token(of: "supportAnalyst")
        let first = try await post(server, "OpenRequest", Self.body, token, [("Idempotency-Key", "k-1")])
        let again = try await post(server, "OpenRequest", Self.body, token, [("Idempotency-Key", "k-1")])
        #expect(first.status == 200 && again.text == first.text)
        #expect(first.text.contains("SR-000003"))
        let other = try await post(
            server, "OpenRequest", Self.body.replacing("three", with: "four"), token, [("Idempotency-Key", "k-1")])
        #expect(other.status == 422)
        #expect(try await post(server, "OpenRequest", Self.body, token).text.contains("SR-000004"))
    }

    @Test func `a wrong field is named, and nothing is done`() async throws {
        let server = try await TestServer.start()
        let token = try await server.token(of: "supportAnalyst")
        let answer = try await post(server, "OpenRequest", Self.body.replacing("\"phone\"", with: "\"pigeon\""), token)
        #expect(answer.status == 422)
        #expect(answer.headers.first(name: "Content-Type") == "application/problem+json")
        #expect(answer.text.contains("phone, email, portal"))
        #expect(try await post(server, "OpenRequest", "{", token).status == 422)
    }

    @Test func `a token is refused once it is revoked, and beyond its scopes`() async throws {
        let server = try await TestServer.start()
        let token = try await server.token(of: "auditor")
        #expect(try await post(server, "OpenRequest", Self.body, token).status == 403)
        #expect(try await post(server, "OpenRequest", Self.body, token).text.contains("scopes do not let it log requests"))
        let nobody = try await server.visitor(nil)
        let bearer = [("Authorization", "Bearer \(token)")]
        #expect(try await nobody.get("/api/v1/requests", headers: bearer).status == 200)
        try await server.office.perform(RevokeToken(token: Identifier(named: "TOK-000001")), as: server.office.actor("auditor"))
        #expect(try await nobody.get("/api/v1/requests", headers: bearer).status == 401)
    }

    @Test func `a filter there is not is refused, and so is a method an address does not take`() async throws {
        let server = try await TestServer.start()
        let bearer = [("Authorization", "Bearer \(try await server.token(of: "auditor"))")]
        let nobody = try await server.visitor(nil)
        let mistyped = try await nobody.get("/api/v1/requests?custmer=LAKE", headers: bearer)
        #expect(mistyped.status == 400 && mistyped.text.contains("customer, state, severity"))
        let deleted = try await nobody.send(.DELETE, "/api/v1/requests/SR-000001", body: nil, bearer)
        #expect(deleted.status == 405 && deleted.headers.first(name: "Allow") == "GET")
        #expect(try await nobody.send(.DELETE, "/api/v1/nowhere", body: nil, bearer).status == 404)
    }

    @Test func `a list is taken up where its page ended`() async throws {
        let server = try await TestServer.start()
        let bearer = [("Authorization", "Bearer \(try await server.token(of: "auditor"))")]
        let nobody = try await server.visitor(nil)
        let first = try await nobody.get("/api/v1/requests?limit=1", headers: bearer)
        #expect(first.text.contains("\"next\":\"SR-000001\""))
        let second = try await nobody.get("/api/v1/requests?limit=1&after=SR-000001", headers: bearer)
        #expect(second.text.contains("SR-000002") && !second.text.contains("next"))
        #expect(try await nobody.get("/api/v1/requests?limit=0", headers: bearer).status == 400)
    }

    @Test func `the description names every call of the route table`() async throws {
        let server = try await TestServer.start()
        let data = try APIDescription.describe()
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        #expect(document["openapi"] as? String == "3.1.0")
        for route in RouteTable.all(server.house) where route.isOfAPI {
            #expect(paths[route.path]?[route.method.rawValue.lowercased()] != nil, "\(route.name)")
        }
        #expect(paths.count > 150)
        #expect(paths.keys.allSatisfy { $0.hasPrefix("/api/v1/") })
    }
}
