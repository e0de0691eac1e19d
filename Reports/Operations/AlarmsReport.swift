import BackOffice
import Domain
import Workbook

/// Every alarm that opened in a period (10.2).
enum AlarmsReport {
    static let report = Report(
        "alarms", title: "Alarms", holds: "Alarms that opened in a period: threshold, acknowledgement, clearing, links",
        over: .period, notes: OperationsDefinitions.all
    ) { scope in
        let view = scope.view
        let alarms = try view.alarms(openedIn: Checklist.zone.period(of: scope.days), asOf: view.now).filter { alarm in
            alarm.place.customer.map { scope.holds($0) } ?? !scope.isOfOne
        }
        return sheets(
            try alarms.map { AlarmLine(alarm: $0, monitor: try view.monitor($0.monitor)) }, names: try view.peopleNames())
    }

    static func sheets(_ rows: [AlarmLine], names: PeopleNames) -> [Sheet] {
        let open = rows.filter(\.alarm.isOpen)
        let verdict =
            open.isEmpty
            ? Verdict("No alarm of these days is open.", .good)
            : Verdict("Open: \(open.map { "\($0.alarm.id) \($0.monitor.words)" }.joined(separator: "; ")).", .late)
        return [
            Sheet(
                "Alarms", title: "Alarms", summary: "Each alarm with what opened it and what became of it",
                [.banner(verdict), .table(table(rows, names))]),
            EvidenceSheet.sheet(rows.map { $0.alarm.derivation(of: $0.monitor, in: Checklist.zone, name: names.name) }),
        ]
    }

    private static func table(_ rows: [AlarmLine], _ names: PeopleNames) -> Table {
        Table(
            "alarms", rows,
            columns: [
                Column("Alarm") { .text($0.alarm.id.text) },
                Column("Place", widest: 34) { .text($0.alarm.place.words) },
                Column("Measures") { .text($0.monitor.name.text) },
                Column("Severity") { .text($0.alarm.severity.rawValue) },
                Column("Standing") { .verdict(Verdict($0.alarm.standing, $0.alarm.isOpen ? .late : .good)) },
                Column("Opened") { .instant($0.alarm.openedAt, Checklist.zone) },
                Column("Value") { line in
                    .text(line.alarm.crossings.last.map { line.monitor.words(of: $0.value) } ?? "")
                },
                Column("Thresholds", widest: 44) { .text($0.monitor.thresholds.words) },
                Column("Acknowledged") { line in
                    line.alarm.acknowledgement.map { .instant($0.at, Checklist.zone) } ?? .empty
                },
                Column("By") { .text($0.alarm.acknowledgement.map { names.name($0.by) } ?? "") },
                Column("Cleared") { line in line.alarm.clearing.map { .instant($0.at, Checklist.zone) } ?? .empty },
                Column("Lasted") { line in line.alarm.clearing.map { .seconds($0.at - line.alarm.openedAt) } ?? .empty },
                Column("Linked to") { .text($0.alarm.links.map(\.description).joined(separator: ", ")) },
            ], whenEmpty: "No alarm opened in these days.")
    }
}

struct AlarmLine: Sendable {
    let alarm: Alarm
    let monitor: Monitor
}
