/// What a project bills: hours by the month, phases on acceptance, or its fee at the end; cancelled, what it owes (7.1, 5.1).
package struct ProjectBilling: Sendable {
    /// A row of hours that is billable: in the balance, and not taken back.
    package struct Row: Sendable {
        package let number: Int
        package let minutes: Int
        package let on: Day
        package let person: String
        package let phase: String?

        package init(number: Int, minutes: Int, on: Day, person: String, phase: String?) {
            self.number = number
            self.minutes = minutes
            self.on = on
            self.person = person
            self.phase = phase
        }
    }

    package let id: StatementOfWork.ID
    package let customer: CustomerCode
    package let terms: AdvancedServicesTerms
    package let effectiveFrom: Day
    /// The day it was completed, or cancelled by a change order.
    package let completedOn: Day?
    package let cancelledOn: Day?
    /// Phases accepted so far, and when.
    package let accepted: [String: Day]
    /// Binding ones.
    package let changeOrders: [ChangeOrder]

    package init(
        id: StatementOfWork.ID, customer: CustomerCode, terms: AdvancedServicesTerms, effectiveFrom: Day, completedOn: Day?,
        cancelledOn: Day?, accepted: [String: Day], changeOrders: [ChangeOrder]
    ) {
        self.id = id
        self.customer = customer
        self.terms = terms
        self.effectiveFrom = effectiveFrom
        self.completedOn = completedOn
        self.cancelledOn = cancelledOn
        self.accepted = accepted
        self.changeOrders = changeOrders
    }

    /// What a row of hours bills; nil where the fee covers it, or its month runs still. `today` is in the customer's zone.
    package func fact(of row: Row, today: Day) -> BillableFact? {
        switch terms.billing {
        case .monthly:
            let month = Month(of: row.on)
            guard month.last < today else { return nil }
            return fact(
                of: row, .hoursWorked, "Hours worked in \(month.words)", from: month.first, through: month.last,
                dueOn: month.last)
        case .byPhase, .atEnd:
            guard let cancelledOn, row.phase.map({ accepted[$0] == nil }) ?? true else { return nil }
            return fact(
                of: row, .unacceptedWork, "Unaccepted work until the cancellation", from: effectiveFrom,
                through: max(effectiveFrom, cancelledOn), dueOn: cancelledOn)
        }
    }

    /// Phases, the fee, what change orders added to it, and the costs of a cancellation.
    package var facts: [BillableFact] {
        var facts: [BillableFact] = []
        switch terms.billing {
        case .monthly: break
        case .byPhase(let phases):
            for phase in phases {
                guard let on = accepted[phase.name] else { continue }
                facts.append(
                    fact(
                        .phase, "\(id)/\(phase.name)", .phase, "Phase \(phase.name)", phase.fee, on, on, "accepted on \(on.words)"
                    ))
            }
            let last = phases.allSatisfy { accepted[$0.name] != nil } ? accepted.values.max() : nil
            if let end = completedOn ?? last, cancelledOn == nil { facts += changes(on: end) }
        case .atEnd:
            if let end = completedOn {
                facts.append(
                    fact(.project, id.text, .project, "Project fee", terms.fee, effectiveFrom, end, "completed on \(end.words)"))
                facts += changes(on: end)
            }
        }
        for order in changeOrders {
            guard case .cancellation(let costs) = order.asks, let on = order.bindingOn, costs.minor > 0 else { continue }
            facts.append(
                fact(
                    .cancellation, order.id.text, .costsIncurred, "Costs incurred until the cancellation", costs, on, on,
                    "as stated in \(order.id)"))
        }
        return facts
    }

    private func changes(on day: Day) -> [BillableFact] {
        changeOrders.compactMap { order in
            let (fee, words): (Money, String)
            switch order.asks {
            case .moreHours(let hours, let added): (fee, words) = (added, "\(hours) more for \(added)")
            case .fewerHours(let hours, let less):
                (fee, words) = (Money(minor: -less.minor, less.currency), "\(hours) less, \(less) off the fee")
            case .moreHoursThisYear, .moreHoursEveryYear, .cancellation: return nil
            }
            return fact(.changeOrder, order.id.text, .changeOfFee, "Change of the fee by \(order.id)", fee, day, day, words)
        }
    }

    private func fact(
        _ kind: BillableFact.Kind, _ key: String, _ item: BilledItem, _ description: String, _ price: Money, _ from: Day,
        _ through: Day, _ words: String
    ) -> BillableFact {
        BillableFact(
            kind: kind, id: key, customer: customer, agreement: id.text, item: item, description: description, from: from,
            through: through, price: price, dueOn: through, words: words)
    }

    private func fact(
        of row: Row, _ item: BilledItem, _ description: String, from: Day, through: Day, dueOn: Day
    ) -> BillableFact {
        BillableFact(
            kind: .hours, id: String(row.number), customer: customer, agreement: id.text, item: item, description: description,
            from: from, through: through, quantity: row.minutes, unit: .hour, price: terms.rate, dueOn: dueOn,
            words: "\(row.on.words), \(row.person): \(Hours(minutes: row.minutes))")
    }
}

extension Expense {
    /// What it bills; nil where the provider bears it (3.5).
    package var fact: BillableFact? {
        guard bearer == .customer else { return nil }
        let item: BilledItem =
            switch category {
            case .travel: .travel
            case .living: .living
            case .moved: .movedDates
            }
        let (quantity, unit, price, from, words): (Int, BillingUnit, Money, Day, String) =
            switch basis {
            case .actual(let amount, let receipt): (1, .each, amount, spentOn, "receipt \(receipt.prefix(12))")
            case .perDiem(let days, let rate, let asked):
                (days, .day, rate, spentOn - (days - 1), "\(days) days at \(rate), asked for: \(asked)")
            }
        return BillableFact(
            kind: .expense, id: id.text, customer: customer, agreement: statementOfWork.text, item: item, description: what,
            from: from, through: spentOn, quantity: quantity, unit: unit, price: price, dueOn: spentOn, words: words)
    }
}
