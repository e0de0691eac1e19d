import BackOffice
import Domain
import Reports

/// What a customer's page is made from, read from one state of the books.
struct CustomerStanding: Sendable {
    let customer: Customer
    let today: Day
    /// The quarter looked at: the running one unless the address names another.
    let quarter: Quarter
    let agreements: [CloudServicesAgreement]
    let inForce: CloudServicesAgreement?
    /// Nil where no agreement was in force in the quarter, or it has not begun.
    let judged: [ComplianceRow]?
    let trends: [CommitmentTrend]
    let budgets: [BudgetStanding]
    let work: [(sow: StatementOfWork, ends: Day?)]
    let maintenance: [MaintenanceAgreement]
    let professional: [ProfessionalServicesAgreement]
    let deadlines: [DeadlineLine]
    /// Why the next last day for notice is that day.
    let why: Derivation?
    let requests: [QueueRow]
    let openRequests: Int?
    let changes: [ChangeOrder]
    let contacts: [Contact]
    let invoices: [AgedInvoice]

    init(_ code: CustomerCode, _ query: Query, from view: View) throws {
        let customer = try view.customer(code)
        let today = customer.zone.day(of: view.now)
        let quarter = query["quarter"].flatMap { Quarter($0) } ?? Quarter(of: today)
        (self.customer, self.today, self.quarter) = (customer, today, quarter)
        agreements = try view.agreements(of: code)
        inForce = try view.agreementsInForce(of: code, on: today...today).last
        let hasPromise = try !view.agreementsInForce(of: code, on: quarter.first...quarter.last).isEmpty && quarter.first <= today
        judged = hasPromise ? try view.compliance(of: code, over: .quarter(quarter)) : nil
        trends = try view.commitmentTrends(of: code, upTo: Month(of: quarter.last))
        let work = try view.statementsOfWork(of: code).map { (sow: $0, ends: try view.endsOn($0)) }
        self.work = work
        let running = try work.filter { sow, ends in
            try sow.isBinding && (ends.map { $0 >= today } ?? true)
                && (sow.signedTerms.startsOn <= today || sow.kind == .enhancedMaintenance)
        }
        budgets = try running.filter { CustomerStanding.runs($0.sow) }.map { try BudgetStanding($0.sow, from: view) }
        maintenance = try view.maintenanceAgreements(of: code)
        professional = try view.professionalServicesAgreements(of: code)
        deadlines = try DeadlineLine.list(of: customer, after: today, from: view)
        let notice = deadlines.first { $0.what == ContractDeadline.Kind.lastDayForNotice.rawValue }
        why = try notice.flatMap { line in StatementOfWork.ID(line.about).map { ($0, line.on) } }.map { id, on in
            let sow = try view.statementOfWork(id)
            return try view.noticeDeadline(of: sow, view.runningYear(of: sow, on: on)).derivation
        }
        var filter = QueueFilter()
        filter.customer = code
        (requests, openRequests) = try view.requests(RequestPageQuery(filter, limit: 5))
        changes = try view.changeOrders(of: code).filter {
            switch $0.status {
            case .draft, .signedByOne: true
            case .binding, .void: false
            }
        }
        contacts = try view.contacts(of: code)
        invoices = view.actor.permissions.contains(.readBilling) ? try view.ageing(of: code, on: today) : []
    }

    private static func runs(_ sow: StatementOfWork) -> Bool {
        switch sow.status {
        case .binding: true
        case .requested, .scoping, .quoted, .signedByOne, .completed, .cancelled: false
        }
    }
}
