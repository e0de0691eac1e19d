import BackOffice
import Domain
import Workbook

/// Changes to the customer's production systems: made in the quarter, and ahead. Systems of others are not named.
enum ChangeSheets {
    static func sheet(_ facts: QuarterFacts) -> Sheet {
        let made = facts.made
        let unauthorized = made.filter { $0.kind == .unauthorized }.map(\.id.text)
        let emergencies = made.count { $0.kind == .emergency }
        var words = made.isEmpty ? "No change was made" : "\(made.count.counted("change")) made"
        if emergencies > 0 { words += ", \(emergencies) in an emergency" }
        words += "; \(facts.ahead.isEmpty ? "none" : "\(facts.ahead.count)") ahead."
        if !unauthorized.isEmpty { words += " Made without approval: \(unauthorized.joined(separator: ", "))." }
        return Sheet(
            "Changes", title: "Changes", summary: "Changes carried out in the quarter, and those planned",
            [
                .banner(Verdict(words, unauthorized.isEmpty ? .calm : .late)), .heading("Carried out"), .table(carriedOut(facts)),
                .heading("Planned"), .table(planned(facts)),
            ])
    }

    private static func carriedOut(_ facts: QuarterFacts) -> Table {
        Table(
            "changes made", facts.made,
            columns: [
                Column("Change") { .text($0.id.text) },
                Column("Title", widest: 40) { .text($0.plan.title) },
                Column("Kind") { .verdict(Verdict($0.kind.rawValue, $0.kind == .unauthorized ? .late : .calm)) },
                Column("Systems", widest: 30) { .text(systems($0, facts)) },
                Column("Planned from") { change in change.plan.planned.map { .instant($0.start, facts.zone) } ?? .empty },
                Column("Planned to") { change in change.plan.planned.map { .instant($0.end, facts.zone) } ?? .empty },
                Column("Begun") { change in change.implementation.map { .instant($0.actual.start, facts.zone) } ?? .empty },
                Column("Ended") { change in change.implementation.map { .instant($0.actual.end, facts.zone) } ?? .empty },
                Column("Backup after it") { change in
                    change.implementation?.backup.map { .instant($0.takenAt, facts.zone) } ?? .verdict(Verdict("not yet", .due))
                },
                Column("Standing") { .text($0.status.word) },
                Column("Review", widest: 50) { .text($0.implementation?.review?.finding ?? "") },
            ], whenEmpty: "No change was made in this quarter.")
    }

    private static func planned(_ facts: QuarterFacts) -> Table {
        Table(
            "changes ahead", facts.ahead,
            columns: [
                Column("Change") { .text($0.id.text) },
                Column("Title", widest: 40) { .text($0.plan.title) },
                Column("Kind") { .text($0.kind.rawValue) },
                Column("Systems", widest: 30) { .text(systems($0, facts)) },
                Column("Planned from") { change in change.plan.planned.map { .instant($0.start, facts.zone) } ?? .empty },
                Column("Planned to") { change in change.plan.planned.map { .instant($0.end, facts.zone) } ?? .empty },
                Column("Standing") { .text($0.status.word) },
                Column("Why", widest: 60) { .text($0.plan.reason ?? "") },
            ], whenEmpty: "No change is planned.")
    }

    private static func systems(_ change: ChangeRequest, _ facts: QuarterFacts) -> String {
        change.plan.systems(of: facts.customer.code).map(\.name).joined(separator: ", ")
    }
}
