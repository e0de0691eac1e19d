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
        let zone = try self.customer(customer).zone
        let today = zone.day(of: now)
        guard let agreement = try agreementsInForce(of: customer, on: today...today).first else { return nil }
        let verified = try recoveries(of: customer, asOf: now).filter { $0.verifiedAt != nil }
        guard let last = verified.max(by: { $0.identifiedAt < $1.identifiedAt }) else {
            return NextDrill(
                on: interval.dueOn(after: agreement.term.lowerBound), last: nil,
                rule: "\(interval.months.counted("month")) after \(agreement.id) began: no restore was drilled yet (10.4).")
        }
        let day = zone.day(of: last.identifiedAt)
        return NextDrill(
            on: interval.dueOn(after: day), last: last.id,
            rule: "\(interval.months.counted("month")) after \(last.id) of \(day.words) (10.4).")
    }
}
