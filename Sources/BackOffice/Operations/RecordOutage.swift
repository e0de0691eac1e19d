import Domain

/// Records that a system of a customer was down, slow, or out of sight; without an end while it lasts.
package struct RecordOutage: Action {
    package static let permission = Permission.recordOutages
    package static var example: RecordOutage {
        RecordOutage(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")), kind: .unavailable,
            startedAt: Instant(seconds: 1_788_440_400), endedAt: Instant(seconds: 1_788_444_000),
            note: "Database server did not start after patching.")
    }

    package var customer: CustomerCode
    /// An application's name, or infrastructure.
    package var system: MonitoredSystem
    /// Unavailable when left out.
    package var kind: Outage.Kind?
    package var startedAt: Instant
    package var endedAt: Instant?
    package var note: String?

    package init(
        customer: CustomerCode, system: MonitoredSystem, kind: Outage.Kind? = nil, startedAt: Instant, endedAt: Instant? = nil,
        note: String? = nil
    ) {
        self.customer = customer
        self.system = system
        self.kind = kind
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.note = note
    }

    package struct Recorded: Codable, Equatable, Sendable {
        package let outage: Outage.ID
    }

    package func perform(in book: Book) throws -> Recorded {
        try book.requireCustomer(customer)
        try book.view.requireSystem(system, of: customer)
        let outage = try Outage(
            id: try book.identifier("OUT"), customer: customer, system: system, kind: kind ?? .unavailable, startedAt: startedAt,
            endedAt: endedAt, note: note ?? "", now: book.now)
        try outage.append(.recorded, corrects: nil, in: book)
        return Recorded(outage: outage.id)
    }
}
