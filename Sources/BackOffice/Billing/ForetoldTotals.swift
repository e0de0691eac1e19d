import Domain

/// What drafts would come to, were they issued today in their customer's zone: by the tax and the sums that issuing takes.
extension View {
    package func foretold(_ draft: Invoice) throws -> ForetoldTotals {
        try foretold(of: draft.customer) { try draft.totals(taxed: $0) }
    }

    /// Of what a run would draft; of a draft it would add to, with the lines that has.
    package func foretold(_ plan: InvoicePlan) throws -> ForetoldTotals {
        let lines = try (plan.addsTo.map { try invoice($0).lines } ?? []) + plan.lines
        return try foretold(of: plan.customer) { try InvoiceTotals(of: lines, tax: $0, currency: plan.currency) }
    }

    /// Nil of what is no draft.
    package func foretold(_ entry: InvoiceEntry) throws -> ForetoldTotals? {
        guard entry.status == "draft" else { return nil }
        return try foretold(of: entry.customer) { try InvoiceTotals(net: entry.net, taxable: entry.taxable, taxed: $0) }
    }

    private func foretold(
        of customer: CustomerCode, _ totals: (TaxTreatment) throws -> InvoiceTotals
    ) throws -> ForetoldTotals {
        let day = try today(of: customer)
        guard let tax = try tax(of: customer, on: day)?.treatment else { return .taxUnknown(day) }
        return .comesTo(TaxedTotals(on: day, tax: tax, totals: try totals(tax)))
    }

    /// How an invoice's total comes about, then each of its lines; or one of the lines alone. Refuses a line it has not.
    package func derivations(of invoice: Invoice, line: Int?) throws -> [Derivation] {
        let lines = invoice.lines.filter { line == nil || $0.position == line }.map(\.derivation)
        guard line == nil else {
            if let line, lines.isEmpty { throw BillingRefusal.noSuchLine(invoice.name, line) }
            return lines
        }
        switch invoice.status {
        case .draft: return [try foretold(invoice).derivation(of: invoice.name)] + lines
        case .issued(let issue), .paid(let issue), .credited(let issue):
            return try [issue.taxed.derivation(of: invoice.name)] + open(of: invoice) + lines
        case .discarded: return lines
        }
    }

    /// What is left of an issued invoice, once anything was paid or credited.
    private func open(of invoice: Invoice) throws -> [Derivation] {
        let (payments, notes) = (try payments(of: invoice).filter { $0.reversedOn == nil }, try creditNotes(of: invoice))
        guard !payments.isEmpty || !notes.isEmpty, let balance = try balance(of: invoice) else { return [] }
        var why = Derivation(
            "Open of \(invoice.name)",
            rule: "The total less what was paid and credited; below zero it stands to the customer's credit (7.3).",
            result: balance.open.description)
        why.input("total", balance.total.description)
        for payment in payments {
            why.input("paid", "\(payment.amount) on \(payment.on.words), \(payment.reference)", source: payment.id.text)
        }
        for note in notes { why.input("credited", "\(note.totals.total) on \(note.on.words)", source: "\(note.number)") }
        why.step("\(balance.total) - \(balance.paid) - \(balance.credited) = \(balance.open)")
        return [why]
    }
}
