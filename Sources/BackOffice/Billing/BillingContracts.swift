import Domain
import Foundation
import GRDB

/// The binding contracts of customers, as their change orders, acceptances and notices have left them; each table read once.
struct BillingContracts {
    private(set) var maintenance: [CustomerCode: [MaintenanceAgreement]] = [:]
    private(set) var work: [MaintenanceAgreement.ID: [MaintenanceBilling.Work]] = [:]
    private(set) var projects: [CustomerCode: [ProjectBilling]] = [:]
    private(set) var cloudServices: [CustomerCode: [CloudServicesAgreement]] = [:]

    init(_ view: View, first: String, last: String) throws {
        let span: StatementArguments = ["first": first, "last": last]
        func all<Record: FetchableRecord>(_ type: Record.Type, _ table: String, _ condition: String) throws -> [Record] {
            try Record.fetchAll(
                view.db.cachedStatement(
                    sql: "SELECT * FROM \(table) WHERE customer BETWEEN :first AND :last AND \(condition) ORDER BY id"),
                arguments: span)
        }
        maintenance = Dictionary(
            grouping: try all(MaintenanceAgreement.self, "maintenance_agreement", "status = 'binding'"), by: \.customer)
        cloudServices = Dictionary(
            grouping: try all(CloudServicesAgreement.self, "cloud_services_agreement", "status = 'binding'"), by: \.customer)
        let orders = Dictionary(
            grouping: try all(ChangeOrder.self, "change_order", "status = 'binding'"), by: \.statementOfWork)
        let additions = try BillingContracts.additions(view, span)
        let ends = try BillingContracts.ends(view, span)
        let accepted = try BillingContracts.accepted(view, span)
        for sow in try all(StatementOfWork.self, "statement_of_work", "bound_at IS NOT NULL") {
            guard let binding = sow.binding else { continue }
            let (completedOn, cancelledOn) = sow.endedOn
            switch binding.quote.terms {
            case .enhancedMaintenance(let terms):
                work[terms.maintenance, default: []].append(
                    MaintenanceBilling.Work(
                        id: sow.id, terms: terms, boundOn: binding.boundOn,
                        endsOn: [ends[sow.id], completedOn, cancelledOn].compactMap { $0 }.min(),
                        additions: additions[sow.id] ?? [], changeOrders: orders[sow.id] ?? []))
            case .advancedServices(let terms):
                projects[sow.customer, default: []].append(
                    ProjectBilling(
                        id: sow.id, customer: sow.customer, terms: terms, effectiveFrom: binding.effectiveFrom,
                        completedOn: completedOn, cancelledOn: cancelledOn, accepted: accepted[sow.id] ?? [:],
                        changeOrders: orders[sow.id] ?? []))
            }
        }
    }

    private static func additions(
        _ view: View, _ span: StatementArguments
    ) throws -> [StatementOfWork.ID: [RecurringAddition]] {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT sow, change_order, minutes, effective_from FROM recurring_addition
                    WHERE customer BETWEEN :first AND :last ORDER BY effective_from, change_order
                    """), arguments: span)
        return try rows.reduce(into: [:]) { all, row in
            guard let sow = StatementOfWork.ID(row["sow"] as String), let order = ChangeOrder.ID(row["change_order"] as String),
                let from = Day(row["effective_from"] as String)
            else { throw Unreadable("recurring_addition") }
            all[sow, default: []].append(
                RecurringAddition(changeOrder: order, hours: Hours(minutes: row["minutes"]), effectiveFrom: from))
        }
    }

    private static func ends(_ view: View, _ span: StatementArguments) throws -> [StatementOfWork.ID: Day] {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT sow, ends_on FROM notice WHERE customer BETWEEN :first AND :last AND withdrawn_on IS NULL
                    """), arguments: span)
        return try rows.reduce(into: [:]) { all, row in
            guard let sow = StatementOfWork.ID(row["sow"] as String), let end = Day(row["ends_on"] as String) else {
                throw Unreadable("notice.ends_on")
            }
            all[sow] = end
        }
    }

    private static func accepted(_ view: View, _ span: StatementArguments) throws -> [StatementOfWork.ID: [String: Day]] {
        let rows = try Row.fetchAll(
            view.db.cachedStatement(
                sql: "SELECT sow, phase, accepted_on FROM phase_acceptance WHERE customer BETWEEN :first AND :last"),
            arguments: span)
        return try rows.reduce(into: [:]) { all, row in
            guard let sow = StatementOfWork.ID(row["sow"] as String), let on = Day(row["accepted_on"] as String) else {
                throw Unreadable("phase_acceptance.accepted_on")
            }
            all[sow, default: [:]][row["phase"] as String] = on
        }
    }
}

extension StatementOfWork {
    /// The day it was completed, and the day it was cancelled.
    fileprivate var endedOn: (completed: Day?, cancelled: Day?) {
        switch status {
        case .requested, .scoping, .quoted, .signedByOne, .binding: (nil, nil)
        case .completed(_, let on): (on, nil)
        case .cancelled(_, let on, _): (nil, on)
        }
    }
}
