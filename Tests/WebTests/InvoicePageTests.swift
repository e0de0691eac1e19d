import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Invoices on pages: the run looked at and done, issued, paid, credited (7.2, 7.3).
@Suite struct InvoicePageTests {
    /// The year's fee 48,000.00 and 120 h at 210.00 = 25,200.00.
    private func booked() async throws -> (TestServer, TestVisitor) {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        _ = try await TestContracts.fill("CEDAR", in: server.office)
        let root = try server.office.actor("root")
        try await server.office.perform(
            SetTax(customer: Identifier(named: "CEDAR"), from: try TestContracts.day("2026-01-01"), basisPoints: 1_000), as: root)
        return (server, try await server.visitor("finance"))
    }

    @Test func `a run is looked at without a trace, then done, and done again adds nothing`() async throws {
        let (server, finance) = try await booked()
        let preview = try await finance.get("/invoices/run?period=2026-09").text
        #expect(preview.contains("73,200.00 USD") && preview.contains("48,000.00 USD") && preview.contains("25,200.00 USD"))
        #expect(preview.contains("Make 1 draft"))
        let root = try server.office.actor("root")
        #expect(try server.office.read(as: root) { try $0.invoices() }.isEmpty)
        let run = try await finance.post("/invoices/run", [("period", "2026-09"), ("customer", "")])
        #expect(run.status == 303 && run.headers.first(name: "Location")?.hasPrefix("/invoices?status=draft") == true)
        let again = try await finance.post("/invoices/run", [("period", "2026-09")])
        #expect(try await finance.page(after: again).contains("Nothing is billable that is not billed"))
        #expect(try server.office.read(as: root) { try $0.invoices() }.count == 1)
        #expect(try await finance.get("/invoices?status=draft").text.contains("1 in all"))
    }

    @Test func `a period that is none comes back with what was typed`() async throws {
        let (server, finance) = try await booked()
        defer { withExtendedLifetime(server) {} }
        let answer = try await finance.post("/invoices/run", [("period", "soon")])
        #expect(answer.status == 422 && answer.text.contains("soon"))
    }

    @Test func `an issued invoice shows its lines, the facts each bills, tax and total, and why`() async throws {
        let (server, finance) = try await booked()
        defer { withExtendedLifetime(server) {} }
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        #expect(try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")]).status == 303)
        let page = try await finance.get("/invoices/INV-2026-0001").text
        for words in ["73,200.00 USD", "7,320.00 USD", "80,520.00 USD", "28 Oct 2026", "MSSA-000001/2026-01-01"] {
            #expect(page.contains(words), "\(words)")
        }
        let why = try await finance.get("/why/invoice/INV-2026-0001?line=2").text
        #expect(why.contains("7,200 min x 210.00 USD / 60 = 25,200.00 USD"))
        #expect(try await finance.get("/documents/invoice/INV-2026-0001").text.contains("80,520.00"))
        #expect(try await finance.get("/documents/invoice/INV-2026-0001/ubl").text.contains("<cbc:"))
    }

    private func column(_ name: String, _ visitor: TestVisitor) async throws -> String {
        try await visitor.get("/invoices.csv?column=\(name)").text
    }

    @Test func `a draft has a net and no total yet, and ageing tells what was credited`() async throws {
        let (server, finance) = try await booked()
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        #expect(try await column("net", finance).contains("73"))
        #expect(try await !column("total", finance).contains("73"))
        let home = try await finance.get("/").text
        #expect(home.contains("Drafts to issue") && home.contains("73,200.00") && !home.contains(">Total<"))
        _ = try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")])
        #expect(try await column("total", finance).contains("80"))
        try await server.office.perform(
            CreditInvoice(
                invoice: Identifier(named: "INV-2026-0001"), reason: "Too much", line: 1, amount: Money(minor: 123_400, .usd)),
            as: server.office.actor("root"))
        // 1,234.00 with 10 % of tax.
        #expect(try await finance.get("/invoices/ageing").text.contains("1,357.40"))
    }

