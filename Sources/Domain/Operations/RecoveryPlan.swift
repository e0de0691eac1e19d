/// The disaster recovery plan of a customer: which site takes over, as contracted (10.4).
package struct RecoveryPlan: Equatable, Codable, Sendable {
    package typealias ID = Identifier<RecoveryPlan>

    package enum Site: String, CaseIterable, Codable, Sendable {
        case cold, warm, hot

        package var recovery: Recovery.Kind {
            switch self {
            case .cold: .coldSite
            case .warm: .warmSite
            case .hot: .hotSite
            }
        }
    }

    package let id: ID
    package let customer: CustomerCode
    package let site: Site
    /// Of a hot site: agreed by contract.
    package let hotSiteHours: Hours?
    /// Where the plan is and what it holds.
    package let words: String
    package let approvedOn: Day

    /// Refuses hours that are not a hot site's, and a plan without words.
    package init(id: ID, customer: CustomerCode, site: Site, hotSiteHours: Hours?, words: String, approvedOn: Day)
        throws(RecoveryRefusal)
    {
        guard (1...20_000).contains(words.count) else { throw .planWithoutWords }
        if let hours = hotSiteHours {
            guard site == .hot, (15...4_320).contains(hours.minutes) else { throw .hoursOfNoUse }
        }
        self.id = id
        self.customer = customer
        self.site = site
        self.hotSiteHours = hotSiteHours
        self.words = words
        self.approvedOn = approvedOn
    }
}
