/// Hours more in every year, from the year that begins on a day; made by a binding change order (5.1).
package struct RecurringAddition: Equatable, Codable, Sendable {
    package let changeOrder: ChangeOrder.ID
    package let hours: Hours
    /// The first day of the year it takes effect in.
    package let effectiveFrom: Day

    package init(changeOrder: ChangeOrder.ID, hours: Hours, effectiveFrom: Day) {
        self.changeOrder = changeOrder
        self.hours = hours
        self.effectiveFrom = effectiveFrom
    }
}

/// One subscription year of an Enhanced Maintenance SOW as it is renewed: the yearly hours, the recurring additions in effect,
/// the fixed options; nothing of the year before (4.2, 7.1).
package struct Renewal: Equatable, Codable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let year: ContractYear
    /// The hours as signed: yearly, or those of a short first year (6.1).
    package let signedHours: Hours
    /// In effect in this year, in the order they took effect.
    package let additions: [RecurringAddition]
    package let rate: Money
    package let options: [FixedOption]
    /// The fee as signed of a short first year; nil where the year is a full one.
    package let signedFee: Money?

    package init(
        statementOfWork: StatementOfWork.ID, year: ContractYear, terms: EnhancedMaintenanceTerms, short: ShortYear?,
        additions: [RecurringAddition]
    ) {
        self.statementOfWork = statementOfWork
        self.year = year
        signedHours = short?.hours ?? terms.yearlyHours
        self.additions =
            additions.filter { $0.effectiveFrom <= year.first }.sorted {
                ($0.effectiveFrom, $0.changeOrder) < ($1.effectiveFrom, $1.changeOrder)
            }
        rate = terms.rate
        options = short == nil ? terms.options : []
        signedFee = short?.fee
    }

    /// What the year begins with, in all.
    package var hours: Hours { additions.reduce(signedHours) { $0 + $1.hours } }

    /// What the ledger opens with as its deposit: all but the additions that take effect in this very year (4.1).
    package var deposit: Hours { additions.filter { $0.effectiveFrom < year.first }.reduce(signedHours) { $0 + $1.hours } }

    package var newAdditions: [RecurringAddition] { additions.filter { $0.effectiveFrom == year.first } }

    /// Hours times rate and the options, or the fee as signed; nil where the sum does not fit.
    package var fee: Money? {
        if let signedFee { return signedFee }
        return options.reduce(rate.times(hours.minutes, over: 60)) { $0?.adding($1.yearlyFee) }
    }

    package var derivation: Derivation {
        var derivation = Derivation(
            "\(statementOfWork) in the year \(year.first.words) to \(year.last.words)",
            rule:
                "A year has its yearly hours and the recurring additions in effect; unused hours are not carried over (4.2, 7.1).",
            result: "\(hours)\(fee.map { " for \($0)" } ?? "")")
        derivation.input(signedFee == nil ? "yearly hours" : "hours of the short first year", signedHours.description)
        for addition in additions {
            derivation.input(
                "recurring addition", "\(addition.hours) from \(addition.effectiveFrom.words)", source: addition.changeOrder.text)
        }
        if let signedFee {
            derivation.input("fee as signed", signedFee.description)
        } else {
            derivation.input("rate", "\(rate) an hour")
            for option in options { derivation.input(option.name, option.yearlyFee.description) }
        }
        return derivation
    }
}
