import BackOffice
import Domain
import Workbook

/// The page one opens at seven: what is due, what is wrong, what comes.
enum TodayPages {
    static let routes: [Route] = [
        .get("/", .permission(.readBooks), "What is due today, what is wrong, what comes") { visit in .page(try page(visit)) }
    ]

    private static func page(_ visit: Visit) throws -> Page {
        var pieces: [any Piece] = [try requests(visit)]
        pieces += try HomePanels.all(visit)
        return Page(
            greeting(visit), lead: visit.zone.words(minute(visit.now)), section: .today, pieces,
            beside: try HomePanels.beside(visit))
    }

    /// A page is looked at for longer than a second.
    private static func minute(_ now: Instant) -> Instant { now - now.seconds % 60 }

    private static func greeting(_ visit: Visit) -> String { "Today, \(visit.zone.day(of: visit.now).words)" }

    /// One's own requests first, else the head of the queue.
    private static func requests(_ visit: Visit) throws -> any Piece {
        var filter = QueueFilter()
        filter.assignee = visit.actor.permissions.contains(.workRequests) ? visit.actor.id.text : nil
        var rows = try visit.read { try $0.requests(RequestPageQuery(filter, limit: 8)).rows }
        let areMine = !rows.isEmpty && filter.assignee != nil
        if !areMine { rows = try visit.read { try $0.requests(RequestPageQuery(QueueFilter(), limit: 8)).rows } }
        let facts = rows.map { row in
            var shown = DeadlineWords.shown(row, at: visit.now, in: visit.zone)
            shown.text = row.title
            shown.href = "/requests/\(row.request)"
            return ("\(row.request) \(row.customer)", shown)
        }
        return Panel(
            areMine ? "My requests" : "Next in the queue", more: Button("All requests", href: "/requests"),
            rows.isEmpty ? [Remark("No request is open.", tone: .good)] : [Facts(facts)])
    }
}
