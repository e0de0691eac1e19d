import Domain
import Metering

/// A registry row with its names as numbers, as the books keep it.
struct InstallationLink: Equatable {
    var endpoint: Int64
    var servicePoint: Int64?
    var premise: Int64?
    var account: Int64?
    var meter: Int64?
    var device: Int64?
    var cycle: String?
    var configuration: Metering.Configuration
    var communication: Communication
    var state: EndpointState
    var from: Instant
    var to: Instant?

    var period: Period { Period(from, to ?? .distantFuture) }

    func cut(from: Instant, to: Instant) -> InstallationLink {
        var link = self
        (link.from, link.to) = (from, to)
        return link
    }
}

/// A row that stands, with where it came from.
struct StandingRow {
    let number: Int64
    let link: InstallationLink
    let change: Int
    /// Nil where it is what was left of a row that had to make room.
    let line: Int64?

    /// From the columns number, service_point, premise, account, meter, device, cycle, configuration, communication, state,
    /// from_at, to_at, change, line.
    init(_ row: SQLiteStatement, endpoint: Int64) throws {
        guard let configuration = Metering.Configuration(number: row.int(7)),
            let communication = Communication(number: row.int(8)),
            let state = EndpointState(number: row.int(9))
        else { throw Unreadable("installation.configuration") }
        number = row.int64(0)
        link = InstallationLink(
            endpoint: endpoint, servicePoint: row.int64OrNil(1), premise: row.int64OrNil(2), account: row.int64OrNil(3),
            meter: row.int64OrNil(4), device: row.int64OrNil(5), cycle: row.isNull(6) ? nil : row.text(6),
            configuration: configuration,
            communication: communication, state: state, from: Instant(milliseconds: row.int64(10)),
            to: row.int64OrNil(11).map(Instant.init(milliseconds:)))
        change = row.int(12)
        line = row.int64OrNil(13)
    }
}

/// Finds rows whose meter or service point stands under another endpoint at the same time.
struct InstallationClashes {
    private let byMeter, byServicePoint: SQLiteStatement

    init(_ utility: CustomerCode, _ connection: OpaquePointer) throws {
        func statement(_ column: String) throws -> SQLiteStatement {
            let statement = try SQLiteStatement(
                connection,
                """
                SELECT mine.line, endpoint.name FROM installation AS mine
                JOIN installation AS other INDEXED BY installation_\(column)
                ON other.utility = mine.utility AND other.\(column) = mine.\(column) AND other.endpoint <> mine.endpoint
                JOIN endpoint ON endpoint.utility = other.utility AND endpoint.number = other.endpoint
                WHERE mine.number = ?1 AND mine.superseded_at IS NULL AND other.superseded_at IS NULL AND other.state NOT IN (1, 6)
                AND (mine.to_at IS NULL OR other.from_at < mine.to_at) AND (other.to_at IS NULL OR other.to_at > mine.from_at)
                LIMIT 1
                """)
            return statement
        }
        byMeter = try statement("meter")
        byServicePoint = try statement("service_point")
    }

    func find(_ rows: [Int64]) throws -> [RejectedLine] {
        var out: [RejectedLine] = []
        for row in rows {
            for (what, statement) in [("meter", byMeter), ("service point", byServicePoint)] {
                statement.bind(1, row)
                if try statement.step() {
                    out.append(
                        RejectedLine(
                            line: statement.int(0),
                            problem:
                                "expected a \(what) under one endpoint at a time, found it under \(statement.text(1)) too; end that row first"
                        ))
                }
                statement.reset()
            }
            if out.count >= BadReadFile.kept { break }
        }
        return out
    }
}