    @Test func `more than is open cannot be paid, what is open can, and a payment is taken back`() async throws {
        let (server, finance) = try await booked()
        defer { withExtendedLifetime(server) {} }
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        _ = try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")])
        let pay = "/invoices/INV-2026-0001/pay"
        let more = try await finance.post(pay, [("amount", "80520.01"), ("on", "2026-09-28"), ("reference", "ACH 1")])
        #expect(more.status == 422 && more.text.contains("80520.01") && more.text.contains("80,520.00 USD"))
        let paid = try await finance.post(pay, [("amount", "80,520.00"), ("on", "2026-09-28"), ("reference", "ACH 1")])
        #expect(paid.status == 303)
        #expect(try await finance.get("/invoices/ageing").text.contains("Nothing is open."))
        let back = try await finance.post("/invoices/INV-2026-0001/payments/PAY-000001/reverse", [("reason", "Returned")])
        #expect(back.status == 303)
        #expect(try await finance.get("/invoices/ageing").text.contains("80,520.00 USD"))
    }

    @Test func `a credit note over a line takes its tax with it and stands on the invoice`() async throws {
        let (server, finance) = try await booked()
        defer { withExtendedLifetime(server) {} }
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        _ = try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")])
        let above = try await finance.post(
            "/invoices/INV-2026-0001/credit", [("line", "1"), ("amount", "48000.01"), ("reason", "Too much")])
        #expect(above.status == 422 && above.text.contains("Too much"))
        _ = try await finance.post(
            "/invoices/INV-2026-0001/credit", [("line", "1"), ("amount", "1000.00"), ("reason", "A month out of force")])
        #expect(try await finance.get("/invoices/INV-2026-0001").text.contains("79,420.00 USD"), "80,520.00 less 1,100.00")
        #expect(try await finance.get("/credit-notes/CN-2026-0001").text.contains("1,100.00 USD"))
    }

    @Test func `issuing several says how many it may not touch`() async throws {
        let (server, finance) = try await booked()
        _ = try await TestContracts.fill("LAKE", in: server.office)
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        // No tax of LAKE is known, so its draft cannot be issued.
        let answer = try await finance.post("/invoices/bulk/issue", [("row", "DI-000001"), ("row", "DI-000002")])
        #expect(try await finance.page(after: answer).contains("1 draft done, 1 not"))
    }

    @Test func `pages of invoices follow each other by key in every order, each row once`() async throws {
        let (server, _) = try await booked()
        _ = try await TestContracts.fill("LAKE", in: server.office)
        let root = try server.office.actor("root")
        try await server.office.perform(RunInvoices(period: .month(try #require(Month("2026-09")))), as: root)
        try await server.office.perform(IssueInvoice(invoice: Identifier(named: "DI-000001")), as: root)
        for order in InvoicePageQuery.Order.allCases {
            var (seen, after): ([String], Invoice.ID?) = ([], nil)
            for _ in 0..<3 {
                var query = InvoicePageQuery(limit: 1)
                query.order = order
                query.after = after
                let rows = try server.office.read(as: root) { try $0.invoiceEntries(query).rows }
                seen += rows.map(\.id)
                after = rows.last.flatMap { Invoice.ID($0.id) } ?? after
            }
            #expect(seen.count == 2 && Set(seen).count == 2, "\(order): \(seen)")
        }
    }

    @Test func `finance workbooks come as workbooks`() async throws {
        let (server, finance) = try await booked()
        defer { withExtendedLifetime(server) {} }
        let page = try await finance.get("/invoices/workbooks")
        #expect(page.text.contains("Deferred revenue"))
        for (report, query) in [("invoice-register", "period=2026Q3"), ("ageing", "on=2026-09-28")] {
            let got = try await finance.get("/invoices/workbooks/\(report)?\(query)")
            #expect(got.status == 200 && got.text.hasPrefix("PK"), "\(report)")
        }
        #expect(try await finance.get("/invoices/workbooks/nothing").status == 404)
    }
}
