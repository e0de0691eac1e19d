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
        try nextDrill(of: self.customer(customer), after: try recoveries(of: customer, asOf: now), interval)
    }

    /// Of every customer with an agreement in force today, by its code.
    package func nextDrills(interval: DrillInterval = .standard) throws -> [CustomerCode: NextDrill] {
        let past = Dictionary(grouping: try recoveries(asOf: now), by: \.customer)
        var next: [CustomerCode: NextDrill] = [:]
        for customer in try customers() {
            next[customer.code] = try nextDrill(of: customer, after: past[customer.code] ?? [], interval)
        }
        return next
    }

    private func nextDrill(of customer: Customer, after past: [Recovery], _ interval: DrillInterval) throws -> NextDrill? {
        let today = customer.zone.day(of: now)
        guard let agreement = try agreementsInForce(of: customer.code, on: today...today).first else { return nil }
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
