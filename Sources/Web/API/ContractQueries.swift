import BackOffice
import Domain
import Foundation

/// What the API tells of customers, contracts and what is billed.
enum ContractQueries {
    static let routes: [Route] = customers + work + billing

    private static let customers: [Route] = [
        APIQueries.one("customers/{customer}", "A customer's record.") { visit, view in
            try view.customer(APIQueries.customerCode(visit))
        },
        APIQueries.list(
            "contacts", "People of the utilities.", parameters: [APIQueries.customer], key: { (row: Contact) in row.id.text }
        ) {
            view, query in try view.contacts(of: try customer(query))
        },
        APIQueries.one("customers/{customer}/agreements", "Cloud Services agreements, drafts too, with what they promise.") {
            visit, view in
            try view.agreements(of: APIQueries.customerCode(visit)).map(AgreementAnswer.init)
        },
        APIQueries.one(
            "customers/{customer}/deadlines",
            "Days ahead that contracts hang on, through the end of the second quarter after this."
        ) {
            visit, view in
            let code = try APIQueries.customerCode(visit)
            let today = try view.today(of: code)
            return try view.contractDeadlines(of: code, in: today...Quarter(of: today).next.next.last)
        },
    ]

    private static let work: [Route] = [
        APIQueries.list(
            "work", "Statements of work.", parameters: [APIQueries.customer],
            key: { (row: WorkAnswer) in row.statementOfWork.text }
        ) { view, query in try view.statementsOfWork(of: try customer(query)).map { try WorkAnswer($0, view) } },
        APIQueries.one("work/{work}", "A statement of work, with its terms.", permission: .readBilling) { visit, view in
            try view.statementOfWork(WorkForms.id(visit))
        },
        APIQueries.one("work/{work}/hours", "The ledger of a statement of work's running year: every row, bought, used, left.") {
            visit, view in
            let sow = try view.statementOfWork(WorkForms.id(visit))
            return HoursAnswer(try BudgetStanding(sow, from: view))
        },
        APIQueries.one(
            "work/{work}/hours/why", "How the hours left, and those that will be lost, come about.", permission: .readBilling
        ) {
            visit, view in
            let budget = try BudgetStanding(view.statementOfWork(WorkForms.id(visit)), from: view)
            return [budget.ledger.derivation] + (budget.forecast.map { [$0.derivation] } ?? [])
        },
        APIQueries.one("work/{work}/notice-deadline", "The last day for notice, with both candidates, and why.") { visit, view in
            let deadline = try view.noticeDeadline(of: view.statementOfWork(WorkForms.id(visit)))
            return DeadlineAnswer(deadline)
        },
        APIQueries.list(
            "change-orders", "Change orders.", permission: .readBilling, parameters: [APIQueries.customer],
            key: { (row: ChangeOrder) in row.id.text }
        ) { view, query in try view.changeOrders(of: try customer(query)) },
        APIQueries.list(
            "engagements", "Planned work of specialists.", parameters: [APIQueries.customer],
            key: { (row: Engagement) in row.id.text }
        ) { view, query in try view.engagements(of: try customer(query)) },
        APIQueries.one("customers/{customer}/notices", "Notices of a customer, withdrawn ones too.") { visit, view in
            try view.notices(of: APIQueries.customerCode(visit))
        },
    ]

    private static let billing: [Route] = [
        APIQueries.one("invoices/{invoice}", "An invoice with its lines and the facts each bills.", permission: .readBilling) {
            visit, view in
            try view.invoice(InvoicePage.id(visit))
        },
        APIQueries.one("invoices/{invoice}/why", "How each line of an invoice comes about.", permission: .readBilling) {
            visit, view in
            try view.invoice(InvoicePage.id(visit)).lines.map(\.derivation)
        },
        APIQueries.list(
            "ageing", "Issued invoices with something open today.", permission: .readBilling, parameters: [APIQueries.customer],
            key: { (row: AgedInvoice) in row.number.text }
        ) { view, query in try view.ageing(of: try customer(query), on: Zone.pacific.day(of: view.now)) },
        APIQueries.one(
            "invoice-plans", "What an invoice run would draft.", permission: .runInvoices,
            parameters: [.init("period", "A month or a quarter", example: "2026-09", needed: true), APIQueries.customer]
        ) { visit, view in
            let period = try visit.query.needed("period", "a month (2026-09) or a quarter (2026Q3)") { ReportingPeriod($0) }
            return try view.invoicePlans(for: period, customer: try customer(ListQuery(visit.query, limit: nil)))
        },
    ]

    private static func customer(_ query: ListQuery) throws -> CustomerCode? {
        try query.word("customer", "a utility's code") { CustomerCode($0) }
    }
}

/// An agreement without what it costs.
private struct AgreementAnswer: Encodable {
    let agreement: CloudServicesAgreement.ID
    let tier: String
    let from: Day
    let through: Day
    let status: String
    let commitments: [Commitment]

    init(_ agreement: CloudServicesAgreement) {
        self.agreement = agreement.id
        tier = agreement.terms.tier
        from = agreement.terms.from
        through = agreement.terms.through
        status = agreement.statusWord
        commitments = agreement.promise?.commitments ?? []
    }
}

/// A statement of work without what it costs.
private struct WorkAnswer: Encodable, Sendable {
    let statementOfWork: StatementOfWork.ID
    let customer: CustomerCode
    let kind: StatementOfWork.Kind
    let title: String
    let standing: String
    /// The day notice ends it.
    let endsOn: Day?

    init(_ sow: StatementOfWork, _ view: View) throws {
        statementOfWork = sow.id
        customer = sow.customer
        kind = sow.kind
        title = sow.title
        standing = sow.standing(on: try view.today(of: sow.customer)).words
        endsOn = try view.endsOn(sow)
    }
}

private struct HoursAnswer: Encodable {
    let statementOfWork: StatementOfWork.ID
    let first: Day
    let last: Day
    let bought: Hours
    let used: Hours
    let balance: Hours
    let overBudget: Hours
    let willExpire: Hours
    let isClosed: Bool

    init(_ budget: BudgetStanding) {
        statementOfWork = budget.sow
        first = budget.ledger.year.first
        last = budget.ledger.year.last
        bought = budget.ledger.bought
        used = budget.ledger.used
        balance = budget.ledger.balance
        overBudget = budget.ledger.overBudget
        willExpire = budget.expires
        isClosed = budget.ledger.closed != nil
    }
}

private struct DeadlineAnswer: Encodable {
    let byNotice: Day
    let byInvoice: Day
    let lastDay: Day
    let why: Derivation

    init(_ deadline: NoticeDeadline) {
        byNotice = deadline.byNotice
        byInvoice = deadline.byInvoice
        lastDay = deadline.day
        why = deadline.derivation
    }
}
