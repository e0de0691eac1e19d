/// One service tier of a catalogue version: every promise of its column as data (2.2).
package struct Tier: Equatable, Codable, Sendable {
    package let name: String
    /// Services every customer of the tier has.
    package let features: [String]
    /// The shipped calendar in which application availability is measured.
    package let monitoring: String
    package let applicationAvailability: Percent
    package let infrastructureAvailability: Percent
    package let reporting: Offer<Reporting>
    /// Whether a status meeting a quarter is promised.
    package let quarterlyMeeting: Offer<Bool>
    package let recovery: Recovery
    package let dataCenters: [DataCenter]

    package enum Reporting: String, Codable, Sendable {
        /// The monthly commitments.
        case kpi
        /// Also the daily detail and the exclusions.
        case kpiPlus
    }

    /// Recovery times, from identification of the issue to service verified.
    package struct Recovery: Equatable, Codable, Sendable {
        package let onSiteRestore: Hours
        package let offSiteRestore: Hours
        package let hardwareFailure: Hours
        /// Whole days.
        package let coldSiteDays: Int
        package let warmSite: Offer<Hours>
        package let hotSite: Offer<Hours>
    }

    /// Refuses a data center the tier is not run in.
    package func admit(_ center: DataCenter) throws(CatalogueRefusal) {
        guard dataCenters.contains(center) else {
            throw .dataCenterNotAllowed(center, tier: name, allowed: dataCenters)
        }
    }
}
