import Domain
import Foundation
import HTTPTypes
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// A form that is sent when its session is over: nothing is done, and nothing typed is lost.
@Suite struct UnsentFormTests {
    private static let typed = [
        ("customer", "LAKE"), ("channel", "email"), ("severity", "2"), ("title", "Typed before lunch"),
        ("text", "A long story"), ("requester", "Ruth of Lake"), ("_whose", "supportAnalyst"),
    ]
    private static let remark = "You were signed out; this was not sent yet."

    /// What a browser is left with once its session is over.
    private func signedOut(_ visitor: TestVisitor) async throws {
        try await visitor.server.office.endSession(Secret(try #require(visitor.cookie)).digest)
    }

    /// Where the sign-in page leads after an answer that leads there.
    private func way(_ answer: TestVisitor.Got) throws -> String {
        let to = try #require(answer.headers.first(name: "Location"))
        #expect(answer.status == 303 && to.hasPrefix("/sign-in?"))
        return try #require(Query(encoded: to.drop { $0 != "?" }.dropFirst()).raw("to"))
    }

    private func opened(_ server: TestServer) throws -> Int {
        try server.office.read(as: server.office.actor("root")) { try $0.serviceRequests() }
            .filter { $0.request.title == "Typed before lunch" }.count
    }

    private func holdsAll(_ page: String) -> Bool {
        page.contains(Self.remark) && page.contains("value=\"Typed before lunch\"") && page.contains(">A long story<")
            && page.contains("value=\"Ruth of Lake\"") && page.contains("<option value=\"LAKE\" selected>")
            && page.contains("<option value=\"2\" selected>") && page.contains("<option value=\"email\" selected>")
    }

    @Test func `after signing in again a form stands there as it was typed, once, and nothing was done by it`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        try await signedOut(analyst)
        let answer = try await analyst.post("/requests/new", Self.typed)
        let to = try way(answer)
        #expect(
            try await analyst.get(answer.headers.first(name: "Location") ?? "").text.contains("it comes back as you typed it"))
        #expect(try await !analyst.get("/sign-in").text.contains("it comes back"))
        let again = try await server.visitor("supportAnalyst")
        let page = try await again.get(to)
        #expect(page.status == 200 && holdsAll(page.text))
        #expect(page.text.value(of: "_form") == again.token && !page.text.contains("_unsent"))
        #expect(try opened(server) == 0)
        #expect(try await !again.get(to).text.contains("Ruth of Lake"), "It comes back once")
        #expect(try await again.post("/requests/new", Self.typed).status == 303)
        #expect(try opened(server) == 1)
    }

