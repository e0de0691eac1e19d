import BackOffice
import Domain
import Workbook

/// What was accepted, spent, offered and gathered under a statement of work.
extension WorkPanels {
    static func phases(_ whole: WorkStanding, _ visit: Visit) -> (any Piece)? {
        guard !whole.sow.phases.isEmpty else { return nil }
        let rows = whole.sow.phases.map { phase in
            let accepted = whole.accepted.first { $0.phase == phase.name }
            return [
                Shown(phase.name), Shown(visit.seesMoney ? phase.fee.description : ""),
                accepted.map { Shown(chip: Chip("accepted", .good), sub: "by \($0.by) on \($0.on.words)") }
                    ?? Shown(chip: Chip("open", .calm)),
            ]
        }
        return Panel(
            "Phases", [Grid("Phases", [Grid.Head("Phase"), Grid.Head("Fee", figure: true), Grid.Head("Standing")], rows)])
    }

    static func expenses(_ whole: WorkStanding, _ visit: Visit) -> (any Piece)? {
        guard !whole.expenses.isEmpty, visit.seesMoney else { return nil }
        let mayRecord = visit.actor.permissions.contains(.recordExpenses)
        let rows = whole.expenses.map { expense in
            [
                Shown(expense.id.text), Shown(expense.spentOn.words), Shown(expense.category.rawValue), Shown(expense.what),
                Shown(expense.amount.description), Shown("the \(expense.bearer.rawValue)"),
                mayRecord
                    ? Shown("take back", href: "/actions/WithdrawExpense?expense=\(expense.id)&back=/work/\(whole.sow.id)")
                    : Shown(),
            ]
        }
        let heads = [
            Grid.Head("Expense"), Grid.Head("Spent"), Grid.Head("For"), Grid.Head("What"), Grid.Head("Amount", figure: true),
            Grid.Head("Borne by"), Grid.Head(""),
        ]
        return Panel("Travel and living", id: "expenses", [Grid("Travel and living", heads, rows)])
    }

    static func requirements(_ whole: WorkStanding) -> (any Piece)? {
        let offers: [(String, Shown)] = whole.offers.map { offer in
            (
                "Offered \(offer.on.words)",
                Shown(offer.service, sub: "to \(offer.to)\(offer.note.isEmpty ? "" : ": \(offer.note)")")
            )
        }
        let gathered = whole.requirements.flatMap { year -> [(String, Shown)] in
            [
                ("Year from \(year.year.words)", Shown(year.scope, sub: "scope")),
                ("", Shown(year.assumptions, sub: "assumptions")),
                ("", Shown(year.schedule, sub: "schedule")),
                ("", Shown(year.responsibilities, sub: "roles and responsibilities")),
            ]
        }
        guard !offers.isEmpty || !gathered.isEmpty else { return nil }
        return Panel("Offers and requirements", id: "requirements", [Facts(offers + gathered)])
    }
}

extension AdvancedServicesTerms.Billing {
    var words: String {
        switch self {
        case .monthly: "monthly, hours worked"
        case .byPhase: "by phase, on acceptance"
        case .atEnd: "at the end of the project"
        }
    }
}
