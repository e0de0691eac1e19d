import BackOffice
import Domain

/// The forms of an invoice: issue, discard, credit, pay (7.3).
enum InvoiceForms {
    static let all = [issuing, discarding, crediting, paying, reversing]

    private static func invoice(_ visit: Visit) throws -> Invoice { try visit.read { try $0.invoice(InvoicePage.id(visit)) } }

    private static func today(_ visit: Visit) throws -> Day {
        try visit.read { try $0.today(of: $0.invoice(InvoicePage.id(visit)).customer) }
    }

    private static func form(
        _ word: String, _ title: String, _ permission: Permission, action: String,
        lead: @escaping @Sendable (Visit, Invoice) throws -> String,
        fields: @escaping @Sendable (Visit, Invoice) throws -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, Invoice) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/invoices/{invoice}/\(word)", .permission(permission), title, section: .invoices, deed: title, action: action,
            lead: { visit in try lead(visit, invoice(visit)) }, fields: { visit in try fields(visit, invoice(visit)) }
        ) { visit, form in
            let found = try invoice(visit)
            let said = try await perform(visit, form, found)
            return .redirect("/invoices/\(found.id)", said: said)
        }
    }

    private static let issuing = form("issue", "Issue invoice", .issueInvoices, action: IssueInvoice.name) { visit, invoice in
        "\(invoice.name) of \(invoice.customer): \(InvoiceWords.wouldBe(try visit.read { try $0.foretold(invoice) }, net: invoice.net)). It gets its number and never changes from then on; a mistake is put right by a credit note."
    } fields: { visit, invoice in
        let today = try today(visit)
        let moved = try visit.read { try $0.deadlinesMoved(by: invoice, issuedOn: today) }
        let day = Field("on", "Day of issue", .day, standing: today.description)
        guard !moved.isEmpty else { return [day] }
        return [
            day,
            Field(
                "movesDeadline", "It may move a last day for notice", .check, optional: true,
                hint: moved.map(InvoiceWords.moved).joined(separator: " ")),
        ]
    } _: { visit, form, invoice in
        let issued = try await visit.perform(
            IssueInvoice(invoice: invoice.id, on: try form.day("on"), movesDeadline: form.check("movesDeadline") ? true : nil))
        let moved = issued.moved.map { " \(InvoiceWords.moved($0))" }.joined()
        return "\(issued.number) is issued: \(issued.total), due \(issued.dueOn.words).\(moved)"
    }

    private static let discarding = form("discard", "Discard draft", .runInvoices, action: DiscardInvoice.name) { _, invoice in
        "\(invoice.name) of \(invoice.customer). What it would have billed is billed by a later run."
    } fields: { _, _ in
        []
    } _: { visit, _, invoice in
        try await visit.perform(DiscardInvoice(invoice: invoice.id))
        return "The draft is discarded."
    }

    private static let crediting = form("credit", "Issue credit note", .issueInvoices, action: CreditInvoice.name) { _, invoice in
        "\(invoice.name) of \(invoice.customer). Over the whole of it, what it billed can be billed again; over an amount of a line, it cannot."
    } fields: { visit, invoice in
        let notes = try visit.read { try $0.creditNotes(of: invoice) }
        let left = try invoice.remaining(after: notes)
        // A credit note takes away: of a line that gives back already there is nothing to take.
        let lines = invoice.lines.compactMap { line -> (value: String, words: String)? in
            let rest = left.first { $0.line == line.position }?.amount ?? line.amount
            guard rest.minor > 0 else { return nil }
            return ("\(line.position)", "line \(line.position), \(line.description): \(rest) left")
        }
        return [
            Field("line", "Over", .choice([("", "the whole of what is left")] + lines), optional: true),
            Field("amount", "Amount of that line, in \(invoice.currency)", optional: true),
            Field("reason", "Why", .area(lines: 3)),
        ]
    } _: { visit, form, invoice in
        let line = visit.form["line"] == nil ? nil : try form.int("line")
        let amount = visit.form["amount"] == nil ? nil : try form.money("amount", in: invoice.currency)
        let credited = try await visit.perform(
            CreditInvoice(invoice: invoice.id, reason: try form.text("reason"), line: line, amount: amount))
        return "\(credited.number) is issued over \(credited.total); the invoice is \(credited.status)."
    }

    private static let paying = form("pay", "Record payment", .recordPayments, action: RecordPayment.name) { visit, invoice in
        let open = try visit.read { try $0.balance(of: invoice)?.open }
        return "\(invoice.name) of \(invoice.customer): \(open?.description ?? "nothing") is open."
    } fields: { visit, invoice in
        let open = try visit.read { try $0.balance(of: invoice)?.open }
        return [
            Field("amount", "Amount, in \(invoice.currency)", standing: open?.decimal ?? ""),
            Field("on", "Received on", .day, standing: try today(visit).description),
            Field("reference", "Reference", hint: "As the bank statement has it, such as ACH 20261123-0042"),
        ]
    } _: { visit, form, invoice in
        let paid = try await visit.perform(
            RecordPayment(
                invoice: invoice.id, amount: try form.money("amount", in: invoice.currency), on: try form.day("on"),
                reference: try form.text("reference")))
        return "\(paid.payment) is kept; \(paid.open) is open, and the invoice is \(paid.status)."
    }

    private static let reversing = form(
        "payments/{payment}/reverse", "Take payment back", .recordPayments, action: ReversePayment.name
    ) { visit, invoice in
        let id: Payment.ID = try visit.identifier("payment", of: "payment")
        guard let payment = try visit.read({ try $0.payments(of: invoice) }).first(where: { $0.id == id }) else {
            throw Missing("payment", id)
        }
        return "\(payment.id) of \(payment.amount), received on \(payment.on.words)."
    } fields: { _, _ in
        [Field("reason", "Why", hint: "Such as: returned by the bank")]
    } _: { visit, form, invoice in
        let id: Payment.ID = try visit.identifier("payment", of: "payment")
        guard try visit.read({ try $0.payments(of: invoice) }).contains(where: { $0.id == id }) else {
            throw Missing("payment", id)
        }
        let back = try await visit.perform(ReversePayment(payment: id, reason: try form.text("reason")))
        return "\(id) is taken back; \(back.open) is open."
    }
}
