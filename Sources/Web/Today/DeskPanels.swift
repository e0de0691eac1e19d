import BackOffice
import Domain
import Metering
import Workbook

/// What waits on somebody's desk: requests nobody has, the next board, drafts to issue, exclusions to approve.
enum DeskPanels {
    /// A severity 1 that is claimed runs no clock of severity 1: whoever is at the desk sees it before all else (8.2).
    static func claims(_ day: inout HomeDay) throws {
        let visit = day.visit
        let rows = try visit.read { try $0.requestsClaimingCritical(atMost: 8) }
        guard !rows.isEmpty else { return }
        let shown = rows.map { row in
            (
                "\(row.request) \(row.customer)",
                Shown(
                    row.title, href: "/requests/\(row.request)", chip: Chip("claims severity 1", .late),
                    sub: "open for \(DeadlineWords.age(from: row.openedAt, to: visit.now)); call them, then set the severity")
            )
        }
        day.leads(Panel("To be validated at once", id: "claims", [Facts(shown)]))
    }

    /// One's own requests first, else the head of the queue; what is owed for them is due.
    static func queue(_ day: inout HomeDay) throws {
        let visit = day.visit
        var filter = QueueFilter()
        filter.assignee = visit.actor.permissions.contains(.workRequests) ? visit.actor.id.text : nil
        var rows = try visit.read { try $0.requests(RequestPageQuery(filter, limit: 8, isCounted: false)).rows }
        let areMine = !rows.isEmpty && filter.assignee != nil
        if !areMine {
            rows = try visit.read { try $0.requests(RequestPageQuery(QueueFilter(), limit: 8, isCounted: false)).rows }
        }
        for row in rows { row.dueAt.map { day.owes("\(row.request) \(row.customer)", at: $0, shown(row, visit)) } }
        // What has no deadline now is not among what is due, and is not to be forgotten.
        let resting = rows.filter { $0.dueAt == nil }.map { ("\($0.request) \($0.customer)", shown($0, visit)) }
        let title = areMine ? "My requests that wait" : visit.actor.isInside ? "Requests that wait" : "Your requests"
        let all = areMine ? "/requests?assignee=me" : "/requests"
        if rows.isEmpty {
            day.isQuiet("no request is open")
        } else if !resting.isEmpty {
            day.add(title, more: Button("All requests", href: all), resting, whenNone: "")
        }
    }

    private static func shown(_ row: QueueRow, _ visit: Visit) -> Shown {
        var shown = DeadlineWords.shown(row, at: visit.now, in: visit.zone)
        shown.text = row.title
        shown.href = "/requests/\(row.request)"
        return shown
    }

    /// Requests that are late, and those nobody is assigned to.
    static func requests(_ day: inout HomeDay) throws {
        var late = QueueFilter()
        late.isLate = true
        var unassigned = QueueFilter()
        unassigned.assignee = "nobody"
        try list(&day, "Late requests", late, all: "/requests?late=yes", whenNone: "no request is late")
        try list(
            &day, "Requests nobody has", unassigned, all: "/requests?assignee=nobody", whenNone: "every open request has somebody"
        )
    }

    private static func list(_ day: inout HomeDay, _ title: String, _ filter: QueueFilter, all: String, whenNone: String) throws {
        let visit = day.visit
        let rows = try visit.read { try $0.requests(RequestPageQuery(filter, limit: 6, isCounted: false)).rows }
        day.add(
            title, more: Button("All", href: all),
            rows.map { ("\($0.request) \($0.customer)", shown($0, visit)) }, whenNone: whenNone)
    }

    /// What the board decides on next, and, for its administrator, what is to be scheduled.
    static func board(_ day: inout HomeDay) throws {
        let visit = day.visit
        guard try visit.read({ try $0.standingBoardRules() }) != nil else { return }
        let agenda: MeetingAgenda
        do {
            agenda = try visit.read { try $0.agendaOfBoard() }
        } catch is BoardRefusal {
            return
        }
        let meeting = agenda.meeting
        let meets = "meets \(visit.zone.words(meeting.period.start))"
        let before = "\(agenda.items.count.counted("change")) before the board"
        if visit.now < meeting.cutOffAt {
            let chip = DeadlineWords.chip("agenda closes", due: meeting.cutOffAt, at: visit.now)
            day.owes(
                meeting.id.text, at: meeting.cutOffAt,
                Shown(before, href: "/board/\(meeting.id)", chip: chip, sub: "by \(visit.zone.words(meeting.cutOffAt)); \(meets)")
            )
        } else if visit.now < meeting.period.start {
            day.owes(
                meeting.id.text, at: meeting.period.start,
                Shown(
                    before, href: "/board/\(meeting.id)",
                    chip: DeadlineWords.chip("meets", due: meeting.period.start, at: visit.now),
                    sub: visit.zone.words(meeting.period.start)))
        }
        let rows = agenda.items.prefix(8).map { item -> (String, Shown) in
            let chip = item.clashes.isEmpty ? nil : Chip("clash", .late)
            return (
                item.change.id.text,
                Shown(
                    item.change.plan.title, href: "/changes/\(item.change.id)", chip: chip,
                    sub: item.change.plan.affects.map(\.words).joined(separator: ", "))
            )
        }
        day.add(
            "Changes for the next board", more: Button("Agenda", href: "/board/\(meeting.id)"), Array(rows),
            whenNone: "no change is before the board")
        guard !visit.actor.permissions.isDisjoint(with: [.decideChanges, .administerBoard]) else { return }
        let known = try visit.read { try $0.changes() }
        if visit.actor.permissions.contains(.decideChanges) { emergencies(known, visit).forEach { day.add($0) } }
        if visit.actor.permissions.contains(.administerBoard) { unscheduled(known, visit).forEach { day.add($0) } }
    }

