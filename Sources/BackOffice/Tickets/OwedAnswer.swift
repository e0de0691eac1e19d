import Domain

/// What `calendar due --json` prints: when a new request of a severity is owed what; null where nothing is (8.2).
package struct OwedAnswer: Encodable, Equatable, Sendable {
    package let firstResponse: String?
    package let nextUpdate: String?
    package let resolution: String?

    /// By the policy in force then. Refused for a severity it does not know.
    package init(severity number: Int, opened: Instant, under policies: ServiceLevelPolicies) throws {
        let policy = policies.inForce(at: opened)
        guard let severity = Severity(number), policy.level(severity) != nil else {
            throw TicketRefusal.unknownSeverity(number, known: policy.levels.map(\.severity))
        }
        let facts = [
            RequestFact(.opened(.phone), at: opened), RequestFact(.severitySet(severity, claimsCritical: false), at: opened),
        ]
        let clocks = RequestHistory(facts).map { RequestClocks($0, policies: policies, at: opened) }
        firstResponse = clocks?.firstResponse.due.map(Zone.pacific.iso)
        nextUpdate = clocks?.nextUpdate?.due.map(Zone.pacific.iso)
        resolution = clocks?.resolution.due.map(Zone.pacific.iso)
    }

    private enum CodingKeys: String, CodingKey { case firstResponse, nextUpdate, resolution }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(firstResponse, forKey: .firstResponse)
        try container.encode(nextUpdate, forKey: .nextUpdate)
        try container.encode(resolution, forKey: .resolution)
    }
}
