import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// What the forms of a request say before they are sent, and the page after it. The clock stands at 10:00 on Wednesday 16 September
/// 2026, Pacific.
@Suite struct RequestDeedTests {
    @Test func `the form of a severity begins with the present one`() async throws {
        let analyst = try await TestServer.start().visitor("supportAnalyst")
        let page = try await analyst.get("/requests/SR-000001/severity").text
        #expect(page.contains("<option value=\"2\" selected") && !page.contains("<option value=\"1\" selected"))
    }

    @Test func `who claims severity 1 in writing is told to telephone, before and after, and the desk sees it first`()
        async throws
    {
        let server = try await TestServer.start()
        let contact = try await server.visitor("contact-cedar")
        #expect(try await contact.get("/requests/new").text.contains("Telephone now: call the support desk."))
        try await server.office.perform(
            SetLetterhead(name: "Northgrid", address: ["1200 Harbor Way", "Telephone +1 510 555 0100"]),
            as: server.office.actor("root"))
        let form = try await contact.get("/requests/new").text
        #expect(form.contains("Telephone now: +1 510 555 0100.") && form.contains("kept as severity 3"))
        let analyst = try await server.visitor("supportAnalyst")
        #expect(try await !analyst.get("/requests/new").text.contains("Telephone now"))
        #expect(try await !analyst.get("/").text.contains("claims severity 1"))
        let sent = try await contact.post(
            "/requests/new",
            [
                ("customer", "CEDAR"), ("channel", "portal"), ("severity", "1"), ("title", "The head-end is down"),
                ("text", "Nothing answers."),
            ])
        let place = try #require(sent.headers.first(name: "Location")).prefix { $0 != "?" && $0 != "#" }
        let theirs = try await contact.get(String(place)).text
        #expect(theirs.contains("You told us that a system is down. Telephone now: +1 510 555 0100."))
        #expect(!theirs.contains("An analyst validates it"))
        #expect(try await analyst.get(String(place)).text.contains("An analyst validates it"))
        let home = try await analyst.get("/").text
        let claim = try #require(home.range(of: "claims severity 1")).lowerBound
        #expect(try claim < #require(home.range(of: "id=\"due\"")).lowerBound)
        #expect(try await !server.visitor("finance").get("/").text.contains("claims severity 1"))
        let request = try #require(place.split(separator: "/").last)
        _ = try await analyst.post("/requests/\(request)/severity", [("severity", "1"), ("reason", "They called")])
        #expect(try await !analyst.get("/").text.contains("claims severity 1"))
    }

    @Test func `who attaches a file is told that the customer sees it`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let analyst = try await server.visitor("supportAnalyst")
        let contact = try await server.visitor("contact-cedar")
        #expect(try await analyst.get("/requests/SR-000001/attach").text.contains("The customer sees this file."))
        #expect(try await !contact.get("/requests/SR-000001/attach").text.contains("The customer sees this file."))
        let digest = try server.office.files.put(Array("line".utf8))
        try await server.office.perform(
            AttachToRequest(request: Identifier(named: "SR-000001"), name: "log.txt", sha256: digest), as: root)
        #expect(try await analyst.get("/requests/SR-000001").text.contains("log.txt, which the customer sees"))
        let theirs = try await contact.get("/requests/SR-000001").text
        #expect(theirs.contains("log.txt") && !theirs.contains("which the customer sees"))
    }
}
