import BackOffice
import Domain
import Workbook

/// A statement of work's hours in one of its years, as they stand today.
struct BudgetStanding: Sendable {
    let sow: StatementOfWork.ID
    let title: String
    let kind: StatementOfWork.Kind
    let ledger: HourLedger
    /// Nil for a project, and for a year that is closed or still to come.
    let forecast: ForfeitForecast?
    /// Planned and confirmed work still to come.
    let planned: [Engagement]
    let today: Day

    /// The year that a day lies in; today's, or the first where none runs yet, when nil.
    init(_ sow: StatementOfWork, on day: Day? = nil, from view: View) throws {
        self.sow = sow.id
        title = sow.title
        kind = sow.kind
        today = try view.today(of: sow.customer)
        let year = try view.runningYear(of: sow, on: day ?? today)
        ledger = try view.hourLedger(of: sow, year)
        let isYearly = sow.kind == .enhancedMaintenance
        forecast =
            isYearly && ledger.closed == nil && year.first <= today
            ? try ledger.forecast(on: min(today, year.last), rate: try sow.signedTerms.rate) : nil
        planned = try view.openEngagements(of: sow, from: max(today, year.first)).filter { $0.days.lowerBound <= year.last }
    }

    /// What will be lost at the year's end, or was.
    var expires: Hours { ledger.closed == nil ? forecast?.lost ?? .zero : ledger.expired }

    var plannedDays: Int { planned.reduce(0) { $0 + ($1.days.upperBound - $1.days.lowerBound) + 1 } }

    /// `use it or lose it by 31 Dec 2026`.
    var words: String {
        switch kind {
        case .advancedServices: "a project until \(ledger.year.last.words)"
        case .enhancedMaintenance where ledger.closed != nil: "closed, \(ledger.year.words)"
        case .enhancedMaintenance: "use it or lose it by \(ledger.year.last.words)"
        }
    }

    /// The gauge with its table.
    func pieces(seesMoney: Bool) -> [any Piece] {
        let why = "/why/hours/\(sow)?year=\(ledger.year.first)"
        var heads = [
            Grid.Head("Bought", figure: true), Grid.Head("Used", figure: true), Grid.Head("Planned", figure: true),
            Grid.Head("Free", figure: true),
        ]
        var row = [
            Shown(ledger.bought.description, why: why), Shown(ledger.used.description, why: why),
            Shown(planned.isEmpty ? "none" : plannedDays.counted("day"), sub: planned.isEmpty ? nil : "of work to come"),
            Shown(ledger.balance.description, why: why),
        ]
        if kind == .enhancedMaintenance {
            let worth = seesMoney ? (ledger.closed == nil ? forecast?.loss : nil).map { "worth \($0)" } : nil
            heads += [
                Grid.Head("Will be used at this pace", figure: true),
                Grid.Head(ledger.closed == nil ? "Will expire" : "Expired", figure: true),
            ]
            row += [
                Shown(
                    forecast.map { min($0.willUse, $0.balance).description } ?? "", why: forecast.map { _ in why + "#forecast" }),
                Shown(expires.description, sub: worth, why: why),
            ]
        }
        var pieces: [any Piece] = []
        if kind == .enhancedMaintenance { pieces.append(HourGauge(self)) }
        pieces.append(Grid("Hours of \(sow), \(ledger.year.words)", heads, [row]))
        if ledger.isOverBudget {
            pieces.append(
                Remark(
                    "\(ledger.overBudget) are over budget: not billable, and nothing new is planned until a change order is binding (4.4).",
                    tone: .late))
        }
        return pieces
    }
}
