import AsyncHTTPClient
import Domain
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Documents
@testable import Web

/// A server over new books, on a port of its own, gone when the test lets go. Two utilities, CEDAR and LAKE, whose every text
/// carries a canary of its own; a person for every role, and contacts of both utilities.
final class TestServer: Sendable {
    static let canaries = ["CEDAR": "canary-cedar-7f3a", "LAKE": "canary-lake-91bc"]

    let office: Office
    let house: House
    let base: String
    private let path: String
    private let end: AsyncStream<Void>.Continuation

    private init(office: Office, house: House, base: String, path: String, end: AsyncStream<Void>.Continuation) {
        self.office = office
        self.house = house
        self.base = base
        self.path = path
        self.end = end
    }

    static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Templates").path

    /// Read once for all servers.
    private static let parsed = Result { try Templates(in: templates) }

    static func start(
        terms: ServingTerms = ServingTerms(host: "127.0.0.1", port: 0), at text: String = "2026-09-16T17:00:00Z",
        clock: Clock? = nil
    ) async throws -> TestServer {
        let path = NSTemporaryDirectory() + "amico-web-\(UUID().uuidString)"
        let instant = try #require(Instant(text))
        let clock = clock ?? Clock.standing(at: instant)
        let office = try await Office.create(
            DataDirectory(path), clock: clock, opening: OpenBooks(administrator: Identifier(named: "root"), name: "Root"))
        try await TestPeople.fill(office)
        let house = try House(office: office, templates: try parsed.get(), terms: terms)
        let server = WebServer(house, logLevel: .critical)
        let (ports, found) = AsyncStream<Int>.makeStream()
        let (running, end) = AsyncStream<Void>.makeStream()
        Task { try await server.run(until: running) { found.yield($0) } }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        return TestServer(
            office: office, house: house, base: "\(terms.isSecure ? "https" : "http")://127.0.0.1:\(port)", path: path, end: end)
    }

    /// A session of somebody, as a browser would have it after signing in.
    func visitor(_ name: String?) async throws -> TestVisitor {
        guard let name else { return TestVisitor(server: self, base: base, cookie: nil, token: "") }
        let actor = try office.actor(name)
        let secret = try await office.beginSession(of: actor.id, from: Visitor(address: "127.0.0.1", program: "test"))
        return TestVisitor(server: self, base: base, cookie: secret.text, token: Secret("form:" + secret.text).digest)
    }

    deinit {
        end.finish()
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// What a browser does: it sends its cookie, and a form's token.
struct TestVisitor: Sendable {
    /// Stays up while somebody visits it.
    let server: TestServer
    let base: String
    let cookie: String?
    let token: String

    struct Got: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let bytes: Data

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    func get(_ path: String, headers: [(String, String)] = []) async throws -> Got {
        try await send(.GET, path, body: nil, headers)
    }

    /// A form of ours; `token: nil` sends one without.
    func post(_ path: String, _ fields: [(String, String)] = [], token: String? = "own", headers: [(String, String)] = [])
        async throws -> Got
    {
        var fields = fields
        if let token { fields.append(("_form", token == "own" ? self.token : token)) }
        let body = Query(fields.map { (name: $0.0, value: $0.1) }).encoded
        return try await send(
            .POST, path, body: body, headers + [("Content-Type", "application/x-www-form-urlencoded")])
    }

    func send(_ method: HTTPMethod, _ path: String, body: String?, _ headers: [(String, String)]) async throws -> Got {
        try await send(method, path, bytes: body.map { ByteBuffer(string: $0) }, headers)
    }

    /// What a program sends to the API.
    func send(_ path: String, _ bytes: Data, type: String = "application/json", bearer: String?) async throws -> Got {
        let token = bearer.map { [("Authorization", "Bearer \($0)")] } ?? []
        return try await send(.POST, path, bytes: ByteBuffer(bytes: bytes), [("Content-Type", type)] + token)
    }

    private func send(
        _ method: HTTPMethod, _ path: String, bytes: ByteBuffer?, _ headers: [(String, String)]
    ) async throws -> Got {
        var request = HTTPClientRequest(url: base + path)
        request.method = method
        if let cookie { request.headers.add(name: "Cookie", value: "amico=\(cookie)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let bytes { request.body = .bytes(bytes) }
        let response = try await TestVisitor.client.execute(request, timeout: .seconds(120))
        let body = try await response.body.collect(upTo: 64 << 20)
        return Got(status: Int(response.status.code), headers: response.headers, bytes: Data(body.readableBytesView))
    }

    /// Follows nothing: where an answer leads is part of it.
    private static let client = HTTPClient(configuration: .init(redirectConfiguration: .disallow))
}
