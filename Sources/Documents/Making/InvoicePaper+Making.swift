import BackOffice
import Domain

extension InvoicePaper {
    /// By its number, or by the key of its draft.
    init(_ name: String, _ view: View, sheet: PaperSize?) throws {
        let entry = try view.invoiceEntry(name)
        let frame = try PaperFrame(view, entry.customer, sheet: sheet)
        let entries = try view.lineEntries(of: [entry])
        lines = entries.map(BilledLine.init)
        var facts = [Labelled("Customer", entry.customer.text)]
        if let issue = entry.issue {
            facts += [Labelled("Issued", issue.on.words), Labelled("Due", issue.dueOn.words)]
        } else {
            facts.append(Labelled("Drafted", entry.draftedOn.words))
        }
        head = frame.head(
            "Invoice", entry.name, subject: BilledLine.spanWords(entries), dated: entry.issue?.on ?? entry.draftedOn,
            to: "Bill to",
            facts: facts, state: StateLine(entry, today: frame.today))
        net = entry.net
        tax = entry.tax
        total = entry.total
        taxWords =
            entry.issue.map { TaxWords.text($0.taxBasisPoints, $0.exempt, on: entry.taxable) }
            ?? "Tax, reckoned when it is issued"
        payments = try view.paymentEntries(of: entry).filter { $0.reversed == nil }.map {
            Payment(on: $0.on, amount: $0.amount, reference: $0.reference)
        }
        credited = entry.credited.minor == 0 ? nil : entry.credited
        self.open = entry.open
        payBy = entry.issue.flatMap { entry.open.minor > 0 ? $0.dueOn : nil }
    }
}

extension CreditNotePaper {
    init(_ number: String, _ view: View, sheet: PaperSize?) throws {
        let entry = try view.creditNoteEntry(number)
        let frame = try PaperFrame(view, entry.customer, sheet: sheet)
        let entries = try view.lineEntries(of: entry)
        head = frame.head(
            "Credit note", entry.number,
            subject: "\(entry.isWhole ? "Over the whole of" : "Over a part of") invoice \(entry.invoice)",
            dated: entry.on, to: "Credit to",
            facts: [Labelled("Issued", entry.on.words), Labelled("Invoice", entry.invoice)])
        invoice = entry.invoice
        reason = entry.reason
        lines = entries.map(BilledLine.init)
        net = entry.net
        tax = entry.tax
        total = entry.total
        taxWords = TaxWords.text(entry.taxBasisPoints, entry.exempt, on: entry.taxable)
    }
}

/// The words of a tax line: rate and base, or why nothing is due.
enum TaxWords {
    static func text(_ basisPoints: Int?, _ exempt: String?, on base: Money) -> String {
        if let exempt { return "Exempt from tax: \(exempt)" }
        let points = basisPoints ?? 0
        return "Tax, \(points / 100).\((points % 100).padded(2)) % on \(base)"
    }
}

extension BilledLine {
    init(_ entry: InvoiceLineEntry) {
        let facts = entry.facts.map { $0.words.isEmpty ? $0.id : $0.words }
        let shown = facts.prefix(40).joined(separator: "; ")
        self.init(
            description: entry.description, agreement: entry.agreement, from: entry.from, through: entry.through,
            quantity: BillingUnit(rawValue: entry.unit)?.words(entry.quantity) ?? entry.quantity.grouped, unitPrice: entry.price,
            amount: entry.amount, isTaxable: entry.isTaxable,
            evidence: facts.isEmpty ? nil : facts.count > 40 ? "\(shown); and \((facts.count - 40).grouped) more" : shown)
    }

    /// `Services of 1 Sep 2026 to 30 Sep 2026`.
    static func spanWords(_ entries: [InvoiceLineEntry]) -> String {
        guard let from = entries.map(\.from).min(), let through = entries.map(\.through).max() else { return "Without lines" }
        return "Services of \(from.words) to \(through.words)"
    }
}

extension StateLine {
    init(_ entry: InvoiceEntry, today: Day) {
        switch (entry.status, entry.issue) {
        case ("discarded", _): self.init(tone: .late, word: "Discarded.", sentence: "This draft was never issued.")
        case (_, nil): self.init(tone: .calm, word: "Draft.", sentence: "It has no number and is not due.")
        case ("credited", _): self.init(tone: .calm, word: "Credited.", sentence: "A credit note stands over the whole of it.")
        case (_, .some) where entry.open.minor <= 0:
            self.init(tone: .good, word: "Paid.", sentence: "Nothing is open. Thank you.")
        case (_, .some(let issue)) where issue.dueOn < today:
            self.init(
                tone: .late, word: "Overdue.",
                sentence: "\(entry.open) was due on \(issue.dueOn.words), \(today - issue.dueOn) days ago.")
        case (_, .some(let issue)):
            self.init(tone: .due, word: "Issued.", sentence: "\(entry.open) is due on \(issue.dueOn.words).")
        }
    }
}
