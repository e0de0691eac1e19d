import BackOffice
import Domain
import Workbook

/// What falls due in this quarter and the next two: last days for notice, renewals, ends, drills, closes.
enum DeadlinePanels {
    struct Deadline: Sendable {
        let customer: CustomerCode
        let on: Day
        let what: String
        let href: String
        let rule: String
    }

    /// How many days ahead a day is among what is due next.
    private static let soon = 35

    static func ahead(_ home: inout HomeDay) throws -> any Piece {
        let visit = home.visit
        let today = visit.zone.day(of: visit.now)
        let (customers, areMine) = try HomePanels.utilities(visit)
        let days = today...Quarter(of: today).next.next.last
        let all = try visit.read { view in try customers.flatMap { try deadlines($0, days, view) } }
            .sorted { ($0.on, $0.customer, $0.what) < ($1.on, $1.customer, $1.what) }
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
                    chip: DayWords.chip("", due: deadline.on, today: today), sub: deadline.rule)
            )
        }
        let scope = areMine ? "my utilities" : "all utilities"
        return Panel(
            "Deadlines to \(days.upperBound.words)", id: "deadlines",
            [
                rows.isEmpty ? Remark("Nothing falls due for \(scope).", tone: .good) : Facts(Array(rows)),
                Prose(all.count > rows.count ? "\(all.count - rows.count) more later, for \(scope)." : "For \(scope)."),
            ])
    }

    private static func deadlines(_ customer: Customer, _ days: ClosedRange<Day>, _ view: View) throws -> [Deadline] {
        let code = customer.code
        var found = try view.contractDeadlines(of: code, in: days).map { deadline in
            Deadline(
                customer: code, on: deadline.on, what: "\(deadline.kind.rawValue) of \(deadline.statementOfWork)",
                href: "/work/\(deadline.statementOfWork)", rule: deadline.rule)
        }
        if let drill = try view.nextDrill(of: code), drill.on <= days.upperBound {
            found.append(Deadline(customer: code, on: drill.on, what: "restore drill", href: "/drills/plans", rule: drill.rule))
        }
        return found
    }
}
