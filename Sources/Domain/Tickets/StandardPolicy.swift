extension ServiceLevelPolicy {
    /// Version 1, with which every set of books begins.
    package static let standard = ServiceLevelPolicy(
        version: 1, from: .earliest,
        levels: [
            Level(
                severity: .critical, meaning: "Critical: the system is down and there is no work-around.",
                firstResponse: Target(minutes: 15, calendar: "platinum"),
                nextUpdate: Target(minutes: 180, calendar: "platinum"), resolution: .businessDays(1)),
            Level(
                severity: .major, meaning: "A major function fails and there is no acceptable work-around.",
                firstResponse: Target(minutes: 240, calendar: "support"), nextUpdate: .businessDays(1),
                resolution: .businessDays(5)),
            Level(
                severity: .limited, meaning: "The impact is limited, or a work-around exists.", firstResponse: .businessDays(1),
                nextUpdate: .businessDays(5), resolution: .businessDays(20)),
            Level(
                severity: .question, meaning: "A question or a request for an enhancement.", firstResponse: .businessDays(2),
                nextUpdate: nil, resolution: nil),
        ])
}

/// The versions of the service-level policy, in the order they come into force.
package struct ServiceLevelPolicies: Equatable, Sendable {
    package let versions: [ServiceLevelPolicy]

    package init(_ versions: [ServiceLevelPolicy]) {
        self.versions = versions.sorted { ($0.from, $0.version) < ($1.from, $1.version) }
    }

    package static let standard = ServiceLevelPolicies([.standard])

    /// The version in force at an instant; before the first, the first.
    package func inForce(at instant: Instant) -> ServiceLevelPolicy {
        versions.last { $0.startsAt <= instant } ?? versions.first ?? .standard
    }

    /// When a version came into force after an instant.
    func changes(after instant: Instant) -> [Instant] { versions.map(\.startsAt).filter { $0 > instant } }
}