    @Test func `it comes back to whom it was drawn for alone`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        try await signedOut(analyst)
        let to = try way(try await analyst.post("/requests/new", Self.typed))
        let other = try await server.visitor("supportManager").get(to)
        #expect(other.status == 200 && !other.text.contains("Ruth of Lake") && !other.text.contains(Self.remark))
        #expect(try await holdsAll(server.visitor("supportAnalyst").get(to).text))
        #expect(try await !server.visitor("supportAnalyst").get("/requests/new?_unsent=none").text.contains(Self.remark))
    }

    @Test func `signed in anew in another tab, a form of before is drawn again at once, and not performed`() async throws {
        let server = try await TestServer.start()
        let before = try await server.visitor("supportAnalyst")
        let now = try await server.visitor("supportAnalyst")
        let page = try await now.post("/requests/new", Self.typed, token: before.token)
        #expect(page.status == 422 && holdsAll(page.text) && page.text.value(of: "_form") == now.token)
        let foreign = try await now.post(
            "/requests/new", Self.typed, token: before.token, headers: [("Sec-Fetch-Site", "cross-site")])
        #expect(foreign.status == 403 && !foreign.text.contains("Ruth of Lake"))
        let other = try await server.visitor("supportManager").post("/requests/new", Self.typed, token: before.token)
        #expect(other.status == 403 && !other.text.contains("Ruth of Lake"))
        let another = try await server.visitor("finance").post("/requests/new", Array(Self.typed.dropLast()), token: before.token)
        #expect(another.status == 403 && !another.text.contains("Ruth of Lake"), "Who may not have the form is not shown it")
        #expect(try opened(server) == 0)
    }

    @Test func `from another site's page nothing is kept, nor from a script`() async throws {
        let server = try await TestServer.start()
        let nobody = try await server.visitor(nil)
        let foreign = try await nobody.post(
            "/requests/new", Self.typed, token: "x", headers: [("Origin", "https://evil.example")])
        #expect(foreign.status == 401)
        let script = try await nobody.post(
            "/account/draft", [("place", "/requests/new#text"), ("text", "x")], token: nil, headers: [("X-Form-Token", "x")])
        #expect(script.status == 401)
    }

    @Test func `a reply comes back on its request, with what it had been written after`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let typed = [("text", "We look into it"), ("seen", "1")]
        let now = try await server.visitor("supportAnalyst")
        let atOnce = try await now.post("/requests/SR-000002/reply", typed, token: analyst.token)
        #expect(atOnce.status == 422 && atOnce.text.contains(">We look into it<") && atOnce.text.contains(Self.remark))
        try await signedOut(analyst)
        let to = try way(
            try await analyst.post(
                "/requests/SR-000002/reply", typed, headers: [("Referer", "\(server.base)/requests/SR-000002?all=yes")]))
        #expect(to.hasPrefix("/requests/SR-000002?all=yes&_unsent="))
        let page = try await now.get(to).text
        #expect(page.contains(">We look into it<") && page.contains(Self.remark))
        #expect(!page.contains("canary-cedar-7f3a"))
    }

    @Test func `what another saved meanwhile is still noticed`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let path = "/customers/CEDAR/correct"
        func fields(_ page: String) throws -> [(String, String)] {
            try ["name", "accountManager", "technicalRepresentative", "_was"].map { ($0, try #require(page.value(of: $0))) }
        }
        let mine = try fields(try await manager.get(path).text)
        let root = try await server.visitor("root")
        let theirs = try fields(try await root.get(path).text).map { $0.0 == "accountManager" ? ($0.0, "Ruth") : $0 }
        #expect(try await root.post(path, theirs).status == 303)
        try await signedOut(manager)
        let to = try way(try await manager.post(path, mine.map { $0.0 == "name" ? ($0.0, "Cedar Falls") : $0 }))
        let again = try await server.visitor("accountManager")
        let page = try await again.get(to).text
        #expect(page.contains("value=\"Cedar Falls\""))
        let sent = try await again.post(path, try fields(page))
        #expect(sent.status == 422 && sent.text.contains("The record was changed while you wrote: Account manager."))
    }

    @Test func `no password is kept, nor the secret of a second factor`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        for (path, typed) in [
            ("/account/password", [("now", "Marble-Otter-42"), ("password", "Marble-Otter-43"), ("again", "Marble-Otter-43")]),
            ("/account/second-factor", [("secret", "MARBLEOTTER"), ("code", "123456")]),
        ] {
            let page = try await analyst.get(path).text
            let sent = typed + [("_secret", try #require(page.value(of: "_secret")))]
            let query = Query((sent + [("_form", "x")]).map { (name: $0.0, value: $0.1) })
            #expect(UnsentForm(path: path, query: Query(), form: query, hasFiles: false)?.form.fields.isEmpty == true)
            let now = try await server.visitor("supportAnalyst")
            let atOnce = try await now.post(path, sent, token: analyst.token)
            #expect(atOnce.status == 422 && atOnce.text.contains(Self.remark))
            for (name, value) in typed { #expect(!atOnce.text.contains(value), "\(name)") }
        }
        #expect(try await analyst.get("/requests/new").text.value(of: "_secret") == nil)
    }

    @Test func `files are chosen again, and what is too large for somebody unknown is said to be unsent`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        try await signedOut(analyst)
        let part = "--b\r\nContent-Disposition: form-data; name="
        let body =
            "\(part)\"_form\"\r\n\r\n\(analyst.token)\r\n\(part)\"file\"; filename=\"log.txt\"\r\n\r\nsecret bytes\r\n--b--\r\n"
        let answer = try await analyst.send(
            .POST, "/requests/SR-000001/attach", body: body, [("Content-Type", "multipart/form-data; boundary=b")])
        let page = try await server.visitor("supportAnalyst").get(try way(answer)).text
        #expect(page.contains("Choose its files again.") && !page.contains("secret bytes"))
        let long = [("title", String(repeating: "x", count: Route.openLimit))]
        let refused = try await analyst.post("/requests/new", long)
        #expect(refused.status == 401 && refused.text.contains("nothing was sent. Sign in, come back to your form"))
    }

    @Test func `few wait, and not for long`() async throws {
        let server = try await TestServer.start()
        let actor = try server.office.actor("root")
        let now = server.office.clock.now
        let form = try #require(
            UnsentForm(path: "/x", query: Query(), form: Query([(name: "_form", value: "x")]), hasFiles: false))
        let waiting = UnsentForms()
        let first = waiting.keep(form, now: now)
        let second = waiting.keep(form, now: now)
        for _ in 1..<UnsentForms.most { _ = waiting.keep(form, now: now) }
        #expect(waiting.take(first, for: actor, now: now) == nil)
        #expect(waiting.take(second, for: actor, now: now + 1_800) != nil)
        #expect(waiting.take(second, for: actor, now: now) == nil)
        let last = waiting.keep(form, now: now)
        #expect(waiting.take(last, for: actor, now: now + 1_801) == nil)
    }
}
