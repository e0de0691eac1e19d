import BackOffice
import Domain

/// How the figures of contracts came about: the same text as `amico why balance`, `forecast`, `notice-deadline`, `renewal`.
enum ContractWhys {
    static let routes: [Route] = [
        .get("/why/hours/{work}", .permission(.readBooks), "Why so many hours are left, and will be lost") { visit in
            try explain(visit, "The hours of") { view, sow, day in
                let today = try view.today(of: sow.customer)
                let year = try view.runningYear(of: sow, on: day ?? today)
                let ledger = try view.hourLedger(of: sow, year)
                var all = [ledger.derivation]
                if ledger.closed == nil, year.first <= today, let forecast = try view.forecast(of: sow, on: min(today, year.last))
                {
                    all.append(visit.seesMoney ? forecast.derivation : forecast.withoutMoney)
                }
                return all
            }
        },
        .get("/why/notice-deadline/{work}", .permission(.readBooks), "Why this is the last day for notice") { visit in
            try explain(visit, "The last day for notice of") { view, sow, day in
                let today = try view.today(of: sow.customer)
                let deadline = try view.noticeDeadline(of: sow, view.runningYear(of: sow, on: day ?? today))
                let notice = try view.standingNotice(of: sow.id)
                return [deadline.derivation] + (notice.map { [$0.verdict.derivation] } ?? [])
            }
        },
        .get("/why/renewal/{work}", .permission(.readBilling), "Why a year has these hours and this fee") { visit in
            try explain(visit, "A year of") { view, sow, day in
                let today = try view.today(of: sow.customer)
                return [try view.renewal(of: sow, view.runningYear(of: sow, on: day ?? today)).derivation]
            }
        },
        .get("/why/quote-turnaround/{work}", .permission(.readBooks), "Why a quote was in time or late") { visit in
            try explain(visit, "The quote of") { view, sow, _ in
                try view.turnaround(of: sow).map { [$0.derivation] } ?? []
            }
        },
    ]

    private static func explain(
        _ visit: Visit, _ title: String, _ derivations: (View, StatementOfWork, Day?) throws -> [Derivation]
    ) throws -> Answer {
        let id: StatementOfWork.ID = try visit.identifier("work", of: "statement of work")
        let day = try visit.query["year"].map { text in
            guard let day = Day(text) else { throw FormProblem("year", "The year is named by a day of it, such as 2026-09-30.") }
            return day
        }
        let found = try visit.read { view in try derivations(view, view.statementOfWork(id), day) }
        return .page(WhyPages.page("\(title) \(id)", found, back: Button("\(id)", href: "/work/\(id)"), section: .customers))
    }
}

extension ForfeitForecast {
    /// For those who do not read billing: the hours alone.
    fileprivate var withoutMoney: Derivation {
        Derivation(
            derivation.title, rule: derivation.rule, inputs: derivation.inputs.filter { $0.label != "rate" },
            steps: derivation.steps,
            result: "\(lost) will be lost")
    }
}
