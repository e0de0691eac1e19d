import BackOffice
import Domain
import NIOHTTP1
import Testing

@testable import Web

/// A form that names what is not there comes back with what was typed; only where its own record is not there, it is not either.
@Suite struct MistypedReferenceTests {
    private static let change = [("kind", "standard"), ("title", "Release 9.4"), ("reason", "A long reason"), ("submit", "true")]

    @Test(arguments: [("affects", "NOBODY headend"), ("template", "unheard-of")])
    func `a change that names nothing comes back whole and leaves no draft`(field: String, value: String) async throws {
        let server = try await TestServer.start()
        let operations = try await server.visitor("operations")
        for _ in 0..<2 {
            let came = try await operations.post("/changes/new", Self.change + [(field, value)])
            #expect(came.status == 422 && came.text.contains("There is no"))
            #expect(came.text.contains("A long reason") && came.text.contains(value))
        }
        #expect(try await operations.get("/changes/CR-000001").status == 404)
    }

    @Test func `a utility is named in small letters too`() async throws {
        let server = try await TestServer.start()
        let operations = try await server.visitor("operations")
        let sent = try await operations.post("/changes/new", Self.change.dropLast() + [("affects", "cedar headend")])
        #expect(sent.status == 303)
        #expect(try await operations.get("/changes/CR-000001").text.contains("CEDAR"))
    }

    @Test(arguments: [("merge", "into", "nonsense"), ("merge", "into", "SR-000999"), ("link", "record", "KB-999999")])
    func `a request is not merged into or linked to what is not there`(word: String, field: String, value: String) async throws {
        let server = try await TestServer.start()
        let analyst = try await server.visitor("supportAnalyst")
        let came = try await analyst.post("/requests/SR-000001/\(word)", [(field, value)])
        #expect(came.status == 422 && came.text.contains("There is no"))
        #expect(came.text.contains("value=\"\(value)\"") && came.text.contains("aria-invalid"))
        #expect(try await analyst.post("/requests/SR-000888/\(word)", [(field, value)]).status == 404)
    }

    @Test func `a number is taken in small letters`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let second = try await server.office.perform(
            OpenRequest(
                customer: CustomerCode(named: "CEDAR"), title: "Again", text: "The same", channel: .phone, severity: .limited),
            as: root)
        let analyst = try await server.visitor("supportAnalyst")
        let link = try await analyst.post("/requests/\(second.request)/link", [("record", "sr-000001")])
        #expect(link.status == 303)
        let merged = try await analyst.post("/requests/\(second.request)/merge", [("into", "sr-000001")])
        #expect(merged.status == 303)
    }
}
