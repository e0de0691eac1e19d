import BackOffice
import Domain
import Workbook

/// The board's meetings: each with its agenda, held item by item, minutes written as it decides.
enum MeetingPages {
    static let routes: [Route] =
        list.routes + MeetingForms.all.flatMap(\.routes) + [
            .get("/board/{meeting}", .permission(.readBooks), "A meeting: its agenda, its decisions, its minutes") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<BoardMeeting>(
        "/board/meetings", "Meetings of the board", section: .board, key: { $0.id.text },
        deeds: { _ in [Button("Calendar", href: "/board")] },
        whenEmpty: "The board has no meetings. They are made as soon as its rules are set.",
        columns: { visit in
            let names = visit.names
            return [
                ListColumn(
                    "number", "Meeting", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/board/\(row.id)") }),
                ListColumn("starts", "Starts", { .instant($0.period.start, visit.zone) }),
                ListColumn("cutOff", "Agenda closes", { .instant($0.cutOffAt, visit.zone) }),
                ListColumn(
                    "status", "Status", { .text($0.status.word) },
                    shown: { row, shown in Shown(chip: Chip(shown.text, row.status.tone)) }),
                ListColumn("present", "Present", { .text($0.status.present.map { names.name($0) }.joined(separator: ", ")) }),
                ListColumn("minutes", "Minutes", spare: true, { .text($0.status.words) }),
            ]
        }, whole: { view, _ in try view.meetings().reversed() })

    static func cutOff(_ meeting: BoardMeeting, _ visit: Visit) -> String {
        let words = visit.zone.words(meeting.cutOffAt)
        return visit.now < meeting.cutOffAt
            ? "closes \(words), in \(DeadlineWords.span(meeting.cutOffAt - visit.now))" : "closed \(words)"
    }

    private static func page(_ visit: Visit) throws -> Page {
        let id: BoardMeeting.ID = try visit.identifier("meeting", of: "board meeting")
        let (agenda, additions, names) = try visit.read { view in
            _ = try view.meeting(id)
            return (try view.agendaOfBoard(id), try view.additions(toMinutesOf: id), try view.peopleNames())
        }
        let meeting = agenda.meeting
        var pieces: [any Piece] = []
        if case .open = meeting.status {
            let left = agenda.items.count { $0.outcome == nil }
            pieces.append(
                Remark(
                    left == 0
                        ? "Every item is decided. Close the meeting with its minutes."
                        : "The meeting is open: \(left.counted("item")) to decide. What is left when it closes moves to the next one.",
                    tone: left == 0 ? .good : .due))
        }
        if agenda.items.isEmpty { pieces.append(Remark("Nothing is before this meeting.")) }
        let items = agenda.items.enumerated().map { item($0 + 1, $1, meeting, names, visit) }
        pieces += agenda.items.contains { votes(on: $0, in: meeting, visit) } ? [Ballot(items, visit)] : items
        if !meeting.status.words.isEmpty {
            pieces.append(
                Panel(
                    meeting.status.word == "held" ? "Minutes" : "Why it was not held", id: "minutes",
                    [Prose(meeting.status.words)]))
        }
        if !additions.isEmpty {
            pieces.append(
                Panel(
                    "Added to the minutes",
                    [Facts(additions.map { ("\(visit.zone.words($0.at))", Shown($0.text, sub: names.name($0.by))) })]))
        }
        return Page(
            "\(id)  Change board", lead: "\(visit.zone.words(meeting.period.start)) \u{B7} \(meeting.status.word)",
            section: .board,
            deeds: MeetingForms.deeds(meeting, visit), place: id.text, number: id.text, pieces,
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Status", Shown(chip: Chip(meeting.status.word, meeting.status.tone))),
                            ("Starts", Shown(visit.zone.words(meeting.period.start))),
                            ("Ends", Shown(visit.zone.words(meeting.period.end))), ("Agenda", Shown(cutOff(meeting, visit))),
                            (
                                "Present",
                                Shown(
                                    meeting.status.present.isEmpty
                                        ? "nobody yet" : meeting.status.present.map { names.name($0) }.joined(separator: ", "))
                            ),
                        ])
                    ])
            ])
    }

    private static func votes(on item: MeetingAgenda.Item, in meeting: BoardMeeting, _ visit: Visit) -> Bool {
        guard case .open = meeting.status else { return false }
        return item.outcome == nil && !item.isExpected && visit.actor.permissions.contains(.administerBoard)
    }

    /// One item: what it is, what stands against it, and either what was made of it or the form that writes it down.
    private static func item(
        _ place: Int, _ item: MeetingAgenda.Item, _ meeting: BoardMeeting, _ names: PeopleNames, _ visit: Visit
    ) -> any Piece {
        let change = item.change
        var pieces: [any Piece] = Remark.clashes(item.clashes, names)
        if let late = item.late { pieces.append(Remark("On the agenda after its cut-off: \(late)", tone: .due)) }
        if item.isExpected { pieces.append(Remark("Submitted; it comes on the agenda at the cut-off.")) }
        var rows: [(String, Shown)] = [
            (
                "Change",
                Shown(
                    "\(change.id)", href: "/changes/\(change.id)",
                    sub: "\(change.kind.rawValue), asked by \(names.name(change.requestedBy))")
            ),
            ("Systems", Shown(change.plan.affects.map(\.words).joined(separator: ", "))),
            (
                "Planned",
                Shown(change.plan.planned.map { "\(visit.zone.words($0.start)) to \(visit.zone.words($0.end))" } ?? "no time")
            ),
            ("Reason", Shown(change.plan.reason ?? "")), ("So that nothing goes wrong", Shown(change.plan.preventative ?? "")),
            ("If it does", Shown(change.plan.contingency ?? "")),
        ]
        if let outcome = item.outcome {
            let chip = Chip(outcome.decision?.outcome.rawValue ?? outcome.fact, outcome.decision?.outcome.tone ?? .calm)
            rows.append(("Made of it", Shown(outcome.words, chip: chip, why: "/why/change/\(change.id)")))
        }
        pieces.append(Facts(rows))
        if votes(on: item, in: meeting, visit) {
            let present = meeting.status.present
            if present.contains(change.requestedBy) {
                pieces.append(
                    Remark("\(names.name(change.requestedBy)) asked for this change: no vote on it, and no part of its quorum."))
            }
            pieces.append(BallotVotes(on: change, in: meeting.id, MeetingForms.votes(change, present, names), visit))
        }
        return Panel("\(place). \(change.plan.title)", id: change.id.text, pieces)
    }
}

extension BoardMeeting.Status {
    var tone: Tone {
        switch self {
        case .planned, .notHeld: .calm
        case .open: .due
        case .held: .good
        }
    }
}

extension BoardDecision.Outcome {
    fileprivate var tone: Tone {
        switch self {
        case .approved: .good
        case .rejected: .late
        case .deferred: .due
        }
    }
}
