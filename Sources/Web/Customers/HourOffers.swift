import BackOffice
import Domain
import Workbook

/// What hours that are left can still buy, with the way to offer it.
enum HourOffers {
    static func remark(_ budget: BudgetStanding, _ visit: Visit) -> [any Piece] {
        guard budget.kind == .enhancedMaintenance, budget.ledger.closed == nil, budget.ledger.balance > .zero,
            let services = try? visit.read({ try $0.catalogue().maintenance.supplemental }), !services.isEmpty
        else { return [] }
        let mayOffer = visit.actor.permissions.contains(.manageWork)
        let links = services.map { service in
            Button(service, href: mayOffer ? "/work/\(budget.sow)/offer?service=\(Query.encoded(service))" : "")
        }
        return [Links("\(budget.ledger.balance) can still buy:", links)]
    }
}
