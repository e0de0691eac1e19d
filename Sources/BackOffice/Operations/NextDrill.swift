import Domain

/// When a restore is to be drilled next for a customer, and what was drilled or recovered last.
package struct NextDrill: Equatable, Codable, Sendable {
    package let on: Day
    package let last: Recovery.ID?
    package let rule: String
}

extension View {
    /// Nil without an agreement in force today.
    package func nextDrill(of customer: CustomerCode, interval: DrillInterval = .standard) throws -> NextDrill? {
        let customer = try self.customer(customer)
        let today = customer.zone.day(of: now)
        let agreements = try agreementsInForce(of: customer.code, on: today...today)
        return try nextDrill(of: customer, in: agreements, after: recoveries(of: customer.code, asOf: now), interval)
    }

    /// Of every customer with an agreement in force today, by its code.
    package func nextDrills(interval: DrillInterval = .standard) throws -> [CustomerCode: NextDrill] {
        let past = Dictionary(grouping: try recoveries(asOf: now), by: \.customer)
        // Today is not the same day everywhere.
        let day = Zone.utc.day(of: now)
        let agreements = try agreementsInForce(on: day - 1...day + 1)
        var next: [CustomerCode: NextDrill] = [:]
        for customer in try customers() {
            let today = customer.zone.day(of: now)
            let inForce = (agreements[customer.code] ?? []).filter { $0.term.contains(today) }
            next[customer.code] = nextDrill(of: customer, in: inForce, after: past[customer.code] ?? [], interval)
        }
        return next
    }

    private func nextDrill(
        of customer: Customer, in agreements: [CloudServicesAgreement], after past: [Recovery], _ interval: DrillInterval
    ) -> NextDrill? {
        guard let agreement = agreements.first else { return nil }
        guard let last = past.filter({ $0.verifiedAt != nil }).max(by: { $0.identifiedAt < $1.identifiedAt }) else {
            return NextDrill(
                on: interval.dueOn(after: agreement.term.lowerBound), last: nil,
                rule: "\(interval.months.counted("month")) after \(agreement.id) began: no restore was drilled yet (10.4).")
        }
        let day = customer.zone.day(of: last.identifiedAt)
        return NextDrill(
            on: interval.dueOn(after: day), last: last.id,
            rule: "\(interval.months.counted("month")) after \(last.id) of \(day.words) (10.4).")
    }
}
