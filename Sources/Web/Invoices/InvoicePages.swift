import BackOffice
import Domain

/// All routes of invoices.
enum InvoicePages {
    static let routes: [Route] =
        InvoiceList.list.routes + InvoiceList.bulk.flatMap(\.routes) + InvoiceRunPages.routes + AgeingPages.routes
        + InvoiceWorkbooks.routes + CreditNotePages.routes + InvoiceForms.all.flatMap(\.routes) + [
            .get("/invoices/{invoice}", .permission(.readBilling), "An invoice: lines, facts billed, payments") { visit in
                .page(try InvoicePage.page(visit))
            },
            .get("/why/invoice/{invoice}", .permission(.readBilling), "Why an invoice comes to what it does") { visit in
                let invoice = try visit.read { try $0.invoice(InvoicePage.id(visit)) }
                let wanted = try ListQuery(visit.query, limit: nil).word("line", "the number of a line") { Int(digits: $0) }
                let lines = invoice.lines.filter { wanted == nil || $0.position == wanted }
                if let wanted, lines.isEmpty { throw BillingRefusal.noSuchLine(invoice.name, wanted) }
                return .page(
                    WhyPages.page(
                        invoice.name + (wanted.map { ", line \($0)" } ?? ""), lines.map(\.derivation),
                        back: Button(invoice.name, href: "/invoices/\(invoice.name)"), section: .invoices))
            },
        ]
}
