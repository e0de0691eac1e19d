import Domain
import GRDB
import Metering

/// Writes rows of the registry as one change: the identities they name, the dated row itself, what it supersedes, and the
/// population they leave expected. Bounded memory, prepared statements.
final class RegistryWriter {
    private let utility: CustomerCode
    private let days: UtilityDays
    private let now: Instant
    private let connection: OpaquePointer
    private let db: Database
    private let change: Int
    private let premises, accounts, meters, endpoints, servicePoints, devices: RegistryNames
    private let insert, supersede, standing: SQLiteStatement
    private var population: PopulationChanges
    /// Rows whose meter or service point was known before: they may clash with another endpoint's.
    private var toCheck: [Int64] = []
    private(set) var counts = RegistryCounts()

    init(_ utility: CustomerCode, in book: Book) throws {
        guard let connection = book.db.sqliteConnection else { throw Unreadable("the books") }
        self.utility = utility
        self.connection = connection
        db = book.db
        now = book.now
        days = try UtilityDays.fetch(utility, book.db)
        change =
            1
            + (try Int.fetchOne(
                book.db.cachedStatement(sql: "SELECT max(number) FROM registry_change WHERE utility = ?"),
                arguments: [utility.text]) ?? 0)
        premises = try RegistryNames(.premise, of: utility, connection)
        accounts = try RegistryNames(.account, of: utility, connection)
        meters = try RegistryNames(.meter, of: utility, connection)
        endpoints = try RegistryNames(.endpoint, of: utility, connection)
        servicePoints = try RegistryNames(.servicePoint, of: utility, connection)
        devices = try RegistryNames(.device, of: utility, connection)
        insert = try SQLiteStatement(
            connection,
            """
            INSERT INTO installation (utility, endpoint, service_point, premise, account, meter, device, cycle, configuration,
            communication, state, from_at, to_at, change, line, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        supersede = try SQLiteStatement(connection, "UPDATE installation SET superseded_at = ? WHERE number = ?")
        standing = try SQLiteStatement(
            connection,
            """
            SELECT number, service_point, premise, account, meter, device, cycle, configuration, communication, state, from_at, to_at,
            change, line FROM installation INDEXED BY installation_endpoint
            WHERE utility = ? AND endpoint = ? AND superseded_at IS NULL ORDER BY from_at
            """)
        population = PopulationChanges(days: days)
        insert.bind(1, utility.text)
        insert.bind(14, change)
        insert.bind(16, now.milliseconds)
        supersede.bind(1, now.milliseconds)
        standing.bind(1, utility.text)
    }

    /// Adds one row. Refusals, as `RejectedLine`: it contradicts another row of the same change, or names a service point of
    /// another commodity.
    func add(_ row: Installation, line: Int) throws {
        counts.rows += 1
        guard let endpoint = try endpoints.number(of: row.endpoint) else { return }
        let meter = try meters.number(of: row.meter)
        let servicePoint = try servicePoint(row, line: line)
        let link = InstallationLink(
            endpoint: endpoint.number, servicePoint: servicePoint?.number,
            premise: try premises.number(of: row.premise)?.number, account: try accounts.number(of: row.account)?.number,
            meter: meter?.number, device: try devices.number(of: row.device)?.number, cycle: row.cycle.isEmpty ? nil : row.cycle,
            configuration: row.configuration, communication: row.communication, state: row.state, from: row.from, to: row.to)
        if !endpoint.isNew {
            switch try makeRoom(for: link, line: line) {
            case .stands:
                counts.unchanged += 1
                return
            case .roomMade: break
            }
        }
        let number = try store(link, line: line)
        counts.added += 1
        if row.state.takesReads, !(meter?.isNew ?? true) || !(servicePoint?.isNew ?? true) { toCheck.append(number) }
    }

    private func servicePoint(_ row: Installation, line: Int) throws -> (number: Int64, isNew: Bool)? {
        do {
            return try servicePoints.number(of: row.servicePoint, commodity: row.commodity)
        } catch let rejected as RegistryNames.RejectedCommodity {
            throw RejectedLine(
                line: line,
                problem: "expected commodity \(rejected.held) for service point \(rejected.name), found \(row.commodity.rawValue)"
            )
        }
    }

    private enum Room { case stands, roomMade }

    /// Supersedes what the endpoint's standing rows say of the new row's span. An open row ends where the new one begins; a
    /// closed one keeps what lies after it too.
    private func makeRoom(for link: InstallationLink, line: Int) throws -> Room {
        standing.bind(2, link.endpoint)
        var overlapping: [StandingRow] = []
        while try standing.step() {
            let row = try StandingRow(standing, endpoint: link.endpoint)
            if row.link.period.overlaps(link.period) { overlapping.append(row) }
        }
        standing.reset()
        if overlapping.contains(where: { $0.link == link }) { return .stands }
        if let clash = overlapping.first(where: { $0.change == change && $0.line != nil }) {
            throw RejectedLine(
                line: line,
                problem:
                    "expected one row for an endpoint at a time, found another on line \(clash.line ?? 0) whose span overlaps")
        }
        for row in overlapping {
            supersede.bind(2, row.number)
            try supersede.run()
            population.add(row.link, -1)
            counts.superseded += 1
            if row.link.from < link.from { try store(row.link.cut(from: row.link.from, to: link.from), line: nil) }
            if let end = link.to, let before = row.link.to, end < before {
                try store(row.link.cut(from: end, to: before), line: nil)
            }
        }
        return .roomMade
    }

    @discardableResult
    private func store(_ link: InstallationLink, line: Int?) throws -> Int64 {
        insert.bind(2, link.endpoint)
        insert.bind(3, link.servicePoint)
        insert.bind(4, link.premise)
        insert.bind(5, link.account)
        insert.bind(6, link.meter)
        insert.bind(7, link.device)
        insert.bind(8, link.cycle)
        insert.bind(9, link.configuration.number)
        insert.bind(10, link.communication.number)
        insert.bind(11, link.state.number)
        insert.bind(12, link.from.milliseconds)
        insert.bind(13, link.to?.milliseconds)
        insert.bind(15, line.map(Int64.init))
        try insert.run()
        population.add(link, 1)
        return db.lastInsertedRowID
    }

    /// Ends the change: clashes between endpoints are refused, the population is written, the change is noted.
    func finish(digest: String?) throws -> RegistryCounts {
        let clashes = try InstallationClashes(utility, connection).find(toCheck)
        guard clashes.isEmpty else { throw BadRegistryFile(rejected: clashes, total: clashes.count) }
        try population.write(utility, recordedAt: now, connection)
        try db.execute(
            sql: "INSERT INTO registry_change (utility, number, digest, rows, added, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [utility.text, change, digest, counts.rows, counts.added, now.milliseconds])
        return counts
    }
}

/// What became of the rows of one change.
package struct RegistryCounts: Codable, Equatable, Sendable {
    package var rows = 0
    package var added = 0
    /// Rows the registry held already, word for word.
    package var unchanged = 0
    /// Rows of before that no longer hold as they stood.
    package var superseded = 0
}
