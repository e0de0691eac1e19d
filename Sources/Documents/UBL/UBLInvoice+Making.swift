import BackOffice
import Domain

extension UBLInvoice {
    /// Refused for a draft, which is nobody's yet.
    init(invoice name: String, _ view: View) throws {
        let entry = try view.invoiceEntry(name)
        guard let issue = entry.issue else { throw DocumentRefusal.draft(name) }
        let lines = try view.lineEntries(of: [entry])
        let treatments = Treatments(issue.taxBasisPoints, issue.exempt, entry.net.currency)
        let parties = try PaperFrame(view, entry.customer, sheet: nil).parties
        self.init(
            number: issue.number, issuedOn: issue.on, dueOn: issue.dueOn, note: nil, currency: entry.net.currency,
            from: lines.map(\.from).min() ?? issue.on, through: lines.map(\.through).max() ?? issue.on, corrects: nil,
            provider: parties.provider, customer: parties.customer,
            taxes: treatments.taxes(taxable: entry.taxable, net: entry.net, tax: entry.tax), net: entry.net, tax: entry.tax,
            total: entry.total, lines: lines.map { Line($0, treatments) })
    }

    init(creditNote number: String, _ view: View) throws {
        let entry = try view.creditNoteEntry(number)
        let lines = try view.lineEntries(of: entry)
        let treatments = Treatments(entry.taxBasisPoints, entry.exempt, entry.net.currency)
        let parties = try PaperFrame(view, entry.customer, sheet: nil).parties
        self.init(
            number: entry.number, issuedOn: entry.on, dueOn: nil, note: entry.reason, currency: entry.net.currency,
            from: lines.map(\.from).min() ?? entry.on, through: lines.map(\.through).max() ?? entry.on, corrects: entry.invoice,
            provider: parties.provider, customer: parties.customer,
            taxes: treatments.taxes(taxable: entry.taxable, net: entry.net, tax: entry.tax), net: entry.net, tax: entry.tax,
            total: entry.total, lines: lines.map { Line(credited: $0, treatments) })
    }
}

/// How taxed and untaxed lines of one invoice are treated.
private struct Treatments {
    let taxed: UBLInvoice.Treatment
    let untaxed: UBLInvoice.Treatment

    init(_ basisPoints: Int?, _ exempt: String?, _ currency: Currency) {
        taxed = UBLInvoice.Treatment(basisPoints: basisPoints ?? 0, exempt: exempt, currency: currency)
        untaxed = UBLInvoice.Treatment(basisPoints: 0, exempt: exempt ?? "Not taxed", currency: currency)
    }

    func taxes(taxable: Money, net: Money, tax: Money) -> [UBLInvoice.Tax] {
        let rest = net.less(taxable)
        var taxes: [UBLInvoice.Tax] = []
        if taxable.minor != 0 || rest.minor == 0 { taxes.append(.init(taxable: taxable, amount: tax, treatment: taxed)) }
        if rest.minor != 0 { taxes.append(.init(taxable: rest, amount: Money(minor: 0, net.currency), treatment: untaxed)) }
        return taxes
    }
}

extension UBLInvoice.Line {
    fileprivate init(_ entry: InvoiceLineEntry, _ treatments: Treatments) {
        // A price below zero is not UBL: the sign goes to the quantity.
        let isBelowZero = entry.price.minor < 0
        self.init(
            position: entry.position, description: entry.description, agreement: entry.agreement, from: entry.from,
            through: entry.through, quantity: String(isBelowZero ? 0 &- entry.quantity : entry.quantity),
            unit: Self.code(of: entry.unit), amount: entry.amount,
            price: isBelowZero ? entry.price.negated : entry.price,
            priceFor: BillingUnit(rawValue: entry.unit)?.divisor ?? 1,
            treatment: entry.isTaxable ? treatments.taxed : treatments.untaxed)
    }

    /// A part of a line, credited in one piece.
    fileprivate init(credited entry: InvoiceLineEntry, _ treatments: Treatments) {
        let isBelowZero = entry.amount.minor < 0
        self.init(
            position: entry.position, description: entry.description, agreement: entry.agreement, from: entry.from,
            through: entry.through, quantity: isBelowZero ? "-1" : "1", unit: "C62", amount: entry.amount,
            price: isBelowZero ? entry.amount.negated : entry.amount,
            priceFor: 1, treatment: entry.isTaxable ? treatments.taxed : treatments.untaxed)
    }

    /// UN/ECE Recommendation 20: hours are counted in minutes and priced for sixty.
    private static func code(of unit: String) -> String {
        switch BillingUnit(rawValue: unit) {
        case .hour: "MIN"
        case .day: "DAY"
        case .each, .endpointMonth, .deviceMonth, nil: "C62"
        }
    }
}
