import BackOffice
import Domain
import Workbook

/// One invoice: its lines with the facts each bills, what it comes to, what of it is paid and credited.
enum InvoicePage {
    static func id(_ visit: Visit) throws -> Invoice.ID { try visit.identifier("invoice", of: "invoice") }

    static func page(_ visit: Visit) throws -> Page {
        let (invoice, balance, payments, notes, customer) = try visit.read { view in
            let invoice = try view.invoice(id(visit))
            return (
                invoice, try view.balance(of: invoice), try view.payments(of: invoice), try view.creditNotes(of: invoice),
                try view.customer(invoice.customer)
            )
        }
        var pieces: [any Piece] = []
        var foretold: ForetoldTotals?
        if case .draft = invoice.status {
            let (moved, totals) = try visit.read { view in
                (
                    try view.deadlinesMoved(by: invoice, issuedOn: customer.zone.day(of: view.now)),
                    try view.foretold(invoice)
                )
            }
            pieces += moved.map { Remark(InvoiceWords.moved($0), tone: .due) }
            foretold = totals
        }
        pieces.append(Panel("Lines", id: "lines", [lines(invoice)] + facts(invoice)))
        if !payments.isEmpty { pieces.append(paid(payments, visit)) }
        if !notes.isEmpty { pieces.append(credited(notes)) }
        return Page(
            "\(invoice.name)  \(customer.name)",
            lead: "\(invoice.status.word) \u{B7} \(invoice.category.words) \u{B7} drafted for \(invoice.period.words)",
            section: .invoices,
            deeds: deeds(invoice, visit), place: invoice.id.text, number: invoice.name, pieces,
            beside: [Panel("Facts of record", [record(invoice, foretold, balance, customer, visit)])])
    }

    private static func deeds(_ invoice: Invoice, _ visit: Visit) -> [Button] {
        let base = "/invoices/\(invoice.name)"
        let may = visit.actor.permissions
        var deeds: [Button] = []
        switch invoice.status {
        case .draft:
            if may.contains(.issueInvoices) { deeds.append(Button("Issue invoice", href: "\(base)/issue", isMain: true)) }
            if may.contains(.runInvoices) { deeds.append(Button("Discard draft", href: "\(base)/discard")) }
        case .issued:
            if may.contains(.recordPayments) { deeds.append(Button("Record payment", href: "\(base)/pay", isMain: true)) }
            if may.contains(.issueInvoices) { deeds.append(Button("Credit", href: "\(base)/credit")) }
        case .paid: if may.contains(.issueInvoices) { deeds.append(Button("Credit", href: "\(base)/credit")) }
        case .credited, .discarded: break
        }
        deeds.append(Button("Why?", href: "/why/invoice/\(invoice.name)"))
        if invoice.issue != nil {
            deeds += [
                Button("Print", href: "/documents/invoice/\(invoice.name)"),
                Button("UBL", href: "/documents/invoice/\(invoice.name)/ubl"),
            ]
        }
        return deeds
    }

    static func lines(_ invoice: Invoice) -> Grid {
        let rows = invoice.lines.map { line in
            row(line, why: "/why/invoice/\(invoice.name)?line=\(line.position)")
        }
        let totals = invoice.issue?.totals
        let net = totals?.net ?? invoice.net ?? Money(minor: 0, invoice.currency)
        return Grid(
            "Lines of \(invoice.name)", InvoicePage.heads, rows,
            foot: [Shown(), Shown("Net"), Shown(), Shown(), Shown(), Shown(), Shown(net.description)])
    }

    static let heads = [
        Grid.Head("Line", figure: true), Grid.Head("For"), Grid.Head("Under"), Grid.Head("Service period"),
        Grid.Head("Quantity", figure: true), Grid.Head("Price", figure: true), Grid.Head("Amount", figure: true),
    ]

    static func row(_ line: InvoiceLine, why: String?) -> [Shown] {
        [
            Shown("\(line.position)"), Shown(line.description, sub: line.item.rawValue + (line.isTaxable ? "" : ", not taxed")),
            Shown(line.agreement, href: RecordLink.href(line.agreement)),
            Shown(line.from == line.through ? line.from.words : "\(line.from.words) to \(line.through.words)"),
            Shown(line.unit.words(line.quantity)), Shown(line.price.description), Shown(line.amount.description, why: why),
        ]
    }

