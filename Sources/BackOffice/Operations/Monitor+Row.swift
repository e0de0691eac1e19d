import Domain
import Foundation
import GRDB

extension Monitor: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String) else { throw Unreadable("monitor.id") }
        guard let name = Name(row["name"] as String) else { throw Unreadable("monitor.name") }
        self.init(
            recorded: id, place: try Place(row: row), name: name, unit: row["unit"],
            thresholds: try DecodedText.value(Thresholds.self, of: row["thresholds"]),
            retiredAt: (row["retired_at"] as Int64?).map(Instant.init(milliseconds:)))
    }

    func store(in book: Book) throws {
        var system: MonitoredSystem?
        var facility: Facility.ID?
        switch place {
        case .system(_, let value): system = value
        case .facility(let value): facility = value
        }
        let taken = try Monitor.fetchOne(
            book.db.cachedStatement(
                sql:
                    "SELECT * FROM monitor WHERE customer IS ? AND system IS ? AND facility IS ? AND name = ? AND retired_at IS NULL"
            ),
            arguments: [place.customer?.text, system?.name, facility?.text, name.text])
        if let taken { throw MonitorRefusal.nameTaken(name, taken.id) }
        try book.db.execute(
            sql: """
                INSERT INTO monitor (id, customer, system, facility, name, unit, thresholds, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, place.customer?.text, system?.name, facility?.text, name.text, unit, try Canonical.json(thresholds),
                book.actor.id.text, book.now.milliseconds,
            ])
    }
}

extension Monitor.Place {
    init(row: Row) throws {
        switch (row["customer"] as String?, row["system"] as String?, row["facility"] as String?) {
        case (let code?, let name?, nil):
            guard let customer = CustomerCode(code), let system = MonitoredSystem(name) else {
                throw Unreadable("monitor.system")
            }
            self = .system(customer, system)
        case (nil, nil, let name?):
            guard let facility = Facility.ID(name) else { throw Unreadable("monitor.facility") }
            self = .facility(facility)
        default: throw Unreadable("monitor.customer")
        }
    }
}

/// A value of a monitor at an instant.
package struct MonitorReading: Equatable, Codable, Sendable, FetchableRecord {
    package let value: Quantity
    package let at: Instant

    package init(row: Row) throws {
        value = Quantity(thousandths: row["thousandths"])
        at = Instant(milliseconds: row["taken_at"])
    }
}

extension Actor {
    /// What belongs to no customer is the provider's own people's alone.
    func maySee(_ place: Monitor.Place) -> Bool { place.customer.map { maySee($0) } ?? isInside }
}

extension View {
    /// Monitors of a customer (nil: every one the actor may see, facilities too), retired ones left out unless asked for.
    package func monitors(of customer: CustomerCode? = nil, retired: Bool = false) throws -> [Monitor] {
        if let customer { try requireCustomer(customer) }
        return try Monitor.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM monitor WHERE (:customer IS NULL OR customer = :customer) AND recorded_at <= :now
                        AND (:retired OR retired_at IS NULL OR retired_at > :now) ORDER BY id
                    """),
            arguments: ["customer": customer?.text, "retired": retired, "now": now.milliseconds]
        ).filter { actor.maySee($0.place) }
    }

    package func monitor(_ id: Monitor.ID) throws -> Monitor {
        let found = try Monitor.fetchOne(db.cachedStatement(sql: "SELECT * FROM monitor WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.place) else { throw Missing("monitor", id) }
        return found
    }

    /// The newest reading of a monitor by the time it was taken.
    package func lastReading(of monitor: Monitor.ID) throws -> MonitorReading? {
        try MonitorReading.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT * FROM reading WHERE monitor = ? AND recorded_at <= ? ORDER BY taken_at DESC, number DESC LIMIT 1
                    """), arguments: [monitor.text, now.milliseconds])
    }
}

extension View {
    /// What a monitor read in a time, in its order.
    package func readings(of monitor: Monitor.ID, in period: Period) throws -> [MonitorReading] {
        _ = try self.monitor(monitor)
        return try MonitorReading.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM reading WHERE monitor = ? AND taken_at >= ? AND taken_at < ? AND recorded_at <= ?
                    ORDER BY taken_at, number
                    """),
            arguments: [monitor.text, period.start.milliseconds, period.end.milliseconds, now.milliseconds])
    }

    /// The facilities that have monitors, by name.
    package func facilities() throws -> [Facility.ID] {
        Set(
            try monitors().compactMap { monitor in
                if case .facility(let facility) = monitor.place { facility } else { nil }
            }
        ).sorted()
    }

    /// The last readings of a facility against the standard, as known now.
    package func facilityStanding(of facility: Facility.ID) throws -> FacilityStanding {
        let held = try monitors().filter { $0.place == .facility(facility) }
        guard !held.isEmpty else { throw Missing("facility", facility) }
        return FacilityStanding(
            facility: facility,
            lines: try held.map { monitor in
                let last = try lastReading(of: monitor.id)
                return FacilityStanding.Line(monitor, value: last?.value, takenAt: last?.at)
            })
    }
}
