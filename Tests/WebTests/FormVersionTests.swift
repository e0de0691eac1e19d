import BackOffice
import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// A form that edits a record, sent after somebody else changed it.
@Suite struct FormVersionTests {
    private static let path = "/customers/CEDAR/correct"
    private static let fields = ["name", "accountManager", "technicalRepresentative"]

    /// What stands in the form of a page, with what it was drawn from.
    private func drawn(_ visitor: TestVisitor, _ path: String = path, _ names: [String] = fields) async throws -> [(
        String, String
    )] {
        let page = try await visitor.get(path).text
        return try (names + ["_was"]).map { ($0, try #require(page.value(of: $0), "\($0)")) }
    }

    private func with(_ value: String, in name: String, _ fields: [(String, String)]) -> [(String, String)] {
        fields.filter { $0.0 != name } + [(name, value)]
    }

    @Test func `what another saved meanwhile is shown beside what was typed, and sending again is deliberate`() async throws {
        let server = try await TestServer.start()
        let (one, other) = (try await server.visitor("accountManager"), try await server.visitor("root"))
        let (mine, theirs) = (try await drawn(one), try await drawn(other))
        #expect(try await other.post(Self.path, with("Ruth", in: "accountManager", theirs)).status == 303)
        let came = try await one.post(Self.path, with("Lea", in: "technicalRepresentative", mine))
        #expect(came.status == 422)
        #expect(came.text.contains("The record was changed while you wrote: Account manager."))
        #expect(came.text.contains("value=\"Lea\"") && came.text.contains("value=\"Dana\"") && came.text.contains("Ruth"))
        #expect(
            try server.office.read(as: server.office.actor("root")) { try $0.customer(CustomerCode(named: "CEDAR")) }
                .accountManager == "Ruth")

        let again = try #require(came.text.value(of: "_was"))
        let sent = with(again, in: "_was", with("Lea", in: "technicalRepresentative", mine))
        #expect(try await one.post(Self.path, sent).status == 303)
        let kept = try server.office.read(as: server.office.actor("root")) { try $0.customer(CustomerCode(named: "CEDAR")) }
        #expect(kept.accountManager == "Dana" && kept.technicalRepresentative == "Lea")
    }

    @Test func `a record that is as it was takes what is sent, and so does one that says the same by now`() async throws {
        let server = try await TestServer.start()
        let (one, other) = (try await server.visitor("accountManager"), try await server.visitor("root"))
        let (mine, theirs) = (try await drawn(one), try await drawn(other))
        #expect(try await other.post(Self.path, with("Ruth", in: "accountManager", theirs)).status == 303)
        let both = with("Lea", in: "technicalRepresentative", with("Ruth", in: "accountManager", mine))
        #expect(try await one.post(Self.path, both).status == 303)
        #expect(try await one.post(Self.path, with("Ida", in: "accountManager", try await drawn(one))).status == 303)
    }

    @Test func `a draft that stands in place of what the record says is told to be one`() async throws {
        let server = try await TestServer.start()
        let operations = try await server.visitor("operations")
        _ = try await operations.post("/changes/new", [("kind", "normal"), ("title", "Release 9.4"), ("reason", "Repairs")])
        let path = "/changes/CR-000001/revise"
        #expect(try await !operations.get(path).text.contains("did not send it"))
        _ = try await operations.post("/account/draft", [("place", "\(path)#reason"), ("text", "Begun and left")])
        let page = try await operations.get(path).text
        #expect(page.contains("Begun and left") && page.contains("You typed this before and did not send it"))
    }

    @Test func `of two who assign one request, the second sees whom the first chose`() async throws {
        let server = try await TestServer.start()
        let (one, other) = (try await server.visitor("supportAnalyst"), try await server.visitor("supportManager"))
        let path = "/requests/SR-000001/assign"
        let (mine, theirs) = (try await drawn(one, path, []), try await drawn(other, path, []))
        #expect(try await other.post(path, theirs + [("to", "supportManager")]).status == 303)
        let came = try await one.post(path, mine + [("to", "supportAnalyst")])
        #expect(came.status == 422 && came.text.contains("The record was changed while you wrote: To."))
        #expect(came.text.contains("As it stands now"))
        let again = try #require(came.text.value(of: "_was"))
        #expect(try await one.post(path, [("_was", again), ("to", "supportAnalyst")]).status == 303)
        #expect(try await other.post(path, try await drawn(other, path, []) + [("to", "supportManager")]).status == 303)
    }

    @Test func `of two who route one request, the second sees where its work goes`() async throws {
        let server = try await TestServer.start()
        let (one, other) = (try await server.visitor("supportAnalyst"), try await server.visitor("supportManager"))
        let path = "/requests/SR-000001/route"
        let (mine, theirs) = (try await drawn(one, path, []), try await drawn(other, path, []))
        let service = [("service", "operator training"), ("estimate", "2 h")]
        #expect(try await other.post(path, theirs + service).status == 303)
        let came = try await one.post(path, mine + service)
        #expect(came.status == 422 && came.text.contains("The record was changed while you wrote: Service of the catalogue."))
        #expect(came.text.contains("operator training: "))
    }

    @Test func `what stands in a form by the clock alone is of no record`() async throws {
        let server = try await TestServer.start()
        let visit = Visit(
            house: server.house, actor: try server.office.actor("root"), session: nil, token: nil, parameters: [:], path: "/",
            query: Query(), form: Query(), files: [], body: Data(), headers: [:],
            visitor: Visitor(address: "127.0.0.1", program: "test"), requestID: "1", authority: "localhost", formToken: "",
            zone: .pacific)
        let day = visit.zone.day(of: visit.now)
        let typed = [
            Field("on", "On", .day, standing: day.description), Field("at", "At", .moment, standing: visit.zone.typed(visit.now)),
        ]
        #expect(FormVersion(of: typed, visit).text == nil)
        let fixed = FormVersion(of: [Field("from", "From", .day, standing: (day - 9).description)], visit)
        #expect(fixed.changed(in: [Field("from", "From", .day, standing: day.description)]).map(\.name) == ["from"])
        #expect(
            FormVersion(fixed.text)?.changed(in: [Field("from", "From", .day, standing: (day - 9).description)]).isEmpty == true)
    }

    @Test func `a change revised by two comes back to the second`() async throws {
        let server = try await TestServer.start()
        let operations = try await server.visitor("operations")
        _ = try await operations.post("/changes/new", [("kind", "normal"), ("title", "Release 9.4"), ("reason", "Repairs")])
        let path = "/changes/CR-000001/revise"
        let names = ["title"]
        let (mine, theirs) = (try await drawn(operations, path, names), try await drawn(operations, path, names))
        #expect(try await operations.post(path, with("Release 9.5", in: "title", theirs) + [("reason", "Repairs")]).status == 303)
        let came = try await operations.post(path, mine + [("reason", "Repairs more")])
        #expect(came.status == 422 && came.text.contains("changed while you wrote: What, in a line"))
        #expect(came.text.contains("Repairs more") && came.text.contains("Release 9.5"))
    }
}
