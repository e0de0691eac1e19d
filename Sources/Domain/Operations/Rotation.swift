/// How long copies are kept where (10.4): days of the provider's zone.
package struct Rotation: Equatable, Codable, Sendable {
    /// Weekly copies: on site so many days, then off site so many more.
    package let weeklyOnSiteDays: Int
    package let weeklyOffSiteDays: Int
    /// Monthly copies: off site, so many months from the day they were taken.
    package let monthlyMonths: Int

    package static let standard = Rotation(weeklyOnSiteDays: 7, weeklyOffSiteDays: 14, monthlyMonths: 13)

    /// What is to be done with a copy, and from which day on.
    package enum Step: Equatable, Sendable {
        case offSite(on: Day)
        case dispose(on: Day)
    }

    /// The next step of a copy; nil once it is disposed of, and for the daily ones and those after a change, whose keeping the
    /// clause leaves open.
    package func next(of copy: BackupCopy) -> Step? {
        guard copy.disposal == nil, let last = copy.custody.last, let end = keptUntil(copy) else { return nil }
        let taken = Checklist.zone.day(of: copy.takenAt)
        return last.place == .offSite
            ? .dispose(on: end) : .offSite(on: copy.schedule == .weekly ? taken + weeklyOnSiteDays : taken)
    }

    /// The day from which a copy is to be disposed of; nil where the clause leaves it open.
    package func keptUntil(_ copy: BackupCopy) -> Day? {
        let taken = Checklist.zone.day(of: copy.takenAt)
        switch copy.schedule {
        case .daily, .afterChange: return nil
        case .weekly: return taken + weeklyOnSiteDays + weeklyOffSiteDays
        case .monthly: return Rotation.day(monthlyMonths, monthsAfter: taken)
        }
    }

    package func derivation(of copy: BackupCopy) -> Derivation {
        var derivation = Derivation(
            "\(copy.id), \(copy.schedule.words) backup of \(copy.customer)",
            rule: "Weekly copies stay on site \(weeklyOnSiteDays) days, then off site \(weeklyOffSiteDays); monthly ones "
                + "\(monthlyMonths) months off site (10.4).",
            result: next(of: copy)?.words ?? (copy.disposal == nil ? "nothing is due" : "disposed of"))
        derivation.input("taken", Checklist.zone.words(copy.takenAt), source: copy.id.text)
        for custody in copy.custody {
            derivation.step("\(custody.place.words) with \(custody.keeper) from \(Checklist.zone.words(custody.from))")
        }
        if let disposal = copy.disposal {
            derivation.step("disposed of at \(Checklist.zone.words(disposal.at)): \(disposal.method)")
        }
        return derivation
    }

    /// The same day of a later month, or its last where it has no such day.
    static func day(_ months: Int, monthsAfter day: Day) -> Day {
        let month = (0..<max(0, months)).reduce(Month(of: day)) { month, _ in month.next }
        return month.first + (min(day.day, month.length) - 1)
    }
}

extension Rotation.Step {
    package var day: Day {
        switch self {
        case .offSite(let day), .dispose(let day): day
        }
    }

    package var words: String {
        switch self {
        case .offSite(let day): "off site from \(day.words) on"
        case .dispose(let day): "to be disposed of from \(day.words) on"
        }
    }
}

extension BackupCopy.Schedule {
    package var words: String {
        switch self {
        case .daily: "daily"
        case .afterChange: "after a change"
        case .weekly: "weekly"
        case .monthly: "monthly"
        }
    }
}

extension BackupCopy.Place {
    package var words: String {
        switch self {
        case .onSite: "on site"
        case .offSite: "off site"
        }
    }
}
