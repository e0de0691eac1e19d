import Domain
import GRDB
import Metering

/// Finds the endpoint-days of a month that are not simply expected from end to end, by index, without looking at the many.
struct ExceptionDays {
    let utility: CustomerCode
    let month: Month
    let days: UtilityDays
    /// The registry and the exclusions as known at this instant.
    let asOf: Instant
    let db: Database

    /// Every commodity's days of the month lie in it, with a day to spare on either side.
    var span: Period {
        Period(days.zone.start(of: month.first - 1), days.zone.start(of: month.last + 2))
    }

    func fetch(_ reach: ExclusionReach) throws -> [ExceptionDay] {
        var endpoints = Set(try unsettled())
        endpoints.formUnion(reach.touches.keys)
        let calendars = Commodity.allCases.reduce(into: [:]) { out, commodity in
            out[commodity] = month.days.map { days.days(of: commodity, on: $0).period(of: $0) }
        }
        var out: [ExceptionDay] = []
        guard let connection = db.sqliteConnection else { throw Unreadable("the books") }
        let statement = try SQLiteStatement(
            connection,
            """
            SELECT service_point, meter, configuration, state, from_at, to_at, recorded_at, superseded_at
            FROM installation INDEXED BY installation_endpoint
            WHERE utility = ? AND endpoint = ? AND from_at < ? AND (to_at IS NULL OR to_at > ?) ORDER BY from_at
            """)
        let span = self.span
        statement.bind(1, utility.text)
        statement.bind(3, span.end.milliseconds)
        statement.bind(4, span.start.milliseconds)
        var records: [Record] = []
        for endpoint in endpoints.sorted() {
            records.removeAll(keepingCapacity: true)
            statement.bind(2, endpoint)
            while try statement.step() { records.append(try Record(statement, asOf: asOf)) }
            statement.reset()
            let exclusions = reach.touches[endpoint] ?? []
            if records.count == 1, let only = records.first, only.isKnown, only.isExpected, only.period.start <= span.start,
                span.end <= only.period.end
            {
                out += excluded(endpoint, only, exclusions, calendars)
            } else {
                out += exceptions(endpoint, records, exclusions, calendars)
            }
        }
        return out
    }

    /// Of an endpoint expected all month: only the days its exclusions touch.
    private func excluded(
        _ endpoint: Int, _ record: Record, _ exclusions: [ExclusionSpan], _ calendars: [Commodity: [Period]]
    ) -> [ExceptionDay] {
        guard !exclusions.isEmpty, let days = calendars[record.configuration.commodity] else { return [] }
        let links = [ExpectedLink(configuration: record.configuration, period: record.period)]
        var out: [ExceptionDay] = []
        for (index, day) in days.enumerated() where exclusions.contains(where: { $0.period.overlaps(day) }) {
            out.append(
                ExceptionDay(
                    day: index, endpoint: endpoint, counted: record.configuration, links: links,
                    exclusions: exclusions.filter { $0.period.overlaps(day) }))
        }
        return out
    }

