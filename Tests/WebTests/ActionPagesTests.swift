import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Forms that are made of what an action says of itself, and the rights a program is given.
@Suite struct ActionPagesTests {
    private static let draft = "/actions/DraftMaintenanceAgreement"

    @Test func `an amount is typed as one is written, and one that is none comes back with how it is`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        #expect(try await manager.get(Self.draft).text.contains("An amount and its currency, such as 48,000.00 USD"))
        let wrong = try await manager.post(
            Self.draft, [("customer", "CEDAR"), ("from", "2026-10-01"), ("yearlyFee", "12 thousand")])
        #expect(wrong.status == 422 && wrong.text.contains("12 thousand"))
        #expect(wrong.text.contains("This is an amount and its currency, such as 48,000.00 USD."))
        let done = try await manager.post(
            Self.draft, [("customer", "CEDAR"), ("from", "2026-10-01"), ("yearlyFee", "12,345.60 USD")])
        #expect(done.status == 303)
        #expect(try await manager.get("/agreements/MSSA-000001").text.contains("12,345.60 USD"))
    }

    @Test func `a program may do what is ticked, and something must be`() async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let page = try await analyst.get("/account/tokens/new").text
        #expect(page.contains("name=\"scope-workRequests\"") && !page.contains("name=\"scope-manageAccess\""))
        let fields = [("name", "a script"), ("expires", "2026-12-31")]
        let none = try await analyst.post("/account/tokens/new", fields)
        #expect(none.status == 422 && none.text.contains("Choose what it may do"))
        // What is not one's own cannot be given, ticked or not.
        let made = try await analyst.post(
            "/account/tokens/new", fields + [("scope-readBooks", "true"), ("scope-manageAccess", "true")])
        #expect(made.status == 200 && made.text.contains("Copy it now"))
        let tokens = try server.office.read(as: server.office.actor("root")) { try $0.tokens() }
        #expect(tokens.map(\.scopes) == [[.readBooks]])
    }
}
