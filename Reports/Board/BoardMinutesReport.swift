import BackOffice
import Domain
import Workbook

/// The minutes of the meetings of a period: who came, what was decided and how, what was said (9.2, 9.4).
enum BoardMinutesReport {
    static let report = Report(
        "board-minutes", title: "Minutes of the change board",
        holds: "Meetings of a period: who came, each decision with its votes, what moved on, the minutes",
        over: .period, notes: BoardDefinitions.all
    ) { scope in
        let view = scope.view
        let meetings = try view.meetings().filter { meeting in
            scope.days.contains(meeting.zone.day(of: meeting.period.start)) && meeting.status != .planned
        }
        let sittings = try meetings.map { meeting in
            let lines = try view.steps(in: meeting.id).map {
                MinutesLine(meeting: meeting, step: $0, change: try view.change($0.change))
            }
            return Sitting(
                meeting: meeting, lines: lines.filter { scope.holds($0.change) },
                additions: try view.additions(toMinutesOf: meeting.id))
        }
        return sheets(sittings, names: try view.peopleNames())
    }

    struct Sitting: Sendable {
        let meeting: BoardMeeting
        let lines: [MinutesLine]
        /// What was added to the minutes after the meeting.
        let additions: [MinutesAddition]
    }

    struct MinutesLine: Sendable {
        let meeting: BoardMeeting
        let step: ChangeStep
        let change: ChangeRequest
    }

    static func sheets(_ sittings: [Sitting], names: PeopleNames) -> [Sheet] {
        let lines = sittings.flatMap(\.lines).filter { $0.step.fact != "placed" }
        var blocks: [Block] = [.banner(verdict(sittings, lines)), .table(table(lines, names))]
        for sitting in sittings {
            let meeting = sitting.meeting
            blocks.append(.heading("\(meeting.id), \(meeting.zone.words(meeting.period.start)), \(meeting.status.word)"))
            let present = meeting.status.present
            if !present.isEmpty { blocks.append(.text("Present: \(names.list(present)).")) }
            let late = sitting.lines.filter { $0.step.late != nil }.map { "\($0.change.id) came late: \($0.step.late ?? "")" }
            let added = sitting.additions.map {
                "Added \(meeting.zone.words($0.at)) by \(names.name($0.by)): \($0.text)"
            }
            blocks += (late + [meeting.status.words] + added).filter { !$0.isEmpty }.map(Block.text)
        }
        return [
            Sheet("Minutes", title: "Minutes", summary: "Each decision with its votes, then each meeting's minutes", blocks)
        ]
    }

    private static func verdict(_ sittings: [Sitting], _ lines: [MinutesLine]) -> Verdict {
        guard !sittings.isEmpty else { return Verdict("The board did not meet in these days.", .calm) }
        func count(_ outcome: BoardDecision.Outcome) -> Int { lines.count { $0.step.decision?.outcome == outcome } }
        let moved = count(.deferred) + lines.count { $0.step.decision == nil }
        let held = sittings.count { $0.meeting.status.word == "held" }
        return Verdict(
            "\(held.counted("meeting")) held: \(count(.approved)) approved, \(count(.rejected)) rejected, \(moved) moved to a later one.",
            .calm)
    }

    private static func table(_ lines: [MinutesLine], _ names: PeopleNames) -> Table {
        Table(
            "decisions", lines,
            columns: [
                Column("Meeting") { .text($0.meeting.id.text) },
                Column("Held") { .day($0.meeting.zone.day(of: $0.meeting.period.start)) },
                Column("Change") { .text($0.change.id.text) },
                Column("Title", widest: 36) { .text($0.change.plan.title) },
                Column("Decision") { line in
                    switch line.step.decision?.outcome {
                    case .approved?: .verdict(Verdict("approved", .good))
                    case .rejected?: .verdict(Verdict("rejected", .late))
                    case .deferred?: .verdict(Verdict("deferred", .due))
                    case nil: .verdict(Verdict("undecided", .due))
                    }
                },
                Column("For", widest: 30) { .text(names.list($0.step.decision?.votesFor ?? [])) },
                Column("Against", widest: 30) { .text(names.list($0.step.decision?.votesAgainst ?? [])) },
                Column("Entitled") { line in line.step.decision.map { .int($0.entitled.count) } ?? .empty },
                Column("Quorum") { line in line.step.decision.map { .int($0.quorum) } ?? .empty },
                Column("Rule") { .text($0.step.decision?.rule.rawValue ?? "") },
                Column("In words", widest: 50) { .text($0.step.words) },
            ], whenEmpty: "Nothing was decided in these days.")
    }
}
