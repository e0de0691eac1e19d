import BackOffice
import Domain
import Workbook

/// Availability by month, every outage, every service window.
enum AvailabilitySheets {
    static func sheet(_ facts: QuarterFacts) -> Sheet {
        let lines = facts.availability.flatMap { entry in entry.rows.map { Line(month: entry.month, row: $0) } }
        let bySystem = lines.sorted { ($0.figure.system.name, $0.month) < ($1.figure.system.name, $1.month) }
        var blocks: [Block] = [.table(months(bySystem))]
        blocks += charts(lines)
        blocks += [.heading("Outages"), .table(outages(lines, facts.zone))]
        blocks += [.heading("Service windows"), .table(windows(lines, facts.zone))]
        return Sheet(
            "Availability", title: "Availability",
            summary: "Agreed and down time of each system by month, every outage, every service window",
            blocks)
    }

    private struct Line: Sendable {
        let month: Month
        let row: AvailabilityRow
        var figure: Availability { row.figure }
    }

    private static func months(_ lines: [Line]) -> Table {
        Table(
            "availability", lines,
            columns: [
                Column("System") { .text($0.figure.system.name) },
                Column("Month") { .month($0.month) },
                Column("Agreed time") { .seconds($0.figure.agreed) },
                Column("Down") { .seconds($0.figure.down) },
                Column("Unknown") { .seconds($0.figure.unknown) },
                Column("Up") { .seconds($0.figure.agreed - $0.figure.down) },
                Column("Availability") { .share($0.figure.share, against: $0.row.target) },
                Column("Promise") { .percent($0.row.target) },
                Column("State") { line in
                    line.row.isFinal
                        ? (line.row.restated == nil ? .text("frozen") : .verdict(Verdict("frozen, restated since", .due)))
                        : .verdict(Verdict("not final", .calm))
                },
            ], rates: ["Availability": .init("Up", over: "Agreed time")], whenEmpty: "No system was monitored.")
    }

    /// The applications month by month, with their promise as a line.
    private static func charts(_ lines: [Line]) -> [Block] {
        let applications = lines.filter { $0.figure.system != .infrastructure }
        let systems = applications.map(\.figure.system.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let months = lines.map(\.month).reduce(into: [Month]()) { if !$0.contains($1) { $0.append($1) } }
        guard months.count > 1, let promise = applications.first?.row.target else { return [] }
        let columns =
            [Column<Month>("Month") { .month($0) }]
            + systems.map { system in
                Column<Month>(system) { month in
                    applications.first { $0.month == month && $0.figure.system.name == system && !$0.figure.share.isNoObligation }
                        .map { .share($0.figure.share, against: promise) } ?? .empty
                }
            } + [Column<Month>("Promise") { _ in .percent(promise) }]
        let table = Table("availability by system", months, columns: columns)
        let chart = Chart(
            "Availability of applications by month", systems.count > 1 ? .line : .column, of: table.name, along: "Month",
            series: systems.map { Chart.Series($0) } + [.target("Promise")], unit: "percent of agreed time")
        return [.heading("Applications by month"), .table(table), .chart(chart)]
    }

    private static func outages(_ lines: [Line], _ zone: Zone) -> Table {
        let rows = lines.flatMap { line in line.figure.outages.map { (line: line, outage: $0) } }
            .map { Event(system: $0.line.figure.system.name, month: $0.line.month, outage: $0.outage) }
            .sorted { ($0.outage.period.start, $0.system) < ($1.outage.period.start, $1.system) }
        return Table(
            "outages", rows,
            columns: [
                Column("Outage") { .text($0.outage.outage.text) },
                Column("From") { .instant($0.outage.period.start, zone) },
                Column("To") { $0.outage.isOpen ? .text("still open") : .instant($0.outage.period.end, zone) },
                Column("In agreed time") { .seconds($0.outage.seconds) },
                Column("Kind") {
                    $0.outage.kind == .unavailable ? .verdict(Verdict("down", .late)) : .text($0.outage.kind.rawValue)
                },
                Column("System", widest: 24) { .text($0.system) },
                Column("What happened", widest: 80) { .text($0.outage.note) },
            ], whenEmpty: "No outage was recorded.")
    }

    private struct Event: Sendable {
        let system: String
        let month: Month
        let outage: Availability.OutageEffect
    }

    private static func windows(_ lines: [Line], _ zone: Zone) -> Table {
        var seen: Set<String> = []
        let rows = lines.flatMap { line in line.figure.windows.map { Work(system: line.figure.system.name, window: $0) } }
            .filter { seen.insert("\($0.window.window) \($0.system)").inserted }
        return Table(
            "windows", rows,
            columns: [
                Column("Window") { .text($0.window.window.text) },
                Column("From") { .instant($0.window.planned.start, zone) },
                Column("To") { .instant($0.window.planned.end, zone) },
                Column("Out of agreed time") { .seconds($0.window.excluded) },
                Column("Overran by") { .seconds($0.window.overrun) },
                Column("System", widest: 24) { .text($0.system) },
                Column("Standing", widest: 60) { .text($0.window.why) },
            ], whenEmpty: "No service window was planned.")
    }

    private struct Work: Sendable {
        let system: String
        let window: Availability.WindowEffect
    }
}
