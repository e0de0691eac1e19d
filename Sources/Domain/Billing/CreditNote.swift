/// The correction of an issued invoice (7.3): over the whole of it, which releases what it claims, or over a part of a line.
package struct CreditNote: Equatable, Codable, Sendable {
    /// `CN-2026-0001`.
    package typealias Number = Identifier<CreditNote>

    package struct Line: Equatable, Codable, Sendable {
        /// The invoice's line it corrects.
        package let line: Int
        /// What is credited of it; below zero where that line was a credit itself.
        package let amount: Money

        package init(line: Int, amount: Money) {
            self.line = line
            self.amount = amount
        }
    }

    package let number: Number
    package let invoice: Invoice.ID
    package let isWhole: Bool
    package let reason: String
    package let on: Day
    package let at: Instant
    package let lines: [Line]
    package let totals: InvoiceTotals

    /// From the books.
    package init(
        number: Number, invoice: Invoice.ID, isWhole: Bool, reason: String, on: Day, at: Instant, lines: [Line],
        totals: InvoiceTotals
    ) {
        self.number = number
        self.invoice = invoice
        self.isWhole = isWhole
        self.reason = reason
        self.on = on
        self.at = at
        self.lines = lines
        self.totals = totals
    }
}

extension Invoice {
    /// What is asked to be credited: all that is left, or an amount of a line.
    package enum Crediting: Equatable, Sendable {
        case whole
        case part(line: Int, amount: Money)
    }

    /// Credits. The tax credited so far is always that of the sum credited so far, so that notes over the whole come to the
    /// invoice's tax to the cent.
    ///
    /// Refuses what is not issued or credited already, a line it has not, and more than is left of a line.
    package mutating func credit(
        _ crediting: Crediting, after notes: [CreditNote], number: CreditNote.Number, reason: String, on day: Day,
        at instant: Instant
    ) throws(BillingRefusal) -> CreditNote {
        guard (1...2_000).contains(reason.count) else { throw .reasonMissing }
        let issue: Issue
        switch status {
        case .issued(let fixed), .paid(let fixed): issue = fixed
        case .draft: throw .notIssued(id)
        case .credited: throw .creditedAlready(name)
        case .discarded: throw .discarded(id)
        }
        guard day >= issue.on else { throw .beforeItsIssue(name, issue.on) }
        let remaining = try remaining(after: notes)
        let credited: [CreditNote.Line]
        switch crediting {
        case .whole: credited = remaining.filter { $0.amount.minor != 0 }
        case .part(let position, let amount):
            guard let line = remaining.first(where: { $0.line == position }) else { throw .noSuchLine(name, position) }
            guard amount.currency == currency else { throw .otherCurrency(amount.currency, currency) }
            guard amount.minor > 0 else { throw .nothingToRecord }
            guard amount.minor <= line.amount.minor else { throw .aboveTheLine(name, position, left: line.amount) }
            credited = [CreditNote.Line(line: position, amount: amount)]
        }
        let totals = try totals(of: credited, after: notes, issue)
        guard totals.total.minor >= 0 else { throw .creditBelowZero(name) }
        let left = issue.totals.total.minor - notes.reduce(0) { $0.addingClamped($1.totals.total.minor) }
        guard totals.total.minor <= left else { throw .aboveWhatIsLeft(name, left: Money(minor: left, currency)) }
        let isWhole = crediting == .whole
        if isWhole { markCredited(issue) }
        return CreditNote(
            number: number, invoice: id, isWhole: isWhole, reason: reason, on: day, at: instant, lines: credited, totals: totals)
    }

    /// What each line still has, after the credit notes so far.
    package func remaining(after notes: [CreditNote]) throws(BillingRefusal) -> [CreditNote.Line] {
        var credited: [Int: Int] = [:]
        for line in notes.flatMap(\.lines) { credited[line.line, default: 0] += line.amount.minor }
        return lines.map { line in
            CreditNote.Line(
                line: line.position,
                amount: Money(minor: line.amount.minor.addingClamped(-(credited[line.position] ?? 0)), currency))
        }
    }

    private func totals(
        of credited: [CreditNote.Line], after notes: [CreditNote], _ issue: Issue
    ) throws(BillingRefusal) -> InvoiceTotals {
        let taxed = Set(lines.filter(\.isTaxable).map(\.position))
        let zero = Money(minor: 0, currency)
        var (net, taxable, before, taxBefore) = (zero, zero, zero, zero)
        for line in credited {
            net = try net.plus(line.amount)
            if taxed.contains(line.line) { taxable = try taxable.plus(line.amount) }
        }
        for note in notes {
            before = try before.plus(note.totals.taxable)
            taxBefore = try taxBefore.plus(note.totals.tax)
        }
        guard let taxed = issue.tax.tax(on: try before.plus(taxable)) else { throw .amountOutOfBounds }
        let tax = try taxed.plus(Money(minor: -taxBefore.minor, currency))
        return InvoiceTotals(net: net, taxable: taxable, tax: tax, total: try net.plus(tax))
    }
}

extension CreditNote {
    /// How its total comes about: the tax of all that is credited so far, less what earlier notes over the invoice took off it, so that
    /// parts never part with a cent more than the whole (7.3).
    package func derivation(of invoice: Invoice, after notes: [CreditNote]) -> Derivation {
        var why = Derivation(
            "Total of \(number)",
            rule:
                "The amounts credited of the lines; with them the tax of all that is credited by now, less that of earlier notes (7.3).",
            result: totals.total.description)
        why.input("invoice", invoice.name, source: invoice.name)
        for line in lines {
            let billed = invoice.lines.first { $0.position == line.line }
            why.input("line \(line.line)", "\(line.amount)" + (billed.map { " of \($0.amount), \($0.description)" } ?? ""))
        }
        func sum(_ part: (InvoiceTotals) -> Money) -> Money {
            Money(minor: notes.reduce(0) { $0.addingClamped(part($1.totals).minor) }, totals.net.currency)
        }
        let (before, taxBefore) = (sum(\.taxable), sum(\.tax))
        for note in notes {
            why.input("credited before", "\(note.totals.taxable) taxable, \(note.totals.tax) of tax", source: note.number.text)
        }
        if let tax = invoice.issue?.tax {
            why.input("tax", tax.words)
            switch tax {
            case .exempt: why.step("there is no tax")
            case .rate:
                let (taxable, all) = (before.adding(totals.taxable) ?? totals.taxable, taxBefore.adding(totals.tax) ?? totals.tax)
                why.step("\(taxable) x \(tax.words) = \(all), rounded once")
                if !notes.isEmpty { why.step("\(all) - \(taxBefore) of earlier notes = \(totals.tax)") }
            }
        }
        why.step("\(totals.net) + \(totals.tax) = \(totals.total)")
        return why
    }
}
