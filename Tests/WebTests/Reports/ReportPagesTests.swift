import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Reports
@testable import Web

/// Reports made in the background, and those that come by mail (14).
@Suite struct ReportPagesTests {
    /// Looks until it is ready, as the page does by itself.
    private func made(_ visitor: TestVisitor, _ path: String) async throws -> TestVisitor.Got {
        for _ in 0..<200 {
            let page = try await visitor.get(path)
            if !page.text.contains("data-waiting") { return page }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await visitor.get(path)
    }

    @Test func `every report has its form, and the list names those one may have`() async throws {
        let server = try await TestServer.start()
        let auditor = try await server.visitor("auditor")
        let list = try await auditor.get("/reports")
        for report in ReportCatalogue.all {
            #expect(list.text.contains("href=\"/reports/\(report.name)\""), "\(report.name)")
            #expect(try await auditor.get("/reports/\(report.name)").status == 200, "\(report.name)")
        }
    }

    @Test func `a report is made while its page waits, and downloaded by who had it made`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let sent = try await manager.post(
            "/reports/requests", [("customer", "CEDAR"), ("period", "2026-09"), ("format", "csv")])
        #expect(sent.status == 303)
        let place = try #require(sent.headers.first(name: "Location"))
        let page = try await made(manager, place)
        #expect(page.text.contains("requests-CEDAR-2026-09.csv"))
        #expect(try await manager.get("/reports").text.contains(place))
        let file = try await manager.get(place + "/file")
        #expect(file.text.contains("SR-000001") && file.text.contains("canary-cedar") && !file.text.contains("canary-lake"))
        #expect(try await server.visitor("auditor").get(place).status == 404)
        #expect(try await server.visitor("auditor").get(place + "/file").status == 404)
    }

    @Test func `a workbook is a workbook`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let sent = try await manager.post("/reports/backlog", [("customer", ""), ("format", "xlsx")])
        let place = try #require(sent.headers.first(name: "Location"))
        _ = try await made(manager, place)
        #expect(try await manager.get(place + "/file").text.hasPrefix("PK"))
    }

    @Test func `what a report refuses is said where it was to be ready`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        // No agreement is in force.
        let sent = try await manager.post(
            "/reports/quarterly-status", [("customer", "CEDAR"), ("period", "2026Q3"), ("format", "xlsx")])
        let page = try await made(manager, try #require(sent.headers.first(name: "Location")))
        #expect(page.text.contains("not made") && page.text.contains("CEDAR"))
        // What is missing is told at the form.
        let incomplete = try await manager.post("/reports/quarterly-status", [("customer", "CEDAR"), ("format", "csv")])
        #expect(incomplete.status == 422 && incomplete.text.contains("This is needed."))
    }

    @Test func `a utility's people have reports of their own alone, and none of the provider's desk`() async throws {
        let server = try await TestServer.start()
        let contact = try await server.visitor("contact-cedar")
        #expect(try await contact.get("/reports/backlog").status == 404)
        #expect(try await contact.post("/reports/backlog", [("customer", "CEDAR"), ("format", "csv")]).status == 404)
        let foreign = try await contact.post(
            "/reports/quarterly-status", [("customer", "LAKE"), ("period", "2026Q3"), ("format", "csv")])
        #expect(
            foreign.status == 422 && foreign.text.contains("There is no customer LAKE") && !foreign.text.contains("canary-lake"))
        let list = try await contact.get("/reports")
        #expect(list.text.contains("/reports/quarterly-status") && !list.text.contains("/reports/escalations"))
        #expect(try await server.visitor("csr-cedar").get("/reports/invoice-register").status == 403)
    }

    @Test func `a scheduled report is kept with its due time, and ended by who scheduled it`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let address = try #require(EmailAddress("manager@provider.example"))
        try await server.office.perform(SetActorEmail(actor: Identifier(named: "accountManager"), email: address), as: root)
        let manager = try await server.visitor("accountManager")
        let fields = [
            ("customer", "CEDAR"), ("coverage", "lastQuarter"), ("rhythm", "monthly"), ("firstOn", "2026-10-08"),
            ("recipients", "accountManager"),
        ]
        let sent = try await manager.post("/reports/quarterly-status/schedule", fields)
        #expect(sent.status == 303)
        let list = try await manager.get("/reports/schedules")
        #expect(list.text.contains("RPS-000001") && list.text.contains("8\u{A0}Oct\u{A0}2026 06:00\u{A0}PDT"))
        // Nobody hears of another utility's, nor ends what is not theirs.
        #expect(try await !server.visitor("contact-lake").get("/reports/schedules").text.contains("RPS-000001"))
        #expect(try await server.visitor("contact-lake").post("/reports/schedules/RPS-000001/end").status == 404)
        #expect(try await server.visitor("auditor").post("/reports/schedules/RPS-000001/end").status == 422)
        #expect(try await manager.post("/reports/schedules/RPS-000001/end").status == 303)
        #expect(try await manager.get("/reports/schedules?state=ended").text.contains("RPS-000001"))
    }

    @Test func `a schedule nobody can be reached by comes back with what was typed`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let refused = try await manager.post(
            "/reports/backlog/schedule",
            [("coverage", "theDay"), ("rhythm", "weekly"), ("firstOn", "2026-10-08"), ("recipients", "nobody-here")])
        #expect(refused.status == 422)
        #expect(refused.text.contains("nobody-here is not among the people") && refused.text.contains("value=\"2026-10-08\""))
    }
}
