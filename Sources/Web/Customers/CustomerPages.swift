import BackOffice
import Domain
import Reports
import Workbook

/// A customer's page: what was promised, how it goes, what is due, who to call.
enum CustomerPages {
    static let routes: [Route] =
        CustomerList.list.routes + CustomerForms.all.flatMap(\.routes) + EngagementPages.routes + [
            .get("/customers/{customer}", .permission(.readBooks), "A customer: promises, hours, deadlines, people") { visit in
                .page(try page(visit))
            }
        ]

    static func code(_ visit: Visit) throws -> CustomerCode { try visit.identifier("customer", of: "customer") }

    private static func page(_ visit: Visit) throws -> Page {
        let code = try code(visit)
        let whole = try visit.read { try CustomerStanding(code, visit.query, from: $0) }
        let customer = whole.customer
        var pieces: [any Piece] = [CustomerPanels.promise(whole, visit)]
        pieces += CustomerPanels.hours(whole, visit)
        pieces += [CustomerPanels.work(whole, visit), CustomerPanels.agreements(whole, visit)]
        var beside: [any Piece] = [DeadlinePanel.panel(whole.deadlines, of: code)]
        beside += whole.why.map { [Why($0)] } ?? []
        beside += [CustomerPanels.open(whole, visit)]
        if visit.seesMoney { beside.append(CustomerPanels.invoices(whole, visit)) }
        beside.append(CustomerPanels.people(whole, visit))
        return Page(
            customer.name, lead: lead(whole, visit.zone), section: .customers, deeds: deeds(whole, visit), place: code.text,
            number: code.text,
            pieces, beside: beside)
    }

    /// `CFE, Gold, Managed Services, third-party data center, signed 12 Dec 2025, catalogue version 1, America/Chicago`.
    private static func lead(_ whole: CustomerStanding, _ zone: Zone) -> String {
        var words = [whole.customer.code.text]
        if let agreement = whole.inForce, let promise = agreement.promise {
            words += [
                promise.tier.name, agreement.terms.deliveryModel.words, "\(agreement.terms.dataCenter.words) data center",
                agreement.bindingOn.map { "signed \($0.words)" } ?? "", "catalogue version \(agreement.terms.catalogueVersion)",
            ]
        } else {
            words.append("no Cloud Services agreement in force")
        }
        if whole.customer.zone.id != zone.id { words.append(whole.customer.zone.id) }
        return words.filter { !$0.isEmpty }.joined(separator: " \u{B7} ")
    }

    private static func deeds(_ whole: CustomerStanding, _ visit: Visit) -> [Button] {
        let code = whole.customer.code
        let may = visit.actor.permissions
        var deeds = [
            Button(
                "Quarterly report \(whole.quarter.words)",
                href: "/reports/quarterly-status?customer=\(code)&period=\(whole.quarter)",
                isMain: true)
        ]
        if let budget = whole.budgets.first(where: { $0.kind == .enhancedMaintenance }) {
            if may.contains(.manageContracts) {
                deeds.append(Button("Give notice", href: "/work/\(budget.sow)/notice"))
                deeds.append(Button("Change order", href: "/work/\(budget.sow)/change-order"))
            }
            if may.contains(.logHours) { deeds.append(Button("Log hours", href: "/work/\(budget.sow)/log-hours")) }
        }
        if may.contains(.manageWork) { deeds.append(Button("Request work", href: "/work/new?customer=\(code)")) }
        if may.contains(.logRequests) { deeds.append(Button("New request", href: "/requests/new?customer=\(code)", key: "n")) }
        deeds.append(Button("Engagements", href: "/engagements?customer=\(code)"))
        return deeds
    }
}

extension Visit {
    /// Rates, fees and what hours are worth are for those who read billing.
    var seesMoney: Bool { actor.permissions.contains(.readBilling) }
}
