import Domain

extension View {
    /// The daily backups of a customer's applications on those of these days that are over, as known now: from the day the first
    /// copy on schedule was taken, on days of an agreement in force.
    package func dailyBackups(of customer: CustomerCode, on days: ClosedRange<Day>, words: String) throws -> DailyBackups {
        let copies = try backupCopies(of: customer, asOf: now)
        let last = min(days.upperBound, Checklist.zone.day(of: now) - 1)
        var figure = DailyBackups(words: words, share: .zero, gaps: [])
        let scheduled = copies.filter { $0.schedule != .afterChange }
        guard let first = scheduled.map({ Checklist.zone.day(of: $0.takenAt) }).min() else { return figure }
        for agreement in try agreementsInForce(of: customer, on: days) {
            let from = max(days.lowerBound, first, agreement.term.lowerBound)
            let to = min(last, agreement.term.upperBound)
            guard from <= to else { continue }
            figure =
                figure
                + DailyBackups(
                    of: customer, systems: agreement.terms.applications.map { .application($0) }, on: Array(from...to),
                    copies: copies, words: words)
        }
        return figure
    }
}
