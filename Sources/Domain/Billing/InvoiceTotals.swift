/// What an invoice's lines come to (7.3).
package struct InvoiceTotals: Equatable, Codable, Sendable {
    package let net: Money
    /// The sum of the taxable lines.
    package let taxable: Money
    /// Rounded once, on that sum.
    package let tax: Money
    package let total: Money

    package init(of lines: [InvoiceLine], tax treatment: TaxTreatment, currency: Currency) throws(BillingRefusal) {
        let zero = Money(minor: 0, currency)
        guard let net = lines.reduce(zero, { $0?.adding($1.amount) }),
            let taxable = lines.reduce(zero, { $1.isTaxable ? $0?.adding($1.amount) : $0 })
        else { throw .amountOutOfBounds }
        try self.init(net: net, taxable: taxable, taxed: treatment)
    }

    /// Of lines that are summed up already.
    package init(net: Money, taxable: Money, taxed treatment: TaxTreatment) throws(BillingRefusal) {
        guard let tax = treatment.tax(on: taxable), let total = net.adding(tax) else { throw .amountOutOfBounds }
        self.init(net: net, taxable: taxable, tax: tax, total: total)
    }

    package init(net: Money, taxable: Money, tax: Money, total: Money) {
        self.net = net
        self.taxable = taxable
        self.tax = tax
        self.total = total
    }
}

/// What lines come to at the tax of a day.
package struct TaxedTotals: Equatable, Sendable {
    package let on: Day
    package let tax: TaxTreatment
    package let totals: InvoiceTotals

    package init(on day: Day, tax: TaxTreatment, totals: InvoiceTotals) {
        on = day
        self.tax = tax
        self.totals = totals
    }

    /// The total of an invoice that was issued.
    package func derivation(of name: String) -> Derivation { derivation("Total of \(name), issued on \(on.words)") }

    fileprivate func derivation(_ title: String) -> Derivation {
        var why = Derivation(title, rule: TaxedTotals.rule, result: totals.total.description)
        why.input("tax", tax.words)
        why.input("net of its lines", totals.net.description)
        why.input("of it taxable", totals.taxable.description)
        switch tax {
        case .rate: why.step("\(totals.taxable) x \(tax.words) = \(totals.tax), rounded once")
        case .exempt: why.step("there is no tax")
        }
        why.step("\(totals.net) + \(totals.tax) = \(totals.total)")
        return why
    }

    fileprivate static let rule =
        "The customer's tax on the day of issue, a rate or an exemption, on the sum of the taxable lines (7.3)."
}

/// What a draft would come to, were it issued on a day.
package enum ForetoldTotals: Equatable, Sendable {
    case comesTo(TaxedTotals)
    /// Its customer has neither a rate nor an exemption on the day, so that it could not be issued.
    case taxUnknown(Day)

    package var taxed: TaxedTotals? {
        switch self {
        case .comesTo(let taxed): taxed
        case .taxUnknown: nil
        }
    }

    package func derivation(of name: String) -> Derivation {
        func title(_ day: Day) -> String { "Total of \(name), were it issued on \(day.words)" }
        switch self {
        case .comesTo(let taxed): return taxed.derivation(title(taxed.on))
        case .taxUnknown(let day):
            var why = Derivation(title(day), rule: TaxedTotals.rule, result: "not known yet")
            why.step("neither a tax rate nor an exemption is set on \(day.words)")
            return why
        }
    }
}

extension Optional<Money> {
    fileprivate func adding(_ other: Money) -> Money? { flatMap { $0.adding(other) } }
}
