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

    @Test(
        arguments: [
            (1_000, nil, "10 %", "7,320.00", "80,520.00"), (nil, "municipal", "exempt: municipal", "0.00", "73,200.00"),
        ] as [(Int?, String?, String, String, String)])
    func `a draft tells what it would come to, wherever it stands, and that is what issuing fixes`(
        points: Int?, exempt: String?, words: String, tax: String, total: String
    ) async throws {
        let (server, finance) = try await booked()
        try await server.office.perform(
            SetTax(
                customer: Identifier(named: "CEDAR"), from: try TestContracts.day("2026-09-28"), basisPoints: points,
                exempt: exempt), as: server.office.actor("root"))
        // A rate of a day to come is not that of today.
        try await server.office.perform(
            SetTax(customer: Identifier(named: "CEDAR"), from: try TestContracts.day("2026-09-29"), basisPoints: 9_900),
            as: server.office.actor("root"))
        let preview = try await finance.get("/invoices/run?period=2026-09").text
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        let page = try await finance.get("/invoices/DI-000001").text
        #expect(page.contains("Total, would be") && page.contains("were it issued today, 28 Sep 2026"))
        let form = try await finance.get("/invoices/DI-000001/issue").text
        let why = try await finance.get("/why/invoice/DI-000001").text
        #expect(why.contains("Total of DI-000001, were it issued on 28 Sep 2026"))
        for told in [preview, page, form, why] {
            for figure in [words, "\(tax) USD", "\(total) USD"] { #expect(told.contains(figure), "\(figure): \(told)") }
        }
        let list = try await finance.get("/invoices").text
        #expect(list.contains("\(total) USD") && list.contains("would be"), "\(list)")
        #expect(try await column("total", finance).contains(total.replacing(",", with: "")))
        _ = try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")])
        let issue = try server.office.read(as: server.office.actor("root")) {
            try $0.invoice(Identifier(named: "DI-000001")).issue
        }
        #expect(issue?.totals.tax == Money(decimal: tax.replacing(",", with: ""), .usd))
        #expect(issue?.totals.total == Money(decimal: total.replacing(",", with: ""), .usd))
        #expect(try await !finance.get("/invoices").text.contains("would be"))
    }

    @Test(arguments: [(-1, "below zero"), (0, "were it issued today"), (1, "were it issued today")])
    func `what comes to less than nothing is not said to be issued`(minor: Int, words: String) throws {
        let total = Money(minor: minor, .usd)
        let taxed = TaxedTotals(
            on: try TestContracts.day("2026-09-28"), tax: .exempt(reason: "municipal"),
            totals: InvoiceTotals(net: total, taxable: total, tax: Money(minor: 0, .usd), total: total))
        #expect(InvoiceWords.standing(taxed).contains(words))
    }

    @Test func `a draft of a utility without a tax says so, and leads those who may to set one`() async throws {
        let (server, finance) = try await booked()
        _ = try await TestContracts.fill("LAKE", in: server.office)
        #expect(try await finance.get("/invoices/run?period=2026-09").text.contains("no tax is set"))
        _ = try await finance.post("/invoices/run", [("period", "2026-09"), ("customer", "LAKE")])
        let set = "/actions/SetTax?customer=LAKE&amp;from=2026-09-28&amp;back=/invoices/DI-000001"
        let page = try await finance.get("/invoices/DI-000001").text
        #expect(page.contains("neither a tax rate nor an exemption is set on 28 Sep 2026") && page.contains(set), "\(page)")
        #expect(try await finance.get(set.replacing("&amp;", with: "&")).text.contains("value=\"2026-09-28\""))
        let manager = try await server.visitor("accountManager")
        let read = try await manager.get("/invoices/DI-000001").text
        #expect(read.contains("not known yet") && !read.contains("SetTax"))
        let list = try await finance.get("/invoices").text
        #expect(list.contains("no tax is set") && !list.contains("would be"))
        #expect(try await finance.get("/why/invoice/DI-000001").text.contains("not known yet"))
    }

    private func column(_ name: String, _ visitor: TestVisitor) async throws -> String {
        try await visitor.get("/invoices.csv?column=\(name)").text
    }

    @Test func `a draft has a net and no total yet, and ageing tells what was credited`() async throws {
        let (server, finance) = try await booked()
        _ = try await finance.post("/invoices/run", [("period", "2026-09")])
        #expect(try await column("net", finance).contains("73"))
        let draft = try await column("total", finance)
        #expect(draft == "Total,Net of a draft,Total if issued today\r\n,73200.00,80520.00\r\n", "\(draft)")
        let home = try await finance.get("/").text
        #expect(home.contains("Drafts to issue") && home.contains("73,200.00") && !home.contains(">Total<"))
        _ = try await finance.post("/invoices/DI-000001/issue", [("on", "2026-09-28")])
        #expect(try await column("total", finance).hasSuffix("\r\n80520.00,,\r\n"))
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
