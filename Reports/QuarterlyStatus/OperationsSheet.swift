import BackOffice
import Domain
import Workbook

/// How the systems of a customer were looked after in a quarter: sheets, alarms, backups, drills and recoveries.
struct OperationsFacts: Sendable {
    /// By month, of those begun.
    let checklists: [(month: Month, figure: ChecklistCompleteness)]
    let backups: [(month: Month, figure: DailyBackups)]
    let alarms: [AlarmLine]
    let recoveries: [Recovery]
    let now: Instant
    let zone: Zone

    var isEmpty: Bool {
        alarms.isEmpty && recoveries.isEmpty && backups.allSatisfy(\.figure.share.isNoObligation)
            && checklists.allSatisfy { $0.figure.share.isNoObligation && $0.figure.outstanding == 0 }
    }
}

extension OperationsFacts {
    init(of customer: Customer, _ quarter: Quarter, from view: View) throws {
        let months = quarter.months.filter { $0.first <= Checklist.zone.day(of: view.now) }
        checklists = try months.map { ($0, try view.checklistCompleteness(of: customer.code, over: .month($0))) }
        backups = try months.map { ($0, try view.dailyBackups(of: customer.code, on: $0.days, words: $0.words)) }
        let days = Checklist.zone.period(of: quarter.first...quarter.last)
        alarms = try view.alarms(of: customer.code, openedIn: days, asOf: view.now).map {
            AlarmLine(alarm: $0, monitor: try view.monitor($0.monitor))
        }
        recoveries = try view.recoveries(
            of: customer.code, identifiedIn: customer.zone.period(of: quarter.first...quarter.last), asOf: view.now)
        now = view.now
        zone = customer.zone
    }
}

enum OperationsSheet {
    static func sheet(_ facts: OperationsFacts) -> Sheet {
        Sheet(
            "Operations", title: "Operations", summary: "Checklists, alarms, backups, drills and recoveries of the quarter",
            [
                .banner(verdict(facts)), .heading("Checklists and backups by month"), .table(months(facts)),
                .heading("Alarms by severity"), .table(bySeverity(facts)), .heading("Alarms"), .table(alarms(facts)),
                .heading("Drills and recoveries"), .table(recoveries(facts)),
            ])
    }

    private static func verdict(_ facts: OperationsFacts) -> Verdict {
        let sheets = facts.checklists.reduce(Share.zero) { $0 + $1.figure.share }
        let backups = facts.backups.reduce(Share.zero) { $0 + $1.figure.share }
        let missed = facts.recoveries.filter { $0.isInTime(at: facts.now) == false }
        let open = facts.alarms.count { $0.alarm.isOpen }
        var words = [
            sheets.isNoObligation ? "No checklist was due" : "\(sheets.words()) of checklists signed in time",
            backups.isNoObligation ? "no backup was due" : "\(backups.words()) of backups taken",
            facts.alarms.count.counted("alarm") + (open > 0 ? ", \(open.grouped) open" : ""),
            "\(facts.recoveries.count.grouped) drilled or recovered",
        ].joined(separator: "; ")
        words += missed.isEmpty ? "." : ", beyond the tier: \(missed.map(\.id.text).joined(separator: ", "))."
        let isWhole = sheets.part == sheets.whole && backups.part == backups.whole && missed.isEmpty
        return Verdict(words, isWhole && open == 0 ? .good : missed.isEmpty ? .due : .late)
    }

    private struct MonthLine: Sendable {
        let month: Month
        let sheets: ChecklistCompleteness
        let backups: DailyBackups
    }

