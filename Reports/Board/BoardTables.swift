import BackOffice
import Domain
import Workbook

/// The tables of the board's workbooks.
enum BoardTables {
    static func agenda(_ items: [MeetingAgenda.Item], _ names: PeopleNames, _ zone: Zone) -> Table {
        Table(
            "agenda", items,
            columns: [
                Column("Change") { .text($0.change.id.text) },
                Column("Title", widest: 40) { .text($0.change.plan.title) },
                Column("Standing", widest: 30) { .verdict(standing($0)) },
                Column("Affects", widest: 34) { .text(affects($0.change)) },
                Column("Planned from") { item in item.change.plan.planned.map { .instant($0.start, zone) } ?? .empty },
                Column("Planned to") { item in item.change.plan.planned.map { .instant($0.end, zone) } ?? .empty },
                Column("Asked by") { .text(names.name($0.change.requestedBy)) },
                Column("Made by") { .text(names.name($0.change.plan.implementer)) },
                Column("Against it stands", widest: 50) {
                    .text($0.clashes.map { $0.words(naming: { names.name($0) }) }.joined(separator: "\n"))
                },
            ], whenEmpty: "No change is before this meeting.")
    }

    private static func standing(_ item: MeetingAgenda.Item) -> Verdict {
        if let outcome = item.outcome {
            let word = outcome.decision?.outcome.rawValue ?? outcome.fact
            return Verdict(word, word == "approved" ? .good : word == "rejected" ? .late : .due)
        }
        if let late = item.late { return Verdict("came late: \(late)", .due) }
        if case .deferred = item.change.status { return Verdict("deferred to this meeting", .due) }
        return item.isExpected ? Verdict("comes on by the cut-off", .calm) : Verdict("on the agenda", .calm)
    }

    static func reviews(_ changes: [ChangeRequest], _ names: PeopleNames, _ zone: Zone) -> Table {
        Table(
            "reviews", changes,
            columns: [
                Column("Change") { .text($0.id.text) },
                Column("Title", widest: 40) { .text($0.plan.title) },
                Column("Kind") { .verdict(Verdict($0.kind.rawValue, $0.kind == .unauthorized ? .late : .due)) },
                Column("Affects", widest: 34) { .text(affects($0)) },
                Column("Begun") { change in change.implementation.map { .instant($0.actual.start, zone) } ?? .empty },
                Column("Ended") { change in change.implementation.map { .instant($0.actual.end, zone) } ?? .empty },
                Column("Asked by") { .text(names.name($0.requestedBy)) },
                Column("Made by") { .text(names.name($0.plan.implementer)) },
                Column("Approved by", widest: 50) { .text(approval($0, names)) },
            ], whenEmpty: "Nothing waits for its review.")
    }

    static func plans(_ changes: [ChangeRequest], named name: String) -> Table {
        Table(
            name, changes,
            columns: [
                Column("Change") { .text($0.id.text) },
                Column("Title", widest: 30) { .text($0.plan.title) },
                Column("Description", widest: 44) { .text($0.plan.description ?? "") },
                Column("Reason", widest: 36) { .text($0.plan.reason ?? "") },
                Column("Preventative plan", widest: 44) { .text($0.plan.preventative ?? "") },
                Column("Contingency plan", widest: 44) { .text($0.plan.contingency ?? "") },
            ], whenEmpty: "No change to show.")
    }

    static func ahead(_ changes: [ChangeRequest], _ names: PeopleNames, _ zone: Zone) -> Table {
        Table(
            "ahead", changes,
            columns: [
                Column("Change") { .text($0.id.text) },
                Column("Title", widest: 40) { .text($0.plan.title) },
                Column("Kind") { .text($0.kind.rawValue) },
                Column("Status") { .text($0.status.word) },
                Column("Affects", widest: 34) { .text(affects($0)) },
                Column("Planned from") { change in change.plan.planned.map { .instant($0.start, zone) } ?? .empty },
                Column("Planned to") { change in change.plan.planned.map { .instant($0.end, zone) } ?? .empty },
                Column("Made by") { .text(names.name($0.plan.implementer)) },
            ], whenEmpty: "Nothing else is ahead.")
    }

    static func freezes(_ freezes: [Freeze], _ zone: Zone) -> Table {
        Table(
            "freezes", freezes,
            columns: [
                Column("Freeze") { .text($0.id.text) },
                Column("Reason", widest: 40) { .text($0.reason) },
                Column("Effect") {
                    .verdict(Verdict($0.effect == .block ? "blocks" : "warns", $0.effect == .block ? .late : .due))
                },
                Column("Concerns", widest: 34) { freeze in
                    let systems = freeze.systems.isEmpty ? "every system" : freeze.systems.map(\.name).joined(separator: ", ")
                    return .text("\(freeze.customer?.text ?? "every customer"): \(systems)")
                },
                Column("From") { .instant($0.period.start, zone) },
                Column("To") { .instant($0.inForce?.end ?? $0.period.end, zone) },
            ], whenEmpty: "No freeze is ahead.")
    }

    static func windows(_ windows: [ServiceWindow], _ zone: Zone) -> Table {
        Table(
            "windows", windows,
            columns: [
                Column("Window") { .text($0.id.text) },
                Column("Reason", widest: 40) { .text($0.reason) },
                Column("Announced") { .instant($0.announcedAt, zone) },
                Column("Concerns", widest: 34) { window in
                    let systems = window.systems.isEmpty ? "every system" : window.systems.map(\.name).joined(separator: ", ")
                    return .text("\(window.customer): \(systems)")
                },
                Column("From") { .instant($0.planned.start, zone) },
                Column("To") { .instant($0.planned.end, zone) },
            ], whenEmpty: "No service window is ahead.")
    }

    static func affects(_ change: ChangeRequest) -> String {
        change.plan.affects.map { "\($0.customer) \($0.system)" }.joined(separator: ", ")
    }

    /// Who said yes, and how.
    static func approval(_ change: ChangeRequest, _ names: PeopleNames) -> String {
        guard let approval = change.approval else { return change.kind == .unauthorized ? "nobody" : "" }
        return switch approval.way {
        case .template(let name): "template \(name)"
        case .board(let meeting): "\(meeting): \(names.list(approval.by))"
        case .emergency: "emergency members: \(names.list(approval.by))"
        }
    }
}
