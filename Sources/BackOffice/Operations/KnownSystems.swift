import Domain

extension View {
    /// What runs for a customer by its agreements, or for any the actor may see where none is named: applications by name, then the
    /// infrastructure. As a form offers them.
    package func knownSystems(of customer: CustomerCode? = nil) throws -> [MonitoredSystem] {
        // Today is not the same day everywhere.
        let day = Zone.utc.day(of: now)
        let found =
            try customer.map { try agreements(of: $0) } ?? agreementsInForce(on: (day - 1)...(day + 1)).values.flatMap { $0 }
        return Set(found.flatMap(\.terms.applications)).sorted().map { .application($0) } + [.infrastructure]
    }
}
