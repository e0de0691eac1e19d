import Domain
import Foundation
import GRDB

/// Finds what is billable and stands on no line yet: of one customer, or of all the actor may see. Each table is read once.
struct BillableFacts {
    private let view: View
    private let horizon: Day
    /// An invoice whose own claims are left out of account: when a draft is checked against what is due.
    private let except: String
    private let first: String
    private let last: String
    /// The day by which a claim of a service credit must not be late; today where nil.
    private let judgedOn: Day?

    init(_ view: View, through horizon: Day, customer: CustomerCode?, except: Invoice? = nil) {
        self.view = view
        self.horizon = horizon
        self.except = except?.id.text ?? ""
        judgedOn = except?.draftedOn
        (first, last) = (customer?.text ?? "", customer?.text ?? "\u{10FFFF}")
    }

    private var span: StatementArguments { ["first": first, "last": last] }
    private var spanAndExcept: StatementArguments { ["first": first, "last": last, "except": except] }

    /// Every open fact that is due by the horizon, by customer.
    func fetch() throws -> [CustomerCode: [BillableFact]] {
        let customers = try Customer.fetchAll(
            view.db.cachedStatement(sql: "SELECT * FROM customer WHERE code BETWEEN :first AND :last"), arguments: span
        ).filter { view.actor.maySee($0.code) }
        let claimed = try claimedKeys()
        let isOpen = { (kind: BillableFact.Kind, id: String) in !claimed.contains(Key(kind: kind.rawValue, id: id)) }
        let contracts = try BillingContracts(view, first: first, last: last)
        let rows = try workRows(contracts)
        let expenses = try openExpenses()
        let begins = try view.billsFrom()
        var facts: [CustomerCode: [BillableFact]] = [:]
        for customer in customers {
            let today = customer.zone.day(of: view.now)
            var found = maintenance(of: customer.code, contracts)
            for project in contracts.projects[customer.code] ?? [] {
                found += project.facts
                found += (rows[project.id] ?? []).compactMap { project.fact(of: $0, today: today) }
            }
            found += (expenses[customer.code] ?? []).compactMap(\.fact)
            found = found.filter { $0.kind == .hours || $0.kind == .expense || isOpen($0.kind, $0.id) }
            for agreement in contracts.cloudServices[customer.code] ?? [] {
                found += try cloudServices(agreement, of: customer, today: today, isOpen)
            }
            let begin = begins[customer.code] ?? .earliest
            found = found.filter { $0.dueOn <= horizon && $0.through >= begin }
            if !found.isEmpty { facts[customer.code] = found }
        }
        return facts
    }

    private func maintenance(of customer: CustomerCode, _ contracts: BillingContracts) -> [BillableFact] {
        (contracts.maintenance[customer] ?? []).flatMap { agreement -> [BillableFact] in
            let billing = MaintenanceBilling(agreement, through: horizon)
            return billing.fees + (contracts.work[agreement.id] ?? []).flatMap { billing.facts(of: $0) }
        }
    }

    private func cloudServices(
        _ agreement: CloudServicesAgreement, of customer: Customer, today: Day, _ isOpen: (BillableFact.Kind, String) -> Bool
    ) throws -> [BillableFact] {
        guard let billing = CloudServicesBilling(agreement, through: horizon, today: today) else { return [] }
        var facts = billing.feeFacts(isOpen)
        facts += try OptionalCharges(view, customer: customer).facts(of: billing, isOpen)
        if let credits = agreement.terms.credits {
            facts += try ServiceCredits(view, customer: customer, except: except)
                .facts(of: agreement, billing, credits, judgedOn: judgedOn ?? today)
        }
        return facts
    }

    private struct Key: Hashable {
        let kind: String
        let id: String
    }

    private func claimedKeys() throws -> Set<Key> {
        let rows = try Row.fetchCursor(
            view.db,
            sql: """
                SELECT fact_kind, fact_id FROM claim
                WHERE released_at IS NULL AND fact_kind NOT IN ('hours', 'expense') AND customer BETWEEN :first AND :last
                AND invoice <> :except
                """, arguments: spanAndExcept)
        var keys: Set<Key> = []
        while let row = try rows.next() { keys.insert(Key(kind: row[0], id: row[1])) }
        return keys
    }

    /// Rows of projects in the balance that nothing took back and no line bills.
    private func workRows(_ contracts: BillingContracts) throws -> [StatementOfWork.ID: [ProjectBilling.Row]] {
        guard !contracts.projects.isEmpty else { return [:] }
        let cursor = try Row.fetchCursor(
            view.db,
            sql: """
                SELECT hour_row.id, hour_row.sow, hour_row.minutes, hour_row.work_date, hour_row.person, hour_row.phase
                FROM hour_row JOIN statement_of_work AS work ON work.id = hour_row.sow AND work.kind = 'advanced services'
                WHERE hour_row.customer BETWEEN :first AND :last AND hour_row.kind = 'consume' AND hour_row.over_budget = 0
                AND hour_row.work_date <= :horizon
                AND NOT EXISTS (SELECT 1 FROM hour_row AS taken WHERE taken.reverses = hour_row.id)
                AND NOT EXISTS (
                    SELECT 1 FROM claim WHERE fact_kind = 'hours' AND fact_id = CAST(hour_row.id AS TEXT)
                    AND released_at IS NULL AND invoice <> :except)
                """, arguments: spanAndExcept &+ ["horizon": horizon.description])
        var rows: [StatementOfWork.ID: [ProjectBilling.Row]] = [:]
        while let row = try cursor.next() {
            guard let sow = StatementOfWork.ID(row[1] as String), let on = Day(row[3] as String) else {
                throw Unreadable("hour_row.work_date")
            }
            let minutes: Int = row[2]
            rows[sow, default: []].append(
                ProjectBilling.Row(number: row[0], minutes: -minutes, on: on, person: row[4] ?? "", phase: row[5]))
        }
        return rows
    }

    private func openExpenses() throws -> [CustomerCode: [Expense]] {
        let found = try Expense.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT expense.* FROM expense
                    JOIN statement_of_work AS work ON work.id = expense.sow AND work.bound_at IS NOT NULL
                    WHERE expense.customer BETWEEN :first AND :last AND expense.bearer = 'customer' AND expense.spent_on <= :horizon
                    AND NOT EXISTS (SELECT 1 FROM expense_withdrawal AS taken WHERE taken.expense = expense.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM claim WHERE fact_kind = 'expense' AND fact_id = expense.id
                        AND released_at IS NULL AND invoice <> :except)
                    """), arguments: spanAndExcept &+ ["horizon": horizon.description])
        return Dictionary(grouping: found, by: \.customer)
    }
}
