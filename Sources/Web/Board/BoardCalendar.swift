import BackOffice
import Domain
import Workbook

/// What stands on the board's calendar, as whoever asks may see it.
enum BoardCalendar {
    /// Weeks from the Monday on or before a day.
    static func piece(_ visit: Visit, from day: Day, weeks: Int, customer: CustomerCode?) throws -> WeekCalendar {
        let monday = day - (day.weekday.rawValue - 1)
        let days = monday...(monday + (weeks * 7 - 1))
        let whole = visit.zone.period(of: days)
        let found = try visit.read { try bars($0, in: whole, customer) }
        let today = visit.zone.day(of: visit.now)
        return WeekCalendar(
            weeks: (0..<weeks).map { .init(from: monday + $0 * 7, today: today, zone: visit.zone, bars: found) },
            whenEmpty: "No change, window, freeze or meeting stands in these weeks. A change comes here when it is submitted.")
    }

    private static func bars(_ view: View, in whole: Period, _ customer: CustomerCode?) throws -> [WeekCalendar.Bar] {
        let customers = try customer.map { [$0] } ?? view.customers().map(\.code)
        let windows = try customers.flatMap { try view.serviceWindows(of: $0, asOf: view.now) }
        let freezes = try view.freezes(asOf: view.now).filter { $0.customer == nil || customer == nil || $0.customer == customer }
        let changes = try view.changes(of: customer).filter { change in
            (change.isAhead || change.implementation != nil) && change.time?.overlaps(whole) == true
        }
        return freezes.compactMap(bar) + windows.filter { !$0.isCancelled && $0.planned.overlaps(whole) }.map(bar)
            + (try view.meetings().filter { $0.period.overlaps(whole) }.compactMap(bar))
            + (try changes.sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }.compactMap { try bar($0, view) })
    }

    private static func bar(_ freeze: Freeze) -> WeekCalendar.Bar? {
        guard let period = freeze.inForce else { return nil }
        let systems = freeze.systems.isEmpty ? "every system" : freeze.systems.map(\.name).joined(separator: ", ")
        return WeekCalendar.Bar(
            kind: .freeze, number: freeze.id.text, period: period,
            word: freeze.effect == .block ? "freeze, blocks" : "freeze, warns",
            title: "\(freeze.id) \(freeze.customer?.text ?? "every utility"), \(systems): \(freeze.reason.prefix(80))",
            href: "/freezes/\(freeze.id)")
    }

    private static func bar(_ window: ServiceWindow) -> WeekCalendar.Bar {
        let systems = window.systems.isEmpty ? "every system" : window.systems.map(\.name).joined(separator: ", ")
        return WeekCalendar.Bar(
            kind: .window, number: window.id.text, period: window.planned, word: "window", title: "\(window.customer) \(systems)",
            href: "/windows/\(window.id)")
    }

    private static func bar(_ meeting: BoardMeeting) -> WeekCalendar.Bar? {
        WeekCalendar.Bar(
            kind: .meeting, number: meeting.id.text, period: meeting.period, word: "board", title: meeting.id.text,
            href: "/board/\(meeting.id)", chip: Chip(meeting.status.word, .calm))
    }

    private static func bar(_ change: ChangeRequest, _ view: View) throws -> WeekCalendar.Bar? {
        guard let period = change.time else { return nil }
        let clashes = try change.isAhead ? view.shownClashes(of: change) : []
        return WeekCalendar.Bar(
            kind: .change, number: change.id.text, period: period, word: change.kind.rawValue,
            title: "\(change.id) \(change.plan.title)", href: "/changes/\(change.id)",
            chip: Chip(change.status.word, change.tone), clashes: Clash.briefly(clashes),
            joins: Set(clashes.compactMap(\.other).map(\.text)))
    }
}

extension ChangeRequest {
    /// The actual time once there is one, else the planned.
    var time: Period? {
        if case .implementing(_, let startedAt) = status, let planned = plan.planned {
            return Period(startedAt, max(planned.end, startedAt))
        }
        return implementation?.actual ?? plan.planned
    }

    fileprivate var startsAt: Instant { time?.start ?? .distantFuture }

    var tone: Tone {
        switch status {
        case .draft, .submitted, .cancelled: .calm
        case .onAgenda, .deferred, .inReview, .implementing: .due
        case .approved, .scheduled, .closed: .good
        case .rejected: .late
        }
    }
}

extension Clash {
    /// All of them in one line of a bar: with whom, outside what, inside what, each once.
    fileprivate static func briefly(_ clashes: [Clash]) -> [String] {
        let words = clashes.map { clash in
            switch clash.kind {
            case .sameSystem(let other, _), .sameImplementer(let other, _): "with \(other)"
            case .outsideWindow: "outside every window"
            case .insideFreeze(let freeze, .block): "inside \(freeze), which blocks"
            case .insideFreeze(let freeze, .warn): "inside \(freeze), which warns"
            }
        }
        let once = words.enumerated().filter { words.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        return once.isEmpty ? [] : [once.joined(separator: ", ")]
    }
}
