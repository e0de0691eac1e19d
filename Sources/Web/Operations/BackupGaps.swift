import BackOffice
import Domain
import Workbook

/// Backups of the last seven days that were not taken, each with how its month came about.
enum BackupGaps {
    static func facts(_ visit: Visit, most: Int) throws -> [any Piece] {
        let today = Checklist.zone.day(of: visit.now)
        let gaps = try visit.read { try $0.backupGaps(on: (today - 7)...(today - 1)) }
        guard !gaps.isEmpty else { return [] }
        let rows = gaps.prefix(most).map { gap -> (String, Shown) in
            (
                gap.customer.text,
                Shown(gap.words, chip: Chip("not taken", .late), why: "/why/backups/\(gap.customer)/\(Month(of: gap.day))")
            )
        }
        let more = gaps.count - rows.count
        return [Facts(rows)] + (more > 0 ? [Prose("And \(more.grouped) more in the last seven days.")] : [])
    }

    /// Above the list of copies; nothing where none is missing.
    static func panel(_ visit: Visit) throws -> [any Piece] {
        let rows = try facts(visit, most: 20)
        return rows.isEmpty ? [] : [Panel("Not taken in the last seven days", id: "gaps", rows)]
    }
}

extension DailyBackups.Gap {
    /// `no backup of headend on 14 Sep 2026`.
    var words: String {
        switch lacks {
        case .both: "no backup of \(system) on \(day.words)"
        case .system: "no backup of the system of \(system) on \(day.words)"
        case .database: "no backup of the database of \(system) on \(day.words)"
        }
    }
}
