import Domain
import GRDB
import Metering

/// Everything the registry has said of one endpoint, in the order of the facts; what was superseded is told with when.
package struct EndpointHistory: Codable, Equatable, Sendable {
    package struct Entry: Codable, Equatable, Sendable {
        package var installation: Installation
        package var recordedAt: Instant
        package var supersededAt: Instant?
        /// The file it came in, and on which line; nil for a row recorded alone, or left over from one that made room.
        package var file: String?
        package var line: Int?
    }

    package struct Channel: Codable, Equatable, Sendable {
        package var number: Int
        package var name: String
        package var readClass: ReadClass
        package var minutes: Int?
        package var valuesADay: Int
    }

    package var utility: CustomerCode
    package var endpoint: String
    /// The row in force at the instant of asking.
    package var current: Installation?
    /// Those of its configuration now, or of its last one.
    package var channels: [Channel]
    package var entries: [Entry]

    /// Every endpoint of that serial the actor may see: one a utility. Refusals: `Missing`.
    package static func fetch(_ endpoint: String, in view: View) throws -> [EndpointHistory] {
        let utilities = try String.fetchAll(
            view.db.cachedStatement(sql: "SELECT utility FROM endpoint WHERE name = ? ORDER BY utility"), arguments: [endpoint])
        let histories = try utilities.compactMap { text -> EndpointHistory? in
            guard let utility = CustomerCode(text), view.actor.maySee(utility) else { return nil }
            return try fetch(endpoint, of: utility, in: view)
        }
        guard !histories.isEmpty else { throw Missing("endpoint", endpoint) }
        return histories
    }

    private static func fetch(_ endpoint: String, of utility: CustomerCode, in view: View) throws -> EndpointHistory {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT link.*, point.name AS point_name, point.commodity, premise.name AS premise_name, account.name AS account_name,
                    meter.name AS meter_name, device.name AS device_name, change.digest
                    FROM endpoint JOIN installation AS link ON link.utility = endpoint.utility AND link.endpoint = endpoint.number
                    LEFT JOIN service_point AS point ON point.utility = link.utility AND point.number = link.service_point
                    LEFT JOIN premise ON premise.utility = link.utility AND premise.number = link.premise
                    LEFT JOIN account ON account.utility = link.utility AND account.number = link.account
                    LEFT JOIN meter ON meter.utility = link.utility AND meter.number = link.meter
                    LEFT JOIN network_device AS device ON device.utility = link.utility AND device.number = link.device
                    LEFT JOIN registry_change AS change ON change.utility = link.utility AND change.number = link.change
                    WHERE endpoint.utility = ? AND endpoint.name = ? ORDER BY link.recorded_at, link.from_at, link.number
                    """), arguments: [utility.text, endpoint])
        let entries = try rows.map { try Entry($0, endpoint: endpoint) }
        let standing = entries.filter { $0.supersededAt == nil }.map(\.installation).sorted { $0.from < $1.from }
        let current = standing.last { $0.span.contains(view.now) }
        let shape = (current ?? standing.last)?.configuration
        return EndpointHistory(
            utility: utility, endpoint: endpoint, current: current,
            channels: (shape?.channels ?? []).map {
                Channel(
                    number: $0.number, name: $0.name, readClass: $0.readClass, minutes: $0.minutes,
                    valuesADay: $0.slots(inHours: 24))
            }, entries: entries)
    }
}

extension EndpointHistory.Entry {
    fileprivate init(_ row: Row, endpoint: String) throws {
        guard let configuration = Metering.Configuration(number: row["configuration"]),
            let communication = Communication(number: row["communication"]), let state = EndpointState(number: row["state"])
        else { throw Unreadable("installation.configuration") }
        installation = Installation(
            servicePoint: row["point_name"] ?? "", premise: row["premise_name"] ?? "", account: row["account_name"] ?? "",
            commodity: configuration.commodity, cycle: row["cycle"] ?? "", meter: row["meter_name"] ?? "", endpoint: endpoint,
            configuration: configuration, communication: communication, device: row["device_name"] ?? "", state: state,
            from: Instant(milliseconds: row["from_at"]), to: (row["to_at"] as Int64?).map(Instant.init(milliseconds:)))
        recordedAt = Instant(milliseconds: row["recorded_at"])
        supersededAt = (row["superseded_at"] as Int64?).map(Instant.init(milliseconds:))
        line = row["line"]
        file = line == nil ? nil : row["digest"]
    }
}
