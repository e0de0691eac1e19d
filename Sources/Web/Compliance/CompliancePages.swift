import BackOffice
import Domain
import Reports
import Workbook

/// What was promised, what was kept, what may still fail: a customer's commitments over a month or a quarter (13).
enum CompliancePages {
    static let routes: [Route] =
        [
            .get("/compliance", .permission(.readBooks), "How each customer stands in a period") { visit in
                .page(try overview(visit))
            },
            .get("/compliance/{customer}", .permission(.readBooks), "A customer's commitments in the running quarter") { visit in
                let customer: CustomerCode = try visit.identifier("customer", of: "customer")
                let running = Quarter(of: try visit.read { try $0.today(of: customer) })
                return .redirect("/compliance/\(customer)/\(try asked(visit) ?? .quarter(running))")
            },
            .get(
                "/compliance/{customer}/{period}", .permission(.readBooks), "A customer's commitments in a period, with evidence"
            ) {
                visit in
                .page(try page(visit))
            },
        ] + CommitmentWhy.routes

    private static func asked(_ visit: Visit) throws -> ReportingPeriod? {
        try ListQuery(visit.query, limit: nil).word("period", "a month or a quarter such as 2026Q3") { ReportingPeriod($0) }
    }

    // MARK: All customers

    /// Judging one costs a month of reads.
    private static let mostCustomers = 6

