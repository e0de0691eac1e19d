import Domain
import GRDB
import Metering

/// Which endpoints an exclusion reaches, and when: those linked to what it names, each while it was.
struct ExclusionReach {
    struct Touch {
        let endpoint: Int
        let span: ExclusionSpan
    }

    /// Approved exclusions that name a commodity or the whole utility, by commodity, in order of their numbers.
    let wide: [Commodity: [ExclusionSpan]]
    /// All others, endpoint by endpoint, in order of their numbers.
    let touches: [Int: [ExclusionSpan]]

    /// Of the exclusions approved at or before an instant that touch a period, with the links as known then. Those of
    /// `asIfApproved` that wait for a decision are taken with them.
    static func fetch(
        of utility: CustomerCode, touching period: Period, asOf: Instant, asIfApproved: [ExclusionRow] = [], _ db: Database
    ) throws -> ExclusionReach {
        var wide: [Commodity: [ExclusionSpan]] = [:]
        var touches: [Int: [ExclusionSpan]] = [:]
        let approved = try ExclusionRow.list(of: utility, touching: period, status: .approved, asOf: asOf, db)
        let supposed = asIfApproved.filter {
            $0.utility == utility && $0.status == .requested && $0.period.overlaps(period)
        }
        for row in (approved + supposed).sorted(by: { $0.number < $1.number }) {
            let span = ExclusionSpan(number: row.number, code: row.code, period: row.period)
            switch row.scope.kind {
            case .utility: for commodity in Commodity.allCases { wide[commodity, default: []].append(span) }
            case .commodity:
                for commodity in row.scope.names.compactMap(Commodity.init(rawValue:)) {
                    wide[commodity, default: []].append(span)
                }
            case .endpoints:
                for endpoint in try numbers(of: row.scope.names, in: "endpoint", utility, db).values {
                    touches[endpoint, default: []].append(span)
                }
            case .servicePoints, .devices, .cycles:
                for touch in try linked(row, span, asOf: asOf, db) { touches[touch.endpoint, default: []].append(touch.span) }
            }
        }
        return ExclusionReach(wide: wide, touches: touches)
    }

    /// The names of a scope that the registry of a utility has never known.
    static func unknownNames(in scope: ExclusionScope, of utility: CustomerCode, _ db: Database) throws -> [String] {
        switch scope.kind {
        case .utility, .commodity: return []
        case .endpoints: return try unknown(scope.names, in: "endpoint", utility, db)
        case .servicePoints: return try unknown(scope.names, in: "service_point", utility, db)
        case .devices: return try unknown(scope.names, in: "network_device", utility, db)
        case .cycles:
            let statement = try db.makeStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM installation WHERE utility = ? AND cycle = ?)")
            return try scope.names.filter { try Bool.fetchOne(statement, arguments: [utility.text, $0]) != true }
        }
    }

    private static func unknown(_ names: [String], in table: String, _ utility: CustomerCode, _ db: Database) throws -> [String] {
        let known = try numbers(of: names, in: table, utility, db)
        return names.filter { known[$0] == nil }
    }

    private static func numbers(of names: [String], in table: String, _ utility: CustomerCode, _ db: Database) throws
        -> [String: Int]
    {
        let statement = try db.makeStatement(sql: "SELECT number FROM \(table) WHERE utility = ? AND name = ?")
        var out: [String: Int] = [:]
        for name in names { out[name] = try Int.fetchOne(statement, arguments: [utility.text, name]) }
        return out
    }

    private static func linked(_ row: ExclusionRow, _ span: ExclusionSpan, asOf: Instant, _ db: Database) throws -> [Touch] {
        let column: String
        let keys: [any DatabaseValueConvertible]
        switch row.scope.kind {
        case .servicePoints:
            (column, keys) = (
                "service_point", Array(try numbers(of: row.scope.names, in: "service_point", row.utility, db).values.sorted())
            )
        case .devices:
            (column, keys) = (
                "device", Array(try numbers(of: row.scope.names, in: "network_device", row.utility, db).values.sorted())
            )
        case .cycles: (column, keys) = ("cycle", row.scope.names)
        case .endpoints, .commodity, .utility: return []
        }
        let statement = try db.makeStatement(
            sql: """
                SELECT endpoint, from_at, to_at FROM installation INDEXED BY installation_\(column)
                WHERE utility = ? AND \(column) = ? AND from_at < ? AND (to_at IS NULL OR to_at > ?)
                    AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)
                """)
        var out: [Touch] = []
        for key in keys {
            let links = try Row.fetchCursor(
                statement,
                arguments: [
                    row.utility.text, key, span.period.end.milliseconds, span.period.start.milliseconds, asOf.milliseconds,
                    asOf.milliseconds,
                ])
            while let link = try links.next() {
                let held = Period(
                    Instant(milliseconds: link["from_at"]),
                    (link["to_at"] as Int64?).map(Instant.init(milliseconds:)) ?? .distantFuture)
                let part = span.period.clipped(to: held)
                guard !part.isEmpty else { continue }
                out.append(
                    Touch(endpoint: link["endpoint"], span: ExclusionSpan(number: span.number, code: span.code, period: part)))
            }
        }
        return out
    }
}
