/// Where an endpoint stands in its life (11.1). Reads are taken from `installed` on; they count for a rate only while
/// `billingApproved`.
package enum EndpointState: String, CaseIterable, Codable, Sendable {
    case inventory, installed, operable
    case billingApproved = "billing-approved"
    case disconnected, removed

    /// The small number that stands for it in stored rows; never reused.
    package var number: Int {
        switch self {
        case .inventory: 1
        case .installed: 2
        case .operable: 3
        case .billingApproved: 4
        case .disconnected: 5
        case .removed: 6
        }
    }

    package init?(number: Int) {
        guard let match = EndpointState.allCases.first(where: { $0.number == number }) else { return nil }
        self = match
    }

    /// Reads `billing approved`, `billingApproved`, `BILLING_APPROVED`; nil for a word that is no state.
    package init?(name: some StringProtocol) {
        let plain = RegistryWord.plain(name)
        guard let match = EndpointState.allCases.first(where: { RegistryWord.plain($0.rawValue) == plain }) else { return nil }
        self = match
    }

    /// Its slots are expected (12.2).
    package var isExpected: Bool { self == .billingApproved }

    /// A value read from it is stored under its link.
    package var takesReads: Bool {
        switch self {
        case .installed, .operable, .billingApproved, .disconnected: true
        case .inventory, .removed: false
        }
    }
}

/// How an endpoint talks to the head-end.
package enum Communication: String, CaseIterable, Codable, Sendable {
    case mesh, cellular

    /// Reads a name without regard to case, spaces, `-` and `_`: `RF mesh` is mesh.
    package init?(name: some StringProtocol) {
        switch RegistryWord.plain(name) {
        case "mesh", "rfmesh", "rf": self = .mesh
        case "cellular", "cell", "lte": self = .cellular
        default: return nil
        }
    }

    package var number: Int { self == .mesh ? 1 : 2 }

    package init?(number: Int) {
        guard let match = Communication.allCases.first(where: { $0.number == number }) else { return nil }
        self = match
    }
}
