import Domain

/// Why slots leave both sides of a read rate, and the causes for which they never may (12.6).
package enum ExclusionCode: String, CaseIterable, Codable, Sendable, Comparable {
    case notInstalled = "not-installed"
    case removedOrExchanged = "removed-or-exchanged"
    case disconnected
    case customerOptOut = "customer-opt-out"
    case premiseOutage = "premise-outage"
    /// A network device without power for more than eight hours.
    case devicePower = "device-power"
    case vandalism
    /// A network device down for a cause that is not its own.
    case deviceExternal = "device-external"
    case utilityBackhaul = "utility-backhaul"
    case outsideCoverage = "outside-coverage"
    case externalInterference = "external-interference"
    case forceMajeure = "force-majeure"
    /// From the routing on, not from the first failure.
    case routedToUtility = "routed-to-utility"
    case utilityMeterFailure = "utility-meter-failure"
    case agreedMaintenance = "agreed-maintenance"
    case utilityDataError = "utility-data-error"
    case firstCycle = "first-cycle"

    case providerHeadEnd = "provider-head-end"
    case providerDevice = "provider-device"
    case providerBackhaul = "provider-backhaul"
    case providerProcessing = "provider-processing"
    case providerExport = "provider-export"

    /// False for the provider's own causes, which are never excluded.
    package var isExcludable: Bool {
        switch self {
        case .providerHeadEnd, .providerDevice, .providerBackhaul, .providerProcessing, .providerExport: false
        case .notInstalled, .removedOrExchanged, .disconnected, .customerOptOut, .premiseOutage, .devicePower, .vandalism,
            .deviceExternal, .utilityBackhaul, .outsideCoverage, .externalInterference, .forceMajeure, .routedToUtility,
            .utilityMeterFailure, .agreedMaintenance, .utilityDataError, .firstCycle:
            true
        }
    }

    /// The codes a request may carry.
    package static let excludable = allCases.filter(\.isExcludable)

    /// As people read it.
    package var words: String {
        switch self {
        case .notInstalled: "not installed"
        case .removedOrExchanged: "removed, exchange or RMA"
        case .disconnected: "disconnected"
        case .customerOptOut: "customer opt-out"
        case .premiseOutage: "premise outage"
        case .devicePower: "network device without power for more than 8 h"
        case .vandalism: "vandalism, theft or tamper"
        case .deviceExternal: "network device down for a non-device cause"
        case .utilityBackhaul: "utility backhaul"
        case .outsideCoverage: "outside coverage"
        case .externalInterference: "external interference"
        case .forceMajeure: "force majeure"
        case .routedToUtility: "routed to utility"
        case .utilityMeterFailure: "utility meter failure"
        case .agreedMaintenance: "agreed maintenance"
        case .utilityDataError: "utility data error"
        case .firstCycle: "first cycle after onboarding"
        case .providerHeadEnd: "provider head-end"
        case .providerDevice: "provider network device"
        case .providerBackhaul: "provider backhaul"
        case .providerProcessing: "provider processing"
        case .providerExport: "provider export"
        }
    }

    package static func < (a: ExclusionCode, b: ExclusionCode) -> Bool { a.rawValue < b.rawValue }
}
