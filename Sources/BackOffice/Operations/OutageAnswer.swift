import Domain

/// What `outages list --json` prints of an outage.
package struct OutageAnswer: Encodable, Equatable, Sendable {
    package let outage: Outage.ID
    package let customer: CustomerCode
    package let application: MonitoredSystem
    package let kind: Outage.Kind
    package let from: Instant
    package let to: Instant?
    package let withdrawn: Bool
    package let note: String

    package init(_ outage: Outage) {
        self.outage = outage.id
        customer = outage.customer
        application = outage.system
        kind = outage.kind
        from = outage.startedAt
        to = outage.endedAt
        withdrawn = outage.isWithdrawn
        note = outage.note
    }

    /// Those of a customer in the order they began; only those that touch a month, in the customer's zone, where one is named.
    package static func list(of customer: CustomerCode, touching month: Month?, in view: View) throws -> [OutageAnswer] {
        let zone = try view.customer(customer).zone
        let wanted = month.map { zone.period(of: $0.days) }
        return try view.outages(of: customer, asOf: view.now).map(OutageAnswer.init).filter { outage in
            wanted.map { Period(outage.from, outage.to ?? .distantFuture).overlaps($0) } ?? true
        }
    }
}
