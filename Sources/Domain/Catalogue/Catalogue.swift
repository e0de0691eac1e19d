/// One version of what the provider sells (2). Signing an agreement copies what it promises, so that a later version never
/// alters a signed promise.
package struct Catalogue: Equatable, Codable, Sendable {
    package let version: Int
    package let tiers: [Tier]
    package let responsibilities: [Responsibility]
    /// Optional applications, charges and outcome services that an agreement may name.
    package let options: [Option]
    package let readTargets: [ReadTarget]
    package let maintenance: Maintenance

    package init(
        version: Int, tiers: [Tier], responsibilities: [Responsibility], options: [Option], readTargets: [ReadTarget],
        maintenance: Maintenance
    ) {
        self.version = version
        self.tiers = tiers
        self.responsibilities = responsibilities
        self.options = options
        self.readTargets = readTargets
        self.maintenance = maintenance
    }

    /// Something bought beside the tier (2.1, 2.3).
    package struct Option: Equatable, Codable, Sendable {
        package enum Kind: String, Codable, Sendable {
            case application, charge, outcome, addOn, recovery
        }

        package let name: String
        package let kind: Kind
        package let words: String
        /// What a charge is counted by; nil where the contract says.
        package let unit: String?
    }

    /// The template of a read commitment (12.8): contract data, taken over unless the agreement says otherwise.
    package struct ReadTarget: Equatable, Codable, Sendable {
        package let metric: Metric
        package let target: Percent

        package init(metric: Metric, target: Percent) {
            self.metric = metric
            self.target = target
        }
    }

    /// What the Maintenance and Support Services Agreement covers, and what it never does (2.4).
    package struct Maintenance: Equatable, Codable, Sendable {
        package let covered: [String]
        package let supplemental: [String]
    }

    /// A tier by its name, in any case. Refuses one the version has not.
    package func tier(_ name: String) throws(CatalogueRefusal) -> Tier {
        guard let tier = tiers.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw .unknownTier(name, known: tiers.map(\.name))
        }
        return tier
    }

    package func option(_ name: String) throws(CatalogueRefusal) -> Option {
        guard let option = options.first(where: { $0.name == name }) else {
            throw .unknownOption(name, known: options.map(\.name))
        }
        return option
    }

    /// Refuses a tier that is measured by a calendar there is not.
    package func check() throws(CatalogueRefusal) {
        for tier in tiers where ServiceCalendar.shipped(tier.monitoring) == nil { throw .unknownCalendar(tier.monitoring) }
    }
}
