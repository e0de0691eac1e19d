import Crypto
import Domain
import Foundation
import GRDB
import Metering

/// Works out every metering figure of a utility's month from the facts known at one instant.
struct MonthJudge {
    let utility: CustomerCode
    let month: Month
    /// Registry, exclusions, bill dates and deliveries as known then.
    let asOf: Instant
    /// Days begun, bill windows and files due after it are still to come.
    let now: Instant
    /// Exclusions that wait for a decision and are taken as approved; never for a figure that is kept.
    let asIfApproved: [ExclusionRow]
    let days: UtilityDays
    let kept: KeptReads
    let db: Database

    init(
        _ utility: CustomerCode, _ month: Month, asOf: Instant = .distantFuture, now: Instant, asIfApproved: [ExclusionRow] = [],
        kept: KeptReads, db: Database
    ) throws {
        self.utility = utility
        self.month = month
        self.asOf = asOf
        self.now = now
        self.asIfApproved = asIfApproved
        self.kept = kept
        self.db = db
        days = try UtilityDays.fetch(utility, asOf: asOf, db)
    }

    /// Service days that have begun by `now`.
    var daysBegun: Int {
        month.days.count { day in Commodity.allCases.contains { days.days(of: $0, on: day).period(of: day).start < now } }
    }

    func rate(classes: Set<ReadClass> = Set(ReadClass.allCases)) throws -> MonthRate {
        let finder = ExceptionDays(utility: utility, month: month, days: days, asOf: asOf, db: db)
        let reach = try ExclusionReach.fetch(of: utility, touching: finder.span, asOf: asOf, asIfApproved: asIfApproved, db)
        let calendar = Dictionary(
            uniqueKeysWithValues: Commodity.allCases.map { commodity in
                (commodity, month.days.map { days.days(of: commodity, on: $0) })
            })
        let standard = days.days(of: .electric, on: month.first)
        return try RateJudgement(
            month: month,
            days: { commodity, day in
                let list = calendar[commodity] ?? []
                let index = day - month.first
                return list.indices.contains(index) ? list[index] : standard
            },
            population: try Population.fetch(of: utility, in: month, asOf: asOf, db), tallies: try kept.tallies(month),
            exceptions: try finder.fetch(reach), wide: reach.wide, row: { try kept.row(month, $0, $1) },
            received: { try kept.received(month, $0, $1) }
        ).rate(classes: classes, through: daysBegun)
    }

    func deliveries() throws -> DeliveryRate { try DeliveryRate.fetch(utility, month, asOf: asOf, now: now, db) }

    func billing() throws -> BillingRate {
        var counts: [BillingCounts] = []
        var comingOn: [Day] = []
        for bill in try BillDate.list(of: utility, in: month, asOf: asOf, db) {
            let window = BillingWindow(billDate: bill.day, terms: days.terms(on: bill.day), zone: days.zone)
            guard window.acceptedBy <= now else {
                comingOn.append(bill.day)
                continue
            }
            counts += try judge(bill, window)
        }
        return BillingRate(month: month, cycles: counts, comingOn: comingOn)
    }

