import Domain
import GRDB

/// A line of the customers list, as `customers list --json` prints it: who it is, and the tier it is served under today. Every key is
/// always there.
package struct CustomerLine: Equatable, Encodable, Sendable {
    package let code: CustomerCode
    package let name: String
    /// Of the binding agreement in force, else of the latest there is; nil without any.
    package let tier: String?
    package let zone: Zone

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(name, forKey: .name)
        try values.encode(tier, forKey: .tier)
        try values.encode(zone, forKey: .zone)
    }

    private enum CodingKeys: String, CodingKey { case code, name, tier, zone }

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