    /// Every fact a line bills, and where its quantity or price comes from.
    private static func facts(_ invoice: Invoice) -> [any Piece] {
        let rows = invoice.lines.flatMap { line in
            line.claims.map { claim in
                [
                    Shown("\(line.position)"), Shown(claim.kind.rawValue), Shown(claim.id, href: RecordLink.href(claim.id)),
                    Shown(line.unit.words(claim.quantity)), Shown(claim.words),
                ]
            }
        }
        let heads = [
            Grid.Head("Line", figure: true), Grid.Head("Fact"), Grid.Head("Of"), Grid.Head("Quantity", figure: true),
            Grid.Head("Where it comes from"),
        ]
        return [Fold("The \(rows.count.counted("fact")) it bills", open: rows.count <= 12, [Grid("Facts billed", heads, rows)])]
    }

    private static func paid(_ payments: [Payment], _ visit: Visit) -> any Piece {
        let mayReverse = visit.actor.permissions.contains(.recordPayments)
        let rows = payments.map { payment in
            [
                Shown(payment.id.text), Shown(payment.on.words), Shown(payment.reference),
                Shown(payment.amount.description, chip: payment.reversedOn.map { Chip("taken back on \($0.words)", .due) }),
                mayReverse && payment.reversedOn == nil
                    ? Shown(
                        "take back", href: "/invoices/\(payment.invoice)/payments/\(payment.id)/reverse") : Shown(),
            ]
        }
        let heads = [
            Grid.Head("Payment"), Grid.Head("Received"), Grid.Head("Reference"), Grid.Head("Amount", figure: true), Grid.Head(""),
        ]
        return Panel("Payments", id: "payments", [Grid("Payments", heads, rows)])
    }

    private static func credited(_ notes: [CreditNote]) -> any Piece {
        let rows = notes.map { note in
            [
                Shown(note.number.text, href: "/credit-notes/\(note.number)"), Shown(note.on.words),
                Shown(note.isWhole ? "the whole of it" : "a part"), Shown(note.reason), Shown(note.totals.total.description),
            ]
        }
        let heads = [
            Grid.Head("Credit note"), Grid.Head("Issued"), Grid.Head("Over"), Grid.Head("Why"), Grid.Head("Total", figure: true),
        ]
        return Panel("Credit notes", id: "credit-notes", [Grid("Credit notes", heads, rows)])
    }

    private static func record(
        _ invoice: Invoice, _ foretold: ForetoldTotals?, _ balance: InvoiceBalance?, _ customer: Customer, _ visit: Visit
    ) -> Facts {
        let why = "/why/invoice/\(invoice.name)"
        var rows: [(String, Shown)] = [
            ("Customer", Shown(customer.name, href: "/customers/\(customer.code)")),
            ("Standing", Shown(chip: InvoiceWords.chip(invoice.status.word))),
            ("Drafted", Shown(invoice.draftedOn.words, sub: invoice.id.text)),
        ]
        if let issue = invoice.issue {
            rows += [
                ("Issued", Shown(issue.on.words)), ("Due", Shown(issue.dueOn.words)),
                ("Net", Shown(issue.totals.net.description)),
                ("Tax", Shown(issue.totals.tax.description, sub: issue.tax.words)),
                ("Total", Shown(issue.totals.total.description, why: why)),
            ]
        } else {
            rows.append(("Net", Shown(invoice.net?.description ?? "", why: why)))
            rows += foretold.map { wouldBe($0, of: invoice, why: why, visit) } ?? []
        }
        if let balance {
            rows += [
                ("Paid", Shown(balance.paid.description)), ("Credited", Shown(balance.credited.description)),
                ("Open", Shown(balance.open.description)),
            ]
        }
        return Facts(rows)
    }

    /// What issuing would fix, were it done today.
    private static func wouldBe(
        _ foretold: ForetoldTotals, of draft: Invoice, why: String, _ visit: Visit
    ) -> [(String, Shown)] {
        switch foretold {
        case .comesTo(let taxed):
            return [
                ("Tax, would be", Shown(taxed.totals.tax.description, sub: taxed.tax.words)),
                (
                    "Total, would be",
                    Shown(taxed.totals.total.description, sub: InvoiceWords.standing(taxed), why: why)
                ),
            ]
        case .taxUnknown(let day):
            let unknown = Shown("not known yet", sub: "neither a tax rate nor an exemption is set on \(day.words)", why: why)
            guard visit.actor.permissions.contains(SetTax.permission) else { return [("Tax and total", unknown)] }
            let form = "/actions/\(SetTax.name)?customer=\(draft.customer)&from=\(day)&back=/invoices/\(draft.name)"
            return [("Tax and total", unknown), ("", Shown("Set the customer's tax", href: form))]
        }
    }
}

extension BilledItem.Category {
    var words: String {
        switch self {
        case .yearly: "yearly, in advance"
        case .services: "services"
        }
    }
}
