import Domain
import Metering

/// One of the three made-up utilities: who it is, where, and what hangs on its network.
package struct DemoUtility: Sendable {
    package struct Share: Sendable {
        package let configuration: Configuration
        /// Of a thousand service points.
        package let permille: Int
    }

    package let code: String
    /// Three letters that begin its identifiers.
    package let prefix: String
    package let name: String
    package let zone: Zone
    package let tier: String
    package let accountManager: String
    package let technicalRepresentative: String
    /// Of a hundred of the demo's endpoints.
    package let percent: Int
    package let shares: [Share]
    package let cycles: [String]
    package let streets: [String]
    package let terms: ReadTerms

    /// Its number in hashes.
    package var number: UInt64 { UInt64(code.utf8.reduce(0) { $0 &* 31 &+ Int($1) }) }

    package func days(of commodity: Commodity) -> ServiceDays { terms.days(of: commodity, in: zone) }

    package static let all: [DemoUtility] = [alder, prairie, fireweed]

    package static let alder = DemoUtility(
        code: "ALDER", prefix: "ALD", name: "Alder Ridge Power & Light", zone: .pacific, tier: "Gold",
        accountManager: "Dana Whitfield", technicalRepresentative: "Tom Okafor", percent: 40,
        shares: [
            Share(configuration: .commercialElectric, permille: 21), Share(configuration: .residentialNetMetered, permille: 84),
            Share(configuration: .residentialElectric, permille: 895),
        ],
        cycles: ["A1", "A2", "A3", "A4"],
        streets: ["Orchard Street", "Mill Road", "Second Avenue", "Ridge Road", "Cannery Lane", "Station Street"],
        terms: .standard)

    package static let prairie = DemoUtility(
        code: "PRAIRIE", prefix: "PRJ", name: "Prairie Junction Gas & Water", zone: .central, tier: "Platinum",
        accountManager: "Marcus Lindqvist", technicalRepresentative: "Priya Raman", percent: 50,
        shares: [Share(configuration: .gas, permille: 580), Share(configuration: .water, permille: 420)],
        cycles: ["P1", "P2", "P3"],
        streets: ["Elevator Road", "Main Street", "Depot Street", "County Road 14", "Sunflower Drive", "Grain Avenue"],
        terms: ReadTerms(gasAtCentralNine: .stamp))

    package static let fireweed = DemoUtility(
        code: "FIREWEED", prefix: "FWB", name: "Fireweed Bay Water Utility", zone: Zone("America/Anchorage") ?? .pacific,
        tier: "Silver", accountManager: "Dana Whitfield", technicalRepresentative: "Priya Raman", percent: 10,
        shares: [Share(configuration: .water, permille: 1_000)], cycles: ["F1"],
        streets: ["Harbor Drive", "Glacier Street", "Boat Yard Road"], terms: .standard)
}
