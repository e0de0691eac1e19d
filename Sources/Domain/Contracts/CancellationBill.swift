/// What a cancelled project owes: accepted phases, accounted hours times rate of unaccepted work, costs incurred (5.1).
package struct CancellationBill: Equatable, Codable, Sendable {
    package struct Phase: Equatable, Codable, Sendable {
        package let name: String
        package let fee: Money

        package init(name: String, fee: Money) {
            self.name = name
            self.fee = fee
        }
    }

    package let changeOrder: ChangeOrder.ID
    /// Billed on acceptance, or with the cancellation where they were not.
    package let acceptedPhases: [Phase]
    /// Work in the balance that belongs to no accepted phase.
    package let unaccepted: Hours
    package let rate: Money
    package let costs: Money

    package init(changeOrder: ChangeOrder.ID, acceptedPhases: [Phase], unaccepted: Hours, rate: Money, costs: Money) {
        self.changeOrder = changeOrder
        self.acceptedPhases = acceptedPhases
        self.unaccepted = unaccepted
        self.rate = rate
        self.costs = costs
    }

    /// Nil where it does not fit.
    package var work: Money? { rate.times(unaccepted.minutes, over: 60) }

    package var total: Money? { acceptedPhases.reduce(work?.adding(costs)) { $0?.adding($1.fee) } }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Cancellation by \(changeOrder)",
            rule: "Accepted phases, plus accounted hours x rate of unaccepted work, plus costs incurred (5.1).",
            result: total?.description ?? "more than can be reckoned")
        for phase in acceptedPhases { derivation.input("accepted: \(phase.name)", phase.fee.description) }
        derivation.input("unaccepted work", "\(unaccepted) at \(rate) an hour")
        derivation.input("costs incurred", costs.description)
        if let work { derivation.step("\(unaccepted.minutes.grouped) min x \(rate) / 60 = \(work)") }
        return derivation
    }
}

extension HourLedger {
    /// Work in the balance that belongs to none of these phases.
    package func work(outside accepted: Set<String>) -> Hours {
        rows.reduce(.zero) { sum, row in
            let isWork = (row.kind == .consume || row.kind == .reversal) && !row.isOverBudget
            let isAccepted = row.phase.map(accepted.contains) ?? false
            return isWork && !isAccepted ? sum - row.hours : sum
        }
    }
}
