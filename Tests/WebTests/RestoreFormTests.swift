import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Backups recorded and drills begun in forms of their own. It is 10:00 on 16 September 2026, Pacific.
@Suite struct RestoreFormTests {
    private func books() async throws -> TestServer {
        let server = try await TestServer.start()
        try await LakeReads.agree(server.office)
        return server
    }

    private static let backup = [
        ("customer", "LAKE"), ("system", "headend"), ("schedule", "daily"), ("contents", "both"), ("takenAt", "2026-09-16T02:00"),
        ("medium", "LTO-0412"), ("place", "onSite"), ("keeper", "Tape safe"),
    ]

    @Test func `a backup is recorded in words and local time, and stands among the copies`() async throws {
        let server = try await books()
        let operations = try await server.visitor("operations")
        #expect(try await operations.get("/backups?customer=LAKE").text.contains("href=\"/backups/new?customer=LAKE\""))
        let form = try await operations.get("/backups/new?customer=LAKE").text
        #expect(form.contains("after a change") && form.contains("system and database") && form.contains("every system"))
        #expect(form.contains("value=\"2026-09-16T10:00\"") && form.contains("<option value=\"LAKE\" selected>"))
        let sent = try await operations.post("/backups/new", Self.backup)
        #expect(sent.status == 303)
        #expect(sent.headers.first(name: "Location")?.hasPrefix("/backups/BK-000001") == true)
        let page = try await operations.get("/backups/BK-000001").text.replacing("\u{A0}", with: " ")
        #expect(page.contains("16 Sep 2026 02:00 PDT") && page.contains("LTO-0412"))
    }

    @Test(arguments: [
        ("system", "mdm", "headend"), ("takenAt", "2026-09-16T11:00", "Tape safe"), ("change", "CR-000045", "Tape safe"),
    ])
    func `a backup that cannot be comes back with what was typed`(field: String, value: String, words: String) async throws {
        let server = try await books()
        let operations = try await server.visitor("operations")
        let answer = try await operations.post("/backups/new", Self.backup.filter { $0.0 != field } + [(field, value)])
        #expect(answer.status == 422)
        #expect(answer.text.contains(words) && answer.text.contains("LTO-0412"))
    }

    @Test func `a drill is begun, and its clock runs from when the issue was identified`() async throws {
        let server = try await books()
        let operations = try await server.visitor("operations")
        #expect(try await operations.get("/drills").text.contains("href=\"/drills/new\""))
        let form = try await operations.get("/drills/new").text
        #expect(form.contains("restore from on-site backup") && form.contains("a real recovery"))
        _ = try await operations.post("/backups/new", Self.backup)
        let sent = try await operations.post(
            "/drills/new",
            [
                ("customer", "LAKE"), ("system", "headend"), ("what", "drill"), ("kind", "onSiteRestore"),
                ("identifiedAt", "2026-09-16T09:00"), ("backup", "BK-000001"), ("note", "Spare server"),
            ])
        #expect(sent.status == 303)
        let page = try await operations.get("/drills/DR-000001").text.replacing("\u{A0}", with: " ")
        #expect(page.contains("16 Sep 2026 09:00 PDT") && page.contains("/backups/BK-000001") && page.contains("Spare server"))
        #expect(try await operations.get("/drills").text.contains("drill"))
        #expect(try await server.visitor("supportAnalyst").get("/drills/new").status == 403)
    }
}
