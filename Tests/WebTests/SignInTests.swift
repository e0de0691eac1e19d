import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Signing in, out, and what a session is worth (15.2).
@Suite struct SignInTests {
    private static let password = "Marble-Otter-42-kite"
    /// Made once: it is meant to take long.
    private static let hash = Task { try await PasswordHash.of(password) }

    private func withPassword(_ name: String, in server: TestServer) async throws {
        let actor = try server.office.actor(name)
        try await server.office.perform(SetPassword(actor: actor.id, hash: try await Self.hash.value.text), as: actor)
    }

    @Test func `a right password begins a session, and signing out ends it`() async throws {
        let server = try await TestServer.start()
        try await withPassword("finance", in: server)
        let nobody = try await server.visitor(nil)
        let answer = try await nobody.post(
            "/sign-in?to=/requests", [("login", "finance"), ("password", Self.password)], token: nil)
        #expect(answer.status == 303)
        #expect(answer.headers.first(name: "Location") == "/requests")
        let cookie = try #require(answer.headers.first(name: "Set-Cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        let secret = String(cookie.prefix { $0 != ";" }.dropFirst("amico=".count))
        let signedIn = TestVisitor(server: server, base: server.base, cookie: secret, token: Secret("form:" + secret).digest)
        #expect(try await signedIn.get("/").status == 200)
        #expect(try await signedIn.post("/sign-out").status == 303)
        #expect(try await signedIn.get("/").headers.first(name: "Location") == "/sign-in?to=%2F")
    }

    @Test func `a wrong password is refused without telling whether there is such a name`() async throws {
        let server = try await TestServer.start()
        try await withPassword("finance", in: server)
        let nobody = try await server.visitor(nil)
        let wrong = try await nobody.post("/sign-in", [("login", "finance"), ("password", "no")], token: nil)
        let unknown = try await nobody.post("/sign-in", [("login", "nobody-here"), ("password", "no")], token: nil)
        #expect(wrong.text.replacing("finance", with: "") == unknown.text.replacing("nobody-here", with: ""))
        #expect(wrong.text.contains("do not belong together"))
    }

    @Test func `after five wrong ones even the right password has to wait`() async throws {
        let server = try await TestServer.start()
        try await withPassword("finance", in: server)
        let nobody = try await server.visitor(nil)
        // None at all is a wrong one too.
        for wrong in ["no", "", "", "", ""] {
            _ = try await nobody.post("/sign-in", [("login", "finance"), ("password", wrong)], token: nil)
        }
        let answer = try await nobody.post("/sign-in", [("login", "finance"), ("password", Self.password)], token: nil)
        #expect(answer.text.contains("Too many tries"))
        #expect(answer.headers.first(name: "Set-Cookie") == nil)
    }

    @Test func `a revoked role ends the session at once`() async throws {
        let server = try await TestServer.start()
        let finance = try await server.visitor("finance")
        #expect(try await finance.get("/").status == 200)
        try await server.office.perform(
            RevokeRole(actor: Identifier(named: "finance"), role: .finance), as: server.office.actor("root"))
        #expect(try await finance.get("/").status == 303)
    }

    @Test func `who asks for a new password is told the same whether there is such an account, with a mail address or without`()
        async throws
    {
        let server = try await TestServer.start()
        try await server.office.perform(
            SetActorEmail(actor: Identifier(named: "finance"), email: EmailAddress(named: "finance@provider.example")),
            as: try server.office.actor("root"))
        let nobody = try await server.visitor(nil)
        var told: Set<String> = []
        for login in ["finance", "auditor", "nobody-here"] {
            told.insert(try await nobody.post("/password/forgotten", [("login", login)], token: nil).text)
        }
        #expect(told.count == 1)
        #expect(told.first?.contains("If that account has a mail address, a link is on its way to it") == true)
        #expect(told.first?.contains("ask your administrator") == true)
    }

    @Test func `a form without its token, of another session or from another site changes nothing`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let fields = [("text", "Nobody sees this"), ("seen", "99")]
        for (token, headers) in [
            (nil, []), ("0000", []), ("own", [("Sec-Fetch-Site", "cross-site")]), ("own", [("Origin", "https://evil.example")]),
        ] as [(String?, [(String, String)])] {
            let answer = try await analyst.post("/requests/SR-000001/reply", fields, token: token, headers: headers)
            // A form of another session is drawn again, and not performed.
            #expect(answer.status == (token == "0000" ? 422 : 403))
        }
        #expect(try await !analyst.get("/requests/SR-000001").text.contains("Nobody sees this"))
        #expect(try await analyst.post("/requests/SR-000001/reply", fields).status == 303)
        #expect(try await analyst.get("/requests/SR-000001").text.contains("Nobody sees this"))
    }

    @Test func `every answer carries the headers that protect a browser, faults and the missing too`() async throws {
        let server = try await TestServer.start()
        let visitor = try await server.visitor("auditor")
        for path in ["/", "/requests/SR-999999", "/nowhere", "/api/v1/requests", "/assets/none.css"] {
            let answer = try await visitor.get(path)
            #expect(answer.headers.first(name: "Content-Security-Policy")?.contains("default-src 'none'") == true, "\(path)")
            #expect(answer.headers.first(name: "X-Content-Type-Options") == "nosniff", "\(path)")
            #expect(answer.headers.first(name: "X-Request-ID") != nil, "\(path)")
        }
    }
}