    private static func emergencies(_ known: [ChangeRequest], _ visit: Visit) -> [any Piece] {
        let waiting = known.filter { $0.kind == .emergency && $0.status.word == "submitted" }
        return waiting.isEmpty ? [] : [Panel("Emergencies to approve", [changes(waiting, visit)])]
    }

    private static func unscheduled(_ known: [ChangeRequest], _ visit: Visit) -> [any Piece] {
        let approved = known.filter { $0.status.word == "approved" }
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
    static func exclusions(_ day: inout HomeDay) throws {
        let visit = day.visit
        let (waiting, names) = try visit.read { view in
            let waiting = try ExclusionRow.waiting(in: view).map { row in
                let zone = try view.customer(row.utility).zone
                let month = Month(of: zone.day(of: row.period.start))
                return (row: row, closesAt: CloseRule.standard.instant(of: month, in: zone))
            }
            return (waiting.sorted { ($0.closesAt, $0.row.number) < ($1.closesAt, $1.row.number) }, try view.peopleNames())
        }
        let rows = waiting.prefix(8).map { row, closesAt -> (String, Shown) in
            let own = row.requestedBy == visit.actor.id.text ? ", yours: another person approves it" : ""
            return (
                "\(row.id) \(row.utility)",
                Shown(
                    row.evidence.isEmpty ? row.code.rawValue : "\(row.evidence.prefix(80))", href: RecordLink.href(row.id.text),
                    chip: closesAt > visit.now
                        ? DeadlineWords.chip("month closes", due: closesAt, at: visit.now)
                        : Chip("month is closed: restates only", .due),
                    sub: "asked by \(names.name(row.requestedBy))\(own)")
            )
        }
        day.add(
            "Exclusions to approve", more: Button("All exclusions", href: "/exclusions?status=requested"), Array(rows),
            whenNone: "no exclusion waits for approval")
    }

    /// What is past its due day, and drafts to issue.
    static func invoices(_ day: inout HomeDay) throws {
        let visit = day.visit
        guard visit.actor.permissions.contains(.readBilling) else { return }
        let today = visit.zone.day(of: visit.now)
        let (drafts, aged) = try visit.read { (try $0.draftEntries(), try $0.ageing(on: today)) }
        let open = aged.filter { $0.open.minor > 0 }.sorted { ($0.dueOn, $0.number) < ($1.dueOn, $1.number) }
        let overdue = open.filter { $0.dueOn < today }
        let heads = [Grid.Head("Invoice"), Grid.Head("Utility"), Grid.Head("Open", figure: true), Grid.Head("Due")]
        func lines(_ invoices: ArraySlice<AgedInvoice>) -> [[Shown]] {
            invoices.map { invoice in
                [
                    Shown(invoice.number.text, href: "/invoices/\(invoice.number)"), Shown(invoice.customer.text),
                    .figure(Cell.money(invoice.open).words), Shown(chip: InvoiceWords.due(invoice, on: today)),
                ]
            }
        }
        if overdue.isEmpty {
            day.isQuiet("nothing is past due")
        } else {
            day.add(
                Panel(
                    "Past due", more: Button("All \(overdue.count.grouped) overdue", href: "/invoices?overdue=yes&sort=due"),
                    [Grid("Past due", heads, lines(overdue.prefix(8)))]))
        }
        if drafts.isEmpty {
            day.isQuiet("no draft waits")
        } else {
            day.add(
                Panel(
                    "Drafts to issue", more: Button("All \(drafts.count.grouped) drafts", href: "/invoices?status=draft"),
                    [
                        Grid(
                            "Drafts to issue",
                            [Grid.Head("Draft"), Grid.Head("Utility"), Grid.Head("Net", figure: true), Grid.Head("For")],
                            drafts.prefix(8).map { draft in
                                [
                                    Shown(draft.id, href: "/invoices/\(draft.id)"), Shown(draft.customer.text),
                                    .figure(Cell.money(draft.net).words),
                                    Shown(InvoiceWords.period(draft.period), sub: "drafted \(draft.draftedOn.words)"),
                                ]
                            })
                    ]))
        }
        try CreditsOwed.day(&day)
        let soon = open.filter { $0.dueOn >= today }
        if !soon.isEmpty {
            day.add(
                Panel(
                    "Coming in", more: Button("Ageing", href: "/invoices/ageing"),
                    [Grid("Coming in", heads, lines(soon.prefix(6)))]))
        }
    }
}
