import BackOffice
import Domain
import Workbook

/// Every daily sheet of a period: who signed it when, what was faulty, what was done about it (10.1).
enum ChecklistsReport {
    static let report = Report(
        "checklists", title: "Daily checklists", holds: "Each system's sheets of a period, sign-offs, faults, completeness",
        over: .period, notes: OperationsDefinitions.all
    ) { scope in
        let now = scope.view.now
        let through = min(scope.days.upperBound, Checklist.zone.day(of: now))
        guard scope.days.lowerBound <= through else { return sheets([], at: now) }
        return sheets(
            try scope.customers.flatMap {
                try scope.view.checklistSheets(of: $0.code, on: scope.days.lowerBound...through, asOf: now)
            }, at: now)
    }

    static func sheets(_ rows: [ChecklistSheet], at now: Instant) -> [Sheet] {
        let figure = ChecklistCompleteness(rows, words: "all sheets listed", at: now)
        let verdict =
            figure.share.isNoObligation
            ? Verdict("No sheet has fallen due.", .calm)
            : figure.missed.isEmpty && figure.late.isEmpty
                ? Verdict("All \(figure.counted.counted("sheet")) due were signed in time.", .good)
                : Verdict(
                    "\(figure.share.words()) signed in time; \(figure.missed.count.grouped) missed, "
                        + "\(figure.late.count.grouped) late.", .late)
        return [
            Sheet(
                "Checklists", title: "Daily checklists", summary: "Each sheet with its sign-off and its faults",
                [.banner(verdict), .table(table(rows, at: now))]),
            EvidenceSheet.sheet([figure.derivation]),
        ]
    }

    private static func table(_ rows: [ChecklistSheet], at now: Instant) -> Table {
        Table(
            "checklists", rows,
            columns: [
                Column("Customer") { .text($0.customer.text) },
                Column("Day") { .day($0.day) },
                Column("System") { .text($0.system.name) },
                Column("Standing") { .verdict(verdict($0.standing(at: now))) },
                Column("Signed") { sheet in sheet.signOff.map { .instant($0.at, Checklist.zone) } ?? .empty },
                Column("By") { .text($0.signOff?.initials ?? "") },
                Column("Items") { .int($0.items.count) },
                Column("Faults") { .int($0.faults.count) },
                Column("What was faulty", widest: 44) {
                    .text($0.faults.map { "\($0.item): \($0.note ?? "")" }.joined(separator: "; "))
                },
                Column("Corrective action", widest: 44) { sheet in
                    .text(
                        sheet.faults.compactMap(\.correctiveAction).map { action in
                            action.record.map { "\(action.words) (\($0))" } ?? action.words
                        }.joined(separator: "; "))
                },
            ], whenEmpty: "No sheet was due in these days.")
    }

    private static func verdict(_ standing: ChecklistSheet.Standing) -> Verdict {
        switch standing {
        case .counted: Verdict(standing.words, .good)
        case .signedLate, .missed: Verdict(standing.words, .late)
        case .open: Verdict(standing.words, .due)
        case .toCome: Verdict(standing.words, .calm)
        }
    }
}
