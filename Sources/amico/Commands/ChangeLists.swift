import ArgumentParser
import BackOffice
import Domain
import Workbook

extension ChangeAnswer {
    static func table(_ lines: [ChangeAnswer], in zone: Zone, whenEmpty: String) -> Table {
        Table(
            "Changes", lines,
            columns: [
                Column("Change") { .text($0.change.text) },
                Column("Title") { .text($0.title) },
                Column("Kind") { .text($0.kind.rawValue) },
                Column("Status") { line in .text(line.status + (line.meeting.map { ", \($0)" } ?? "")) },
                Column("Asked by") { .text($0.requestedBy) },
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
            let lines = try ChangeAnswer.list(of: customer, all: all, in: view)
            return (zone, lines)
        }
        try house.answer(lines) { ChangeAnswer.table(lines, in: zone, whenEmpty: "No changes.").lines }
    }
}

struct ChangeShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a change: its plan, what stands against it, and every step.",
        discussion: "Example: amico change show CR-000045")

    @OptionGroup var house: HouseOptions
    @Argument(help: "The change.") var change: ChangeRequest.ID

    func run() throws {
        let shown = try house.read { try WholeChangeAnswer(change, in: $0) }
        try house.answer(shown) { words(of: shown) }
    }

    private func words(of shown: WholeChangeAnswer) -> String {
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
        say("asked by", line.requestedBy)
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
