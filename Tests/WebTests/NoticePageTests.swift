import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// A notice in time that is recorded once the next year is invoiced. The clock stands on 5 November 2026.
@Suite struct NoticePageTests {
    @Test func `what bills the year after a notice is named wherever somebody may act on it, until it is credited`() async throws
    {
        let server = try await TestServer.start(at: "2026-11-05T18:00:00Z")
        let root = try server.office.actor("root")
        let lake = try await TestContracts.fill("LAKE", in: server.office)
        try await server.office.perform(
            SetTax(customer: lake.customer, from: try TestContracts.day("2020-01-01"), basisPoints: 825), as: root)
        let run = try await server.office.perform(
            RunInvoices(period: .month(try #require(Month("2026-11"))), customer: lake.customer), as: root)
        for draft in run.drafts {
            try await server.office.perform(IssueInvoice(invoice: draft.invoice, movesDeadline: true), as: root)
        }
        let manager = try await server.visitor("accountManager")
        let sent = try await manager.post(
            "/work/\(lake.work)/notice", [("receivedOn", "2026-10-01"), ("by", "Maria Ortiz"), ("how", "registered letter")])
        #expect(sent.status == 303)
        let words = "bills 2027 for it: credit line"
        let work = try await manager.get("/work/\(lake.work)").text
        #expect(work.contains(words))
        let notice = try await manager.get("/notices/NTC-000001").text
        #expect(notice.contains(words) && !notice.contains("Withdraw notice") && notice.contains("received by 2 Oct 2026 only"))
        #expect(try await manager.get("/notices/NTC-000001/withdraw").text.contains("value=\"2026-10-02\""))
        let letter = try await manager.get("/documents/cancellation-acknowledgement/NTC-000001").text
        #expect(letter.contains("will be credited") && !letter.contains("is not invoiced"))
        let finance = try await server.visitor("finance")
        #expect(try await finance.get("/").text.contains("To be credited"))
        let owed = try #require(try server.office.read(as: root) { try $0.invoicesToCredit() }.first)
        for line in owed.openLines {
            let credit = "/invoices/\(owed.number)/credit?line=\(line.position)"
            #expect(try await finance.get("/").text.contains(credit))
            let done = try await finance.post(
                "/invoices/\(owed.number)/credit",
                [("line", "\(line.position)"), ("amount", line.left.decimal), ("reason", "Notice")])
            #expect(done.status == 303)
        }
        #expect(try await finance.get("/").text.contains("o invoice waits for a credit note"))
        #expect(try await !manager.get("/work/\(lake.work)").text.contains(words))
        let again = try await manager.get("/documents/cancellation-acknowledgement/NTC-000001").text
        #expect(again.contains("has been credited"))
        #expect(try await !server.visitor("contact-lake").get("/notices/NTC-000001").text.contains("To be credited"))
    }
}
