import BackOffice
import Domain
import Metering

/// What the reports of a customer's quarter are made from, gathered once: promises, judgements, and the figures behind them.
struct QuarterFacts: Sendable {
    let customer: Customer
    let quarter: Quarter
    let agreements: [CloudServicesAgreement]
    let now: Instant
    let madeBy: String
    let names: PeopleNames
    /// The commitments judged over the quarter, in the order of the agreement.
    let judged: [ComplianceRow]
    /// The same month by month, for up to a year that ends with the quarter; months not begun are left out.
    let trend: [(month: Month, rows: [ComplianceRow])]
    /// Of the quarter's months that have begun.
    let availability: [(month: Month, rows: [AvailabilityRow])]
    let metering: [MeteringMonth]
    /// Approved ones that touch the quarter, by number.
    let exclusions: [ExclusionRow]
    /// Hour budgets with a day in the quarter, as they stood at its end or stand today.
    var hours: [HoursLine] = []
    /// Change orders that became binding in the quarter or are open, in the order they were drafted.
    var changes: [ChangeOrder] = []
    /// Changes to the customer's systems that were made in the quarter, in the order they were begun.
    var made: [ChangeRequest] = []
    /// Changes planned for the rest of the quarter and the next, as they stand today, in the order they are planned.
    var ahead: [ChangeRequest] = []
    /// Requests opened before the quarter's end that were open in it, or were worked on.
    var requests: [DeskLine] = []
    var policies = ServiceLevelPolicies.standard
    /// Thresholds that clocks passed in the quarter.
    var escalations: [Escalation] = []
    /// How the systems were looked after; nil where nothing is known of it.
    var operations: OperationsFacts?
    /// What either side owes today.
    var openActions: [OpenAction] = []
    /// From the quarter's end, or today while it runs, through the next two quarters.
    var deadlines: [DeadlineLine] = []

    var zone: Zone { customer.zone }

    /// `2026 Q3, 1 Jul 2026 to 30 Sep 2026`.
    var periodWords: String { "\(quarter.words), \(quarter.first.words) to \(quarter.last.words)" }

    /// Whether every commitment has its final figure.
    var isFinal: Bool { judged.allSatisfy(\.assessment.isFinal) }

    /// When the last commitment becomes final.
    var closesAt: Instant? { judged.map(\.assessment.closesAt).max() }

    /// `Gold, managed services`.
    var serviceWords: String {
        agreements.compactMap { agreement in
            agreement.promise.map { "\($0.tier.name), \(agreement.terms.deliveryModel.words), \(agreement.id)" }
        }.joined(separator: "; ")
    }

    /// The promise for a read rate, where the contract makes one.
    func target(_ slots: ReadClass, _ deadline: ReadDeadline) -> Percent? {
        judged.first {
            guard case .readRate(let kind, let by) = $0.assessment.metric else { return false }
            return kind.rawValue == slots.rawValue && by.rawValue == deadline.rawValue
        }?.assessment.target
    }
}

extension QuarterFacts {
    /// Refuses a quarter that has not begun, and a customer without a binding agreement in it.
    init(of code: CustomerCode, _ quarter: Quarter, from view: View) throws {
        let customer = try view.customer(code)
        let today = customer.zone.day(of: view.now)
        guard quarter.first <= today else { throw ReportRefusal.notBegun(quarter, quarter.first) }
        self.customer = customer
        self.quarter = quarter
        now = view.now
        madeBy = view.actor.name
        names = try view.peopleNames()
        agreements = try view.agreementsInForce(of: code, on: quarter.first...quarter.last)
        judged = try view.compliance(of: code, over: .quarter(quarter))
        let begun = quarter.months.filter { $0.first <= today }
        let inForce = { (month: Month) in try !view.agreementsInForce(of: code, on: month.days).isEmpty }
        var months: [Month] = begun
        while let first = months.first, months.count < 12, try inForce(first.previous) { months.insert(first.previous, at: 0) }
        trend = try months.filter(inForce).map { ($0, try view.compliance(of: code, over: .month($0))) }
        availability = try begun.filter(inForce).map { ($0, try view.availability(of: code, in: $0)) }
        metering = try begun.map { try view.meteringMonth(of: code, in: $0) }
        exclusions = try ExclusionRow.list(
            of: code, touching: customer.zone.period(of: quarter.first...quarter.last), status: .approved, view.db
        ).sorted { $0.number < $1.number }
        let asOf = min(quarter.last, today)
        hours = try HoursLine.list(of: customer, days: quarter.first...quarter.last, asOf: asOf, from: view)
        changes = try view.changeOrders(of: code).filter { order in
            switch order.status {
            case .draft, .signedByOne: true
            case .binding(let first, let last): (quarter.first...quarter.last).contains(max(first.on, last.on))
            case .void(let day, _): (quarter.first...quarter.last).contains(day)
            }
        }
        let all = try view.changes(of: code)
        let period = customer.zone.period(of: quarter.first...quarter.last)
        made = all.filter { $0.implementation.map { period.start <= $0.actual.start && $0.actual.start < period.end } ?? false }
            .sorted {
                ($0.implementation?.actual.start ?? .distantPast, $0.id) < (
                    $1.implementation?.actual.start ?? .distantPast, $1.id
                )
            }
        let next = customer.zone.start(of: Quarter(of: quarter.last + 1).last + 1)
        ahead = all.filter { $0.isAhead && $0.plan.planned.map { $0.end > view.now && $0.start < next } ?? false }
            .sorted { ($0.plan.planned?.start ?? .distantPast, $0.id) < ($1.plan.planned?.start ?? .distantPast, $1.id) }
        let inQuarter = DeskLine.zone.period(of: quarter.first...quarter.last)
        policies = try view.serviceLevelPolicies()
        requests = try view.requests(of: code, judgedIn: inQuarter, asOf: nil).map { [policies, names] in
            DeskLine($0.request, policies: policies, at: view.now, names: names)
        }.filter { line in
            line.history.state == .open || line.history.facts.contains { $0.at >= inQuarter.start }
        }
        escalations = try view.escalations(of: code, crossedIn: inQuarter)
        let care = try OperationsFacts(of: customer, quarter, from: view)
        operations = care.isEmpty ? nil : care
        openActions = try OpenAction.list(of: customer, from: view)
        deadlines = try DeadlineLine.list(of: customer, after: asOf, from: view)
    }
}
