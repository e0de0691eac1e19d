import ArgumentParser
import BackOffice
import Domain
import Workbook

/// A change as lists show it.
struct ChangeLine: Encodable {
    let change: ChangeRequest.ID
    let title: String
    let kind: ChangeRequest.Kind
    let status: String
    let requestedBy: Person.Name
    let implementer: Person.Name?
    let affects: [String]
    let from: Instant?
    let to: Instant?
    let meeting: BoardMeeting.ID?
    let startedAt: Instant?
    let endedAt: Instant?
    let clashes: [String]

    init(_ change: ChangeRequest, in view: View) throws {
        self.change = change.id
        title = change.plan.title
        kind = change.kind
        status = change.status.word
        requestedBy = change.requestedBy
        implementer = change.plan.implementer
        affects = change.plan.affects.map { "\($0.customer):\($0.system)" }
        from = change.plan.planned?.start
        to = change.plan.planned?.end
        meeting = change.agenda
        startedAt = change.implementation?.actual.start
        endedAt = change.implementation?.actual.end
        clashes = change.isAhead ? try view.clashes(of: change).map(\.words) : []
    }

    static func table(_ lines: [ChangeLine], in zone: Zone, whenEmpty: String) -> Table {
        Table(
            "Changes", lines,
            columns: [
                Column("Change") { .text($0.change.text) },
                Column("Title") { .text($0.title) },
                Column("Kind") { .text($0.kind.rawValue) },
                Column("Status") { line in .text(line.status + (line.meeting.map { ", \($0)" } ?? "")) },
                Column("Asked by") { .text($0.requestedBy.text) },
                Column("Made by") { .text($0.implementer?.text ?? "") },
                Column("Affects") { .text($0.affects.joined(separator: ", ")) },
                Column("From") { line in line.from.map { .instant($0, zone) } ?? .empty },
                Column("To") { line in line.to.map { .instant($0, zone) } ?? .empty },
                Column("Clashes") { .int($0.clashes.count) },
            ], whenEmpty: whenEmpty)
    }
}

struct ChangeList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the changes that are not over, or with --all every one.",
        discussion: "Example: amico change list --customer RIVERBEND --all")

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code (default: all).") var customer: CustomerCode?
    @Flag(help: "Closed, rejected and cancelled ones too.") var all = false

    func run() throws {
        let (zone, lines) = try house.read { view in
            let zone = try customer.map { try view.customer($0).zone } ?? .pacific
            let changes = try view.changes(of: customer).filter { all || !$0.isOver }
            return (zone, try changes.map { try ChangeLine($0, in: view) })
        }
        try house.answer(lines) { ChangeLine.table(lines, in: zone, whenEmpty: "No changes.").lines }
    }
}

struct ChangeShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a change: its plan, what stands against it, and every step.",
        discussion: "Example: amico change show CR-000045")

    private struct Shown: Encodable {
        let line: ChangeLine
        let plan: ChangePlan
        let windows: [ServiceWindow.ID]
        let backup: ChangeRequest.Backup?
        let review: ChangeRequest.Review?
        let steps: [ChangeStep]
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() throws {
        let shown = try house.read { view in
            let known = try view.change(change)
            return Shown(
                line: try ChangeLine(known, in: view), plan: known.plan, windows: try view.windows(of: change).map(\.id),
                backup: known.implementation?.backup, review: known.implementation?.review, steps: try view.steps(of: change))
        }
        try house.answer(shown) { words(of: shown) }
    }

    private func words(of shown: Shown) -> String {
        let zone = Zone.pacific
        let line = shown.line
        var out = ["\(change) \(line.title)", "\(line.kind.rawValue), \(line.status)\(line.meeting.map { ", \($0)" } ?? "")"]
        func say(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { out.append("  \(name.padding(to: 13)) \(text)") }
        }
        func span(_ from: Instant?, _ to: Instant?) -> String? {
            from.flatMap { from in to.map { "\(zone.words(from)) to \(zone.words($0))" } }
        }
        say("affects", line.affects.joined(separator: ", "))
        say("planned", span(line.from, line.to))
        say("actual", span(line.startedAt, line.endedAt))
        say("windows", shown.windows.map(\.text).joined(separator: ", "))
        say("asked by", line.requestedBy.text)
        say("made by", line.implementer?.text)
        say("description", shown.plan.description)
        say("reason", shown.plan.reason)
        say("preventative", shown.plan.preventative)
        say("contingency", shown.plan.contingency)
        say("template", shown.plan.template?.text)
        say("backup", shown.backup.map { "\($0.reference), \(zone.words($0.takenAt))" })
        say("review", shown.review.map { "\($0.finding) (\($0.by))" })
        if !shown.plan.missing.isEmpty { say("missing", shown.plan.missing.joined(separator: ", ")) }
        let steps = Table(
            "Steps", shown.steps,
            columns: [
                Column("When") { .instant($0.at, zone) }, Column("What") { .text($0.fact) }, Column("By") { .text($0.by) },
                Column("In words") { .text($0.words) },
            ]
        ).lines
        return out.joined(separator: "\n") + line.clashes.clashWords + "\n\n" + steps
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
