import BackOffice
import Domain
import Workbook

/// Every change of a period with its approval, its planned and actual times, its backup, and until when it is kept (9.4).
enum ChangeArchiveReport {
    static let report = Report(
        "change-archive", title: "Archive of changes",
        holds: "Changes a period saw: approval, planned and actual times, backup, review, every step, how long they are kept",
        over: .period, notes: BoardDefinitions.all
    ) { scope in
        let view = scope.view
        let years = try view.standingBoardRules()?.retentionYears ?? 1
        let period = scope.zone.period(of: scope.days)
        let lines = try view.changes().filter { scope.holds($0) }.compactMap { change -> ArchiveLine? in
            let steps = try view.steps(of: change.id)
            let isOf = steps.contains { period.start <= $0.at && $0.at < period.end }
            return isOf
                ? ArchiveLine(
                    change: change, steps: steps, windows: try view.windows(of: change.id).map(\.id), retentionYears: years)
                : nil
        }
        return sheets(lines, names: try view.peopleNames(), in: scope.zone)
    }

    struct ArchiveLine: Sendable {
        let change: ChangeRequest
        let steps: [ChangeStep]
        let windows: [ServiceWindow.ID]
        let retentionYears: Int

        /// Counted from the day it was over; nil while it is not.
        func keptUntil(in zone: Zone) -> Day? {
            change.isOver ? steps.last.flatMap { BoardRules.keptUntil(endedOn: zone.day(of: $0.at), years: retentionYears) } : nil
        }
    }

    static func sheets(_ lines: [ArchiveLine], names: PeopleNames, in zone: Zone) -> [Sheet] {
        let unapproved = lines.filter { $0.change.kind == .unauthorized }
        let open = lines.count { !$0.change.isOver }
        let verdict =
            lines.isEmpty
            ? Verdict("No change was worked on in these days.", .calm)
            : Verdict(
                "\(lines.count.counted("change")), \(open) still open."
                    + (unapproved.isEmpty
                        ? "" : " Made without approval: \(unapproved.map(\.change.id.text).joined(separator: ", "))."),
                unapproved.isEmpty ? .good : .late)
        return [
            Sheet(
                "Changes", title: "Changes", summary: "Each change with its approval, times, backup and review",
                [
                    .banner(verdict), .table(table(lines, zone)), .heading("Approval, backup and review"),
                    .table(evidence(lines, names, zone)),
                ]),
            Sheet(
                "Plans", title: "Plans", summary: "What each change says",
                [.table(BoardTables.plans(lines.map(\.change), named: "archived plans"))]),
            Sheet(
                "Steps", title: "Steps", summary: "Every fact of each change, as it was recorded",
                [.table(steps(lines, names, zone))]),
        ]
    }

    private static func table(_ lines: [ArchiveLine], _ zone: Zone) -> Table {
        Table(
            "changes", lines,
            columns: [
                Column("Change") { .text($0.change.id.text) },
                Column("Title", widest: 36) { .text($0.change.plan.title) },
                Column("Kind") { .text($0.change.kind.rawValue) },
                Column("Status") { .text($0.change.status.word) },
                Column("Affects", widest: 30) { .text(BoardTables.affects($0.change)) },
                Column("Planned from") { line in line.change.plan.planned.map { .instant($0.start, zone) } ?? .empty },
                Column("Planned to") { line in line.change.plan.planned.map { .instant($0.end, zone) } ?? .empty },
                Column("Actual from") { line in line.change.implementation.map { .instant($0.actual.start, zone) } ?? .empty },
                Column("Actual to") { line in line.change.implementation.map { .instant($0.actual.end, zone) } ?? .empty },
                Column("Kept until") { line in line.keptUntil(in: zone).map { .day($0) } ?? .text("while open") },
            ], whenEmpty: "No change was worked on in these days.")
    }

    private static func evidence(_ lines: [ArchiveLine], _ names: PeopleNames, _ zone: Zone) -> Table {
        Table(
            "evidence", lines,
            columns: [
                Column("Change") { .text($0.change.id.text) },
                Column("Asked by") { .text(names.name($0.change.requestedBy)) },
                Column("Approved by", widest: 40) { .text(BoardTables.approval($0.change, names)) },
                Column("Made by") { .text(names.name($0.change.plan.implementer)) },
                Column("Windows") { .text($0.windows.map(\.text).joined(separator: ", ")) },
                Column("Backup", widest: 36) { .text($0.change.implementation?.backup?.reference ?? "") },
                Column("Taken") { line in line.change.implementation?.backup.map { .instant($0.takenAt, zone) } ?? .empty },
                Column("Review", widest: 50) { .text($0.change.implementation?.review?.finding ?? "") },
            ], whenEmpty: "No change was worked on in these days.")
    }

    private static func steps(_ lines: [ArchiveLine], _ names: PeopleNames, _ zone: Zone) -> Table {
        Table(
            "steps", lines.flatMap(\.steps),
            columns: [
                Column("Change") { .text($0.change.text) },
                Column("When") { .instant($0.at, zone) },
                Column("Step") { .text($0.fact) },
                Column("By") { .text(names.name($0.by)) },
                Column("In words", widest: 80) { .text($0.words) },
            ], whenEmpty: "No step was recorded.")
    }
}
