import BackOffice
import Domain
import Workbook

/// The register of backup copies on a day: where each is, and what is due (10.4).
enum BackupsReport {
    static let report = Report(
        "backups", title: "Backup and media register", holds: "Copies with custody and disposal on a day, and what is due",
        over: .day, notes: OperationsDefinitions.all
    ) { scope in
        let day = scope.days.upperBound
        let at = min(scope.view.now, Checklist.zone.instant(day, second: 86_400))
        let copies = try scope.view.backupCopies(asOf: scope.view.now).filter {
            scope.holds($0.customer) && $0.takenAt < Checklist.zone.instant(day, second: 86_400)
        }
        let last = (day - (gapDays - 1))...day
        let daily = try scope.customers.map {
            try scope.view.dailyBackups(of: $0.code, on: last, words: "\(gapDays) days to \(day.words)")
        }
        return sheets(copies, daily: daily.reduce(DailyBackups(words: "", share: .zero, gaps: []), +), on: day, at: at)
    }

    /// So many days back from the day of the register are looked through for days without a backup.
    private static let gapDays = 30

    static func sheets(_ rows: [BackupCopy], daily: DailyBackups, on day: Day, at instant: Instant) -> [Sheet] {
        let due = rows.filter { Rotation.standard.next(of: $0).map { $0.day <= day } ?? false }
        let verdict =
            due.isEmpty
            ? Verdict("Nothing is due to rotate or to be disposed of.", .good)
            : Verdict(
                "Due: \(due.map { "\($0.id) \(Rotation.standard.next(of: $0)?.words ?? "")" }.joined(separator: "; ")).", .due)
        return [
            Sheet(
                "Backups", title: "Backup and media register", summary: "Each copy with its keeper and its next step",
                [.banner(verdict), .table(table(rows, on: day, at: instant))]),
            Sheet(
                "Days without", title: "Days without a daily backup",
                summary: "The \(gapDays) days to \(day.words) on which a system was not backed up",
                [.banner(dailyVerdict(daily)), .table(table(daily))]),
            Sheet(
                "Custody", title: "Custody", summary: "Whose hands each copy has been in, and how it ended",
                [.table(custody(rows))]),
        ]
    }

    private static func table(_ rows: [BackupCopy], on day: Day, at instant: Instant) -> Table {
        Table(
            "backups", rows,
            columns: [
                Column("Backup") { .text($0.id.text) },
                Column("Customer") { .text($0.customer.text) },
                Column("System") { .text($0.system?.name ?? "all") },
                Column("Kind") { .text($0.schedule.words) },
                Column("Contents") { .text($0.contents.rawValue) },
                Column("Taken") { .instant($0.takenAt, Checklist.zone) },
                Column("Medium") { .text($0.medium) },
                Column("Change") { .text($0.change?.description ?? "") },
                Column("Place") { .text($0.keeper(at: instant)?.place.words ?? "disposed of") },
                Column("Keeper", widest: 34) { .text($0.keeper(at: instant)?.keeper ?? "") },
                Column("Next") { copy in
                    guard let next = Rotation.standard.next(of: copy) else { return .empty }
                    return .verdict(Verdict(next.words, next.day <= day ? .due : .calm))
                },
            ], whenEmpty: "No backup was taken by then.")
    }

    private static func dailyVerdict(_ daily: DailyBackups) -> Verdict {
        guard !daily.share.isNoObligation else { return Verdict("No backup was due: none is recorded yet.", .calm) }
        return daily.gaps.isEmpty
            ? Verdict("All \(daily.share.whole.counted("backup")) due were taken.", .good)
            : Verdict("\(daily.gaps.count.grouped) of \(daily.share.whole.counted("backup")) due were not taken.", .late)
    }

    private static func table(_ daily: DailyBackups) -> Table {
        Table(
            "gaps", daily.gaps.sorted { ($0.day, $0.customer, $0.system) < ($1.day, $1.customer, $1.system) },
            columns: [
                Column("Day") { .day($0.day) },
                Column("Customer") { .text($0.customer.text) },
                Column("System") { .text($0.system.name) },
                Column("What is missing") { .text($0.lacks.lackWords) },
            ], whenEmpty: "No day without a backup.")
    }

    private struct CustodyLine: Sendable {
        let copy: BackupCopy.ID
        let what: String
        let who: String
        let from: Instant
    }

    private static func custody(_ rows: [BackupCopy]) -> Table {
        let lines = rows.flatMap { copy in
            copy.custody.map { CustodyLine(copy: copy.id, what: $0.place.words, who: $0.keeper, from: $0.from) }
                + (copy.disposal.map { [CustodyLine(copy: copy.id, what: "disposed of", who: $0.method, from: $0.at)] } ?? [])
        }
        return Table(
            "custody", lines,
            columns: [
                Column("Backup") { .text($0.copy.text) },
                Column("What") { .text($0.what) },
                Column("Keeper or method", widest: 60) { .text($0.who) },
                Column("From") { .instant($0.from, Checklist.zone) },
            ], whenEmpty: "No backup was taken by then.")
    }
}
