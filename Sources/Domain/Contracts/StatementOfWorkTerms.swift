extension StatementOfWork {
    /// What a customer asks for: a customer that wants both has two statements of work (3.2).
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case enhancedMaintenance = "enhanced maintenance"
        case advancedServices = "advanced services"
    }

    /// What a quote offers and the signatures make binding.
    package enum Terms: Equatable, Codable, Sendable {
        case enhancedMaintenance(EnhancedMaintenanceTerms)
        case advancedServices(AdvancedServicesTerms)

        package var kind: Kind {
            switch self {
            case .enhancedMaintenance: .enhancedMaintenance
            case .advancedServices: .advancedServices
            }
        }

        /// The stated start.
        package var startsOn: Day {
            switch self {
            case .enhancedMaintenance(let terms): terms.startsOn
            case .advancedServices(let terms): terms.startsOn
            }
        }

        package var rate: Money {
            switch self {
            case .enhancedMaintenance(let terms): terms.rate
            case .advancedServices(let terms): terms.rate
            }
        }

        func check(in currency: Currency) throws {
            switch self {
            case .enhancedMaintenance(let terms): try terms.check(in: currency)
            case .advancedServices(let terms): try terms.check(in: currency)
            }
        }
    }
}

/// What both kinds of terms check.
enum WorkTerms {
    static func check(hours: Hours, unit: Int) throws(WorkRefusal) {
        guard (0...6_000_000).contains(hours.minutes) else { throw .hoursOutOfBounds }
        guard (1...480).contains(unit) else { throw .unitOutOfBounds }
    }

    static func check(name: String) throws(WorkRefusal) {
        guard (1...200).contains(name.count) else { throw .nameOfNoUse }
    }
}
