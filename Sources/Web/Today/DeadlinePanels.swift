import BackOffice
import Domain
import Reports
import Workbook

/// What falls due in this quarter and the next two, of each utility what its own page tells: last days for notice, renewals, ends,
/// reviews, drills.
enum DeadlinePanels {
    private struct Deadline: Sendable {
        let customer: CustomerCode
        let line: DeadlineLine

        var on: Day { line.on }
        var what: String { line.about.isEmpty ? "\(line.what): \(line.title)" : "\(line.what) of \(line.about)" }
        var href: String { RecordLink.href(line.about) ?? "/customers/\(customer)#deadlines" }
    }

    /// How many days ahead a day is among what is due next.
    private static let soon = 35

    static func ahead(_ home: inout HomeDay, of customers: [Customer], areMine: Bool) throws -> any Piece {
        let visit = home.visit
        let today = visit.zone.day(of: visit.now)
        let last = Quarter(of: today).next.next.last
        let all = try visit.read { view in
            try customers.flatMap { customer in
                try DeadlineLine.list(of: customer, after: today, from: view).map { Deadline(customer: customer.code, line: $0) }
            }
        }.sorted { ($0.on, $0.customer, $0.what) < ($1.on, $1.customer, $1.what) }
        for deadline in all where deadline.on <= today + soon {
            home.owes(
                deadline.customer.text, at: visit.zone.start(of: deadline.on + 1),
                Shown(
                    deadline.what.capitalizedFirst, href: deadline.href, chip: DayWords.chip("", due: deadline.on, today: today),
                    sub: "on \(deadline.on.words)"))
        }
        let rows = all.prefix(14).map { deadline in
            (
                deadline.on.words,
                Shown(
                    "\(deadline.customer), \(deadline.what)", href: deadline.href,
                    chip: DayWords.chip("", due: deadline.on, today: today), sub: deadline.line.rule)
            )
        }
        let scope = areMine ? "my utilities" : "all utilities"
        return Panel(
            "Deadlines to \(last.words)", id: "deadlines",
            [
                rows.isEmpty ? Remark("Nothing falls due for \(scope).", tone: .good) : Facts(Array(rows)),
                Prose(all.count > rows.count ? "\(all.count - rows.count) more later, for \(scope)." : "For \(scope)."),
            ])
    }
}
