/// What a Cloud Services agreement bills: its fee by the month or the year, and optional charges in arrears (7.1).
package struct CloudServicesBilling: Sendable {
    package let id: CloudServicesAgreement.ID
    package let customer: CustomerCode
    package let fees: CloudServicesFees
    package let term: ClosedRange<Day>
    package let boundOn: Day
    package let horizon: Day
    /// In the customer's zone.
    package let today: Day

    /// Nil where the agreement is not binding, or billed elsewhere.
    package init?(_ agreement: CloudServicesAgreement, through horizon: Day, today: Day) {
        guard let boundOn = agreement.bindingOn, let fees = agreement.terms.fees else { return nil }
        id = agreement.id
        customer = agreement.customer
        self.fees = fees
        term = agreement.term
        self.boundOn = boundOn
        self.horizon = horizon
        self.today = today
    }

    /// The fee of each month or year that is due, those that `isOpen` says are not billed yet.
    package func feeFacts(_ isOpen: (BillableFact.Kind, String) -> Bool) -> [BillableFact] {
        switch fees.per {
        case .month:
            months(through: horizon).compactMap { month in
                let key = "\(id)/\(month)"
                guard isOpen(.fee, key) else { return nil }
                return fee(key, of: month.days, words: month.words)
            }
        case .year:
            ContractYears(from: term.lowerBound).years(from: term.lowerBound, through: min(horizon, term.upperBound))
                .compactMap { year in
                    let key = "\(id)/\(year.first)"
                    guard isOpen(.fee, key) else { return nil }
                    return fee(key, of: year.days, words: year.words)
                }
        }
    }

    private func fee(_ key: String, of days: ClosedRange<Day>, words: String) -> BillableFact? {
        let inForce = days.clamped(to: term)
        let (part, whole) = (inForce.upperBound - inForce.lowerBound + 1, days.upperBound - days.lowerBound + 1)
        guard let amount = fees.fee.times(part, over: whole) else { return nil }
        let dueOn: Day
        switch fees.timing {
        case .advance: dueOn = max(boundOn, inForce.lowerBound)
        case .arrears:
            guard inForce.upperBound < today else { return nil }
            dueOn = max(boundOn, inForce.upperBound)
        }
        return BillableFact(
            kind: .fee, id: key, customer: customer, agreement: id.text, item: .cloudServicesFee,
            description: "Cloud Services", from: inForce.lowerBound, through: inForce.upperBound, price: amount,
            isPrepaid: fees.timing == .advance && fees.per == .year, dueOn: dueOn,
            words: part == whole
                ? "\(fees.fee) a \(fees.per.rawValue), \(words)"
                : "\(fees.fee) a \(fees.per.rawValue), \(part) of \(whole) days of \(words) in force")
    }

    /// The months of the optional charges that are over, whose last day is in the term.
    package var chargedMonths: [Month] {
        months(through: min(horizon, today - 1)).filter { $0.last <= term.upperBound && $0.last < today && $0.last <= horizon }
    }

    package static func chargeID(_ agreement: CloudServicesAgreement.ID, _ option: String, _ month: Month) -> String {
        "\(agreement)/\(option)/\(month)"
    }

    /// An optional charge of a month: `count` is what the registry held at the end of its last day. Nil for nothing.
    package func charge(
        _ price: CloudServicesFees.OptionPrice, named name: String, in month: Month, count: Int, words: String
    ) -> BillableFact? {
        guard count > 0 else { return nil }
        return BillableFact(
            kind: .charge, id: CloudServicesBilling.chargeID(id, price.option, month), customer: customer, agreement: id.text,
            item: .optionalCharge, description: name, from: month.first, through: month.last, quantity: count,
            unit: ChargeBasis(option: price.option).unit, price: price.price, dueOn: max(boundOn, month.last), words: words)
    }

    /// A service credit of a month, as a negative amount.
    package func fact(of credit: ServiceCredit) -> BillableFact? {
        guard credit.amount.minor > 0 else { return nil }
        let days = credit.month.days.clamped(to: term)
        return BillableFact(
            kind: .credit, id: "\(id)/\(credit.month)", customer: customer, agreement: id.text, item: .serviceCredit,
            description: "Service credit, availability in \(credit.month.words)", from: days.lowerBound, through: days.upperBound,
            price: Money(minor: -credit.amount.minor, credit.amount.currency), dueOn: days.upperBound, words: credit.words)
    }

    private func months(through day: Day) -> [Month] {
        let end = min(day, term.upperBound)
        guard term.lowerBound <= end else { return [] }
        return Array(sequence(first: Month(of: term.lowerBound)) { $0.last < end ? $0.next : nil })
    }
}