    private static func months(_ facts: OperationsFacts) -> Table {
        let lines = zip(facts.checklists, facts.backups).map { MonthLine(month: $0.month, sheets: $0.figure, backups: $1.figure) }
        return Table(
            "operations by month", lines,
            columns: [
                Column("Month") { .month($0.month) },
                Column("Sheets due") { .int($0.sheets.share.whole) },
                Column("Signed in time") { .int($0.sheets.share.part) },
                Column("Late") { .int($0.sheets.late.count) },
                Column("Missed") { .int($0.sheets.missed.count) },
                Column("Completeness") { .share($0.sheets.share) },
                Column("Backups due") { .int($0.backups.share.whole) },
                Column("Taken") { .int($0.backups.share.part) },
                Column("Backed up") { .share($0.backups.share) },
            ],
            rates: [
                "Completeness": .init("Signed in time", over: "Sheets due"), "Backed up": .init("Taken", over: "Backups due"),
            ], whenEmpty: "Nothing was due.")
    }

    private struct SeverityLine: Sendable {
        let severity: Alarm.Severity
        let opened: Int
        let open: Int
        /// Seconds from the last crossing to its acknowledgement, of those acknowledged.
        let waits: [Int]
    }

    private static func bySeverity(_ facts: OperationsFacts) -> Table {
        let lines = [Alarm.Severity.critical, .warning].map { severity in
            let alarms = facts.alarms.map(\.alarm).filter { $0.severity == severity }
            return SeverityLine(
                severity: severity, opened: alarms.count, open: alarms.count { $0.isOpen },
                waits: alarms.compactMap(\.secondsToAcknowledge))
        }
        return Table(
            "alarms by severity", lines,
            columns: [
                Column("Severity") { .text($0.severity.rawValue) },
                Column("Opened") { .int($0.opened) },
                Column("Still open") { .int($0.open) },
                Column("Acknowledged") { .int($0.waits.count) },
                Column("Mean time to acknowledge") { line in
                    line.waits.isEmpty ? .empty : .seconds(line.waits.reduce(0, +) / line.waits.count)
                },
                Column("Longest") { line in line.waits.max().map { .seconds($0) } ?? .empty },
            ])
    }

    private static func alarms(_ facts: OperationsFacts) -> Table {
        Table(
            "quarter alarms", facts.alarms,
            columns: [
                Column("Alarm") { .text($0.alarm.id.text) },
                Column("System") { line in
                    if case .system(_, let system) = line.monitor.place { .text(system.name) } else { .empty }
                },
                Column("Measures") { .text($0.monitor.name.text) },
                Column("Severity") { .text($0.alarm.severity.rawValue) },
                Column("Standing") { .verdict(Verdict($0.alarm.standing, $0.alarm.isOpen ? .late : .good)) },
                Column("Opened") { .instant($0.alarm.openedAt, facts.zone) },
                Column("To acknowledge") { line in line.alarm.secondsToAcknowledge.map { .seconds($0) } ?? .empty },
                Column("Lasted") { line in line.alarm.clearing.map { .seconds(max(0, $0.at - line.alarm.openedAt)) } ?? .empty },
                Column("Linked to") { .text($0.alarm.links.map(\.description).joined(separator: ", ")) },
            ], whenEmpty: "No alarm opened in the quarter.")
    }

    private static func recoveries(_ facts: OperationsFacts) -> Table {
        Table(
            "quarter recoveries", facts.recoveries,
            columns: [
                Column("Number") { .text($0.id.text) },
                Column("Occasion") { .text($0.isDrill ? "drill" : "in earnest") },
                Column("System") { .text($0.system.name) },
                Column("Kind") { .text($0.kind.words) },
                Column("Standing") { recovery in
                    switch recovery.isInTime(at: facts.now) {
                    case true?: .verdict(Verdict("met", .good))
                    case false?: .verdict(Verdict("missed", .late))
                    case nil: .verdict(Verdict("running", .due))
                    }
                },
                Column("Identified") { .instant($0.identifiedAt, facts.zone) },
                Column("Elapsed") { .seconds($0.elapsed(at: facts.now)) },
                Column("Allowed") { .hours($0.target.hours) },
                Column("Note", widest: 60) { .text($0.note) },
            ], whenEmpty: "Nothing was drilled or recovered in the quarter.")
    }
}
