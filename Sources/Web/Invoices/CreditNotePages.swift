import BackOffice
import Domain
import Workbook

/// Credit notes: what corrected which invoice, and why (7.3).
enum CreditNotePages {
    static let routes: [Route] =
        list.routes + [
            .get("/credit-notes/{note}", .permission(.readBilling), "A credit note") { visit in .page(try page(visit)) },
            .get("/why/credit-note/{note}", .permission(.readBilling), "Why a credit note comes to what it does") { visit in
                let number: CreditNote.Number = try visit.identifier("note", of: "credit note")
                let why = try visit.read { try $0.whyCreditNote(number) }
                return .page(
                    WhyPages.page(
                        number.text, [why], back: Button(number.text, href: "/credit-notes/\(number)"), section: .invoices))
            },
        ]

    private static let list = Listing<CreditNoteEntry>(
        "/credit-notes", "Credit notes", section: .invoices, access: .permission(.readBilling), key: \.number,
        whenEmpty: "No credit note fits. One is issued on the page of its invoice.",
        filters: { visit in
            [ListFilter("customer", "Utility", .customers(try visit.customerChoices()))]
        },
        columns: { _ in
            [
                ListColumn(
                    "number", "Number", { .text($0.number) },
                    shown: { row, shown in Shown(shown.text, href: "/credit-notes/\(row.number)") }),
                ListColumn("customer", "Utility", { .text($0.customer.text) }),
                ListColumn(
                    "invoice", "Invoice", { .text($0.invoice) },
                    shown: { row, shown in Shown(shown.text, href: "/invoices/\(row.invoice)") }),
                ListColumn("issued", "Issued", { .day($0.on) }),
                ListColumn("reason", "Why", sortable: false, { .text($0.reason) }),
                ListColumn("total", "Total", { .money($0.total) }),
            ]
        },
        whole: { view, query in
            let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
            return try view.creditNoteEntries(issuedIn: .earliest ... .latest).filter {
                customer == nil || $0.customer == customer
            }.reversed()
        })

    private static func page(_ visit: Visit) throws -> Page {
        let number: CreditNote.Number = try visit.identifier("note", of: "credit note")
        let (note, invoice) = try visit.read { view in
            let note = try view.creditNote(number)
            return (note, try view.invoice(note.invoice))
        }
        let rows = note.lines.map { line in
            let of = invoice.lines.first { $0.position == line.line }
            return [Shown("\(line.line)"), Shown(of?.description ?? ""), Shown(line.amount.description)]
        }
        return Page(
            "\(note.number)  Credit note", lead: "\(invoice.customer) \u{B7} issued \(note.on.words)", section: .invoices,
            deeds: [
                Button("Print", href: "/documents/credit-note/\(note.number)", isMain: true),
                Button("UBL", href: "/documents/credit-note/\(note.number)/ubl"),
            ], number: note.number.text,
            [
                Panel(
                    "Lines credited",
                    [Grid("Lines", [Grid.Head("Line", figure: true), Grid.Head("For"), Grid.Head("Amount", figure: true)], rows)]),
                Panel("Why", [Prose(note.reason)]),
            ],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Invoice", Shown(invoice.name, href: "/invoices/\(invoice.name)")),
                            ("Over", Shown(note.isWhole ? "the whole of it: what it billed can be billed again" : "a part")),
                            ("Net", Shown(note.totals.net.description)), ("Tax", Shown(note.totals.tax.description)),
                            ("Total", Shown(note.totals.total.description, why: "/why/credit-note/\(note.number)")),
                        ])
                    ])
            ])
    }
}