    private static func overview(_ visit: Visit) throws -> Page {
        let period = try asked(visit) ?? .quarter(Quarter(of: visit.zone.day(of: visit.now)))
        let (utilities, rows) = try visit.read { view in
            let utilities = try UtilityPage(view.customers(), most: mostCustomers, at: "/compliance", visit)
            let rows = try utilities.shown.map { customer -> [Shown] in
                let path = "/compliance/\(customer.code)/\(period)"
                guard try !view.agreementsInForce(of: customer.code, on: period.first...period.last).isEmpty else {
                    return [
                        Shown(customer.name, href: "/customers/\(customer.code)"), Shown("no agreement in force"), Shown(),
                        Shown(),
                    ]
                }
                let judged = try view.compliance(of: customer.code, over: period)
                let tally = CommitmentTally(judged.map(\.assessment))
                let missed = judged.filter { [.missed, .lost].contains($0.assessment.standing) }
                return [
                    Shown(customer.name, href: path), verdict(tally),
                    .figure(
                        "\(tally.keptOrOnCourse.grouped) of \(tally.judged.grouped)",
                        sub: [(tally.behind, "behind"), (tally.withoutObligation, "without obligation")].filter { $0.0 > 0 }
                            .map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", ").unlessEmpty),
                    Shown(
                        missed.map { CommitmentStanding($0.assessment).name }.joined(separator: ", "),
                        sub: missed.isEmpty
                            ? nil : missed.map { CommitmentStanding($0.assessment).margin }.joined(separator: ", ")),
                ]
            }
            return (utilities, rows)
        }
        let grid = Grid(
            "Customers and their commitments", ["Customer", "Stands", "Kept or on course", "Missed or lost"], rows,
            whenEmpty: "Customers come here with their first binding agreement.")
        return Page(
            "Compliance", lead: period.words, section: .customers,
            [bar(period, "/compliance", visit), grid] + utilities.pieces)
    }

    private static func verdict(_ tally: CommitmentTally) -> Shown {
        if tally.missed > 0 { return Shown(chip: Chip("missed", .late)) }
        if tally.lost > 0 { return Shown(chip: Chip("will be missed", .late)) }
        if tally.behind > 0 { return Shown(chip: Chip("behind, not final", .due)) }
        if tally.onCourse > 0 { return Shown(chip: Chip("on course, not final", .due)) }
        return tally.met > 0 ? Shown(chip: Chip("all kept", .good)) : Shown(chip: Chip("nothing was due", .calm))
    }

    private static func bar(_ period: ReportingPeriod, _ path: String, _ visit: Visit, links: [Button] = []) -> ViewBar {
        var quarter = Quarter(of: visit.zone.day(of: visit.now))
        var options: [(value: String, words: String)] = []
        for _ in 0..<5 {
            options.append((quarter.description, quarter.words))
            options += quarter.months.reversed().map { ($0.description, "\u{2003}\($0.words)") }
            quarter = quarter.previous
        }
        if !options.contains(where: { $0.value == period.description }) { options.append((period.description, period.words)) }
        return ViewBar(
            path: path, label: "Period",
            choices: [.init(name: "period", label: "Period", options: options, taken: period.description)],
            links: links)
    }

    // MARK: One customer

    private static func page(_ visit: Visit) throws -> Page {
        let code: CustomerCode = try visit.identifier("customer", of: "customer")
        let period = try visit.wordInPath("period") { ReportingPeriod($0) }
        let (customer, rows, trends) = try visit.read { view in
            let customer = try view.customer(code)
            let last = period.months.last ?? Month(of: period.last)
            return (customer, try view.compliance(of: code, over: period), try view.commitmentTrends(of: code, upTo: last))
        }
        let isFinal = rows.allSatisfy(\.assessment.isFinal)
        return Page(
            "Commitments of \(customer.name)", lead: "\(period.words), \(isFinal ? "final" : "not final")", section: .customers,
            deeds: [
                Button(
                    "Quarterly status report",
                    href: "/reports/quarterly-status?customer=\(code)&period=\(Quarter(of: period.first))"),
                Button("Customer", href: "/customers/\(code)"),
            ],
            [
                bar(period, "/compliance/\(code)", visit), verdictRemark(rows),
                CommitmentTable(
                    "Commitments of \(customer.name) in \(period.words)", rows, trends, of: code, over: period,
                    on: visit.zone.day(of: visit.now)),
                CommitmentTable.months(rows, trends),
                Panel("Evidence", id: "evidence", [evidence(rows, of: code, until: visit.zone.day(of: visit.now))]),
                Panel("The close", [closes(rows, visit)]),
            ])
    }

    private static func verdictRemark(_ rows: [ComplianceRow]) -> Remark {
        let missed = rows.filter { $0.assessment.standing == .missed }
        let lost = rows.filter { $0.assessment.standing == .lost }
        func names(_ rows: [ComplianceRow]) -> String {
            rows.map { CommitmentStanding($0.assessment).name }.joined(separator: ", ")
        }
        if !missed.isEmpty { return Remark("Missed: \(names(missed)).", tone: .late) }
        if !lost.isEmpty { return Remark("Already lost, though not final: \(names(lost)).", tone: .late) }
        if rows.contains(where: { !$0.assessment.isFinal }) {
            return Remark("Nothing is lost so far; the period is not final.", tone: .due)
        }
        return Remark("Every commitment with an obligation was kept.", tone: .good)
    }

    /// Each month that has begun.
    private static func evidence(_ rows: [ComplianceRow], of customer: CustomerCode, until today: Day) -> Grid {
        let lines = rows.flatMap { row -> [[Shown]] in
            let standing = CommitmentStanding(row.assessment)
            return row.assessment.months.filter { $0.month.first <= today }.map { month -> [Shown] in
                let out = month.excluded.sorted { $0.key < $1.key }.map { "\(standing.amount($0.value)): \($0.key)" }
                return [
                    Shown(standing.name), Shown(month.month.words),
                    .figure(
                        month.soFar.isNoObligation
                            ? "nothing due"
                            : "\(standing.count(month.soFar.part).words) of \(standing.count(month.soFar.whole).words)"
                    ),
                    .figure(
                        month.soFar.words(against: row.assessment.target),
                        why: CommitmentWhy.path(row.assessment, of: customer, in: .month(month.month))),
                    Shown(out.isEmpty ? "nothing" : out.joined(separator: "; ")), Shown(month.isFinal ? "final" : "so far"),
                ]
            }
        }
        return Grid(
            "Evidence of each month", ["Commitment", "Month", "Counted", "Rate", "Left out of both sides", "State"], lines)
    }

    private static func closes(_ rows: [ComplianceRow], _ visit: Visit) -> Facts {
        let closes = Set(rows.map(\.assessment.closesAt)).sorted()
        let tally = CommitmentTally(rows.map(\.assessment))
        return Facts(
            [
                ("Commitments", Shown(rows.count.grouped)),
                ("Met", Shown(tally.met.grouped)), ("Missed", Shown(tally.missed.grouped)),
                ("Without obligation", Shown(tally.withoutObligation.grouped)),
                ("Not final", Shown(rows.count { !$0.assessment.isFinal }.grouped)),
                ("Restated", Shown(rows.count { $0.restated != nil }.grouped)),
            ] + closes.map { ("Closes", Shown(visit.zone.words($0))) })
    }
}
