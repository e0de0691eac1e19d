import Domain
import GRDB

/// Sets what is measured on a system of a customer, and the bounds beyond which an alarm opens (10.2).
package struct SetMonitor: Action {
    package static let permission = Permission.operateSystems
    package static var example: SetMonitor {
        SetMonitor(
            customer: Identifier(named: "RIVERBEND"), system: .application(Identifier(named: "headend")),
            name: Identifier(named: "disk-used"), unit: "%",
            thresholds: Thresholds(
                warning: Band(high: Quantity(85)), critical: Band(high: Quantity(95)), margin: Quantity(2)))
    }

    package var customer: CustomerCode
    package var system: MonitoredSystem
    package var name: Monitor.Name
    /// At most 20 characters.
    package var unit: String?
    package var thresholds: Thresholds

    package init(
        customer: CustomerCode, system: MonitoredSystem, name: Monitor.Name, unit: String? = nil, thresholds: Thresholds
    ) {
        self.customer = customer
        self.system = system
        self.name = name
        self.unit = unit
        self.thresholds = thresholds
    }

    package struct Monitored: Codable, Equatable, Sendable {
        package let monitor: Monitor.ID
    }

    package func perform(in book: Book) throws -> Monitored {
        try book.requireCustomer(customer)
        try book.view.requireSystem(system, of: customer)
        let monitor = try Monitor(
            id: try book.identifier("MON"), place: .system(customer, system), name: name, unit: unit ?? "",
            thresholds: thresholds)
        try monitor.store(in: book)
        return Monitored(monitor: monitor.id)
    }
}

/// Gives a facility the monitors of the standard: UPS N+1, temperature, humidity, fire control, coverage, lines, firewalls.
package struct EquipFacility: Action {
    package static let permission = Permission.operateSystems
    package static var example: EquipFacility { EquipFacility(facility: Identifier(named: "DC-WEST")) }

    package var facility: Facility.ID

    package init(facility: Facility.ID) { self.facility = facility }

    package struct Equipped: Codable, Equatable, Sendable {
        package let monitors: [Monitor.ID]
    }

    package func perform(in book: Book) throws -> Equipped {
        let place = Monitor.Place.facility(facility)
        guard book.actor.maySee(place) else { throw Missing("facility", facility) }
        let held = Set(try book.view.monitors().filter { $0.place == place }.map(\.name))
        let wanted = FacilityStandard.items.filter { !held.contains($0.name) }
        guard !wanted.isEmpty else { throw MonitorRefusal.equippedAlready(facility) }
        return Equipped(
            monitors: try wanted.map { item in
                let monitor = try Monitor(
                    id: try book.identifier("MON"), place: place, name: item.name, unit: item.unit,
                    thresholds: Thresholds(critical: item.band))
                try monitor.store(in: book)
                return monitor.id
            })
    }
}

/// Ends a monitor; an alarm of it that is open clears with it.
package struct RetireMonitor: Action {
    package static let permission = Permission.operateSystems
    package static var example: RetireMonitor {
        RetireMonitor(monitor: Identifier(named: "MON-000001"), reason: "Server switched off.")
    }

    package var monitor: Monitor.ID
    /// 1 to 2,000 characters.
    package var reason: String

    package init(monitor: Monitor.ID, reason: String) {
        self.monitor = monitor
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.monitor(monitor)
        guard (1...2_000).contains(reason.count) else { throw MonitorRefusal.reasonMissing }
        try known.retire(at: book.now)
        try book.db.execute(
            sql: "UPDATE monitor SET retired_at = ? WHERE id = ?", arguments: [book.now.milliseconds, monitor.text])
        try book.endChecks("monitor = ?", monitor.text)
        if let open = try book.view.openAlarm(of: monitor) {
            try open.append(.cleared(.person(reason: reason, at: max(book.now, open.openedAt))), in: book)
        }
        return Done()
    }
}
