import BackOffice
import Domain
import Workbook

/// Whether the promises were kept in the last months that are closed: a word for each utility, what was missed by name.
enum CompliancePanels {
    static let routes: [Route] = [
        .get(
            "/why/assessments/{customer}/{month}", .permission(.readBooks), "How each promise of a closed month was judged"
        ) { visit in
            let code = try CustomerPages.code(visit)
            guard let month = Month(visit.parameters["month"] ?? "") else {
                throw Missing("month", (visit.parameters["month"] ?? "").prefix(64))
            }
            let assessments = try visit.read { try $0.closedAssessments(of: code, over: .month(month)) }
            guard !assessments.isEmpty else { throw Missing("closed month of \(code)", month) }
            return .page(
                WhyPages.page(
                    "\(code), \(month.words)", assessments.map(\.derivation), back: Button("Today", href: "/"), section: .today))
        }
    ]

    static func panel(_ customers: [Customer], title: String, _ visit: Visit) throws -> any Piece {
        let last = Month(of: visit.zone.day(of: visit.now)).previous
        let months = [last.previous.previous, last.previous, last]
        let rows = try visit.read { view in
            try customers.map { customer in
                let closed = try view.closedMonths(of: customer.code, among: months)
                return Matrix.Row(
                    Shown(customer.name, href: "/customers/\(customer.code)"),
                    months.map { month in cell(closed.first { $0.month == month }, month, customer, visit) })
            }
        }
        return Panel(
            title, id: "compliance",
            [rows.isEmpty ? Remark("No utility yet.") : Matrix(title, heads: ["Utility"] + months.map(\.words), rows)])
    }

    /// `11 of 12 met`, with what was missed; a month that is not closed says when it is.
    private static func cell(_ closed: ClosedMonth?, _ month: Month, _ customer: Customer, _ visit: Visit) -> Shown {
        guard let closed, closed.judged > 0 else {
            let closesAt = CloseRule.standard.instant(of: month, in: customer.zone)
            return closesAt > visit.now
                ? Shown(chip: DeadlineWords.chip("closes", due: closesAt, at: visit.now)) : Shown("nothing was judged")
        }
        let missed = closed.missed
        let words = missed.map { assessment in
            "\(assessment.metric.words)\(assessment.subject.map { " \($0)" } ?? "") \(assessment.share.words(against: assessment.target))"
        }
        return Shown(
            "\(closed.met) of \(closed.judged) met",
            chip: missed.isEmpty ? Chip("kept", .good) : Chip("\(missed.count) missed", .late),
            sub: missed.isEmpty ? nil : words.joined(separator: ", "), why: "/why/assessments/\(customer.code)/\(month)")
    }
}

/// What a utility's own people see: whether the promises to them were kept, and what is about to change.
enum UtilityPanels {
    static func all(_ day: inout HomeDay) throws {
        let visit = day.visit
        try DeskPanels.queue(&day)
        let (customers, changes) = try visit.read { (try $0.customers(), try $0.changes().filter(\.isAhead)) }
        day.add(try CompliancePanels.panel(customers, title: "What we promised you", visit))
        let rows = changes.sorted { ($0.time?.start ?? .distantFuture) < ($1.time?.start ?? .distantFuture) }.prefix(6).map {
            change in
            (
                change.id.text,
                Shown(
                    change.plan.title, href: "/changes/\(change.id)", chip: Chip(change.status.word, change.tone),
                    sub: change.time.map { "\(visit.zone.words($0.start)) to \(visit.zone.words($0.end))" })
            )
        }
        day.add(
            "Changes ahead on your systems", more: Button("Calendar", href: "/board"), Array(rows),
            whenNone: "no change is planned on your systems")
        try OperationsPages.outages(&day)
    }
}
