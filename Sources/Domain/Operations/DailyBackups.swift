/// On how many of the days that are over each system was backed up, system and database (10.4). Days of the provider's zone.
///
/// Any copy taken on the day counts for it, a weekly or monthly one too; a copy of every system counts for each.
package struct DailyBackups: Equatable, Codable, Sendable {
    package let words: String
    package let share: Share
    package let gaps: [Gap]

    /// A day on which a system's backup was not taken, or not whole.
    package struct Gap: Equatable, Codable, Sendable {
        package let customer: CustomerCode
        package let day: Day
        package let system: MonitoredSystem
        /// What no copy of the day holds.
        package let lacks: BackupCopy.Contents

        package init(customer: CustomerCode, day: Day, system: MonitoredSystem, lacks: BackupCopy.Contents) {
            self.customer = customer
            self.day = day
            self.system = system
            self.lacks = lacks
        }
    }

    package init(words: String, share: Share, gaps: [Gap]) {
        self.words = words
        self.share = share
        self.gaps = gaps
    }

    /// `days` are those that are judged: over, and under an agreement.
    package init(of customer: CustomerCode, systems: [MonitoredSystem], on days: [Day], copies: [BackupCopy], words: String) {
        let taken = Dictionary(grouping: copies) { Checklist.zone.day(of: $0.takenAt) }
        gaps = days.flatMap { day in
            systems.sorted().compactMap { system -> Gap? in
                let held = (taken[day] ?? []).filter { $0.system == nil || $0.system == system }.map(\.contents)
                let hasSystem = held.contains { $0 != .database }
                let hasDatabase = held.contains { $0 != .system }
                guard !hasSystem || !hasDatabase else { return nil }
                let lacks: BackupCopy.Contents = hasSystem ? .database : hasDatabase ? .system : .both
                return Gap(customer: customer, day: day, system: system, lacks: lacks)
            }
        }
        let due = days.count * systems.count
        share = Share(due - gaps.count, of: due)
        self.words = words
    }

    package static func + (a: DailyBackups, b: DailyBackups) -> DailyBackups {
        DailyBackups(words: a.words, share: a.share + b.share, gaps: a.gaps + b.gaps)
    }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Daily backups, \(words)",
            rule: "Days over on which a system was backed up, system and database, over days due (10.4).",
            result: share.isNoObligation
                ? "nothing was due" : "\(share.part.grouped) of \(share.whole.counted("backup")) = \(share.words())")
        for gap in gaps.prefix(50) { derivation.input("missing", "\(gap.system) on \(gap.day.words), \(gap.lacks.lackWords)") }
        if gaps.count > 50 { derivation.step("\((gaps.count - 50).grouped) more") }
        return derivation
    }
}

extension BackupCopy.Contents {
    /// What is missing where nothing holds it.
    package var lackWords: String {
        switch self {
        case .system: "system not backed up"
        case .database: "database not backed up"
        case .both: "no backup"
        }
    }
}
