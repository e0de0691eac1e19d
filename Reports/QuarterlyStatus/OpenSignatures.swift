import BackOffice
import Domain

/// Papers that wait for a signature: whose, and until when where the paper says.
extension OpenAction {
    static func signatures(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        func paper(_ what: String, _ about: String, signed: [Signature], until: Day?) -> OpenAction {
            let side: Side =
                switch signed.first?.party {
                case .customer: .provider
                case .provider: .utility
                case nil: .both
                }
            let owner =
                switch side {
                case .provider: customer.accountManager
                case .utility: customer.name
                case .both: "\(customer.name) and \(customer.accountManager)"
                }
            return OpenAction(what: what, about: about, side: side, owner: owner, dueOn: until)
        }
        let today = customer.zone.day(of: view.now)
        let cloud = try view.agreements(of: customer.code).compactMap { agreement -> OpenAction? in
            let signed: [Signature]
            switch agreement.status {
            case .draft: signed = []
            case .signedByOne(let first): signed = [first]
            case .binding: return nil
            }
            return paper("Sign the Cloud Services agreement", agreement.id.text, signed: signed, until: agreement.terms.from)
        }
        let maintenance = try view.maintenanceAgreements(of: customer.code).filter { !$0.isBinding }.map {
            paper(
                "Sign the maintenance agreement", $0.id.text, signed: $0.signatures.signatures, until: $0.terms.from)
        }
        let services = try view.professionalServicesAgreements(of: customer.code).filter { !$0.isBinding }.map {
            paper("Sign the professional services agreement", $0.id.text, signed: $0.signatures.signatures, until: $0.from)
        }
        let work = try view.statementsOfWork(of: customer.code).compactMap { sow -> OpenAction? in
            switch sow.standing(on: today) {
            case .quoted, .signedByOne:
                paper("Sign \(sow.title)", sow.id.text, signed: sow.signatures, until: sow.quote?.validUntil)
            case .requested, .scoping:
                OpenAction(
                    what: "Quote \(sow.title)", about: sow.id.text, side: .provider, owner: customer.accountManager,
                    dueOn: try view.turnaround(of: sow).map { customer.zone.day(of: $0.dueAt) })
            case .lapsed, .binding, .inEffect, .completed, .cancelled: nil
            }
        }
        let changes = try view.changeOrders(of: customer.code).compactMap { order -> OpenAction? in
            switch order.status {
            case .draft: paper("Sign the change order: \(order.asks.words)", order.id.text, signed: [], until: nil)
            case .signedByOne(let first):
                paper("Sign the change order: \(order.asks.words)", order.id.text, signed: [first], until: nil)
            case .binding, .void: nil
            }
        }
        return cloud + maintenance + services + work + changes
    }
}
