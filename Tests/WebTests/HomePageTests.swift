import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// What people come home to, and who is called what. The clock stands at 10:00 on Wednesday 16 September 2026, Pacific.
@Suite struct HomePageTests {
    private static let cedar = CustomerCode(named: "CEDAR")

    /// What stands between two words of a page, the second left out.
    private func part(of page: String, from start: String, to end: String) throws -> String {
        let after = try #require(page.range(of: start)).upperBound
        return String(page[after...].prefix(upTo: page[after...].range(of: end)?.lowerBound ?? page.endIndex))
    }

    private func withChecklist() async throws -> TestServer {
        let server = try await TestServer.start()
        let item = Checklist.Item(id: Identifier(named: "disk-space"), words: "Disk space is enough")
        try await server.office.perform(
            SetChecklist(customer: Self.cedar, system: .application(Identifier(named: "headend")), items: [item]),
            as: server.office.actor("root"))
        return server
    }

    @Test func `what is due stands first, the nearest deadline at the top, whatever it is`() async throws {
        let server = try await withChecklist()
        let page = try await server.visitor("root").get("/").text
        let due = try part(of: page, from: "id=\"due\"", to: "</section>")
        // A sheet is due at 24:00, fourteen hours on; an answer to a severity 2 within support hours before that.
        let request = try #require(due.range(of: "/requests/SR-000001")).lowerBound
        let sheet = try #require(due.range(of: "1 sheet to be signed")).lowerBound
        #expect(request < sheet)
        #expect(due.contains("To be signed in 14 h") && due.contains("by 17 Sep 2026 00:00 PDT"))
    }

    @Test func `everybody comes home to what is theirs, and what is not there is told in a sentence`() async throws {
        let server = try await withChecklist()
        let operations = try await server.visitor("operations").get("/").text
        #expect(operations.contains("1 of 1 sheet to be signed today"))
        #expect(operations.contains("Every system is up as far as is known, no alarm is open, no sheet was missed this week."))
        #expect(!operations.contains("/requests/SR-000001"))
        let analyst = try await server.visitor("supportAnalyst").get("/").text
        #expect(analyst.contains("Requests nobody has") && analyst.contains("No request is late"))
        let finance = try await server.visitor("finance").get("/").text
        #expect(
            finance.contains("Nothing is past due, no draft waits, no invoice waits for a credit note.")
                && !finance.contains("/requests/SR-000001"))
        let reads = try await server.visitor("amiOperator").get("/").text
        #expect(reads.contains("No file of reads was refused this week."))
        let manager = try await server.visitor("accountManager").get("/").text
        #expect(manager.contains("id=\"deadlines\"") && manager.contains("id=\"compliance\""))
        #expect(manager.contains("No exclusion waits for approval."))
    }

    @Test func `deadlines at home are those of each utility's own page, ends of cloud services and access reviews among them`()
        async throws
    {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let agreement = try await server.office.perform(
            DraftCloudServicesAgreement(
                customer: Self.cedar, tier: "Silver", deliveryModel: .managedServices, dataCenter: .thirdParty,
                applications: [Identifier(named: "headend")], from: try #require(Day("2026-01-01")),
                through: try #require(Day("2026-12-31"))), as: root
        ).agreement
        for party in Party.allCases {
            try await server.office.perform(
                SignAgreement(agreement: agreement, party: party, by: "Maria Ortiz", on: try #require(Day("2026-01-01"))),
                as: root)
        }
        try await server.office.perform(
            SetAccessReview(
                subject: .system(customer: Self.cedar, system: .application(Identifier(named: "headend"))), months: 3,
                owner: "Hana Novak", firstDueOn: try #require(Day("2026-10-12"))), as: root)
        let page = try await server.visitor("accountManager").get("/").text
        let deadlines = try part(of: page, from: "id=\"deadlines\"", to: "</section>")
        #expect(deadlines.contains("CEDAR, end of \(agreement)") && deadlines.contains("31 Dec 2026"))
        #expect(deadlines.contains("CEDAR, access review: Access to") && deadlines.contains("12 Oct 2026"))
        #expect(try part(of: page, from: "id=\"due\"", to: "</section>").contains("Access review: Access to"))
    }

    @Test func `people are called by their names, and a utility is not told which of the provider's it was`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let tom = Actor.ID(named: "tokafor")
        try await server.office.perform(
            AddActor(id: tom, name: "Tom Okafor", roles: [.supportAnalyst], utility: nil, approval: "for the test"), as: root)
        let analyst = try await server.visitor("supportAnalyst")
        let sent = try await analyst.post("/requests/bulk/assign", [("row", "SR-000001"), ("to", "tokafor")])
        #expect(sent.status == 303)
        let queue = try await analyst.get("/requests?assignee=tokafor").text
        #expect(queue.contains("<span>Tom Okafor</span>") && queue.contains("Filter: assigned to Tom Okafor"))
        #expect(queue.contains("<option value=\"tokafor\">Tom Okafor</option>"))
        let page = try await analyst.get("/requests/SR-000001").text
        #expect(page.contains("to Tom Okafor") && !page.contains(">tokafor<"))
        #expect(try await analyst.get("/requests.csv").text.contains("Tom Okafor"))
        for path in ["/requests", "/requests/SR-000001", "/"] {
            let seen = try await server.visitor("contact-cedar").get(path)
            #expect(seen.status == 200 && !seen.text.contains("Okafor") && !seen.text.contains("tokafor"), "\(path)")
        }
    }

    @Test func `what can be done to several rows is offered to those who may do it`() async throws {
        let server = try await TestServer.start()
        #expect(try await server.visitor("supportAnalyst").get("/requests").text.contains("/requests/bulk/assign"))
        for role in ["auditor", "finance", "contact-cedar"] {
            let page = try await server.visitor(role).get("/requests").text
            #expect(page.contains("SR-000001") && !page.contains("/requests/bulk/"), "\(role)")
        }
    }

    @Test func `a list on paper tells its filter, its moment and for whom it is`() async throws {
        let server = try await TestServer.start()
        let page = try await server.visitor("auditor").get("/requests?severity=2&state=any").text
        #expect(page.contains("Filter: state any, severity 2"))
        #expect(page.contains("As of 16 Sep 2026 10:00 PDT, for auditor as auditor, all utilities"))
        #expect(try await server.visitor("auditor").get("/requests").text.contains("No filter is set"))
    }

    @Test func `the queue turns round by severity and by deadline, and only while it is a queue`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        try await server.office.perform(
            OpenRequest(
                customer: Self.cedar, title: "A question", text: "How?", channel: .phone, severity: .question), as: root)
        let auditor = try await server.visitor("auditor")
        func numbers(_ query: String) async throws -> [String] {
            try await auditor.get("/requests.csv?column=number&\(query)").text.split(whereSeparator: \.isNewline).map(String.init)
                .filter { $0.hasPrefix("SR-") }
        }
        #expect(try await numbers("sort=severity") == ["SR-000001", "SR-000002", "SR-000003"])
        #expect(try await numbers("sort=-severity") == ["SR-000003", "SR-000002", "SR-000001"])
        let page = try await auditor.get("/requests?sort=severity").text
        #expect(page.contains("sort=-severity") && page.contains("aria-sort=\"ascending\""))
        #expect(try await !auditor.get("/requests?state=closed").text.contains("sort=severity"))
    }
}
