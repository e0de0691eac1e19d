import BackOffice
import Documents
import Domain
import Foundation
import Workbook

/// The change board: its calendar, what it meets on next, what is frozen.
enum BoardPages {
    static let routes: [Route] =
        [
            .get("/board", .permission(.readBooks), "The calendar of changes, windows, freezes and meetings") { visit in
                .page(try page(visit))
            },
            .get("/board/calendar.ics", .permission(.readBooks), "Changes and meetings as a calendar to subscribe to") { visit in
                try visit.read { try calendar(of: $0) }
            },
            .get("/windows/{window}", .permission(.readBooks), "A service window") { visit in .page(try window(visit)) },
        ] + ChangeList.list.routes + ChangePages.routes + MeetingPages.routes + FreezePages.routes

    static let mostWeeks = 12

    static func calendar(of view: View) throws -> Answer {
        .download(name: "board.ics", type: "text/calendar; charset=utf-8", Data(try ICalendar.board(from: view).text.utf8))
    }

    private static func page(_ visit: Visit) throws -> Page {
        let today = visit.zone.day(of: visit.now)
        let query = ListQuery(visit.query, limit: nil)
        let from = try query.word("from", "a day such as 2026-11-23") { Day($0) } ?? today
        let weeks =
            try query.word("weeks", "1 to \(mostWeeks)") { Int($0).flatMap { (1...mostWeeks).contains($0) ? $0 : nil } } ?? 4
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let calendar = try BoardCalendar.piece(visit, from: from, weeks: weeks, customer: customer)
        func at(_ day: Day) -> String { visit.query.with([("from", day.description)]).address("/board") }
        return Page(
            "Change board", lead: customer.map { "\($0) alone" }, section: .board, deeds: deeds(visit),
            [
                Choices(
                    [
                        Button("Earlier", href: at(from - weeks * 7)), Button("This week", href: at(today)),
                        Button("Later", href: at(from + weeks * 7)),
                    ]), calendar,
            ] + (try beneath(visit)))
    }

    private static func deeds(_ visit: Visit) -> [Button] {
        var deeds = [Button("All changes", href: "/changes"), Button("Freezes", href: "/freezes")]
        if visit.actor.isInside { deeds.append(Button("Meetings", href: "/board/meetings")) }
        deeds.append(Button("Calendar file", href: "/board/calendar.ics"))
        if visit.actor.permissions.contains(.submitChanges) {
            deeds.append(Button("New change", href: "/changes/new", key: "n", isMain: true))
        }
        return deeds
    }

    private static func beneath(_ visit: Visit) throws -> [any Piece] {
        guard visit.actor.isInside else { return [] }
        guard let rules = try visit.read({ try $0.standingBoardRules() }) else {
            return [Remark("There is no board yet. A CCB administrator says who sits on it and when it meets.", tone: .due)]
        }
        let names = try visit.read { try $0.peopleNames() }
        return try next(visit) + [members(rules, names)]
    }

    private static func next(_ visit: Visit) throws -> [any Piece] {
        let agenda: MeetingAgenda
        do {
            agenda = try visit.read { try $0.agendaOfBoard() }
        } catch let refusal as BoardRefusal {
            return [Remark(refusal.message, tone: .due)]
        }
        let meeting = agenda.meeting
        return [
            Panel(
                "Next meeting", more: Button("Agenda", href: "/board/\(meeting.id)"),
                [
                    Facts([
                        ("Meeting", Shown(meeting.id.text, href: "/board/\(meeting.id)", chip: Chip(meeting.status.word, .calm))),
                        ("Starts", Shown(visit.zone.words(meeting.period.start))),
                        ("Agenda", Shown(MeetingPages.cutOff(meeting, visit))),
                        ("Before it", Shown(agenda.items.count.counted("change"))),
                    ])
                ])
        ]
    }

    private static func members(_ rules: BoardRules, _ names: PeopleNames) -> any Piece {
        Panel(
            "The board",
            [
                Facts([
                    ("Members", Shown(rules.members.map { names.name($0) }.joined(separator: ", "))),
                    ("Chair", Shown(names.name(rules.chair), sub: "deputy \(names.name(rules.deputy))")),
                    ("Rule", Shown("\(rules.rule.rawValue), quorum \(rules.quorum)")),
                    (
                        "Emergencies",
                        Shown(
                            rules.emergencyMembers.map { names.name($0) }.joined(separator: ", "),
                            sub: "\(rules.emergencyQuorum) must approve")
                    ),
                ])
            ])
    }

    private static func window(_ visit: Visit) throws -> Page {
        let id: ServiceWindow.ID = try visit.identifier("window", of: "service window")
        let window = try visit.read { try $0.serviceWindow(id) }
        let zone = visit.zone
        let systems = window.systems.isEmpty ? "every system" : window.systems.map(\.name).joined(separator: ", ")
        let standing =
            window.isCancelled
            ? Chip("cancelled", .calm)
            : window.completion.map { Chip("completed \(zone.words($0.endedAt))", .good) } ?? Chip("planned", .due)
        return Page(
            "\(id)  Service window", lead: "\(window.customer), \(systems)", section: .board,
            deeds: visit.actor.permissions.contains(.requestWindows) && !window.isCancelled && window.completion == nil
                ? [Button("Record completion", href: "/actions/RecordWindowCompletion?window=\(id)&back=/windows/\(id)")] : [],
            number: id.text,
            [
                Facts([
                    ("Standing", Shown(chip: standing)), ("From", Shown(zone.words(window.planned.start))),
                    ("To", Shown(zone.words(window.planned.end))), ("Approved", Shown(zone.words(window.approvedAt))),
                    ("Announced", Shown(zone.words(window.announcedAt))), ("For", Shown(window.reason)),
                ])
            ])
    }
}
