import BackOffice
import Domain
import Workbook

/// Requests open at the end of a day, by age and severity (14.2).
enum BacklogReport {
    static let report = Report(
        "backlog", title: "Backlog of service requests", holds: "Requests open on a day, by age and severity, the oldest first",
        over: .day, notes: DeskDefinitions.all
    ) { scope in
        let day = scope.days.upperBound
        let end = DeskLine.zone.instant(day, second: 86_400)
        let at = min(scope.view.now, end)
        let policies = try scope.view.serviceLevelPolicies()
        let lines = try scope.deskLines(openedIn: Period(.distantPast, end)).compactMap { $0.known(at: at, policies: policies) }
        return sheets(lines.filter { $0.history.state == .open }, on: day, at: at)
    }

    static func sheets(_ lines: [DeskLine], on day: Day, at now: Instant) -> [Sheet] {
        let rows = lines.sorted { ($0.history.openedAt, $0.id) < ($1.history.openedAt, $1.id) }
        let oldest = rows.first
        let verdict =
            oldest.map { line in
                Verdict(
                    "\(rows.count.counted("request")) open; the oldest is \(line.id), \(age(line, on: day).counted("day")) old.",
                    rows.contains { $0.clocks.owed.contains(where: \.isMissed) } ? .late : .calm)
            } ?? Verdict("No request is open.", .good)
        return [
            Sheet(
                "Backlog", title: "Backlog of service requests", summary: "Open requests, the oldest first",
                [.banner(verdict), .table(table(rows, on: day))]),
            Sheet(
                "By age", title: "Backlog by age", summary: "Open requests by severity and age", [.table(byAge(rows, on: day))]),
        ]
    }

    /// Whole days of the provider's zone since the day it was opened.
    private static func age(_ line: DeskLine, on day: Day) -> Int { day - DeskLine.zone.day(of: line.history.openedAt) }

    static func table(_ rows: [DeskLine], on day: Day) -> Table {
        Table(
            "backlog", rows,
            columns: [
                Column("Request") { .text($0.id.text) },
                Column("Customer") { .text($0.customer.text) },
                Column("Title", widest: 44) { .text($0.title) },
                Column("Severity") { .text($0.severity) },
                Column("Opened") { .instant($0.history.openedAt, DeskLine.zone) },
                Column("Age in days") { .int(age($0, on: day)) },
                Column("Assigned to") { .text($0.analyst) },
                Column("Standing") { .text($0.standing) },
                Column("Owed next") { line in .text(next(line)?.kind.words ?? "") },
                Column("Due") { DeskLine.instant(next($0)?.due) },
                Column("Clock") { line in next(line).map { .verdict(DeskLine.verdict($0)) } ?? .empty },
            ], whenEmpty: "No request is open.")
    }

    private static func next(_ line: DeskLine) -> ServiceClock? {
        line.clocks.owed.min { ($0.due ?? .distantFuture) < ($1.due ?? .distantFuture) }
    }

    private static let bands: [(name: String, days: ClosedRange<Int>)] = [
        ("up to 1 day", 0...1), ("2-7 days", 2...7), ("8-30 days", 8...30), ("31-90 days", 31...90),
        ("over 90 days", 91...Int.max),
    ]

    private struct SeverityLine: Sendable {
        let severity: String
        let ages: [Int]
    }

    private static func byAge(_ rows: [DeskLine], on day: Day) -> Table {
        let severities = Set(rows.map(\.severity)).sorted()
        let lines = severities.map { severity in
            SeverityLine(severity: severity, ages: rows.filter { $0.severity == severity }.map { age($0, on: day) })
        }
        return Table(
            "backlog-by-age", lines,
            columns: [Column("Severity") { .text($0.severity) }]
                + bands.map { band in Column(band.name) { line in .int(line.ages.count(where: band.days.contains)) } }
                + [Column("All") { .int($0.ages.count) }], whenEmpty: "No request is open.")
    }
}
