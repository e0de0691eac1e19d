import BackOffice
import Domain
import Workbook

/// What the board has before it: the changes of a meeting with their plans, what was made and wants its review, what is ahead (9.2).
enum BoardAgendaReport {
    static let report = Report(
        "board-agenda", title: "Agenda of the change board",
        holds: "The changes before the next meeting, or the first on or after a day: plans, clashes, reviews, what is ahead",
        over: .day, notes: BoardDefinitions.all
    ) { scope in
        let view = scope.view
        let people = try view.peopleNames()
        let meeting = try view.meetings().first { meeting in
            meeting.zone.day(of: meeting.period.start) >= scope.days.lowerBound && meeting.status.word != "not held"
        }
        let changes = try view.changes().filter { scope.holds($0) }
        let agenda = try meeting.map { try view.agendaOfBoard($0.id) }
        let windows = try scope.customers.flatMap { try view.serviceWindows(of: $0.code) }
        return sheets(
            agenda?.items.filter { scope.holds($0.change) } ?? [], of: agenda?.meeting, all: changes, freezes: try view.freezes(),
            windows: windows, names: people, at: view.now, in: meeting?.zone ?? scope.zone)
    }

    static func sheets(
        _ items: [MeetingAgenda.Item], of meeting: BoardMeeting?, all: [ChangeRequest], freezes: [Freeze],
        windows: [ServiceWindow],
        names: PeopleNames, at now: Instant, in zone: Zone
    ) -> [Sheet] {
        let reviews = all.filter { $0.kind.needsReview && $0.implementation.map { $0.review == nil } ?? false }
        let ahead = all.filter { change in
            change.isAhead && !items.contains { $0.change.id == change.id }
        }.sorted { ($0.plan.planned?.start ?? .distantPast, $0.id) < ($1.plan.planned?.start ?? .distantPast, $1.id) }
        let frozen = freezes.filter { ($0.inForce?.end ?? .distantPast) > now }
        return [
            Sheet(
                "Agenda", title: "Agenda", summary: "The changes before the meeting, with what stands against each",
                [
                    .banner(verdict(items, meeting, reviews: reviews.count, at: now)),
                    .table(BoardTables.agenda(items, names, zone)), .heading("For review"),
                    .text(
                        "Emergencies and unauthorized changes close once a member who neither asked for nor made them has looked back."
                    ),
                    .table(BoardTables.reviews(reviews, names, zone)),
                ]),
            Sheet(
                "Plans", title: "Plans", summary: "What each change says: why, what is done, what if it goes wrong",
                [.table(BoardTables.plans(items.map(\.change), named: "plans"))]),
            Sheet(
                "Ahead", title: "Ahead",
                summary: "Changes submitted or scheduled beside this agenda, freezes and service windows",
                [
                    .table(BoardTables.ahead(ahead, names, zone)), .heading("Freezes"), .table(BoardTables.freezes(frozen, zone)),
                    .heading("Service windows"),
                    .table(BoardTables.windows(windows.filter { !$0.isCancelled && $0.planned.end > now }, zone)),
                ]),
        ]
    }

    private static func verdict(_ items: [MeetingAgenda.Item], _ meeting: BoardMeeting?, reviews: Int, at now: Instant) -> Verdict
    {
        guard let meeting else { return Verdict("No meeting of the board is planned on or after that day.", .calm) }
        let open = items.filter { $0.outcome == nil }
        let clashing = open.filter { !$0.clashes.isEmpty }
        var words = "\(meeting.id), \(meeting.zone.words(meeting.period.start)), \(meeting.status.word): "
        words += items.isEmpty ? "no change before it" : "\(items.count.counted("change")) before it"
        if !clashing.isEmpty { words += ", something stands against \(clashing.map(\.change.id.text).joined(separator: ", "))" }
        words += "."
        if reviews > 0 { words += " \(reviews.counted("change")) to review." }
        if now < meeting.cutOffAt { words += " The agenda closes \(meeting.zone.words(meeting.cutOffAt))." }
        return Verdict(words, clashing.isEmpty && reviews == 0 ? .good : .due)
    }
}

extension FinanceScope {
    /// Every change where the report is of all; else those that touch the customer.
    func holds(_ change: ChangeRequest) -> Bool { !isOfOne || change.plan.customers.contains { holds($0) } }
}