    /// The endpoints of a cycle with an eligible register slot on its bill date, and whether each was read in the window.
    private func judge(_ bill: BillDate, _ window: BillingWindow) throws -> [BillingCounts] {
        let around = Period(days.zone.start(of: bill.day - 1), days.zone.start(of: bill.day + 2))
        let reach = try ExclusionReach.fetch(of: utility, touching: around, asOf: asOf, asIfApproved: asIfApproved, db)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT endpoint, configuration, from_at, to_at FROM installation INDEXED BY installation_cycle
                WHERE utility = ? AND cycle = ? AND state = 4 AND from_at < ? AND (to_at IS NULL OR to_at > ?)
                    AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)
                ORDER BY endpoint
                """,
            arguments: [
                utility.text, bill.cycle, around.end.milliseconds, around.start.milliseconds, asOf.milliseconds,
                asOf.milliseconds,
            ])
        var out: [Commodity: BillingCounts] = [:]
        while let row = try rows.next() {
            guard let configuration = Metering.Configuration(number: row["configuration"]) else {
                throw Unreadable("installation.configuration")
            }
            let commodity = configuration.commodity
            let grid = days.days(of: commodity, on: bill.day).grid(of: bill.day, minutes: nil)
            let link = Period(
                Instant(milliseconds: row["from_at"]),
                (row["to_at"] as Int64?).map(Instant.init(milliseconds:)) ?? .distantFuture)
            guard !grid.expected(under: link).isEmpty else { continue }
            let endpoint: Int = row["endpoint"]
            let exclusions = (reach.touches[endpoint] ?? []) + (reach.wide[commodity] ?? [])
            var counts = out[commodity] ?? BillingCounts(cycle: bill.cycle, billDate: bill.day, commodity: commodity)
            let isRead = try configuration.channels.contains { channel in
                try channel.kind == .register && wasRead(endpoint, channel, window, bill.day)
            }
            counts.count(isRead: isRead, isExcluded: exclusions.contains { !grid.touched(by: $0.period).isEmpty })
            out[commodity] = counts
        }
        return out.values.sorted { $0.commodity.rawValue < $1.commodity.rawValue }
    }

    private func wasRead(_ endpoint: Int, _ channel: ChannelDefinition, _ window: BillingWindow, _ billDate: Day) throws
        -> Bool
    {
        // A stamp after midnight is kept with the day before, and one of a gas day up to a day further on. The bill date's own
        // day is the likeliest, so it is looked at first.
        let nearby = Array((window.days.lowerBound - 2)...(window.days.upperBound + 1))
        for day in nearby.sorted(by: { abs($0 - billDate) < abs($1 - billDate) }) {
            let reads = try kept.registers(endpoint, channel.number, day)
            if reads.contains(where: { window.takes(stamp: $0.stamp, acceptedAt: $0.acceptedAt) }) { return true }
        }
        return false
    }
}

/// What a frozen figure names so that anyone can see it was made from the same facts.
extension MonthJudge {
    func evidence(closesAt: Instant, isTakenOver: Bool) throws -> MonthEvidence {
        MonthEvidence(
            utility: utility, month: month, closesAt: closesAt, isTakenOver: isTakenOver, rates: try rate().series,
            billing: try billing(), deliveries: try deliveries(), population: try populationHash(),
            configuration: try configurationHash(), exclusions: try exclusionsHash(), zoneData: Zone.dataVersion)
    }

    private func populationHash() throws -> String {
        var hash = SHA256()
        let span = ExceptionDays(utility: utility, month: month, days: days, asOf: asOf, db: db).span
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT endpoint, service_point, meter, configuration, state, from_at, to_at FROM installation
                WHERE utility = ? AND from_at < ? AND (to_at IS NULL OR to_at > ?)
                    AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)
                ORDER BY endpoint, from_at, number
                """,
            arguments: [
                utility.text, span.end.milliseconds, span.start.milliseconds, asOf.milliseconds, asOf.milliseconds,
            ])
        while let row = try rows.next() {
            for index in 0..<7 {
                let value: Int64? = row[index]
                withUnsafeBytes(of: (value ?? -1).littleEndian) { hash.update(bufferPointer: $0) }
            }
        }
        return hash.finalize().hexadecimal
    }

    private func configurationHash() throws -> String {
        var text = ""
        for configuration in Metering.Configuration.allCases {
            for channel in configuration.channels {
                text += "\(configuration.rawValue) \(channel.number) \(channel.readClass.rawValue) \(channel.minutes ?? 0)\n"
            }
        }
        for day in month.days { text += "\(day) \(try Canonical.json(days.terms(on: day)))\n" }
        return SHA256.hash(data: Data(text.utf8)).hexadecimal
    }

    private func exclusionsHash() throws -> String {
        let span = ExceptionDays(utility: utility, month: month, days: days, asOf: asOf, db: db).span
        var text = ""
        for row in try ExclusionRow.list(of: utility, touching: span, status: .approved, asOf: asOf, db).reversed() {
            text += "\(row.id) \(row.scope.kind.rawValue) \(row.scope.names.joined(separator: ",")) \(row.code.rawValue)"
            text += " \(row.period.start) \(row.period.end) \(row.decidedBy ?? "") \(row.decidedAt?.description ?? "")\n"
        }
        return SHA256.hash(data: Data(text.utf8)).hexadecimal
    }
}
