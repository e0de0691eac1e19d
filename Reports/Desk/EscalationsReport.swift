import BackOffice
import Domain
import Workbook

/// Every threshold a clock passed in a period, and who was told (8.4).
enum EscalationsReport {
    static let report = Report(
        "escalations", title: "Escalations", holds: "Thresholds that clocks passed in a period, who was told, who took it",
        over: .period, notes: DeskDefinitions.all
    ) { scope in
        let period = DeskLine.zone.period(of: scope.days)
        return sheets(try scope.view.escalations(crossedIn: period).filter { scope.holds($0.customer) })
    }

    static func sheets(_ rows: [Escalation]) -> [Sheet] {
        let open = Set(rows.filter { $0.percent == 100 && !$0.steps.contains { $0.acknowledgedAt != nil } }.map(\.request))
        let verdict =
            rows.isEmpty
            ? Verdict("No clock passed a threshold in these days.", .good)
            : open.isEmpty
                ? Verdict("\(rows.count.counted("crossing")); every clock that ran out was taken up.", .calm)
                : Verdict(
                    "Ran out and not acknowledged: \(open.sorted().map(\.text).joined(separator: ", ")).", .late)
        return [
            Sheet(
                "Escalations", title: "Escalations", summary: "Each threshold passed with who was told",
                [.banner(verdict), .table(table(rows))])
        ]
    }

    static func table(_ rows: [Escalation]) -> Table {
        Table(
            "escalations", rows,
            columns: [
                Column("Request") { .text($0.request.text) },
                Column("Customer") { .text($0.customer.text) },
                Column("Severity") { .int($0.severity.number) },
                Column("Clock") { .text($0.clock.words) },
                Column("Passed, percent") { .int($0.percent) },
                Column("At") { .instant($0.crossedAt, DeskLine.zone) },
                Column("Through a change") { .text($0.throughChange ? "yes" : "") },
                Column("Told", widest: 60) { row in .text(row.steps.map(\.words).joined(separator: "; ")) },
                Column("Acknowledged", widest: 44) { row in
                    .text(
                        row.steps.compactMap { step in
                            step.acknowledgedAt.map { "\(step.acknowledgedBy ?? "") \(DeskLine.zone.words($0))" }
                        }.joined(separator: "; "))
                },
            ], whenEmpty: "No clock passed a threshold in these days.")
    }
}

extension Escalation.Step {
    /// `director (role supportManager)`.
    fileprivate var words: String { "\(level.words) (\(who?.words ?? "nobody"))" }
}
