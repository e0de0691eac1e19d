import BackOffice
import Domain
import Workbook

/// The desk's part of the quarterly status report: requests by severity with their clocks, the oldest open, escalations.
enum RequestSheets {
    static let name = "Requests"

    static func sheet(_ facts: QuarterFacts) -> Sheet {
        let rows = ClockAttainmentReport.attainment(facts.requests, months: facts.quarter.months)
        let end = min(facts.now, DeskLine.zone.instant(facts.quarter.last, second: 86_400))
        let open = facts.requests.compactMap { $0.known(at: end, policies: facts.policies) }
            .filter { $0.history.state == .open }.sorted { ($0.history.openedAt, $0.id) < ($1.history.openedAt, $1.id) }
        let day = DeskLine.zone.day(of: end - 1)
        var blocks: [Block] = [
            .banner(ClockAttainmentReport.verdict(rows)), .heading("By severity"), .table(bySeverity(facts, open: open)),
            .heading("Clocks met"), .table(ClockAttainmentReport.table(rows)), .heading("Oldest open"),
            .table(BacklogReport.table(Array(open.prefix(10)), on: day)),
        ]
        if !facts.escalations.isEmpty {
            blocks += [.heading("Escalations"), .table(EscalationsReport.table(facts.escalations))]
        }
        return Sheet(
            name, title: "Service requests", summary: "Requests by severity, clocks met, the oldest open, escalations",
            blocks)
    }

    private struct SeverityLine: Sendable {
        let severity: Severity
        let opened: Int
        let resolved: Int
        let open: Int
    }

    /// What came in, was resolved, and is open at the quarter's end, or now while it runs.
    private static func bySeverity(_ facts: QuarterFacts, open: [DeskLine]) -> Table {
        let quarter = DeskLine.zone.period(of: facts.quarter.first...facts.quarter.last)
        let severities = Set(facts.requests.compactMap(\.history.severity)).sorted()
        let lines = severities.map { severity in
            let own = facts.requests.filter { $0.history.severity == severity }
            return SeverityLine(
                severity: severity, opened: own.count { quarter.contains($0.history.openedAt) },
                resolved: own.count { $0.resolvedAt.map(quarter.contains) ?? false },
                open: open.count { $0.history.severity == severity })
        }
        return Table(
            "requests-by-severity", lines,
            columns: [
                Column("Severity") { .int($0.severity.number) },
                Column("Opened") { .int($0.opened) },
                Column("Resolved") { .int($0.resolved) },
                Column("Open at the end") { .int($0.open) },
            ], whenEmpty: "No request was open in the quarter.")
    }
}
