import Domain
import GRDB
import Metering

/// An endpoint that was expected all day and gave no actual read, register or interval.
package struct SilentEndpoint: Codable, Equatable, Sendable {
    package let endpoint: String
    package let meter: String
    package let servicePoint: String
    package let device: String
    package let configuration: Metering.Configuration
    /// The last day it was heard of; nil where that is further back than was looked.
    package let heardOn: Day?
    /// Days without a read, this one included; as many as were looked at where `heardOn` is nil.
    package let days: Int
}

extension View {
    /// How many days it looks back for the last read of an endpoint.
    package static var silenceLookback: Int { 35 }

    /// The last service day all of whose T1 have passed.
    package func lastJudgedDay(of utility: CustomerCode) throws -> Day {
        try requireCustomer(utility)
        let calendar = try UtilityDays.fetch(utility, db)
        var day = calendar.zone.day(of: now) - 1
        while Commodity.allCases.contains(where: { calendar.days(of: $0, on: day).deadlines(for: day).t1 > now }) {
            day = day - 1
        }
        return day
    }

    /// Those of a utility on one day, longest silent first.
    package func silentEndpoints(of utility: CustomerCode, on day: Day) throws -> [SilentEndpoint] {
        try requireCustomer(utility)
        let calendar = try UtilityDays.fetch(utility, db)
        let store = ReadStore(utility, in: directory, isOneReading: true)
        let heard = try store.endpointsHeard(Month(of: day), day: day.day, channels: SilentEndpoint.channels(of: nil))
        let periods = Dictionary(
            uniqueKeysWithValues: Commodity.allCases.map { ($0, calendar.days(of: $0, on: day).period(of: day)) })
        let start = periods.values.map(\.start).max() ?? now
        let end = periods.values.map(\.end).min() ?? now
        let expected = try Row.fetchCursor(
            db,
            sql: """
                SELECT endpoint, configuration, service_point, meter, device FROM installation
                WHERE utility = ? AND state = \(EndpointState.billingApproved.number) AND superseded_at IS NULL
                    AND from_at <= ? AND (to_at IS NULL OR to_at >= ?)
                """, arguments: [utility.text, start.milliseconds, end.milliseconds])
        var silent: [SilentEndpoint] = []
        while let row = try expected.next() {
            let number: Int = row["endpoint"]
            guard !heard.contains(number) else { continue }
            guard let configuration = Metering.Configuration(number: row["configuration"]) else {
                throw Unreadable("installation.configuration")
            }
            let last = try lastHeard(number, configuration, before: day, store)
            silent.append(
                SilentEndpoint(
                    endpoint: try name(of: number, in: "endpoint", utility),
                    meter: try name(of: row["meter"], in: "meter", utility),
                    servicePoint: try name(of: row["service_point"], in: "service_point", utility),
                    device: try name(of: row["device"], in: "network_device", utility), configuration: configuration,
                    heardOn: last, days: last.map { day - $0 } ?? View.silenceLookback))
        }
        return silent.sorted { ($1.days, $0.endpoint) < ($0.days, $1.endpoint) }
    }

    private func lastHeard(_ endpoint: Int, _ configuration: Metering.Configuration, before day: Day, _ store: ReadStore) throws
        -> Day?
    {
        for back in 1..<View.silenceLookback {
            let earlier = day - back
            for channel in SilentEndpoint.channels(of: configuration) {
                guard let key = ReadKey(day: earlier.day, channel: channel, endpoint: endpoint) else { continue }
                if let masks = try store.masks(Month(of: earlier), key), !masks.ever.isEmpty { return earlier }
            }
        }
        return nil
    }

    private func name(of number: Int?, in table: String, _ utility: CustomerCode) throws -> String {
        guard let number else { return "" }
        let statement = try db.cachedStatement(sql: "SELECT name FROM \(table) WHERE utility = ? AND number = ?")
        return try String.fetchOne(statement, arguments: [utility.text, number]) ?? ""
    }
}

extension SilentEndpoint {
    /// Registers and intervals; a voltage alone does not tell that an endpoint reports.
    fileprivate static func channels(of configuration: Metering.Configuration?) -> [Int] {
        (configuration.map { [$0] } ?? Metering.Configuration.allCases).flatMap(\.channels)
            .filter { $0.readClass == .register || $0.readClass == .interval }.map(\.number)
    }
}
