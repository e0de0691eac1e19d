import BackOffice
import Domain
import Workbook

/// The queue of requests with what is owed next, and all the others by filter.
enum RequestList {
    static let list = Listing<QueueRow>(
        "/requests", "Requests", section: .requests, key: { $0.request.text },
        deeds: { visit in
            let new = Button("New request", href: "/requests/new", key: "n", isMain: true)
            return [Button("Knowledge base", href: "/articles")] + (visit.actor.permissions.contains(.logRequests) ? [new] : [])
        },
        bulk: [
            .init("Assign", to: "/requests/bulk/assign", .workRequests) { [try RequestForms.assignee($0, "Assign to")] },
            .init("Pause", to: "/requests/bulk/pause", .workRequests) { _ in
                [Field("reason", "Pause because", .choice(PauseReason.allCases.map { ($0.rawValue, $0.words) }))]
            },
            .init("Acknowledge", to: "/requests/bulk/acknowledge", .workRequests),
        ],
        whenEmpty: "No request fits. New ones come by phone, mail and portal; take a filter away to see others.",
        filters: { visit in
            let (customers, names, severities) = try visit.read { view in
                (try view.customerChoices(), try view.peopleNames(), try view.severitiesEver())
            }
            return [
                ListFilter(
                    "state", "State",
                    .choice(RequestState.allCases.filter { $0 != .open }.map { ($0.rawValue, $0.rawValue) } + [("any", "any")]),
                    whenNone: "open", standing: "open"),
                ListFilter("severity", "Severity", .choice(severities.map { ($0.description, $0.description) })),
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("assignee", "Assigned to", .choice([("me", "me"), ("nobody", "nobody")] + names.choices)),
                ListFilter("late", "Late", .choice([("yes", "only late")])),
            ]
        }, columns: columns, paged: fetch)

    private static func fetch(_ view: View, _ query: ListQuery, _ visit: Visit) throws -> ListPage<QueueRow> {
        var filter = QueueFilter()
        filter.customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        filter.severity = try query.word("severity", Severity.expected) { Int($0).flatMap { Severity($0) } }
        filter.assignee = query["assignee"].map { $0 == "me" ? visit.actor.id.text : $0 }
        let state = query["state"]
        if state != "any" {
            filter.state = try query.word("state", "open, resolved, closed, merged or any") { RequestState(rawValue: $0) }
        }
        filter.isLate = query["late"] != nil
        var page = RequestPageQuery(filter, limit: query.limit.map { $0 + 1 })
        page.anyState = state == "any"
        page.order =
            switch (query.sort, query.isDescending) {
            case ("number", true), ("opened", true): .newest
            case ("number", false), ("opened", false): .oldest
            case ("severity", true): .queueLast
            case ("severity", false): .queue
            case ("due", true): .dueLast
            case ("due", false): .due
            // What is not open waits in no queue.
            default: page.anyState || filter.state.map { $0 != .open } == true ? .newest : .queue
            }
        page.after = query.after.flatMap { ServiceRequest.ID($0) }
        let (rows, total) = try view.requests(page)
        let shown = query.limit.map { Array(rows.prefix($0)) } ?? rows
        return ListPage(shown, total: total, next: shown.count < rows.count ? shown.last?.request.text : nil)
    }

    private static func columns(_ visit: Visit) -> [ListColumn<QueueRow>] {
        let now = visit.now
        let (zone, names) = (visit.zone, visit.names)
        // What is owed next orders the open ones alone; those that are over lie by number.
        let isQueue = [nil, "open"].contains(visit.query["state"])
        return [
            ListColumn(
                "number", "Number", { .text($0.request.text) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/requests/\(row.request)"
                    return shown
                }),
            ListColumn(
                "severity", "Severity", sortable: isQueue, { .int($0.severity.number) },
                shown: { row, _ in
                    Shown(chip: Chip("\(row.severity)", row.severity.tone))
                }),
            ListColumn(
                "title", "What", sortable: false, beneath: [.line("Marks") { .text($0.marks) }], { .text($0.title) }),
            ListColumn("customer", "Utility", sortable: false, { .text($0.customer.text) }),
            ListColumn(
                "due", "Next deadline", sortable: isQueue,
                beneath: [
                    .said("Owed") { .text($0.owed?.words ?? "") }, .said("Paused because") { .text($0.pause?.words ?? "") },
                ],
                { .instant($0.dueAt ?? .distantFuture, zone).unlessNone($0.dueAt) },
                shown: { row, _ in
                    DeadlineWords.shown(row, at: now, in: zone)
                }),
            ListColumn(
                "assignee", "Assigned", sortable: false, { .text($0.assignee.map { names.name($0) } ?? "") },
                shown: { row, shown in
                    row.assignee == nil && visit.actor.isInside ? Shown("unassigned") : shown
                }),
            ListColumn(
                "opened", "Opened", { .instant($0.openedAt, zone) },
                shown: { row, shown in
                    Shown(DeadlineWords.age(from: row.openedAt, to: now), sub: shown.text)
                }),
            ListColumn("state", "State", spare: true, sortable: false, { .text($0.state.rawValue) }),
        ]
    }
}

extension Cell {
    fileprivate func unlessNone(_ instant: Instant?) -> Cell { instant == nil ? .empty : self }
}

extension QueueRow {
    /// The quieter line: what else there is to know before it is opened.
    fileprivate var marks: String {
        let marks = [
            claimsCritical ? "claims severity 1, waits for validation" : nil, isAhead ? "ahead: chat or dedicated line" : nil,
            awaitsAnswer ? "the customer waits for an answer" : nil, pause.map { "paused: \($0.words)" },
            state == .open ? nil : state.rawValue,
        ].compactMap { $0 }
        return marks.joined(separator: " \u{B7} ")
    }
}
