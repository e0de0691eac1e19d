import BackOffice
import Domain
import Testing

@testable import Web

/// How people come onto the list (15.1, 15.2).
@Suite struct PeopleFormTests {
    private let person = [
        ("id", "sigrid"), ("name", "Sigrid Aas"), ("approval", "Letter of the utility"), ("until", "2027-06-30"),
    ]

    @Test func `nobody sees every utility because a choice was left as it stood`() async throws {
        let server = try await TestServer.start()
        let root = try await server.visitor("root")
        let form = try await root.get("/administration/people/new").text
        #expect(form.contains("<option value=\"\" selected>choose</option>"))
        let undecided = try await root.post("/administration/people/new", person + [("role", "auditor"), ("utility", "")])
        #expect(undecided.status == 422 && undecided.text.contains("This is needed."))
        let contact = try await root.post("/administration/people/new", person + [("role", "customerContact"), ("utility", "*")])
        #expect(contact.status == 422 && contact.text.contains("it needs a utility"))
        let theirs = try await root.post(
            "/administration/people/new", person + [("role", "customerContact"), ("utility", "CEDAR")])
        #expect(theirs.status == 303)
        #expect(try server.office.actor("sigrid").utility?.text == "CEDAR")
    }

    @Test func `the form of a further role offers what fits`() async throws {
        let server = try await TestServer.start()
        let root = try await server.visitor("root")
        let inside = try await root.get("/administration/people/finance/grant").text
        let outside = try await root.get("/administration/people/contact-cedar/grant").text
        #expect(!inside.contains("value=\"customerContact\"") && inside.contains("value=\"auditor\""))
        #expect(outside.contains("value=\"customerServiceRepresentative\"") && !outside.contains("value=\"auditor\""))
        for role in ["accountManager", "supportAnalyst", "amiOperator", "administrator"] {
            #expect(!outside.contains("value=\"\(role)\"") && inside.contains("value=\"\(role)\""), "\(role)")
        }
        let forced = try await root.post(
            "/administration/people/contact-cedar/grant",
            [("role", "administrator"), ("approval", "Letter"), ("until", "2027-06-30")])
        #expect(forced.status == 422 && forced.text.contains("somebody of CEDAR is a customer contact"))
        #expect(try server.office.actor("contact-cedar").roles == [.customerContact])
    }
}
