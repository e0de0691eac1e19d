import Domain
import GRDB

extension View {
    /// The daily backups of a customer's applications on those of these days that are over, as known now: from the day the first
    /// copy on schedule was taken, on days of an agreement in force.
    package func dailyBackups(of customer: CustomerCode, on days: ClosedRange<Day>, words: String) throws -> DailyBackups {
        let copies = try backupCopies(of: customer, asOf: now)
        return dailyBackups(
            of: customer, on: days, copies: copies, since: copies.first { $0.schedule != .afterChange }?.takenAt,
            under: try agreementsInForce(of: customer, on: days), words: words)
    }

    /// What was not backed up on these days, of every customer the actor sees, newest first: three questions, however many there are.
    package func backupGaps(on days: ClosedRange<Day>) throws -> [DailyBackups.Gap] {
        let agreements = try agreementsInForce(on: days)
        let copies = Dictionary(
            grouping: try backupCopies(takenIn: Checklist.zone.period(of: days), asOf: now), by: \.customer)
        let first = try firstBackups()
        return agreements.flatMap { customer, agreements in
            dailyBackups(
                of: customer, on: days, copies: copies[customer] ?? [], since: first[customer], under: agreements, words: ""
            ).gaps
        }.sorted { ($1.day, $0.customer, $0.system) < ($0.day, $1.customer, $1.system) }
    }

    /// When the first copy on schedule of each customer was taken.
    private func firstBackups() throws -> [CustomerCode: Instant] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT code, (SELECT taken_at FROM backup_copy
                        WHERE customer = code AND schedule <> 'afterChange' AND recorded_at <= ? ORDER BY taken_at LIMIT 1) AS taken
                    FROM customer
                    """), arguments: [now.milliseconds])
        return Dictionary(
            rows.compactMap { row in
                guard let code = CustomerCode(row["code"] as String), let taken = row["taken"] as Int64? else { return nil }
                return (code, Instant(milliseconds: taken))
            }, uniquingKeysWith: { first, _ in first })
    }

    private func dailyBackups(
        of customer: CustomerCode, on days: ClosedRange<Day>, copies: [BackupCopy], since firstAt: Instant?,
        under agreements: [CloudServicesAgreement], words: String
    ) -> DailyBackups {
        let last = min(days.upperBound, Checklist.zone.day(of: now) - 1)
        var figure = DailyBackups(words: words, share: .zero, gaps: [])
        guard let first = firstAt.map({ Checklist.zone.day(of: $0) }) else { return figure }
        for agreement in agreements {
            let from = max(days.lowerBound, first, agreement.term.lowerBound)
            let to = min(last, agreement.term.upperBound)
            guard from <= to else { continue }
            figure =
                figure
                + DailyBackups(
                    of: customer, systems: agreement.terms.applications.map { .application($0) }, on: Array(from...to),
                    copies: copies, words: words)
        }
        return figure
    }
}
