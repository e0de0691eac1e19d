import Domain
import GRDB
import Metering

/// The service days of a customer: its zone and its terms, day by day.
package struct UtilityDays {
    package let zone: Zone
    private let terms: DatedReadTerms

    package init(zone: Zone, terms: DatedReadTerms) {
        self.zone = zone
        self.terms = terms
    }

    package static func fetch(_ utility: CustomerCode, asOf: Instant? = nil, _ db: Database) throws -> UtilityDays {
        UtilityDays(zone: try zone(of: utility, db), terms: try DatedReadTerms.fetch(utility, asOf: asOf, db))
    }

    package func days(of commodity: Commodity, on day: Day) -> ServiceDays {
        terms.terms(on: day).days(of: commodity, in: zone)
    }

    package func terms(on day: Day) -> ReadTerms { terms.terms(on: day) }

    package static func zone(of utility: CustomerCode, _ db: Database) throws -> Zone {
        let statement = try db.cachedStatement(sql: "SELECT zone FROM customer WHERE code = ?")
        guard let text = try String.fetchOne(statement, arguments: [utility.text]) else { throw Missing("customer", utility) }
        guard let zone = Zone(text) else { throw Unreadable("customer.zone") }
        return zone
    }
}
