import BackOffice
import Domain
import Workbook

/// Every service request opened in a period, with what became of its clocks (8).
enum RequestsReport {
    static let report = Report(
        "requests", title: "Service requests", holds: "Requests opened in a period: severity, clocks, resolution",
        over: .period, notes: DeskDefinitions.all
    ) { scope in
        sheets(try scope.deskLines(openedIn: DeskLine.zone.period(of: scope.days)))
    }

    static func sheets(_ lines: [DeskLine]) -> [Sheet] {
        let late = lines.filter { line in line.clocks.all.contains(where: \.isMissed) }
        let verdict =
            lines.isEmpty
            ? Verdict("No request was opened in these days.", .calm)
            : late.isEmpty
                ? Verdict("No clock of \(lines.count.counted("request")) was missed.", .good)
                : Verdict("\(late.count.grouped) of \(lines.count.counted("request")) missed a clock.", .late)
        return [
            Sheet(
                "Requests", title: "Service requests", summary: "Each request with its clocks and its resolution",
                [.banner(verdict), .table(table(lines))])
        ]
    }

    private static func table(_ lines: [DeskLine]) -> Table {
        Table(
            "requests", lines,
            columns: [
                Column("Request") { .text($0.id.text) },
                Column("Customer") { .text($0.customer.text) },
                Column("Title", widest: 44) { .text($0.title) },
                Column("Severity") { .text($0.severity) },
                Column("Claims 1") { .text($0.history.claimsCritical ? "yes" : "") },
                Column("Channel") { .text($0.history.channel?.words ?? "") },
                Column("Standing") { .text($0.standing) },
                Column("Assigned to") { .text($0.analyst) },
                Column("Opened") { .instant($0.history.openedAt, DeskLine.zone) },
                Column("First response due") { DeskLine.instant($0.clocks.firstResponse.due) },
                Column("First response") { DeskLine.instant(DeskLine.doneAt($0.clocks.firstResponse)) },
                Column("Answered") { .verdict(DeskLine.verdict($0.clocks.firstResponse)) },
                Column("Updates met") { .int($0.clocks.updates.count(where: \.isMet)) },
                Column("Updates missed") { .int($0.clocks.updates.count(where: \.isMissed)) },
                Column("Resolution due") { DeskLine.instant($0.clocks.resolution.due) },
                Column("Fixed") { DeskLine.instant(DeskLine.doneAt($0.clocks.resolution)) },
                Column("Resolution") { .verdict(DeskLine.verdict($0.clocks.resolution)) },
                Column("Resolved") { DeskLine.instant($0.resolvedAt) },
            ], whenEmpty: "No request was opened in these days.")
    }
}
