import GRDB
import NIOHTTP1
import Testing

@testable import BackOffice

/// Where the disk is full nothing is changed and nothing typed is lost; reading goes on, and it goes on by itself when there is room.
@Suite struct FullDiskTests {
    @Test func `a full disk is said, what was typed comes back, reading goes on, and room ends it`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let token = try await server.token(of: "supportManager")
        // Pages of the answer would be written at the end of the file: there is no more of it.
        let pages = try await server.limit(toPages: 1)
        // Free pages inside the file take short texts; this one takes more than there are.
        let long = "The collector is down. " + String(repeating: "All of it matters. ", count: 5_000)

        let refused = try await analyst.post("/requests/SR-000001/reply", [("text", long), ("seen", "9")])
        #expect(refused.status == 507)
        #expect(refused.text.contains("the disk of the server is full"), "\(refused.text.prefix(3_000))")
        #expect(refused.text.contains("The collector is down."))
        let page = try await analyst.get("/requests/SR-000001")
        #expect(page.status == 200 && !page.text.contains("The collector is down."))
        let form = try await analyst.post(
            "/requests/new",
            [("customer", "CEDAR"), ("channel", "phone"), ("severity", "2"), ("title", "Silent gateway"), ("text", long)])
        #expect(form.status == 507 && form.text.contains("Silent gateway"))
        let call = try await analyst.send(
            .POST, "/api/v1/actions/NoteOnRequest", body: #"{"request":"SR-000001","text":"\#(long)"}"#,
            [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")])
        #expect(call.status == 507 && call.headers.first(name: "Content-Type") == "application/problem+json")

        try await server.limit(toPages: pages)
        #expect(try await analyst.post("/requests/SR-000001/reply", [("text", long), ("seen", "9")]).status == 303)
    }
}

extension TestServer {
    /// Lets the books grow no further than so many pages, or than they are; answers how many they could have had.
    @discardableResult
    fileprivate func limit(toPages pages: Int) async throws -> Int {
        let writer = try #require(office.writer)
        return try await writer.writeWithoutTransaction { db in
            let before = try Int.fetchOne(db, sql: "PRAGMA max_page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
            return before
        }
    }
}
