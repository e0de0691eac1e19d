import Domain
import Workbook

/// What is owed on either side, as it stood when the report was made.
enum OpenActionsSheet {
    static func sheet(_ actions: [OpenAction], on day: Day) -> Sheet {
        let table = Table(
            "open actions", actions,
            columns: [
                Column("Due") { action in action.dueOn.map { .day($0) } ?? .empty },
                Column("Standing") { action in
                    action.isOverdue(on: day)
                        ? .verdict(Verdict("overdue", .late))
                        : .verdict(Verdict("open", action.dueOn == nil ? .calm : .due))
                },
                Column("Owed by") { .text($0.side.rawValue) },
                Column("Owner", widest: 34) { .text($0.owner) },
                Column("Of") { .text($0.about) },
                Column("What", widest: 90) { .text($0.what) },
            ], whenEmpty: "Nothing is owed on either side.")
        return Sheet(
            "Open actions", title: "Open actions", summary: "What either side still owes on \(day.words), with owner and due day",
            [.banner(verdict(actions, on: day)), .table(table)])
    }

    private static func verdict(_ actions: [OpenAction], on day: Day) -> Verdict {
        guard !actions.isEmpty else { return Verdict("On \(day.words) nothing is owed on either side.", .good) }
        let late = actions.count { $0.isOverdue(on: day) }
        let words = "\(actions.count.counted("action")) open on \(day.words)"
        return late > 0 ? Verdict("\(words), \(late.grouped) overdue.", .late) : Verdict("\(words), none overdue.", .due)
    }
}
