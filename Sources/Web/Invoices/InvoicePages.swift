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
                let wanted = try ListQuery(visit.query, limit: nil).word("line", "the number of a line") { Int(digits: $0) }
                let (invoice, whys) = try visit.read { view in
                    let invoice = try view.invoice(InvoicePage.id(visit))
                    return (invoice, try view.derivations(of: invoice, line: wanted))
                }
                return .page(
                    WhyPages.page(
                        invoice.name + (wanted.map { ", line \($0)" } ?? ""), whys,
                        back: Button(invoice.name, href: "/invoices/\(invoice.name)"), section: .invoices))
            },
        ]
}
