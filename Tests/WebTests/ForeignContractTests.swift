import Domain
import Testing

@testable import BackOffice
@testable import Web

/// A utility's people find nothing of another's contracts and invoices: not there, and not a word of it.
@Suite struct ForeignContractTests {
    @Test func `every page of another utility's record is not there`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let own = try await TestContracts.fill("CEDAR", in: server.office)
        let lake = try await TestContracts.fill("LAKE", in: server.office)
        let root = try server.office.actor("root")
        let draft = try await server.office.perform(
            RunInvoices(period: .month(try #require(Month("2026-09"))), customer: lake.customer), as: root
        ).drafts
        let invoice = try #require(draft.first).invoice
        try await server.office.perform(
            DraftChangeOrder(
                statementOfWork: lake.work, asks: .moreHoursThisYear, reason: lake.canary, hours: Hours(hours: 20)), as: root)
        try await server.office.perform(
            PlanEngagement(
                statementOfWork: lake.work, subject: lake.canary, specialist: "Lee Park", place: "Lake",
                from: try TestContracts.day("2026-10-12"), through: try TestContracts.day("2026-10-14")), as: root)
        let notice = try await server.office.perform(
            GiveNotice(
                statementOfWork: lake.work, receivedOn: try TestContracts.day("2026-09-28"), by: lake.canary, how: "letter"),
            as: root
        ).notice
        let contact = try await server.visitor("contact-cedar")
        let paths = [
            "/customers/LAKE", "/work/\(lake.work)", "/agreements/\(lake.maintenance)", "/change-orders/CO-000001",
            "/engagements/ENG-000001", "/notices/\(notice)", "/invoices/\(invoice)", "/why/invoice/\(invoice)",
            "/why/hours/\(lake.work)", "/why/notice-deadline/\(lake.work)", "/why/renewal/\(lake.work)",
            "/why/commitment/LAKE/2026Q3/interval-t1", "/documents/sow/\(lake.work)", "/documents/change-order/CO-000001",
            "/compliance/LAKE/2026Q3", "/work?customer=LAKE", "/invoices?customer=LAKE",
            "/invoices/workbooks/ageing?customer=LAKE",
        ]
        for path in paths {
            let answer = try await contact.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(!answer.text.contains(lake.canary), "\(path)")
        }
        for path in ["/customers", "/work", "/engagements", "/change-orders", "/invoices", "/invoices/ageing", "/credit-notes"] {
            let answer = try await contact.get(path)
            #expect(answer.status == 200, "\(path)")
            #expect(!answer.text.contains(lake.canary) && !answer.text.contains("LAKE"), "\(path)")
        }
        #expect(try await contact.get("/customers/CEDAR").text.contains(own.canary))
    }

    @Test func `a contact may not change a contract`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let own = try await TestContracts.fill("CEDAR", in: server.office)
        let contact = try await server.visitor("contact-cedar")
        for word in ["notice", "change-order", "log-hours", "engagement", "expense", "offer", "sign"] {
            #expect(try await contact.post("/work/\(own.work)/\(word)").status == 403, "\(word)")
        }
        #expect(try await contact.get("/work/\(own.work)").text.contains("76 h 30 min"))
    }
}