    /// Endpoints with any row that begins, ends, is not billing-approved, was superseded or is not yet known.
    private func unsettled() throws -> [Int] {
        let newer = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM registry_change WHERE utility = ? AND recorded_at > ?)"),
            arguments: [utility.text, asOf.milliseconds])
        let unknown =
            newer == true
            ? "UNION SELECT endpoint FROM installation WHERE utility = :utility AND recorded_at > :asOf AND from_at < :end AND (to_at IS NULL OR to_at > :start)"
            : ""
        var arguments: StatementArguments = [
            "utility": utility.text, "start": span.start.milliseconds, "end": span.end.milliseconds,
        ]
        if newer == true { arguments += ["asOf": asOf.milliseconds] }
        return try Int.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT endpoint FROM installation INDEXED BY installation_from
                    WHERE utility = :utility AND from_at > :start AND from_at < :end
                    UNION SELECT endpoint FROM installation INDEXED BY installation_to
                    WHERE utility = :utility AND to_at IS NOT NULL AND to_at > :start AND to_at < :end
                    UNION SELECT endpoint FROM installation INDEXED BY installation_unexpected
                    WHERE utility = :utility AND state <> 4 AND from_at < :end AND (to_at IS NULL OR to_at > :start)
                    UNION SELECT endpoint FROM installation INDEXED BY installation_superseded
                    WHERE utility = :utility AND superseded_at IS NOT NULL AND from_at < :end AND (to_at IS NULL OR to_at > :start)
                    \(unknown)
                    """), arguments: arguments)
    }

    /// One registry row, known at the instant asked for or not.
    private struct Record {
        let configuration: Metering.Configuration
        let period: Period
        let isExpected: Bool
        let isKnown: Bool
        let link: [Int64?]

        /// From the columns service_point, meter, configuration, state, from_at, to_at, recorded_at, superseded_at.
        init(_ row: SQLiteStatement, asOf: Instant) throws {
            guard let configuration = Metering.Configuration(number: row.int(2)) else {
                throw Unreadable("installation.configuration")
            }
            self.configuration = configuration
            period = Period(
                Instant(milliseconds: row.int64(4)), row.int64OrNil(5).map(Instant.init(milliseconds:)) ?? .distantFuture)
            isExpected = EndpointState(number: row.int(3))?.isExpected ?? false
            isKnown = row.int64(6) <= asOf.milliseconds && (row.int64OrNil(7).map { $0 > asOf.milliseconds } ?? true)
            link = [row.int64OrNil(0), row.int64OrNil(1)]
        }
    }

    private func exceptions(
        _ endpoint: Int, _ records: [Record], _ exclusions: [ExclusionSpan], _ calendars: [Commodity: [Period]]
    ) -> [ExceptionDay] {
        let links = joined(records.filter { $0.isKnown && $0.isExpected })
        var out: [ExceptionDay] = []
        for index in 0..<month.length {
            // A day of one commodity may reach into the next civil day: the record's own commodity cuts it.
            func cut(_ configuration: Metering.Configuration) -> Period {
                calendars[configuration.commodity]?[index] ?? Period(.distantPast, .distantPast)
            }
            let counted = records.first {
                let day = cut($0.configuration)
                return $0.isKnown && $0.isExpected && $0.period.start <= day.start && day.end <= $0.period.end
            }?.configuration
            // A register read after midnight belongs to the day before, so a link is felt a day to either side.
            let near = records.filter {
                let day = cut($0.configuration)
                return $0.period.overlaps(Period(day.start - 86_400, day.end + 86_400))
            }
            let felt = exclusions.filter { exclusion in
                near.contains { exclusion.period.overlaps(cut($0.configuration)) }
            }
            let isSettled = counted.map { held in near.allSatisfy { $0.configuration == held } } ?? near.isEmpty
            guard !isSettled || !felt.isEmpty else { continue }
            out.append(ExceptionDay(day: index, endpoint: endpoint, counted: counted, links: links, exclusions: felt))
        }
        return out
    }

    /// Rows of one link that follow on each other - a new account, another cycle - are one link.
    private func joined(_ records: [Record]) -> [ExpectedLink] {
        var out: [(Record, Period)] = []
        for record in records {
            if let last = out.last, last.0.configuration == record.configuration, last.0.link == record.link,
                last.1.end == record.period.start
            {
                out[out.count - 1] = (last.0, Period(last.1.start, record.period.end))
            } else {
                out.append((record, record.period))
            }
        }
        return out.map { ExpectedLink(configuration: $0.0.configuration, period: $0.1) }
    }
}

/// Endpoints expected all day, by configuration, a number a day of a month.
enum Population {
    static func fetch(of utility: CustomerCode, in month: Month, asOf: Instant, _ db: Database) throws -> [Metering.Configuration:
        [Int]]
    {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT configuration, max(day, ?) AS day, sum(delta) AS delta FROM population_change
                    WHERE utility = ? AND day <= ? AND recorded_at <= ? GROUP BY 1, 2
                    """),
            arguments: [month.first.description, utility.text, month.last.description, asOf.milliseconds])
        var out: [Metering.Configuration: [Int]] = [:]
        for row in rows {
            guard let configuration = Metering.Configuration(number: row["configuration"]) else {
                throw Unreadable("population_change.configuration")
            }
            guard let day = Day(row["day"] as String) else { throw Unreadable("population_change.day") }
            var counts = out[configuration] ?? Array(repeating: 0, count: month.length)
            let delta: Int = row["delta"]
            for index in max(0, day - month.first)..<month.length { counts[index] += delta }
            out[configuration] = counts
        }
        return out
    }
}
