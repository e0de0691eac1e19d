import Domain
import GRDB

/// A line of the customers list: who it is, and the tier it is served under today.
package struct CustomerLine: Equatable, Codable, Sendable {
    package let code: CustomerCode
    package let name: String
    /// Of the binding agreement in force, else of the latest there is; nil without any.
    package let tier: String?
    package let zone: Zone

    /// Every customer the actor may see, by code.
    package static func list(_ view: View) throws -> [CustomerLine] {
        try view.customers().map { customer in
            let today = customer.zone.day(of: view.now)
            let agreement =
                try view.agreementsInForce(of: customer.code, on: today...today).last
                ?? view.agreementsInForce(of: customer.code, on: Day.earliest...Day.latest).last
            return CustomerLine(
                code: customer.code, name: customer.name, tier: agreement?.promise?.tier.name, zone: customer.zone)
        }
    }
}
