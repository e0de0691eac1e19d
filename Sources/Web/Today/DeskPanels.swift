import BackOffice
import Domain
import Metering
import Workbook

/// What waits on somebody's desk: requests nobody has, the next board, drafts to issue, exclusions to approve.
enum DeskPanels {
    /// Requests that are late, and those nobody is assigned to.
    static func requests(_ visit: Visit) throws -> [any Piece] {
        var late = QueueFilter()
        late.isLate = true
        var unassigned = QueueFilter()
        unassigned.assignee = "nobody"
        return [
            try queue(visit, "Late requests", late, all: "/requests?late=yes", whenNone: "No request is late."),
            try queue(
                visit, "Requests nobody has", unassigned, all: "/requests?assignee=nobody",
                whenNone: "Every open request has somebody."),
        ]
    }

    private static func queue(_ visit: Visit, _ title: String, _ filter: QueueFilter, all: String, whenNone: String) throws
        -> any Piece
    {
        let (rows, total) = try visit.read { try $0.requests(RequestPageQuery(filter, limit: 6)) }
        let facts = rows.map { row in
            var shown = DeadlineWords.shown(row, at: visit.now, in: visit.zone)
            shown.text = row.title
            shown.href = "/requests/\(row.request)"
            return ("\(row.request) \(row.customer)", shown)
        }
        let more = total.map { "All \($0.grouped)" } ?? "All"
        return Panel(
            title, more: rows.isEmpty ? nil : Button(more, href: all),
            [rows.isEmpty ? Remark(whenNone, tone: .good) : Facts(facts)])
    }

    /// What the board decides on next, and, for its administrator, what is to be scheduled.
    static func board(_ visit: Visit) throws -> [any Piece] {
        guard try visit.read({ try $0.standingBoardRules() }) != nil else { return [] }
        let agenda: MeetingAgenda
        do {
            agenda = try visit.read { try $0.agendaOfBoard() }
        } catch is BoardRefusal {
            return []
        }
        let meeting = agenda.meeting
        let rows = agenda.items.prefix(8).map { item -> (String, Shown) in
            let chip = item.clashes.isEmpty ? nil : Chip("clash", .late)
            return (
                item.change.id.text,
                Shown(
                    item.change.plan.title, href: "/changes/\(item.change.id)", chip: chip,
                    sub: item.change.plan.affects.map(\.words).joined(separator: ", "))
            )
        }
        let cutOff = Remark(
            "\(meeting.id) \(visit.zone.words(meeting.period.start)); its agenda \(MeetingPages.cutOff(meeting, visit)).",
            tone: visit.now < meeting.cutOffAt ? .due : .calm)
        var pieces: [any Piece] = [
            Panel(
                "Changes for the next board", more: Button("Agenda", href: "/board/\(meeting.id)"),
                [cutOff, rows.isEmpty ? Remark("Nothing is before it yet.") : Facts(Array(rows))])
        ]
        if visit.actor.permissions.contains(.decideChanges) { pieces += try emergencies(visit) }
        if visit.actor.permissions.contains(.administerBoard) { pieces += try unscheduled(visit) }
        return pieces
    }

    private static func emergencies(_ visit: Visit) throws -> [any Piece] {
        let waiting = try visit.read { try $0.changes() }.filter { $0.kind == .emergency && $0.status.word == "submitted" }
        return waiting.isEmpty ? [] : [Panel("Emergencies to approve", [changes(waiting, visit)])]
    }

    private static func unscheduled(_ visit: Visit) throws -> [any Piece] {
        let approved = try visit.read { try $0.changes() }.filter { $0.status.word == "approved" }
        return approved.isEmpty ? [] : [Panel("Approved, to be scheduled", [changes(approved, visit)])]
    }

    private static func changes(_ changes: [ChangeRequest], _ visit: Visit) -> any Piece {
        Facts(
            changes.prefix(6).map { change in
                let chip = change.plan.planned.map { DeadlineWords.chip("starts", due: $0.start, at: visit.now) }
                return (change.id.text, Shown(change.plan.title, href: "/changes/\(change.id)", chip: chip))
            })
    }

    /// Exclusions that wait for another person's approval, with the close by which it counts (12.6).
    static func exclusions(_ visit: Visit) throws -> any Piece {
        let waiting = try visit.read { view in
            try view.customers().flatMap { customer in
                try ExclusionRow.list(of: customer.code, status: .requested, view.db).map { row in
                    let month = Month(of: customer.zone.day(of: row.period.start))
                    return (row, CloseRule.standard.instant(of: month, in: customer.zone))
                }
            }
        }.sorted { ($0.1, $0.0.number) < ($1.1, $1.0.number) }
        let facts = waiting.prefix(8).map { row, closesAt -> (String, Shown) in
            let own = row.requestedBy == visit.actor.id.text ? ", yours: another person approves it" : ""
            return (
                "\(row.id) \(row.utility)",
                Shown(
                    row.evidence.isEmpty ? row.code.rawValue : "\(row.evidence.prefix(80))", href: RecordLink.href(row.id.text),
                    chip: closesAt > visit.now
                        ? DeadlineWords.chip("month closes", due: closesAt, at: visit.now)
                        : Chip("month is closed: restates only", .due),
                    sub: "asked by \(row.requestedBy)\(own)")
            )
        }
        return Panel(
            "Exclusions to approve", more: facts.isEmpty ? nil : Button("All exclusions", href: "/exclusions"),
            [facts.isEmpty ? Remark("No exclusion waits for approval.", tone: .good) : Facts(Array(facts))])
    }

    /// Drafts to issue, and what is past its due day.
    static func invoices(_ visit: Visit) throws -> [any Piece] {
        guard visit.actor.permissions.contains(.readBilling) else { return [] }
        let today = visit.zone.day(of: visit.now)
        let (drafts, aged) = try visit.read { (try $0.draftEntries(), try $0.ageing(on: today)) }
        let overdue = aged.filter { $0.dueOn < today && $0.open.minor > 0 }.sorted {
            ($0.dueOn, $0.number) < ($1.dueOn, $1.number)
        }
        let draftRows = drafts.prefix(8).map { draft in
            (
                "\(draft.id) \(draft.customer)",
                Shown(
                    Cell.money(draft.total).words, href: "/invoices/\(draft.id)",
                    sub: "for \(draft.period), drafted \(draft.draftedOn.words)")
            )
        }
        let lateRows = overdue.prefix(8).map { invoice in
            (
                "\(invoice.number) \(invoice.customer)",
                Shown(
                    Cell.money(invoice.balance.open).words, href: "/invoices/\(invoice.number)",
                    chip: InvoiceWords.due(invoice, on: today))
            )
        }
        return [
            Panel(
                "Drafts to issue", more: draftRows.isEmpty ? nil : Button("Invoices", href: "/invoices"),
                [draftRows.isEmpty ? Remark("No draft waits.", tone: .good) : Facts(Array(draftRows))]),
            Panel("Past due", [lateRows.isEmpty ? Remark("Nothing is past due.", tone: .good) : Facts(Array(lateRows))]),
        ]
    }
}
