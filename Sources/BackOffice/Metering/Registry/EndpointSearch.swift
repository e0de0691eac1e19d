import Domain
import GRDB
import Metering

/// An endpoint as it hangs now, or as it hung last: a row of a search. It is `removed` once its last installation has ended,
/// whatever it was in it.
package struct FoundEndpoint: Codable, Equatable, Sendable {
    package let utility: CustomerCode
    package let endpoint: String
    package let meter: String
    package let servicePoint: String
    package let device: String
    package let configuration: Metering.Configuration
    package let state: EndpointState
    package let from: Instant
    package let to: Instant?
}

extension View {
    /// Those of a utility, or of all the actor may see, whose own serial, meter or service point begins with a text, by serial.
    /// An empty text finds the first ones. At most `limit` in all, utility after utility.
    package func endpoints(
        beginningWith text: String, of utility: CustomerCode? = nil, in state: EndpointState? = nil, limit: Int
    ) throws -> [FoundEndpoint] {
        let codes =
            try utility.map { code in
                try requireCustomer(code)
                return [code]
            } ?? customers().map(\.code)
        // Serials are written in capitals more often than they are typed so.
        let beginnings = Array(Set([text, text.uppercased()])).sorted()
        var all: [FoundEndpoint] = []
        for code in codes where all.count < limit {
            var found: [String: FoundEndpoint] = [:]
            for beginning in beginnings {
                for number in try numbers(beginningWith: beginning, of: code, in: state, limit: limit - all.count) {
                    if let row = try foundEndpoint(number, of: code) { found[row.endpoint] = row }
                }
            }
            all += found.values.sorted { $0.endpoint < $1.endpoint }.prefix(limit - all.count)
        }
        return all
    }

    /// Every endpoint of a utility by serial, after one, at most so many.
    package func endpoints(of utility: CustomerCode, after serial: String?, limit: Int) throws -> [FoundEndpoint] {
        try requireCustomer(utility)
        let numbers = try Int.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT number FROM endpoint WHERE utility = :utility AND name > :after AND EXISTS (
                        SELECT 1 FROM installation AS link
                        WHERE link.utility = endpoint.utility AND link.endpoint = endpoint.number AND link.superseded_at IS NULL)
                    ORDER BY name LIMIT :limit
                    """), arguments: ["utility": utility.text, "after": serial ?? "", "limit": limit])
        return try numbers.compactMap { try foundEndpoint($0, of: utility) }
    }

    private func numbers(
        beginningWith text: String, of utility: CustomerCode, in state: EndpointState?, limit: Int
    ) throws -> [Int] {
        // Asked only where a state is: it looks up the last link of each endpoint it passes.
        func stands(_ endpoint: String) -> String {
            guard state != nil else { return "" }
            return """
                AND :state = (SELECT CASE WHEN last.to_at <= :now THEN \(EndpointState.removed.number) ELSE last.state END
                    FROM installation AS last
                    WHERE last.utility = :utility AND last.endpoint = \(endpoint) AND last.superseded_at IS NULL
                    ORDER BY last.from_at > :now, last.from_at DESC LIMIT 1)
                """
        }
        func linked(_ table: String) -> String {
            """
            SELECT * FROM (SELECT link.endpoint FROM \(table) AS named
                JOIN installation AS link ON link.utility = named.utility AND link.\(table) = named.number
                WHERE named.utility = :utility AND named.name >= :from AND named.name < :to AND link.superseded_at IS NULL
                    \(stands("link.endpoint"))
                ORDER BY named.name LIMIT :limit)
            """
        }
        var arguments: StatementArguments = [
            "utility": utility.text, "from": text, "to": text + "\u{10FFFF}", "limit": limit,
        ]
        if let state { arguments += ["state": state.number, "now": now.milliseconds] }
        return try Int.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM (SELECT number FROM endpoint WHERE utility = :utility AND name >= :from AND name < :to
                        \(stands("endpoint.number")) ORDER BY name LIMIT :limit)
                    UNION \(linked("meter")) UNION \(linked("service_point"))
                    """),
            arguments: arguments)
    }

    private func foundEndpoint(_ number: Int, of utility: CustomerCode) throws -> FoundEndpoint? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT endpoint.name, link.configuration, link.state, link.from_at, link.to_at,
                        coalesce(meter.name, '') AS meter, coalesce(point.name, '') AS point, coalesce(device.name, '') AS device
                    FROM endpoint JOIN installation AS link
                        ON link.utility = endpoint.utility AND link.endpoint = endpoint.number AND link.superseded_at IS NULL
                    LEFT JOIN service_point AS point ON point.utility = link.utility AND point.number = link.service_point
                    LEFT JOIN meter ON meter.utility = link.utility AND meter.number = link.meter
                    LEFT JOIN network_device AS device ON device.utility = link.utility AND device.number = link.device
                    WHERE endpoint.utility = ? AND endpoint.number = ? ORDER BY link.from_at > ?, link.from_at DESC LIMIT 1
                    """), arguments: [utility.text, number, now.milliseconds])
        return try row.map { row in
            guard let configuration = Metering.Configuration(number: row["configuration"]),
                let state = EndpointState(number: row["state"])
            else { throw Unreadable("installation.configuration") }
            let to = (row["to_at"] as Int64?).map(Instant.init(milliseconds:))
            return FoundEndpoint(
                utility: utility, endpoint: row["name"], meter: row["meter"], servicePoint: row["point"], device: row["device"],
                configuration: configuration, state: to.map { $0 <= now } == true ? .removed : state,
                from: Instant(milliseconds: row["from_at"]), to: to)
        }
    }
}
