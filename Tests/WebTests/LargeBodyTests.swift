import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Bodies as long as their routes take, and longer; files that the API takes.
@Suite struct LargeBodyTests {
    @Test func `a hundred thousand characters of any script fit, and one more comes back with all of them`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let fits = String(repeating: "\u{44F}", count: 100_000)
        #expect(try await analyst.post("/requests/SR-000001/reply", [("text", fits), ("seen", "99")]).status == 303)
        let answer = try await analyst.post("/requests/SR-000001/reply", [("text", fits + "\u{44F}"), ("seen", "99")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("At most 100,000 characters fit here") && answer.text.contains(fits))
    }

    @Test func `what is too large is told so in words, on pages and in the API`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let page = try await analyst.post("/requests/SR-000001/reply", [("text", String(repeating: "a", count: 3_000_000))])
        #expect(page.status == 413)
        #expect(page.text.contains("More was sent at once than the 2 MiB that are taken here"))
        let token = try await server.token(of: "supportAnalyst")
        let call = try await analyst.send("/api/v1/actions/OpenRequest", Data(count: 2_000_000), bearer: token)
        #expect(call.status == 413)
        #expect(call.headers.first(name: "Content-Type") == "application/problem+json" && call.text.contains("1 MiB"))
    }

    @Test func `a file is sent to the API, named by an action, and fetched as it was`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let token = try await server.token(of: "supportAnalyst")
        let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let kept = try await analyst.send("/api/v1/files", bytes, type: "application/octet-stream", bearer: token)
        #expect(kept.status == 200 && kept.text.contains("\"bytes\":100000"))
        struct Kept: Decodable {
            let sha256: String
        }
        let digest = try JSONDecoder().decode(Kept.self, from: Data(kept.text.utf8)).sha256
        let action = Data(#"{"name":"headend.log","request":"SR-000001","sha256":"\#(digest)"}"#.utf8)
        #expect(try await analyst.send("/api/v1/actions/AttachToRequest", action, bearer: token).status == 200)
        let page = try await analyst.get("/requests/SR-000001").text
        #expect(page.contains("headend.log") && page.contains("/requests/SR-000001/files/\(digest)"))
    }

    @Test(arguments: ["", "supportAnalyst:empty", "auditor", "changeBoardMember"])
    func `nothing is kept of an empty file, nor for who names no file`(who: String) async throws {
        let server = try await TestServer.start()
        let name = String(who.prefix { $0 != ":" })
        let visitor = try await server.visitor(name.isEmpty ? nil : name)
        let token = name.isEmpty ? nil : try await server.token(of: name)
        let answer = try await visitor.send(
            "/api/v1/files", Data(who.hasSuffix("empty") ? "".utf8 : "text".utf8), type: "application/octet-stream", bearer: token
        )
        #expect(answer.status == (name.isEmpty ? 401 : who.hasSuffix("empty") ? 400 : 403))
        if name.isEmpty { #expect(answer.text.contains("Authorization: Bearer")) }
    }

    @Test func `a text with NUL is refused by the API, and nothing of it is kept`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let token = try await server.token(of: "supportAnalyst")
        let note = Data(#"{"request":"SR-000001","text":"\u0000begins with it"}"#.utf8)
        let answer = try await analyst.send("/api/v1/actions/NoteOnRequest", note, bearer: token)
        #expect(answer.status == 422 && answer.text.contains("U+0000"))
        let escaped = Data(#"{"request":"SR-000001","text":"written out, \\u0000 is no NUL"}"#.utf8)
        #expect(try await analyst.send("/api/v1/actions/NoteOnRequest", escaped, bearer: token).status == 200)
    }

    @Test(arguments: ["a\u{202E}fdp.exe", "two\u{2028}lines", "a/b", "tab\t"])
    func `a file name that shows as another is refused`(name: String) async throws {
        let server = try await TestServer.start()
        let digest = try server.office.files.put(Array("line".utf8))
        await #expect(throws: RequestRefusal.badFileName(name)) {
            try await server.office.perform(
                AttachToRequest(request: Identifier(named: "SR-000001"), name: name, sha256: digest),
                as: server.office.actor("root"))
        }
    }
}
