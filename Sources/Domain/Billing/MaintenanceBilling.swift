/// What a maintenance agreement and the Enhanced Maintenance under it bill: each year in advance, on its planned issue day (7.1).
package struct MaintenanceBilling: Sendable {
    package let agreement: MaintenanceAgreement
    /// The last day a run bills.
    package let horizon: Day

    package init(_ agreement: MaintenanceAgreement, through horizon: Day) {
        self.agreement = agreement
        self.horizon = horizon
    }

    /// Enhanced Maintenance as its signatures, change orders and notice have left it.
    package struct Work: Sendable {
        package let id: StatementOfWork.ID
        package let terms: EnhancedMaintenanceTerms
        package let boundOn: Day
        /// The last day by notice (6.3), or of a cancellation; nil runs on.
        package let endsOn: Day?
        package let additions: [RecurringAddition]
        /// Binding change orders for more hours in one year.
        package let changeOrders: [ChangeOrder]

        package init(
            id: StatementOfWork.ID, terms: EnhancedMaintenanceTerms, boundOn: Day, endsOn: Day?, additions: [RecurringAddition],
            changeOrders: [ChangeOrder]
        ) {
            self.id = id
            self.terms = terms
            self.boundOn = boundOn
            self.endsOn = endsOn
            self.additions = additions
            self.changeOrders = changeOrders
        }
    }

    /// Years whose planned issue day has come by the horizon.
    private var years: [ContractYear] {
        agreement.years.years(from: agreement.terms.from, through: horizon + 1 + agreement.issueLeadDays)
    }

    private func due(_ year: ContractYear, boundOn: Day) -> Day { max(boundOn, agreement.plannedIssueDay(of: year)) }

    /// The maintenance fee of each year; none while the agreement is not binding.
    package var fees: [BillableFact] {
        guard let boundOn = agreement.signatures.bindingOn else { return [] }
        return years.map { year in
            BillableFact(
                kind: .fee, id: BillableFact.feeID(of: agreement.id, year), customer: agreement.customer,
                agreement: agreement.id.text, item: .maintenanceFee, description: "Maintenance and support services",
                from: year.first, through: year.last, price: agreement.terms.yearlyFee, isPrepaid: true,
                dueOn: due(year, boundOn: boundOn), words: "the yearly fee as signed")
        }
    }

    /// The years of one SOW, and the hours added to a year by change order.
    package func facts(of work: Work) -> [BillableFact] {
        guard agreement.isBinding else { return [] }
        let renewed = years.filter { $0.last >= work.terms.startsOn }.flatMap { year -> [BillableFact] in
            let own = ContractYear(first: max(year.first, work.terms.startsOn), last: year.last)
            if let end = work.endsOn, own.first > end { return [] }
            if let short = work.terms.firstYear, own.first == work.terms.startsOn { return [self.short(short, own, work)] }
            return full(own, dueOn: due(year, boundOn: work.boundOn), work)
        }
        return renewed + work.changeOrders.compactMap { added($0, work) }
    }

    private func full(_ year: ContractYear, dueOn: Day, _ work: Work) -> [BillableFact] {
        func fact(
            _ kind: BillableFact.Kind, _ id: String, _ item: BilledItem, _ description: String, hours: Hours? = nil, price: Money,
            _ words: String
        ) -> BillableFact {
            BillableFact(
                kind: kind, id: id, customer: agreement.customer, agreement: work.id.text, item: item, description: description,
                from: year.first, through: year.last, quantity: hours?.minutes ?? 1, unit: hours == nil ? .each : .hour,
                price: price, isPrepaid: true, dueOn: dueOn, words: words)
        }
        let description = "Enhanced Maintenance hours"
        var facts = [
            fact(
                .fee, "\(work.id)/hours/\(year.first)", .maintenanceHours, description, hours: work.terms.yearlyHours,
                price: work.terms.rate, "\(work.terms.yearlyHours) a year as signed")
        ]
        for addition in work.additions where addition.effectiveFrom <= year.first {
            facts.append(
                fact(
                    .changeOrder, "\(addition.changeOrder)/\(year.first)", .maintenanceHours, description,
                    hours: addition.hours, price: work.terms.rate,
                    "\(addition.hours) more a year from \(addition.effectiveFrom.words)"))
        }
        for option in work.terms.options {
            facts.append(
                fact(
                    .fee, "\(work.id)/option \(option.name)/\(year.first)", .fixedOption, option.name, price: option.yearlyFee,
                    "the yearly fee as signed"))
        }
        return facts
    }

    private func short(_ short: ShortYear, _ year: ContractYear, _ work: Work) -> BillableFact {
        BillableFact(
            kind: .fee, id: "\(work.id)/hours/\(year.first)", customer: agreement.customer, agreement: work.id.text,
            item: .shortYear, description: "Enhanced Maintenance, first year", from: year.first, through: year.last,
            price: short.fee, isPrepaid: true, dueOn: work.boundOn, words: "\(short.hours) for \(short.fee), as signed")
    }

    private func added(_ order: ChangeOrder, _ work: Work) -> BillableFact? {
        guard case .moreHoursThisYear(let first, let hours) = order.asks, let boundOn = order.bindingOn,
            let year = agreement.years.year(containing: first)
        else { return nil }
        return BillableFact(
            kind: .changeOrder, id: order.id.text, customer: agreement.customer, agreement: work.id.text, item: .moreHours,
            description: "More Enhanced Maintenance hours by \(order.id)",
            from: max(year.first, work.terms.startsOn, min(boundOn, year.last)), through: year.last, quantity: hours.minutes,
            unit: .hour, price: work.terms.rate, isPrepaid: true, dueOn: boundOn,
            words: "\(hours) more in the year from \(year.first.words)")
    }
}
